namespace StateMachine.Tool.Rendering;

/// <content>The ways of the arrows.</content>
internal sealed partial class Container
{
    /// <summary>The arrows between two states of this container, wherever within them they begin and end.</summary>
    public IEnumerable<Arrow> Arrows() => _links.Where(l => l.Edge is null || !_crossings.ContainsKey(l.Edge)).GroupBy(l => (object?)l.Edge ?? "start").Select(g => Arrow(g.First().Edge, Path(g)))
        .Concat(_cells.Where(c => c.Inner is not null).SelectMany(c => c.Inner!.Arrows()));

    private Arrow Arrow(ChartEdge? edge, List<Run> runs)
    {
        var from = edge is null ? null : _cells.First(c => c.State is { } s && s.SelfAndInner.Any(i => i.Name == edge.From));
        var to = edge is null ? null : _cells.First(c => c.State is { } s && s.SelfAndInner.Any(i => i.Name == edge.To));
        return new Arrow(edge, runs, PointsUp: edge is not null && from!.Row > to!.Row);
    }

    private List<Run> Path(IEnumerable<Link> links)
    {
        var ordered = links.OrderBy(l => l.Upper?.Row ?? int.MinValue).ToList();
        var runs = new List<Run>();
        for (var i = 0; i < ordered.Count; i++)
        {
            AddUpper(runs, ordered[i]);
            AddLower(runs, ordered[i]);
        }

        return runs;
    }

    /// <summary>The part of an arrow within the container, up to its edge, from top to bottom.</summary>
    private List<Run> PathToEdge(ChartEdge edge)
    {
        var runs = Path(_links.Where(l => l.Edge == edge));
        var link = CrossingLink(edge)!;
        if (link.Lower is null)
        {
            runs.Add(new Run(link.UpperX, _bands[link.Upper!.Row].Bottom, _top + Height));
        }
        else
        {
            runs.Insert(0, new Run(link.LowerX, _top, _bands[link.Lower.Row].Top));
        }

        return runs;
    }

    private void AddUpper(List<Run> runs, Link link)
    {
        // What runs past a row was added with the piece above.
        if (link.Upper is not { } cell || (cell.Kind == CellKind.Passage && cell.Above.Count > 0))
        {
            return;
        }

        if (link.Edge is { } edge && cell.Inner?.CrossingX(edge) is not null)
        {
            runs.AddRange(cell.Inner.PathToEdge(edge));
        }

        runs.Add(new Run(link.UpperX, cell.Box.Bottom, _bands[cell.Row].Bottom));
    }

    private void AddLower(List<Run> runs, Link link)
    {
        if (link.Lower is not { } cell)
        {
            return;
        }

        var band = _bands[cell.Row];
        runs.Add(new Run(link.LowerX, band.Top, cell.Kind == CellKind.Passage ? band.Bottom : cell.Box.Y, EndsAtLabel: cell.Kind == CellKind.Label));
        if (link.Edge is { } edge && cell.Inner?.CrossingX(edge) is not null)
        {
            runs.AddRange(cell.Inner.PathToEdge(edge));
        }
    }
}

/// <summary>A vertical piece of an arrow; curves join one to the next, unless a text stands between them.</summary>
internal readonly record struct Run(double X, double Top, double Bottom, bool EndsAtLabel = false);

/// <summary>The way of an arrow, from top to bottom.</summary>
/// <param name="Edge">Which; null for that from a start.</param>
/// <param name="Runs">Its vertical pieces.</param>
/// <param name="PointsUp">Whether its head is at the upper end.</param>
internal sealed record Arrow(ChartEdge? Edge, IReadOnlyList<Run> Runs, bool PointsUp);
