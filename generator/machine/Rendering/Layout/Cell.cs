namespace StateMachine.Tool.Rendering;

/// <summary>What takes part in the layout of a container.</summary>
internal enum CellKind
{
    /// <summary>A leaf or a composite state.</summary>
    State,

    /// <summary>The text of an arrow, in a row between those of states.</summary>
    Label,

    /// <summary>Room for an arrow that runs past a row.</summary>
    Passage,

    /// <summary>The dot that the initial state is entered from.</summary>
    Start,

    /// <summary>The name of the container's composite.</summary>
    Header,
}

/// <summary>Something with a place in a row. It is placed by its anchor, a point between its left and right end.</summary>
internal sealed class Cell(CellKind kind, int row)
{
    public CellKind Kind { get; } = kind;

    public int Row { get; } = row;

    public double Width { get; set; }

    public double Height { get; set; }

    /// <summary>From its left end to the anchor.</summary>
    public double Anchor { get; set; }

    /// <summary>Where the anchor is.</summary>
    public double AnchorX { get; set; }

    public double Y { get; set; }

    public ChartState? State { get; init; }

    public Container? Inner { get; init; }

    public ChartEdge? Edge { get; init; }

    public TextBlock Text { get; init; } = new([]);

    /// <summary>The arrow from a state to itself, with its text, which takes room beside it.</summary>
    public (ChartEdge Edge, TextBlock Text)? Loop { get; set; }

    public List<Link> Above { get; } = [];

    public List<Link> Below { get; } = [];

    public double Left => AnchorX - Anchor;

    /// <summary>The cell without the room for an arrow to itself.</summary>
    public Box Box => new(Left, Y, Loop is null ? Width : 2 * Anchor, Height);
}

/// <summary>A piece of an arrow between two rows that follow one another, or between a row and the edge of the container (null).</summary>
/// <param name="edge">The arrow; null for the one from a start.</param>
internal sealed class Link(ChartEdge? edge, Cell? upper, Cell? lower)
{
    public ChartEdge? Edge { get; } = edge;

    public Cell? Upper { get; } = upper;

    public Cell? Lower { get; } = lower;

    /// <summary>Where it meets the upper end, and the lower end.</summary>
    public double UpperX { get; set; }

    /// <inheritdoc cref="UpperX"/>
    public double LowerX { get; set; }

    /// <summary>Arrows that run past rows are to be straight, rather than those between neighbours.</summary>
    public double Weight => Upper?.Kind == CellKind.Passage || Lower?.Kind == CellKind.Passage ? 12 : 1;
}
