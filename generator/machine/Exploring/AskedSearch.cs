using StateMachine.Tool.Commands;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Running;

namespace StateMachine.Tool.Exploring;

/// <summary>A search that the command line asks for.</summary>
/// <param name="Name">Its name in a plan, if it is from one.</param>
/// <param name="Counts">The instances of each <c>many</c> entity.</param>
/// <param name="Part">The events that occur; null for all.</param>
/// <param name="Policies">The sides of disagreements.</param>
internal sealed record AskedSearch(string? Name, IReadOnlyList<int> Counts, EventPart? Part, IReadOnlyList<PolicyChoice> Policies)
{
    /// <summary>Whether the leads-to properties are decided.</summary>
    public bool AsksLeads { get; init; } = true;

    /// <summary>All that are asked for: those of the plan, or one for each combination of numbers of instances.</summary>
    /// <exception cref="UsageException">The machine has no such entity, event or value.</exception>
    public static IReadOnlyList<AskedSearch> Of(LoadedMachine machine, ExploreArguments arguments)
    {
        if (arguments.Plan is { } plan)
        {
            return [.. plan.SelectMany(s => Searches(machine, s, arguments.Policies))];
        }

        var asked = new PlannedSearch("") { Only = arguments.Only, Without = arguments.Without };
        return [.. InstanceCount.Searches(machine, arguments.Instances).Select(counts => new AskedSearch(null, counts, PartOf(machine, asked), arguments.Policies))];
    }

    /// <summary>Title and, where it is a part only, what is left out.</summary>
    public string Title(LoadedMachine machine)
    {
        var policies = Policies.Count == 0 ? "every policy at its default" : string.Join(", ", Policies.Select(p => $"{p.Policy}={p.Option}"));
        string[] title = [machine.Info.Name + (Name is null ? "" : $": {Name}"), .. machine.Many.Zip(Counts, (e, n) => $"{n} {e.Name}"), policies];
        return string.Join(", ", title) + (Part is null ? "" : $"\n  only a PART of the machine: {Part}");
    }

    private static IEnumerable<AskedSearch> Searches(LoadedMachine machine, PlannedSearch planned, IReadOnlyList<PolicyChoice> policies)
    {
        // What the command line chooses goes before what the plan does.
        PolicyChoice[] chosen = [.. planned.Policies.Where(p => policies.All(c => c.Policy != p.Policy)).Select(p => new PolicyChoice(p.Policy, p.Option)), .. policies];
        return InstanceCount.Searches(machine, [.. planned.Instances.Select(i => new InstanceCount(i.Entity, i.Count))])
            .Select(counts => new AskedSearch(planned.Name, counts, PartOf(machine, planned), chosen) { AsksLeads = planned.AsksLeads });
    }

    private static EventPart? PartOf(LoadedMachine machine, PlannedSearch search)
    {
        var names = machine.Info.Events.Where(e => !e.IsCascade).Select(e => e.Name).ToList();
        var unknown = search.Only.Concat(search.Without).FirstOrDefault(p => machine.Info.Events.All(e => e.Name != p.Event));
        if (unknown is not null)
        {
            throw Choices.Unknown($"{machine.Info.Name} has no event '{unknown.Event}'.", unknown.Event, names);
        }

        try
        {
            return search.PartOf(machine.Info);
        }
        catch (MachineException problem)
        {
            throw new UsageException(problem.Message);
        }
    }
}
