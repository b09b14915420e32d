using System.Globalization;
using StateMachine;

namespace AudioSessions.Player.Commands;

/// <summary>What <c>play</c> was asked for.</summary>
public sealed record PlayArguments
{
    /// <summary>The title of a scenario, or a part of one.</summary>
    public string Scenario { get; init; } = "a day with the phone";

    /// <summary>Only list the scenarios.</summary>
    public bool List { get; init; }

    /// <summary>WAV files by the names of those that they are the sound of.</summary>
    public IReadOnlyDictionary<string, string> Sounds { get; init; } = new Dictionary<string, string>();

    /// <summary>Policies decided otherwise: indexes of policy and option.</summary>
    public IReadOnlyList<(int Policy, int Option)> Policies { get; init; } = [];

    /// <summary>How long to listen after each event.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Where the files go.</summary>
    public string Out { get; init; } = "artifacts";

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">An option is unknown, or its value is missing or senseless.</exception>
    public static PlayArguments Parse(IReadOnlyList<string> args, MachineInfo info)
    {
        var sounds = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var policies = new List<(int, int)>();
        var result = new PlayArguments { Sounds = sounds, Policies = policies };
        for (var i = 0; i < args.Count; i++)
        {
            var option = args[i];
            string Value() => ++i < args.Count ? args[i] : throw new UsageException($"{option} needs a value after it. 'audio-session --help' tells which.");
            switch (option)
            {
                case "--scenario":
                    result = result with { Scenario = Value() };
                    break;
                case "--list":
                    result = result with { List = true };
                    break;
                case "--sound":
                    var (name, file) = Pair(option, Value(), "music=song.wav");
                    sounds[name] = file;
                    break;
                case "--policy":
                    policies.Add(Policy(Pair(option, Value(), "mixingOthers=Heard"), info));
                    break;
                case "--pace":
                    result = result with { Pace = Seconds(Value()) };
                    break;
                case "--out":
                    result = result with { Out = Value() };
                    break;
                default:
                    throw new UsageException(Unknown(option));
            }
        }

        return result;
    }

    private static string Unknown(string option)
    {
        string[] options = ["--scenario", "--list", "--sound", "--policy", "--pace", "--out", "--help"];
        return $"There is no option '{option}'.{Suggestion.For(option, options)} There are: {string.Join(", ", options)}.";
    }

    private static (string Name, string Value) Pair(string option, string text, string example)
    {
        var at = text.IndexOf('=');
        return at > 0 && at < text.Length - 1 ? (text[..at], text[(at + 1)..])
            : throw new UsageException($"{option} wants a name and a value, such as {option} {example}, not '{text}'.");
    }

    private static (int Policy, int Option) Policy((string Name, string Value) pair, MachineInfo info)
    {
        var names = info.Policies.Select(p => p.Name).ToList();
        var policy = names.FindIndex(n => n.Equals(pair.Name, StringComparison.OrdinalIgnoreCase));
        if (policy < 0)
        {
            throw new UsageException($"There is no policy '{pair.Name}'.{Suggestion.For(pair.Name, names)} There are: {string.Join(", ", names)}.");
        }

        var options = info.Policies[policy].Options.ToList();
        var option = options.FindIndex(o => o.Equals(pair.Value, StringComparison.OrdinalIgnoreCase));
        return option >= 0 ? (policy, option)
            : throw new UsageException($"The policy {names[policy]} has no option '{pair.Value}'.{Suggestion.For(pair.Value, options)} It has: {string.Join(", ", options)}.");
    }

    private static TimeSpan Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.1 and <= 60
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException($"--pace wants seconds from 0.1 to 60, such as 2.0, not '{text}'.");
}
