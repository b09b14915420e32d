using System.Diagnostics;
using System.Runtime.InteropServices;
using AudioSessions.Benchmarks.Harness;
using AudioSessions.Benchmarks.Rows;

namespace AudioSessions.Benchmarks;

/// <summary>What the generated code costs: ratios against a baseline that is measured in the same run.</summary>
internal static class BenchCommand
{
    private const string Help = """
        bench: what the generated code costs, as ratios against hand-written code in the same run.

          --only NAME   one group: flat, stateless, explorer, rendering; may be repeated
          --quick       fewer and shorter rounds: for a look, not for a figure to keep

        Exit codes: 0 measured, 1 hand-written and generated code do not do the same, 2 the command line is wrong.
        A goal that is missed is said in the table and changes no exit code: time is no test.
        """;

    private static readonly (string Name, Action<Effort> Print)[] _groups =
    [
        ("flat", FlatStepRows.Print),
        ("stateless", StatelessRows.Print),
        ("explorer", ExplorerRows.Print),
        ("rendering", RenderingRows.Print),
    ];

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
                case "--only" when i + 1 < args.Length && Array.Exists(_groups, g => g.Name == args[i + 1]):
                    only.Add(args[++i]);
                    break;
                case "--help" or "-h":
                    Console.WriteLine(Help);
                    return 0;
                default:
                    Console.Error.WriteLine($"bench: '{string.Join(' ', args[i..])}' is not understood. --help lists what there is.");
                    return 2;
            }
        }

        return Measure(effort, only);
    }

    private static int Measure(Effort effort, List<string> only)
    {
        var started = Stopwatch.GetTimestamp();
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors. Figures are medians of {Clock.Kind}; ratios are against the first line of each table.");
        try
        {
            foreach (var (name, print) in _groups)
            {
                if (only.Count == 0 || only.Contains(name))
                {
                    print(effort);
                }
            }
        }
        catch (Difference difference)
        {
            Console.Error.WriteLine($"bench: the hand-written code is not equivalent. {difference.Message}");
            return 1;
        }

        Console.WriteLine();
        Console.WriteLine($"Measured in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.");
        return 0;
    }
}
