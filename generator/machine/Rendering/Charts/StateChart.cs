using StateMachine.Compiler.Model;

namespace StateMachine.Tool.Rendering;

/// <summary>What a state diagram of one entity shows, in no particular form.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Entity">Whose states they are.</param>
/// <param name="Initial">The top state that it starts in.</param>
/// <param name="States">The top states, in the order of the spec.</param>
/// <param name="Edges">One for each pair of states between which there is a transition; in the order of the states.</param>
internal sealed record StateChart(string Machine, EntityModel Entity, string Initial, IReadOnlyList<ChartState> States, IReadOnlyList<ChartEdge> Edges)
{
    /// <summary>All states, each before those within it.</summary>
    public IEnumerable<ChartState> AllStates => States.SelectMany(s => s.SelfAndInner);
}

/// <summary>A state.</summary>
/// <param name="Model">As bound.</param>
/// <param name="Children">The states within it; empty for a leaf.</param>
/// <param name="Initial">The child that it is entered at, if it can be entered without saying where.</param>
/// <param name="Internal">What it does without leaving: events and cascades, each once.</param>
/// <param name="Refusal">What it answers to events that it does not name.</param>
internal sealed record ChartState(StateModel Model, IReadOnlyList<ChartState> Children, string? Initial, IReadOnlyList<EventModel> Internal, RuleModel? Refusal)
{
    public string Name => Model.Name;

    public IEnumerable<ChartState> SelfAndInner => Children.SelectMany(c => c.SelfAndInner).Prepend(this);

    /// <summary>The refusal in two words; null without one.</summary>
    public string? RefusalText => Refusal is null ? null : Refusal.Status is null ? "refuses" : $"refuses {Refusal.Status}";

    /// <summary>The internal events and cascades in one line; null without any.</summary>
    public string? InternalText => Internal.Count == 0 ? null : "does " + string.Join(", ", Internal.Select(e => e.Name));
}

/// <summary>An arrow; <paramref name="From"/> may be a composite, <paramref name="To"/> is a leaf.</summary>
internal sealed record ChartEdge(string From, string To, IReadOnlyList<ChartTransition> Transitions)
{
    /// <summary>What stands at the arrow: a label for each event.</summary>
    public IReadOnlyList<ChartLabel> Labels => [.. Transitions.GroupBy(t => t.Event).Select(g => new ChartLabel(g.Key, [.. g]))];
}

/// <summary>A transition under a guard.</summary>
/// <param name="Event">What makes it: an event, or a cascade.</param>
/// <param name="Rule">The rule of the clause.</param>
/// <param name="Guard">The guard as written, <c>otherwise</c> where it stands behind guarded ones, else null.</param>
/// <param name="Refusals">The lines that may refuse it.</param>
internal sealed record ChartTransition(EventModel Event, RuleModel Rule, string? Guard, IReadOnlyList<RuleModel> Refusals);

/// <summary>An event at an arrow, with all its clauses that go there.</summary>
internal sealed record ChartLabel(EventModel Event, IReadOnlyList<ChartTransition> Transitions)
{
    /// <summary>The guards under which it goes there, each in brackets; empty where it always does.</summary>
    public IReadOnlyList<string> Guards => Transitions.Any(t => t.Guard is null) ? [] : [.. Transitions.Select(t => $"[{t.Guard}]")];

    /// <summary>The lines that may refuse it.</summary>
    public IReadOnlyList<RuleModel> Refusals => [.. Transitions.SelectMany(t => t.Refusals)];

    /// <summary>The refusals in a few words; null without any.</summary>
    public string? RefusalText => Refusals.Count == 0 ? null : $"may refuse {string.Join(", ", Refusals.Select(r => r.Status ?? "").Distinct())}".TrimEnd();
}
