using StateMachine.Tool.Commands;
using StateMachine.Tool.Loading;

namespace StateMachine.Tool.Exploring;

/// <summary>How many instances the command line asks for: of one entity, or of each.</summary>
/// <param name="Entity">The entity; null for each.</param>
/// <param name="Count">From 1 to 8.</param>
internal sealed record InstanceCount(string? Entity, int Count)
{
    /// <summary>What is explored when nothing is asked for: two of each are the fewest that can meet.</summary>
    public const int Usual = 2;

    /// <summary>The searches that are asked for, each with a count for every <c>many</c> entity; where an entity has several counts, one search for each.</summary>
    /// <exception cref="UsageException">There is no such entity.</exception>
    public static IReadOnlyList<IReadOnlyList<int>> Searches(LoadedMachine machine, IReadOnlyList<InstanceCount> asked)
    {
        var many = machine.Many.Select(e => e.Name).ToList();
        foreach (var name in asked.Select(a => a.Entity).OfType<string>().Except(many))
        {
            throw new UsageException(many.Count == 0
                ? $"{machine.Info.Name} has no entity of which there could be several; leave '--instances' out."
                : $"{machine.Info.Name} has no entity '{name}' of which there could be several. There {(many.Count == 1 ? "is" : "are")}: {string.Join(", ", many)}.");
        }

        IEnumerable<IReadOnlyList<int>> searches = [[]];
        foreach (var entity in many)
        {
            var counts = CountsOf(entity, asked);
            searches = searches.SelectMany(_ => counts, (IReadOnlyList<int> before, int count) => (IReadOnlyList<int>)[.. before, count]);
        }

        return [.. searches];
    }

    private static List<int> CountsOf(string entity, IReadOnlyList<InstanceCount> asked)
    {
        var own = asked.Where(a => a.Entity == entity).ToList();
        var counts = (own.Count > 0 ? own : asked.Where(a => a.Entity is null)).Select(a => a.Count).Distinct().ToList();
        return counts.Count > 0 ? counts : [Usual];
    }
}
