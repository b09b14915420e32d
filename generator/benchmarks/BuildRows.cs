using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StateMachine.Generator.Benchmarks;

/// <summary>What a build pays, cold: the project of the audio policy is compiled anew, and the compiler says how long generators took.</summary>
internal static partial class BuildRows
{
    private const int Builds = 3;

    /// <summary>False when a build failed; its output is printed.</summary>
    public static bool Print()
    {
        Console.WriteLine();
        Console.WriteLine("A cold build of runtime/AudioSessions");
        Console.WriteLine("  Without a compiler server, nothing of the project compiled before. Wall time, as the compiler reports it.");
        for (var i = 0; i < Builds; i++)
        {
            var (output, seconds, succeeded) = Build();
            if (!succeeded || GeneratorTime().Match(output) is not { Success: true } match)
            {
                Console.Error.WriteLine(output);
                Console.Error.WriteLine("generator-benchmarks: the build failed, or the compiler did not say how long generators took.");
                return false;
            }

            var spent = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            Console.WriteLine(FormattableString.Invariant($"  {seconds,6:0.0} s in all, {spent:0.000} s of it in generators: {spent / seconds:0.0 %}"));
        }

        return true;
    }

    private static (string Output, double Seconds, bool Succeeded) Build()
    {
        var start = new ProcessStartInfo("dotnet", ["build", "runtime/AudioSessions", "-c", "Release", "--no-restore", "--no-dependencies", "--no-incremental", "-nodeReuse:false", "-v:detailed", "-p:ReportAnalyzer=true", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = Spec.Root(),
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, Stopwatch.GetElapsedTime(started).TotalSeconds, process.ExitCode == 0);
    }

    [GeneratedRegex(@"Total generator execution time: ([0-9.]+) seconds")]
    private static partial Regex GeneratorTime();
}
