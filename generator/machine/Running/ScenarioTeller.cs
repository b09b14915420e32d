using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Tool.Running;

/// <summary>Runs a scenario and tells each step.</summary>
/// <param name="writer">Where to.</param>
/// <param name="paint">The colours, or none.</param>
/// <param name="width">The columns that there are.</param>
internal sealed class ScenarioTeller(TextWriter writer, Paint paint, int width)
{
    /// <summary>Tells the run from where it is to its end, and gives its findings.</summary>
    public IReadOnlyList<Diagnostic> Tell(ScenarioRun run)
    {
        var scenario = run.Scenario;
        writer.WriteLine($"{paint.Bold(scenario.Title)}  {paint.Dim($"{scenario.File}:{scenario.Line}")}");
        foreach (var line in scenario.Doc is null ? [] : Wrapping.Lines(scenario.Doc.ReplaceLineEndings(" "), width))
        {
            writer.WriteLine(paint.Dim(line));
        }

        writer.WriteLine();
        var lines = new List<ToldLine>();
        while (true)
        {
            var teller = new StepTeller(run.Machine, run.NameOf);
            if (run.Next() is not { } step)
            {
                break;
            }

            lines.AddRange(teller.Tell(step));
        }

        ToldTable.Write(writer, paint, width, lines);
        writer.WriteLine();
        return run.Findings;
    }
}
