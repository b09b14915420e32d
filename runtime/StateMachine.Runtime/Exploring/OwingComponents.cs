using System.Runtime.InteropServices;

namespace StateMachine;

/// <summary>
/// The strongly connected components of the states that owe the goal: those that avoid it and that a run reaches, avoiding it, from a premise.
/// Tarjan's algorithm with a stack of its own, since such paths are as long as there are states.
/// </summary>
internal sealed class OwingComponents<TModel, TState>
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    private const int AskCancellationEvery = 1024;

    private readonly StateGraph<TModel, TState> _graph;
    private readonly bool[] _avoids;
    private readonly int[] _order;

    // 0 while open, then the component's number, negative for one that a fair run can stay in.
    private readonly int[] _component;
    private readonly Stack<Frame> _path = new();
    private readonly List<int> _edges = [];
    private readonly List<Open> _open = [];
    private int[] _targets = new int[256];
    private int _components;
    private bool _found;

    public OwingComponents(StateGraph<TModel, TState> graph, bool[] avoids)
    {
        _graph = graph;
        _avoids = avoids;
        _order = new int[graph.Count];
        _component = new int[graph.Count];
    }

    /// <summary>How many states owe the goal.</summary>
    public int Visited { get; private set; }

    /// <summary>The component of a state that owes the goal; negative where a fair run can stay in it for ever.</summary>
    public int this[int state] => _component[state];

    /// <summary>Finds all components; true if a fair run can stay in one of them for ever. Ends early when cancelled.</summary>
    public bool Find(LeadsQuestion<TModel, TState> question, CancellationToken cancellation)
    {
        Array.Clear(_order);
        Array.Clear(_component);
        _path.Clear();
        _edges.Clear();
        _open.Clear();
        (_components, Visited, _found) = (0, 0, false);
        for (var root = 0; root < _graph.Count; root++)
        {
            if (_order[root] != 0 || !_avoids[root] || !question.IsPremise(root))
            {
                continue;
            }

            Enter(root, question);
            while (_path.Count > 0)
            {
                Advance(question);
                if (Visited % AskCancellationEvery == 0 && cancellation.IsCancellationRequested)
                {
                    return false;
                }
            }
        }

        return _found;
    }

    /// <summary>Visits a state: what it leads to that is open draws it into that component, what is not yet visited is put aside.</summary>
    private void Enter(int state, LeadsQuestion<TModel, TState> question)
    {
        var low = _order[state] = ++Visited;
        var edges = _edges.Count;
        var enabled = 0UL;
        var targets = _graph.Expand(state, ref _targets);
        for (var i = 0; i < targets.Length; i++)
        {
            var target = targets[i];
            if (target == state)
            {
                continue;
            }

            enabled |= question.GivenBy(_graph.Events[i]);
            if (!_avoids[target] || _component[target] != 0)
            {
                continue;
            }

            if (_order[target] == 0)
            {
                _edges.Add(target);
            }
            else
            {
                low = Math.Min(low, _order[target]);
            }
        }

        _open.Add(new Open(state, enabled));
        _path.Push(new Frame(state, low, edges));
    }

    /// <summary>Follows the next edge of the last state of the path, or leaves it.</summary>
    private void Advance(LeadsQuestion<TModel, TState> question)
    {
        var frame = _path.Pop();
        while (_edges.Count > frame.Edges)
        {
            var target = _edges[^1];
            _edges.RemoveAt(_edges.Count - 1);
            if (_order[target] == 0)
            {
                _path.Push(frame);
                Enter(target, question);
                return;
            }

            if (_component[target] == 0)
            {
                frame = frame with { Low = Math.Min(frame.Low, _order[target]) };
            }
        }

        if (frame.Low == _order[frame.State])
        {
            Close(frame.State, question);
        }

        if (_path.TryPop(out var before))
        {
            _path.Push(before with { Low = Math.Min(before.Low, frame.Low) });
        }
    }

    private void Close(int root, LeadsQuestion<TModel, TState> question)
    {
        var start = _open.Count - 1;
        while (_open[start].State != root)
        {
            start--;
        }

        var members = CollectionsMarshal.AsSpan(_open)[start..];
        var number = ++_components;
        var unfair = question.AllGiven;
        foreach (var member in members)
        {
            _component[member.State] = number;
            unfair &= member.Enabled;
        }

        for (var i = 0; i < members.Length && members.Length > 1 && unfair != 0; i++)
        {
            unfair &= ~GivenWithin(members[i].State, question);
        }

        if (unfair == 0)
        {
            _found = true;
            foreach (var member in members)
            {
                _component[member.State] = -number;
            }
        }

        _open.RemoveRange(start, _open.Count - start);
    }

    /// <summary>The given events that lead from a state to another one of its component.</summary>
    private ulong GivenWithin(int state, LeadsQuestion<TModel, TState> question)
    {
        var within = 0UL;
        var targets = _graph.Expand(state, ref _targets);
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] != state && _component[targets[i]] == _component[state])
            {
                within |= question.GivenBy(_graph.Events[i]);
            }
        }

        return within;
    }

    /// <summary>A state of the path, the lowest order that it reaches, and where its edges begin.</summary>
    private readonly record struct Frame(int State, int Low, int Edges);

    /// <summary>A state whose component is not closed, with the given events that would do something in it.</summary>
    private readonly record struct Open(int State, ulong Enabled);
}
