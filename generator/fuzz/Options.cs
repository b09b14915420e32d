using System.Globalization;

namespace StateMachine.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Count">How many specs.</param>
/// <param name="Seed">Where the random numbers start; the same seed and number give the same spec.</param>
/// <param name="From">The number of the first spec.</param>
/// <param name="Threads">How many run at once.</param>
/// <param name="FullyEvery">Every so many specs also go through the enumerating checks and the C# compiler.</param>
/// <param name="Patience">How many seconds one spec may take.</param>
/// <param name="Out">The folder for what fails.</param>
/// <param name="Replay">A file to run instead of random specs.</param>
internal sealed record Options(int Count, int Seed, int From, int Threads, int FullyEvery, int Patience, string Out, string? Replay)
{
    public const string Help = """
        fuzz: the front end of the compiler on broken specs.

          --count N        how many specs [100000]
          --seed N         where the random numbers start [1]
          --from N         the number of the first spec [0]
          --threads N      how many run at once [as many as there are processors]
          --fully-every N  how often the enumerating checks and the C# compiler run as well [200]
          --patience N     how many seconds one spec may take [20]
          --out FOLDER     where a failing spec is written [artifacts/fuzz]
          --replay FILE    runs this spec, and nothing else

        Exit codes: 0 nothing failed, 1 something did, 2 the command line is wrong.
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options(100_000, 1, 0, Environment.ProcessorCount, 200, 20, Path.Combine("artifacts", "fuzz"), null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"'{args[i]}' wants a value.");
            int Number(int least) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
                ? number : throw new FormatException($"'{args[i]}' wants a number of at least {least}, not '{value}'.");
            options = args[i] switch
            {
                "--count" => options with { Count = Number(1) },
                "--seed" => options with { Seed = Number(int.MinValue) },
                "--from" => options with { From = Number(0) },
                "--threads" => options with { Threads = Number(1) },
                "--fully-every" => options with { FullyEvery = Number(1) },
                "--patience" => options with { Patience = Number(1) },
                "--out" => options with { Out = value },
                "--replay" => options with { Replay = value },
                _ => throw new FormatException($"There is no option '{args[i]}'."),
            };
        }

        return options;
    }
}
