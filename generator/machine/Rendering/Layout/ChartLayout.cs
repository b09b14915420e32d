namespace StateMachine.Tool.Rendering;

/// <summary>
/// A state diagram with a place for everything. States stand in rows below one another, each text in the middle of its arrow has a place of its
/// own between two rows, and arrows that run past a row have room in it: so nothing lies over a state or a text.
/// </summary>
internal sealed class ChartLayout
{
    private const double LoopReach = 26;

    private ChartLayout(StateChart chart, Container root, ChartTexts texts)
    {
        (Chart, Width, Height, Notes) = (chart, root.Width, root.Height, texts.Notes);
        Collect(root, 0);
        Arrows = [.. root.Arrows()];
    }

    public StateChart Chart { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>All states, each before those within it.</summary>
    public List<PlacedState> States { get; } = [];

    /// <summary>The texts of the arrows, those from a state to itself included.</summary>
    public List<PlacedLabel> Labels { get; } = [];

    /// <summary>The dots that initial states are entered from.</summary>
    public List<Box> Starts { get; } = [];

    /// <summary>The arrows between two states, and those from the dots.</summary>
    public IReadOnlyList<Arrow> Arrows { get; }

    /// <summary>What did not fit.</summary>
    public IReadOnlyList<ChartNote> Notes { get; }

    public static ChartLayout Of(StateChart chart)
    {
        var texts = new ChartTexts();
        var root = new Container(null, chart.States, chart.Initial, chart.Edges, [], texts);
        root.Place();
        return new ChartLayout(chart, root, texts);
    }

    private void Collect(Container container, int depth)
    {
        foreach (var cell in container.Cells)
        {
            switch (cell.Kind)
            {
                case CellKind.Label:
                    Labels.Add(new PlacedLabel(cell.Edge!, cell.Box, cell.Text));
                    break;
                case CellKind.Start:
                    Starts.Add(cell.Box);
                    break;
                case CellKind.State:
                    Collect(cell, depth);
                    break;
            }
        }
    }

    private void Collect(Cell cell, int depth)
    {
        var header = cell.Inner?.Cells.FirstOrDefault(c => c.Kind == CellKind.Header);
        States.Add(new PlacedState(cell.State!, cell.Box, header?.Box, header?.Text ?? cell.Text, depth));
        if (cell.Loop is { } loop)
        {
            var box = new Box(cell.Box.Right + LoopReach, cell.Y + ((cell.Height - loop.Text.Height) / 2), loop.Text.Width + 12, loop.Text.Height);
            Labels.Add(new PlacedLabel(loop.Edge, box, loop.Text));
        }

        if (cell.Inner is not null)
        {
            Collect(cell.Inner, depth + 1);
        }
    }
}

/// <summary>A state with its place; <paramref name="Header"/> is where the name of a composite stands.</summary>
internal sealed record PlacedState(ChartState State, Box Box, Box? Header, TextBlock Text, int Depth);

/// <summary>The text of an arrow with its place.</summary>
internal sealed record PlacedLabel(ChartEdge Edge, Box Box, TextBlock Text);
