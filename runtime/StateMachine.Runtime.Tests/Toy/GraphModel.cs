namespace StateMachine.Tests.Toy;

/// <summary>A node of a graph as a packed state.</summary>
internal struct Node(int number) : IPacked<Node>
{
    public int Number { get; } = number;

    public readonly ulong Hash() => ((ulong)(uint)Number + 1) * 0x9E3779B97F4A7C15;

    public readonly bool Equals(Node other) => Number == other.Number;

    public override readonly bool Equals(object? obj) => obj is Node other && Equals(other);

    public override readonly int GetHashCode() => (int)Hash();
}

/// <summary>An edge, taken by an event.</summary>
internal readonly record struct Edge(int From, int Event, int To);

/// <summary>A graph written out, with one leads-to property: from some nodes to some nodes, given some events. It starts at node 0.</summary>
internal sealed class Graph(IReadOnlyList<Edge> edges, IReadOnlySet<int> from, IReadOnlySet<int> to, IReadOnlyList<IReadOnlySet<int>> givens)
{
    public IReadOnlyList<Edge> Edges { get; } = edges;

    public IReadOnlySet<int> From { get; } = from;

    public IReadOnlySet<int> To { get; } = to;

    /// <summary>For each given event of the property, the events that match it.</summary>
    public IReadOnlyList<IReadOnlySet<int>> Givens { get; } = givens;

    public MachineInfo Info { get; } = new()
    {
        Name = "Graph",
        Statuses = [],
        StatusCodes = [],
        NormalStatus = -1,
        Entities = [],
        Events = [.. Enumerable.Range(0, edges.Select(e => e.Event).DefaultIfEmpty(-1).Max() + 1).Select(e => new EventInfo($"E{e}", false, [], null))],
        Notifications = [],
        Observables = [],
        Policies = [],
        Rules = [],
        Invariants = [],
        StepProperties = [],
        Leads = [new LeadsInfo("Arrives", 0, [], [.. givens.Select((_, i) => $"Given{i}")], null)],
    };

    /// <summary>Whether the property holds, by brute force: every set of nodes that a run could pass for ever is tried.</summary>
    public bool HoldsByBruteForce()
    {
        var nodes = Edges.SelectMany(e => new[] { e.From, e.To }).Append(0).Distinct().Where(n => !To.Contains(n)).ToArray();
        var reached = Closure([0], Edges);
        var owing = Closure(reached.Where(n => From.Contains(n) && !To.Contains(n)), [.. Edges.Where(e => !To.Contains(e.To))]);
        for (var bits = 1; bits < 1 << nodes.Length; bits++)
        {
            var set = nodes.Where((_, i) => (bits >> i & 1) != 0).ToHashSet();
            if (set.IsSubsetOf(owing) && IsConnected(set) && IsFair(set))
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<int> Closure(IEnumerable<int> start, IReadOnlyList<Edge> edges)
    {
        var found = start.ToHashSet();
        while (edges.FirstOrDefault(e => found.Contains(e.From) && !found.Contains(e.To), new Edge(-1, -1, -1)) is { From: >= 0 } edge)
        {
            found.Add(edge.To);
        }

        return found;
    }

    private Edge[] Inside(HashSet<int> set) => [.. Edges.Where(e => set.Contains(e.From) && set.Contains(e.To))];

    private bool IsConnected(HashSet<int> set) => set.All(n => set.IsSubsetOf(Closure([n], Inside(set))));

    private bool IsFair(HashSet<int> set) => Givens.All(given =>
        set.Any(n => !Edges.Any(e => e.From == n && e.To != n && given.Contains(e.Event)))
        || Inside(set).Any(e => e.From != e.To && given.Contains(e.Event)));
}

/// <summary>The graph as a model; it has no machine to explain itself with.</summary>
internal readonly struct GraphModel(Graph graph) : IModel<Node>
{
    public MachineInfo Info => graph.Info;

    public IReadOnlyList<int> Counts => [];

    public Node Initial => new(0);

    public void Successors(ref Node from, SuccessorBuffer<Node> into)
    {
        foreach (var edge in graph.Edges)
        {
            if (edge.From == from.Number)
            {
                into.Add(new Node(edge.To), new MachineEvent(edge.Event, 0));
            }
        }
    }

    public int Step(ref Node state, in MachineEvent fired, EventQueue queue) => throw new NotSupportedException("A graph is explored, not run.");

    public int BrokenInvariant(ref Node state) => -1;

    public int BrokenStep(ref Node before, ref Node after, in MachineEvent fired) => -1;

    public bool LeadsFrom(int property, ref Node state, int first, int second) => graph.From.Contains(state.Number);

    public bool LeadsTo(int property, ref Node state, int first, int second) => graph.To.Contains(state.Number);

    public bool LeadsGiven(int property, int given, in MachineEvent fired, int first, int second) => graph.Givens[given].Contains(fired.Kind);

    public Machine ToMachine(ref Node state) => throw new NotSupportedException("A graph is explored, not run.");
}
