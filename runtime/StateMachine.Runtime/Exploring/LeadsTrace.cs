namespace StateMachine;

/// <summary>Tells how a leads-to property is broken: the shortest way over a premise to a component that a fair run can stay in, and such a run.</summary>
internal sealed class LeadsTrace<TModel, TState>(StateGraph<TModel, TState> graph, bool[] avoids, OwingComponents<TModel, TState> components, LeadsQuestion<TModel, TState> question)
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    private int[] _targets = new int[256];

    public Violation<TState> Tell()
    {
        var way = WayToTrap();
        var cycle = Cycle(way[^1]);
        return new Violation<TState>(ViolationKind.Leads, question.Property, EventsOf(way), [.. way.Select(i => graph[i])])
        {
            Endless = new EndlessRun<TState>(question.Values, [.. cycle.Select(s => s.Fired)], [.. cycle.Select(s => graph[s.To])]),
        };
    }

    /// <summary>The states from the initial one over a premise to the nearest trap, avoiding the goal from the premise on.</summary>
    private List<int> WayToTrap()
    {
        const int Unseen = -2, Premise = -1;
        var cameFrom = new int[graph.Count];
        Array.Fill(cameFrom, Unseen);
        var depths = Depths();
        var (layer, next, root) = (new List<int>(), new List<int>(), 0);
        for (var depth = 0; ; depth++)
        {
            for (; root < graph.Count && depths[root] == depth; root++)
            {
                if (avoids[root] && cameFrom[root] == Unseen && question.IsPremise(root))
                {
                    cameFrom[root] = Premise;
                    layer.Add(root);
                }
            }

            foreach (var state in layer)
            {
                if (components[state] < 0)
                {
                    return Way(state, cameFrom);
                }

                foreach (var target in graph.Expand(state, ref _targets))
                {
                    if (avoids[target] && cameFrom[target] == Unseen)
                    {
                        cameFrom[target] = state;
                        next.Add(target);
                    }
                }
            }

            (layer, next) = (next, layer);
            next.Clear();
        }
    }

    private int[] Depths()
    {
        var depths = new int[graph.Count];
        for (var i = 1; i < depths.Length; i++)
        {
            depths[i] = depths[graph.ParentOf(i)] + 1;
        }

        return depths;
    }

    private List<int> Way(int trap, int[] cameFrom)
    {
        var way = new List<int> { trap };
        while (cameFrom[way[^1]] >= 0)
        {
            way.Add(cameFrom[way[^1]]);
        }

        while (graph.ParentOf(way[^1]) >= 0)
        {
            way.Add(graph.ParentOf(way[^1]));
        }

        way.Reverse();
        return way;
    }

    private List<MachineEvent> EventsOf(List<int> way)
    {
        var events = new List<MachineEvent>();
        for (var i = 1; i < way.Count; i++)
        {
            var taken = graph.Expand(way[i - 1], ref _targets).IndexOf(way[i]);
            events.Add(graph.Events[taken]);
        }

        return events;
    }

    /// <summary>A round through the trap that is fair to every given event; empty where the state itself is, so that nothing more needs to happen.</summary>
    private List<Move> Cycle(int start)
    {
        var cycle = new List<Move>();
        var (at, unfair) = (start, question.AllGiven & Enabled(start));
        while (unfair != 0)
        {
            var round = unfair;
            var part = Walk(at, s => (round & ~Enabled(s)) != 0, m => (round & question.GivenBy(m.Fired)) != 0);
            cycle.AddRange(part);
            at = part[^1].To;
            foreach (var move in part)
            {
                unfair &= Enabled(move.To) & ~question.GivenBy(move.Fired);
            }
        }

        if (at != start)
        {
            cycle.AddRange(Walk(at, s => s == start, static _ => false));
        }

        return cycle;
    }

    /// <summary>The shortest way inside the trap to a state, or over a move, that is looked for.</summary>
    private List<Move> Walk(int start, Predicate<int> isState, Predicate<Move> isMove)
    {
        var cameBy = new Dictionary<int, Move?> { [start] = null };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var state))
        {
            if (isState(state))
            {
                return Moves(state, cameBy);
            }

            foreach (var move in MovesWithin(state))
            {
                if (isMove(move))
                {
                    return [.. Moves(state, cameBy), move];
                }

                if (cameBy.TryAdd(move.To, move))
                {
                    queue.Enqueue(move.To);
                }
            }
        }

        throw new MachineException("A component that was found strongly connected is not: the model gives different successors each time that it is asked.");
    }

    private static List<Move> Moves(int state, Dictionary<int, Move?> cameBy)
    {
        var moves = new List<Move>();
        for (var move = cameBy[state]; move is { } taken; move = cameBy[taken.From])
        {
            moves.Add(taken);
        }

        moves.Reverse();
        return moves;
    }

    private List<Move> MovesWithin(int state)
    {
        var moves = new List<Move>();
        var targets = graph.Expand(state, ref _targets);
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] != state && components[targets[i]] == components[state])
            {
                moves.Add(new Move(state, graph.Events[i], targets[i]));
            }
        }

        return moves;
    }

    /// <summary>The given events that would do something in a state.</summary>
    private ulong Enabled(int state)
    {
        var enabled = 0UL;
        var targets = graph.Expand(state, ref _targets);
        for (var i = 0; i < targets.Length; i++)
        {
            enabled |= targets[i] == state ? 0 : question.GivenBy(graph.Events[i]);
        }

        return enabled;
    }

    private readonly record struct Move(int From, MachineEvent Fired, int To);
}
