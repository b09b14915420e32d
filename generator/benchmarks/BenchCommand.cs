using System.Runtime.InteropServices;
using AudioSessions.Benchmarks.Harness;

namespace StateMachine.Generator.Benchmarks;

/// <summary>What a spec costs: an editor at each edit, a build once.</summary>
internal static class BenchCommand
{
    private const string Help = """
        generator-benchmarks: what a spec costs an editor and a build.

          --only NAME   one group: edits, build; may be repeated
          --quick       fewer and shorter rounds: for a look, not for a figure to keep

        Exit codes: 0 measured, 1 the build that is timed failed, 2 the command line is wrong.
        A goal that is missed is said in the table and changes no exit code: time is no test.
        """;

    public static int Run(string[] args)
    {
        var effort = Effort.Full;
        List<string> only = [];
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    effort = Effort.Quick;
                    break;
                case "--only" when i + 1 < args.Length && args[i + 1] is "edits" or "build":
                    only.Add(args[++i]);
                    break;
                case "--help" or "-h":
                    Console.WriteLine(Help);
                    return 0;
                default:
                    Console.Error.WriteLine($"generator-benchmarks: '{string.Join(' ', args[i..])}' is not understood. --help lists what there is.");
                    return 2;
            }
        }

        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors. Figures are medians of {Clock.Kind}.");
        if (only.Count == 0 || only.Contains("edits"))
        {
            EditRows.Print(effort, "the turnstile", Spec.Turnstile, editGoal: 1);
            var fivefold = Fivefold.Of(Spec.AudioSession);
            var one = EditRows.Print(effort, "the audio policy", Spec.AudioSession, editGoal: 50);
            var five = EditRows.Print(effort, "the audio policy five times in one machine", fivefold, editGoal: 250);
            EditRows.Compare($"The policy has {Fivefold.Size(Spec.AudioSession)}; five times has {Fivefold.Size(fivefold)}", one, five);
        }

        return only.Count > 0 && !only.Contains("build") || BuildRows.Print() ? 0 : 1;
    }
}
