namespace StateMachine.Tool.Rendering;

/// <summary>
/// The inside of a composite state, or of the whole diagram: states in rows, the texts of arrows in rows between them. Arrows that leave the
/// container run to its upper or lower edge. Built from outside to inside, since the rows outside say which edge that is; placed from inside to
/// outside, since the places inside say how large it is.
/// </summary>
internal sealed partial class Container
{
    /// <summary>The row of the name and the start, above the states.</summary>
    private const int TopRow = -1;

    private readonly List<Cell> _cells = [];
    private readonly List<Link> _links = [];
    private readonly Dictionary<ChartEdge, bool> _crossings;
    private readonly IReadOnlyList<ChartState> _states;
    private readonly bool _isRoot;

    /// <param name="owner">The composite; null for the whole.</param>
    /// <param name="states">What is in it.</param>
    /// <param name="initial">The state that it is entered at.</param>
    /// <param name="edges">All arrows of the diagram.</param>
    /// <param name="crossings">The arrows that cross its edge: whether at the bottom.</param>
    /// <param name="texts">The texts of the arrows.</param>
    public Container(ChartState? owner, IReadOnlyList<ChartState> states, string? initial, IReadOnlyList<ChartEdge> edges, Dictionary<ChartEdge, bool> crossings, ChartTexts texts)
    {
        (_states, _crossings, _isRoot) = (states, crossings, owner is null);
        var inside = edges.Select(e => (Edge: e, From: Child(e.From), To: Child(e.To))).ToList();
        var between = inside.Where(e => e.From is not null && e.To is not null && e.From != e.To).ToList();
        var ranks = Ranks(states, initial, [.. between.Select(e => (e.From!, e.To!))]);
        var cells = states.ToDictionary(s => s, s => StateCell(s, 2 * ranks[s], edges, texts, Crossings(s, ranks)));
        AddTop(owner, states.FirstOrDefault(s => s.Name == initial) is { } start ? cells[start] : null);
        foreach (var (edge, from, to) in between)
        {
            Connect(edge, cells[from!], cells[to!], texts);
        }

        foreach (var (edge, bottom) in crossings)
        {
            var end = Child(edge.From) ?? Child(edge.To);
            if (end is not null)
            {
                ConnectToEdge(edge, cells[end], bottom);
            }
        }

        // The arrows that cross the edge of a state in here: those that cross ours, and those between two states of ours.
        Dictionary<ChartEdge, bool> Crossings(ChartState state, Dictionary<ChartState, int> rank)
        {
            var result = new Dictionary<ChartEdge, bool>();
            foreach (var (edge, from, to) in inside)
            {
                if (from == state && to != state && edge.From != state.Name)
                {
                    result[edge] = to is null ? _crossings[edge] : rank[to] > rank[state];
                }
                else if (to == state && from != state && edge.To != state.Name)
                {
                    result[edge] = from is null ? _crossings[edge] : rank[from] > rank[state];
                }
            }

            return result;
        }
    }

    public IReadOnlyList<Cell> Cells => _cells;

    private ChartState? Child(string name) => _states.FirstOrDefault(s => s.SelfAndInner.Any(i => i.Name == name));

    private static Dictionary<ChartState, int> Ranks(IReadOnlyList<ChartState> states, string? initial, IReadOnlyList<(ChartState From, ChartState To)> arcs)
    {
        var order = states.OrderBy(s => s.Name == initial ? 0 : 1).ToList();
        var forward = Forward(order, arcs);
        var ranks = states.ToDictionary(s => s, _ => 0);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (from, to) in forward.Where(a => ranks[a.To] < ranks[a.From] + 1))
            {
                ranks[to] = ranks[from] + 1;
                changed = true;
            }
        }

        return ranks;
    }

    /// <summary>The arcs without a circle: those that a walk from the initial state finds leading back are turned around.</summary>
    private static HashSet<(ChartState From, ChartState To)> Forward(List<ChartState> order, IReadOnlyList<(ChartState From, ChartState To)> arcs)
    {
        var finished = new List<ChartState>();
        var seen = new HashSet<ChartState>();
        order.ForEach(Walk);
        finished.Reverse();
        return [.. arcs.Select(a => finished.IndexOf(a.From) < finished.IndexOf(a.To) && a.To != order[0] ? a : (a.To, a.From))];

        void Walk(ChartState state)
        {
            if (seen.Add(state))
            {
                foreach (var next in order.Where(s => arcs.Contains((state, s))).Reverse())
                {
                    Walk(next);
                }

                finished.Add(state);
            }
        }
    }

    private Cell StateCell(ChartState state, int row, IReadOnlyList<ChartEdge> edges, ChartTexts texts, Dictionary<ChartEdge, bool> crossings)
    {
        var cell = state.Children.Count == 0
            ? new Cell(CellKind.State, row) { State = state, Text = ChartTexts.Of(state) }
            : new Cell(CellKind.State, row) { State = state, Inner = new Container(state, state.Children, state.Initial, edges, crossings, texts) };
        if (edges.FirstOrDefault(e => e.From == state.Name && e.To == state.Name) is { } loop)
        {
            cell.Loop = (loop, texts.Of(loop));
        }

        _cells.Add(cell);
        return cell;
    }

    private void AddTop(ChartState? owner, Cell? initial)
    {
        if (owner is not null)
        {
            _cells.Add(new Cell(CellKind.Header, TopRow) { Text = ChartTexts.Of(owner) });
        }

        if (initial is not null)
        {
            var start = new Cell(CellKind.Start, TopRow);
            _cells.Add(start);
            Chain(null, start, initial, []);
        }
    }

    private void Connect(ChartEdge edge, Cell from, Cell to, ChartTexts texts)
    {
        var (upper, lower) = from.Row < to.Row ? (from, to) : (to, from);
        var labelRow = Enumerable.Range(upper.Row + 1, lower.Row - upper.Row - 1).Where(r => r % 2 != 0).MinBy(r => _cells.Count(c => c.Row == r && c.Kind == CellKind.Label));
        var label = new Cell(CellKind.Label, labelRow) { Edge = edge, Text = texts.Of(edge) };
        Chain(edge, upper, lower, [label]);
    }

    private void ConnectToEdge(ChartEdge edge, Cell end, bool bottom)
    {
        var last = bottom ? _cells.Max(c => c.Row) : _cells.Min(c => c.Row);
        var passages = Enumerable.Range(Math.Min(end.Row, last), Math.Abs(last - end.Row) + 1).Where(r => r != end.Row).Select(r => new Cell(CellKind.Passage, r) { Edge = edge }).ToList();
        _cells.AddRange(passages);
        var all = passages.Append(end).OrderBy(c => c.Row).Select(c => (Cell?)c);
        Join(edge, bottom ? [.. all, null] : [null, .. all]);
    }

    /// <summary>Links two cells by way of others, with a passage in each row that has none of them.</summary>
    private void Chain(ChartEdge? edge, Cell upper, Cell lower, IReadOnlyList<Cell> via)
    {
        var between = Enumerable.Range(upper.Row + 1, lower.Row - upper.Row - 1).Select(r => via.FirstOrDefault(c => c.Row == r) ?? new Cell(CellKind.Passage, r) { Edge = edge }).ToList();
        _cells.AddRange(between);
        Join(edge, [upper, .. between, lower]);
    }

    private void Join(ChartEdge? edge, List<Cell?> path)
    {
        for (var i = 1; i < path.Count; i++)
        {
            var link = new Link(edge, path[i - 1], path[i]);
            link.Upper?.Below.Add(link);
            link.Lower?.Above.Add(link);
            _links.Add(link);
        }
    }
}
