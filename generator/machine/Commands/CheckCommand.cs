using System.CommandLine;
using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Model;
using StateMachine.Tool.Reports;
using StateMachine.Tool.Specs;

namespace StateMachine.Tool.Commands;

/// <summary>What <c>machine check</c> was asked for.</summary>
internal sealed record CheckArguments(IReadOnlyList<string> Specs, CheckBudget Budget, ReportOptions Report);

/// <summary><c>machine check SPEC...</c>: everything that is wrong with specs, and what they hold.</summary>
internal sealed class CheckCommand(ToolConsole console)
{
    public static Command Define(ToolConsole console, SharedOptions shared)
    {
        var specs = SharedOptions.Specs();
        var budget = SharedOptions.Number("--budget", $"Steps for each question that enumeration decides, such as whether a line can ever hold [default: {CheckBudget.Full.PerQuestion}]", 0);
        var command = new ToolCommand("check", "Say everything that is wrong with specs, and what they hold.")
        {
            Examples =
            [
                ("machine check spec", "all machines of a folder"),
                ("machine check Shop.machine Prices.machine", "a machine of two files"),
                ("machine check spec --warnings-as-errors", "for a build that stands for no warning"),
                ("machine check spec --budget 5000000", "decide more, in more time"),
                ("machine check spec --format sarif > check.sarif", "a log for a code host"),
            ],
        };
        command.Add(specs);
        command.Add(budget);
        command.SetAction(parsed => new CheckCommand(console).Run(new CheckArguments(parsed.GetRequiredValue(specs), Budget(parsed.GetValue(budget)), shared.Report(parsed))));
        return command;
    }

    public int Run(CheckArguments arguments)
    {
        var report = new Report(console, arguments.Report);
        foreach (var machine in new SpecReader(console).ReadMachines(arguments.Specs))
        {
            if (Compilation.Compile(console, machine, report) is not { } model)
            {
                continue;
            }

            Check(machine, model, arguments.Budget, report);
            report.Results.WriteLine(Summary(model));
        }

        return report.Finish();
    }

    private void Check(SpecMachine machine, MachineModel model, CheckBudget budget, Report report)
    {
        using var progress = new Progress(console, $"checking {machine.Title}");
        report.Add(MachineChecker.Check(model, budget), machine.Files);
        report.Add(CSharpEmitter.Emit(model, EmitOptions.Readable("Machines")).Diagnostics, machine.Files);
    }

    // The total keeps its proportion to a question.
    private static CheckBudget Budget(int? perQuestion)
    {
        var full = CheckBudget.Full;
        return perQuestion is { } steps ? new CheckBudget(steps, (int)Math.Min(int.MaxValue, (long)steps * (full.Total / full.PerQuestion))) : full;
    }

    private static string Summary(MachineModel model)
    {
        var parts = new[]
        {
            Plural.Of(model.Entities.Count, "entity", "entities"),
            Plural.Of(model.Events.Count(e => !e.IsCascade), "event"),
            Plural.Of(model.Rules.Count, "rule"),
            Plural.Of(model.Invariants.Count + model.Nevers.Count + model.Leads.Count, "property", "properties"),
            Plural.Of(model.Scenarios.Count, "scenario"),
        };
        return $"{model.Name}: {string.Join(", ", parts)}";
    }
}
