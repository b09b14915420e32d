using System.CommandLine;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Reports;
using StateMachine.Tool.Running;
using StateMachine.Tool.Specs;

namespace StateMachine.Tool.Commands;

/// <summary>What <c>machine run</c> was asked for.</summary>
internal sealed record RunArguments(IReadOnlyList<string> Specs, string? Scenario, IReadOnlyList<PolicyChoice> Policies, bool Interactive, ReportOptions Report);

/// <summary><c>machine run SPEC...</c>: scenarios, or a machine by hand.</summary>
internal sealed class RunCommand(ToolConsole console)
{
    public static Command Define(ToolConsole console, SharedOptions shared)
    {
        var specs = SharedOptions.Specs();
        var scenario = new Option<string?>("--scenario") { Description = "Tell the scenario with this title, or this in its title, step by step", HelpName = "TITLE" };
        var policies = SharedOptions.Policies();
        var interactive = new Option<bool>("--interactive", "-i") { Description = "Drive the machine by hand, or by a pipe; with --scenario: go on from its end" };
        var command = new ToolCommand("run", "Run the scenarios of machines, or drive a machine by hand.")
        {
            Examples =
            [
                ("machine run spec", "all scenarios, and how many hold"),
                ("machine run spec --scenario \"a day with the phone\"", "one of them, with each step's rule, reasons and effects"),
                ("machine run spec --policy mixingOthers=Heard", "on the other side of a disagreement"),
                ("machine run spec --interactive", "type events and see what they do; 'help' tells how"),
            ],
        };
        command.Add(specs);
        command.Add(scenario);
        command.Add(policies);
        command.Add(interactive);
        command.SetAction(parsed => new RunCommand(console).Run(new RunArguments(
            parsed.GetRequiredValue(specs), parsed.GetValue(scenario), parsed.GetValue(policies) ?? [], parsed.GetValue(interactive), shared.Report(parsed))));
        return command;
    }

    public int Run(RunArguments arguments)
    {
        var report = new Report(console, arguments.Report);
        var machines = new List<RunningSpec>();
        try
        {
            foreach (var spec in new SpecReader(console).ReadMachines(arguments.Specs))
            {
                if (Compilation.Compile(console, spec, report)?.Under(arguments.Policies) is { } model && Compilation.Load(console, spec, model, report) is { } loaded)
                {
                    machines.Add(new RunningSpec(spec, loaded));
                }
            }

            return report.HasErrors ? report.Finish() : Run(machines, arguments, report);
        }
        finally
        {
            machines.ForEach(m => m.Loaded.Dispose());
        }
    }

    private int Run(List<RunningSpec> machines, RunArguments arguments, Report report)
    {
        if (arguments.Interactive)
        {
            return Drive(machines, arguments, report);
        }

        if (arguments.Scenario is { } wanted)
        {
            var (machine, index) = Find(machines, wanted);
            report.Add(Teller(report).Tell(machine.Start(index)), machine.Spec.Files);
            return report.Finish();
        }

        machines.ForEach(m => RunAll(m, report));
        return report.Finish();
    }

    private void RunAll(RunningSpec machine, Report report)
    {
        var failed = RunEach(machine).Zip(machine.Loaded.Scenarios).Count(run =>
        {
            report.Add(run.First, machine.Spec.Files);
            var holds = run.First.Count == 0;
            report.Results.WriteLine($"  {(holds ? report.ResultPaint.Good("ok  ") : report.ResultPaint.Error("FAIL"))}  {run.Second.Title}");
            return !holds;
        });
        var all = Plural.Of(machine.Loaded.Scenarios.Count, "scenario");
        report.Results.WriteLine($"{machine.Loaded.Info.Name}: {all}, {(failed == 0 ? "all hold" : $"{failed} {(failed == 1 ? "does" : "do")} not hold")}");
    }

    /// <summary>The findings of each scenario. Nothing is written meanwhile: a line of progress may stand on the terminal.</summary>
    private List<IReadOnlyList<Diagnostic>> RunEach(RunningSpec machine)
    {
        using var progress = new Progress(console, $"running the scenarios of {machine.Loaded.Info.Name}");
        return [.. Enumerable.Range(0, machine.Loaded.Scenarios.Count).Select(i => machine.Start(i).ToEnd())];
    }

    private int Drive(List<RunningSpec> machines, RunArguments arguments, Report report)
    {
        if (machines.Count != 1)
        {
            throw new UsageException($"One machine can be driven at a time, and there are {machines.Count}: {string.Join(", ", machines.Select(m => m.Loaded.Info.Name))}. Name the files of one.");
        }

        var machine = machines[0];
        var run = arguments.Scenario is { } wanted ? machine.Start(Find(machines, wanted).Scenario) : null;
        if (run is not null)
        {
            report.Add(Teller(report).Tell(run), machine.Spec.Files);
        }

        var session = new InteractiveSession(console, report, machine, run?.Machine ?? machine.Loaded.NewMachine(arguments.Policies), run?.Scenario.Givens ?? []);
        var mistakes = session.Run();
        return Math.Max(report.Finish(), mistakes > 0 && !console.InIsTerminal ? ExitCodes.Problems : ExitCodes.Fine);
    }

    private ScenarioTeller Teller(Report report) => new(report.Results, report.ResultPaint, console.Width);

    private static (RunningSpec Machine, int Scenario) Find(List<RunningSpec> machines, string wanted)
    {
        var found = machines.SelectMany(m => Choices.Scenarios(m.Loaded.Model, wanted), (m, i) => (Machine: m, Scenario: i)).ToList();
        var titles = (found.Count > 0 ? found.Select(f => f.Machine.Loaded.Scenarios[f.Scenario].Title) : machines.SelectMany(m => m.Loaded.Scenarios).Select(s => s.Title)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw Choices.Unknown($"There is no scenario '{wanted}'.", wanted, titles.Select(t => $"\"{t}\"")),
            _ => throw new UsageException($"'{wanted}' is part of {found.Count} titles: {string.Join(", ", titles.Select(t => $"\"{t}\""))}. Name one of them."),
        };
    }
}

/// <summary>A machine that runs, with the files that it came from.</summary>
internal sealed record RunningSpec(SpecMachine Spec, LoadedMachine Loaded)
{
    /// <summary>Begins a scenario.</summary>
    public ScenarioRun Start(int scenario) => new(Loaded.Scenarios[scenario], Loaded.Model.Scenarios[scenario]);
}
