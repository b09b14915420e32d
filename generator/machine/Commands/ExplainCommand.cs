using System.CommandLine;
using StateMachine.Compiler;
using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Emit;
using StateMachine.Tool.Explaining;
using StateMachine.Tool.Reports;
using StateMachine.Tool.Running;

namespace StateMachine.Tool.Commands;

/// <summary>What <c>machine explain</c> was asked for.</summary>
internal sealed record ExplainArguments(string? Code, ReportOptions Report);

/// <summary><c>machine explain [CODE]</c>: what a code means, with an example that is wrong and one that is right.</summary>
internal sealed class ExplainCommand(ToolConsole console)
{
    public static Command Define(ToolConsole console, SharedOptions shared)
    {
        var code = new Argument<string?>("CODE") { Description = "A code such as SM2027; without it all codes are listed", HelpName = "CODE", Arity = ArgumentArity.ZeroOrOne };
        code.CompletionSources.Add(_ => Catalogue.All.Select(p => p.Code));
        var command = new ToolCommand("explain", "Explain a code, with an example that is wrong and one that is right.")
        {
            Examples = [("machine explain SM2027", "what the code means"), ("machine explain", "all codes")],
        };
        command.Add(code);
        command.SetAction(parsed => new ExplainCommand(console).Run(new ExplainArguments(parsed.GetValue(code), shared.Report(parsed))));
        return command;
    }

    public int Run(ExplainArguments arguments)
    {
        var paint = arguments.Report.NoColour ? new Paint(false) : console.OutPaint;
        if (arguments.Code is not { } code)
        {
            foreach (var page in Catalogue.All)
            {
                console.Out.WriteLine($"{paint.Place(page.Code)}  {page.Title}");
            }

            return ExitCodes.Fine;
        }

        var found = Catalogue.Find(code) ?? Catalogue.Find($"SM{code}") ?? throw new UsageException(Unknown(code));
        new PageWriter(console.Out, paint, console.Width).Write(found, DiagnosticsOf(found));
        return ExitCodes.Fine;
    }

    private static string Unknown(string code)
    {
        var nearest = Catalogue.All.OrderBy(p => Distance(code, p.Code)).ThenBy(p => p.Code, StringComparer.Ordinal).Take(3);
        return $"There is no code '{code}'. The nearest are:\n{string.Join("\n", nearest.Select(p => $"  {p.Code}  {p.Title}"))}\nmachine: 'machine explain' lists all.";
    }

    /// <summary>How far two codes are apart: codes of a kind stand together, so by their numbers; a word that is no code is as far from all.</summary>
    private static int Distance(string written, string code)
        => int.TryParse(written.AsSpan(written.StartsWith("SM", StringComparison.OrdinalIgnoreCase) ? 2 : 0), out var number) ? Math.Abs(number - int.Parse(code.AsSpan(2))) : 0;

    /// <summary>What the stages say about the wrong example; the last one that is asked runs its scenarios.</summary>
    private static IReadOnlyList<Diagnostic> DiagnosticsOf(CataloguePage page)
    {
        if (page.Wrong is not { } wrong)
        {
            return [];
        }

        var compiled = MachineCompiler.Compile(wrong.Files);
        IEnumerable<Diagnostic> all = compiled.Diagnostics;
        if (compiled.Model is { } model)
        {
            all = all.Concat(MachineChecker.Check(model, CheckBudget.Full)).Concat(CSharpEmitter.Emit(model, EmitOptions.Readable("Machines")).Diagnostics);
            all = page.Code == ScenarioFindings.Code ? all.Concat(ScenarioFindings.Of(model)) : all;
        }

        return [.. all.Where(d => d.Code == page.Code)];
    }
}
