using System.CommandLine;
using StateMachine.Tool.Exploring;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Reports;
using StateMachine.Tool.Specs;

namespace StateMachine.Tool.Commands;

/// <summary>What <c>machine explore</c> was asked for.</summary>
internal sealed record ExploreArguments(IReadOnlyList<string> Specs, IReadOnlyList<InstanceCount> Instances, IReadOnlyList<PolicyChoice> Policies, int MaxStates, ReportOptions Report)
{
    /// <summary>The events that occur; empty for all.</summary>
    public IReadOnlyList<EventPattern> Only { get; init; } = [];

    /// <summary>Events that do not.</summary>
    public IReadOnlyList<EventPattern> Without { get; init; } = [];

    /// <summary>The searches of a plan, instead of instances and events; null without one.</summary>
    public IReadOnlyList<PlannedSearch>? Plan { get; init; }
}

/// <summary><c>machine explore SPEC...</c>: every reachable state, searched for broken properties.</summary>
internal sealed class ExploreCommand(ToolConsole console)
{
    public static Command Define(ToolConsole console, SharedOptions shared)
    {
        var specs = SharedOptions.Specs();
        var instances = new Option<InstanceCount[]>("--instances")
        {
            Description = $"How many instances of an entity, or of each, from 1 to 8 [default: {InstanceCount.Usual}]; repeated for one entity: a search for each",
            HelpName = "Entity=N|N",
            CustomParser = static result => [.. result.Tokens.Select(t => Count(result, t.Value))],
        };
        var only = Events("--only", "The events that occur, a part of the machine; with arguments: \"SetCategory(*, MediaPlayback)\"; may be repeated");
        var without = Events("--without", "Events that never occur; may be repeated");
        var plan = new Option<string>("--plan") { Description = "A file that names searches, each with its instances and events, to make one after the other", HelpName = "FILE" };
        var policies = SharedOptions.Policies();
        var maxStates = SharedOptions.Number("--max-states", "End cleanly after so many states", 1);
        var command = new ToolCommand("explore", "Search every reachable state of a machine for broken properties; tell each violation as the shortest way to it.")
        {
            Examples =
            [
                ("machine explore spec", "two instances of everything of which there can be several"),
                ("machine explore spec --instances Session=1 --instances Session=2", "two searches"),
                ("machine explore spec --policy mixingOthers=Heard", "the other side of a disagreement"),
                ("machine explore spec --instances Session=3 --without Rings,Answers", "a part: these events never occur"),
                ("machine explore spec --plan spec/explore.plan", "the searches of a file"),
                ("machine explore spec --instances 3 --max-states 1000000", "as far as a million states go"),
            ],
            Notes = [("Exit codes", "0 everything holds in every reachable state, 1 something is violated, 4 a limit was reached before the search was complete\nand nothing is violated until there: the state space is larger, and nothing is known of the rest.\nA part is complete by itself: that it holds says nothing about what is left out.")],
        };
        command.Add(specs);
        command.Add(instances);
        command.Add(only);
        command.Add(without);
        command.Add(plan);
        command.Add(policies);
        command.Add(maxStates);
        command.Validators.Add(result =>
        {
            if (result.GetResult(plan) is not null && (result.GetResult(instances) ?? result.GetResult(only) ?? result.GetResult(without)) is { } beside)
            {
                result.AddError($"'--plan' names instances and events itself; leave '{beside.Option.Name}' out.");
            }
        });
        command.SetAction(parsed => new ExploreCommand(console).Run(new ExploreArguments(
            parsed.GetRequiredValue(specs),
            parsed.GetValue(instances) ?? [],
            parsed.GetValue(policies) ?? [],
            parsed.GetValue(maxStates) ?? int.MaxValue,
            shared.Report(parsed))
        {
            Only = parsed.GetValue(only) ?? [],
            Without = parsed.GetValue(without) ?? [],
            Plan = parsed.GetValue(plan) is { } file ? ReadPlan(console, file) : null,
        }));
        return command;
    }

    public int Run(ExploreArguments arguments)
    {
        var report = new Report(console, arguments.Report);
        var verdict = SearchVerdict.Holds;
        foreach (var machine in new SpecReader(console).ReadMachines(arguments.Specs))
        {
            using var loaded = Compilation.Load(console, machine, report);
            if (loaded is not null)
            {
                verdict = (SearchVerdict)Math.Max((int)verdict, (int)Explore(loaded, arguments, report.Results));
            }
        }

        return report.Finish() != ExitCodes.Fine || verdict == SearchVerdict.Violated ? ExitCodes.Problems
            : verdict == SearchVerdict.NotDecided ? ExitCodes.NotDecided
            : ExitCodes.Fine;
    }

    private SearchVerdict Explore(LoadedMachine loaded, ExploreArguments arguments, TextWriter output)
    {
        var worst = SearchVerdict.Holds;
        foreach (var search in AskedSearch.Of(loaded, arguments))
        {
            output.WriteLine(search.Title(loaded));
            var verdict = loaded.Visit(new Search(console, output, arguments.MaxStates, search.Part, search.AsksLeads), search.Policies, search.Counts);
            worst = (SearchVerdict)Math.Max((int)worst, (int)verdict);
        }

        return worst;
    }

    private static IReadOnlyList<PlannedSearch> ReadPlan(ToolConsole console, string file)
    {
        try
        {
            return ExplorePlan.Parse(File.ReadAllText(console.FullPath(file)), file);
        }
        catch (MachineException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    private static Option<EventPattern[]> Events(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "EVENT,...",
        CustomParser = static result => [.. result.Tokens.SelectMany(t => Patterns(result, t.Value))],
    };

    private static IReadOnlyList<EventPattern> Patterns(System.CommandLine.Parsing.SymbolResult result, string text)
    {
        try
        {
            return EventPattern.ParseList(text);
        }
        catch (MachineException problem)
        {
            result.AddError(problem.Message);
            return [];
        }
    }

    private static InstanceCount Count(System.CommandLine.Parsing.SymbolResult result, string text)
    {
        var (entity, number) = text.Contains('=', StringComparison.Ordinal) ? SharedOptions.Pair(result, text, "Entity=N") : (null, text);
        return new InstanceCount(entity, SharedOptions.NumberIn(result, number, 1, 8));
    }
}
