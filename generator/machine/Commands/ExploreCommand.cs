using System.CommandLine;
using StateMachine.Tool.Exploring;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Reports;
using StateMachine.Tool.Specs;

namespace StateMachine.Tool.Commands;

/// <summary>What <c>machine explore</c> was asked for.</summary>
internal sealed record ExploreArguments(IReadOnlyList<string> Specs, IReadOnlyList<InstanceCount> Instances, IReadOnlyList<PolicyChoice> Policies, int MaxStates, ReportOptions Report);

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
        var policies = SharedOptions.Policies();
        var maxStates = SharedOptions.Number("--max-states", "End cleanly after so many states", 1);
        var command = new ToolCommand("explore", "Search every reachable state of a machine for broken properties; tell each violation as the shortest way to it.")
        {
            Examples =
            [
                ("machine explore spec", "two instances of everything of which there can be several"),
                ("machine explore spec --instances Session=1 --instances Session=2", "two searches"),
                ("machine explore spec --policy mixingOthers=Heard", "the other side of a disagreement"),
                ("machine explore spec --instances 3 --max-states 1000000", "as far as a million states go"),
            ],
            Notes = [("Exit codes", "0 everything holds in every reachable state, 1 something is violated, 4 a limit was reached before the search was complete\nand nothing is violated until there: the state space is larger, and nothing is known of the rest.")],
        };
        command.Add(specs);
        command.Add(instances);
        command.Add(policies);
        command.Add(maxStates);
        command.SetAction(parsed => new ExploreCommand(console).Run(new ExploreArguments(
            parsed.GetRequiredValue(specs),
            parsed.GetValue(instances) ?? [],
            parsed.GetValue(policies) ?? [],
            parsed.GetValue(maxStates) ?? int.MaxValue,
            shared.Report(parsed))));
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
        foreach (var counts in InstanceCount.Searches(loaded, arguments.Instances))
        {
            string[] title = [loaded.Info.Name, .. loaded.Many.Zip(counts, (e, n) => $"{n} {e.Name}"), PolicyText(arguments.Policies)];
            output.WriteLine(string.Join(", ", title));
            var verdict = loaded.Visit(new Search(console, output, arguments.MaxStates), arguments.Policies, counts);
            worst = (SearchVerdict)Math.Max((int)worst, (int)verdict);
        }

        return worst;
    }

    private static string PolicyText(IReadOnlyList<PolicyChoice> policies)
        => policies.Count == 0 ? "every policy at its default" : string.Join(", ", policies.Select(p => $"{p.Policy}={p.Option}"));

    private static InstanceCount Count(System.CommandLine.Parsing.SymbolResult result, string text)
    {
        var (entity, number) = text.Contains('=', StringComparison.Ordinal) ? SharedOptions.Pair(result, text, "Entity=N") : (null, text);
        return new InstanceCount(entity, SharedOptions.NumberIn(result, number, 1, 8));
    }
}
