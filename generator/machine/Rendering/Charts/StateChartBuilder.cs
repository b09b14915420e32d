using StateMachine.Compiler.Model;

namespace StateMachine.Tool.Rendering;

/// <summary>
/// Reads the state diagram of an entity out of the clauses that answer in each leaf. A clause that answers in all leaves of a composite is drawn
/// once, from the composite, unless it leads back into it.
/// </summary>
internal sealed class StateChartBuilder
{
    private readonly MachineModel _model;
    private readonly EntityModel _entity;
    private readonly List<Found> _found;

    private StateChartBuilder(MachineModel model, EntityModel entity)
    {
        (_model, _entity) = (model, entity);
        _found = [.. model.Events.Where(e => e.Subject == entity.Name).SelectMany(Answers)];
    }

    /// <summary>The diagrams of all entities that have states, in the order of the spec.</summary>
    public static IReadOnlyList<StateChart> Build(MachineModel model) => [.. model.Entities.Where(e => e.States.Count > 0).Select(e => new StateChartBuilder(model, e).Build())];

    private StateChart Build()
    {
        var tops = InOrder(_entity.States.Where(s => s.Parent is null));
        var initial = tops.First(s => s.Leaves.Contains(_entity.Initial!)).Name;
        return new StateChart(_model.Name, _entity, initial, [.. tops.Select(State)], Edges());
    }

    private ChartState State(StateModel state)
    {
        var children = InOrder(_entity.States.Where(s => s.Parent == state.Name));
        var initial = state.IsLeaf ? null : children.FirstOrDefault(c => c.Leaves.Contains(state.Initial ?? ""))?.Name;
        var inside = _found.Where(f => f.Clause.Target is null && f.Clause.Effects.Count > 0 && f.Places.Contains(state.Name)).Select(f => f.Event).Distinct();
        return new ChartState(state, [.. children.Select(State)], initial, [.. inside], state.RefusalRule is { } rule ? _model.Rules[rule] : null);
    }

    private List<ChartEdge> Edges()
    {
        var order = InOrder(_entity.States).Select(s => s.Name).ToList();
        return [.. _found.Where(f => f.Clause.Target is not null)
            .SelectMany(f => f.Places.Select(place => (From: place, To: f.Clause.Target!, Found: f)))
            .GroupBy(t => (t.From, t.To))
            .OrderBy(g => order.IndexOf(g.Key.From)).ThenBy(g => order.IndexOf(g.Key.To))
            .Select(g => new ChartEdge(g.Key.From, g.Key.To, [.. g.Select(t => Transition(t.Found))]))];
    }

    private ChartTransition Transition(Found found) => new(
        found.Event,
        _model.Rules[found.Clause.Rule],
        found.Clause.GuardText ?? (found.IsRest ? "otherwise" : null),
        [.. found.Clause.Verdicts.Where(v => v.IsRefuse).Select(v => _model.Rules[v.Rule])]);

    /// <summary>The clauses of an event that some leaf can take, with the states they are drawn from.</summary>
    private IEnumerable<Found> Answers(EventModel declared)
    {
        for (var i = 0; i < declared.Clauses.Count; i++)
        {
            var clause = declared.Clauses[i];
            var leaves = declared.Resolution.Where(r => r.Clauses.Contains(i)).ToList();
            if (leaves.Count > 0 && !clause.Verdicts.Any(v => v.IsRefuse && v.When is null))
            {
                var isRest = clause.Guard is null && leaves.Any(r => r.Clauses[0] != i);
                yield return new Found(declared, clause, isRest, Places([.. leaves.Select(r => r.State)], clause.Target));
            }
        }
    }

    /// <summary>The fewest states that stand for these leaves; none holds the target, or the arrow would not leave it.</summary>
    private HashSet<string> Places(HashSet<string> leaves, string? target)
    {
        var places = new HashSet<string>();
        foreach (var state in InOrder(_entity.States))
        {
            var covers = state.Leaves.All(leaves.Contains) && (state.IsLeaf || target is null || !state.Leaves.Contains(target));
            if (covers && !Ancestors(state).Any(places.Contains))
            {
                places.Add(state.Name);
            }
        }

        return places;
    }

    private IEnumerable<string> Ancestors(StateModel state)
    {
        for (var parent = state.Parent; parent is not null; parent = _entity.States.First(s => s.Name == parent).Parent)
        {
            yield return parent;
        }
    }

    /// <summary>In the order of the spec, so that a composite comes before what is in it.</summary>
    private static List<StateModel> InOrder(IEnumerable<StateModel> states) => [.. states.OrderBy(s => s.At.Start)];

    private sealed record Found(EventModel Event, ClauseModel Clause, bool IsRest, HashSet<string> Places);
}
