namespace StateMachine.Tool.Rendering;

/// <content>Where everything is: orders, then places from left to right, then from top to bottom.</content>
internal sealed partial class Container
{
    private const double Side = 20, Top = 14, Bottom = 22, Beside = 26, PortDistance = 16, PortMargin = 14, LoopReach = 26;
    private const int Rounds = 120;
    private readonly Dictionary<int, (double Top, double Bottom)> _bands = [];
    private List<List<Cell>> _rows = [];
    private double _left, _top;

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>Where an arrow crosses the container's edge, from its left; null where it does not, or is not placed yet.</summary>
    public double? CrossingX(ChartEdge edge) => _crossings.ContainsKey(edge) && CrossingLink(edge) is { } link ? (link.Upper is null ? link.LowerX : link.UpperX) - _left : null;

    /// <summary>Places everything within, with the container's upper left corner at 0, 0.</summary>
    public void Place()
    {
        foreach (var cell in _cells)
        {
            Measure(cell);
        }

        _rows = [.. _cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => g.OrderBy(c => c.Kind == CellKind.Header ? 0 : 1).ToList())];
        RowOrder.Improve(_rows);
        PlaceAcross();
        PlacePorts();
        PlaceDown();
        ShiftTo(0, 0);
    }

    /// <summary>Moves everything so that the upper left corner is there.</summary>
    public void ShiftTo(double x, double y)
    {
        var (dx, dy) = (x - _left, y - _top);
        (_left, _top) = (x, y);
        foreach (var cell in _cells)
        {
            cell.AnchorX += dx;
            cell.Y += dy;
            cell.Inner?.ShiftTo(cell.Left, cell.Y);
        }

        foreach (var link in _links)
        {
            link.UpperX += dx;
            link.LowerX += dx;
        }

        foreach (var row in _bands.Keys.ToList())
        {
            _bands[row] = (_bands[row].Top + dy, _bands[row].Bottom + dy);
        }
    }

    private Link? CrossingLink(ChartEdge edge) => _links.FirstOrDefault(l => l.Edge == edge && (l.Upper is null || l.Lower is null));

    private static void Measure(Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.State when cell.Inner is { } inner:
                inner.Place();
                (cell.Width, cell.Height) = (inner.Width, inner.Height);
                break;
            case CellKind.State:
                (cell.Width, cell.Height) = (Math.Max(112, cell.Text.Width + 32), cell.Text.Height + 20);
                break;
            case CellKind.Label:
                (cell.Width, cell.Height) = (cell.Text.Width + 12, cell.Text.Height + 4);
                break;
            case CellKind.Header:
                (cell.Width, cell.Height) = (cell.Text.Width + 8, cell.Text.Height);
                break;
            case CellKind.Start:
                (cell.Width, cell.Height) = (12, 12);
                break;
            default:
                (cell.Width, cell.Height) = (4, 0);
                break;
        }

        // Ports need room side by side.
        var ports = Math.Max(cell.Above.Count, cell.Below.Count);
        cell.Width = cell.Kind == CellKind.State ? Math.Max(cell.Width, ((ports - 1) * PortDistance) + (2 * PortMargin)) : cell.Width;
        cell.Anchor = cell.Width / 2;
        if (cell.Loop is { } loop)
        {
            cell.Width += LoopReach + loop.Text.Width + 12;
            cell.Height = Math.Max(cell.Height, loop.Text.Height + 8);
        }
    }

    private void PlaceAcross()
    {
        foreach (var row in _rows)
        {
            Settle(row, c => (0, 1));
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var row in round % 2 == 0 ? _rows : Enumerable.Reverse(_rows))
            {
                Settle(row, Wanted);
            }
        }

        _left = _cells.Min(c => c.Left) - Side;
        Width = _cells.Max(c => c.Left + c.Width) + Side - _left;
    }

    private static void Settle(List<Cell> row, Func<Cell, (double X, double Weight)> wanted)
    {
        var wishes = row.Select(wanted).ToList();
        var places = Isotonic.Place([.. wishes.Select(w => w.X)], [.. wishes.Select(w => w.Weight)], i => row[i - 1].Width - row[i - 1].Anchor + Beside + row[i].Anchor);
        for (var i = 0; i < row.Count; i++)
        {
            row[i].AnchorX = places[i];
        }
    }

    /// <summary>Straight below and above its neighbours, all of them a little.</summary>
    private static (double X, double Weight) Wanted(Cell cell)
    {
        var wishes = cell.Above.Where(l => l.Upper is not null).Select(l => (X: Meeting(l.Upper!, l) - Offset(cell, l), l.Weight))
            .Concat(cell.Below.Where(l => l.Lower is not null).Select(l => (X: Meeting(l.Lower!, l) - Offset(cell, l), l.Weight))).ToList();
        var weight = wishes.Sum(w => w.Weight);
        return weight == 0 ? (cell.AnchorX, 0.01) : (wishes.Sum(w => w.X * w.Weight) / weight, weight);
    }

    private static double Meeting(Cell cell, Link link) => cell.AnchorX + Offset(cell, link);

    /// <summary>From the anchor to where an arrow from within a composite meets its edge; other arrows go for the anchor.</summary>
    private static double Offset(Cell cell, Link link) => link.Edge is { } edge && cell.Inner?.CrossingX(edge) is { } x ? x - cell.Anchor : 0;

    /// <summary>Where the arrows meet the states: as near as can be to where they come from, apart from one another.</summary>
    private void PlacePorts()
    {
        foreach (var cell in _cells)
        {
            PlacePorts(cell, [.. cell.Above], l => l.Upper, (l, x) => l.LowerX = x);
            PlacePorts(cell, [.. cell.Below], l => l.Lower, (l, x) => l.UpperX = x);
        }

        // An arrow that goes straight from a state to the edge meets both at one place.
        foreach (var link in _links)
        {
            link.UpperX = link.Upper is null ? link.LowerX : link.UpperX;
            link.LowerX = link.Lower is null ? link.UpperX : link.LowerX;
        }
    }

    private static void PlacePorts(Cell cell, List<Link> links, Func<Link, Cell?> other, Action<Link, double> set)
    {
        var (low, high) = (cell.Box.X + PortMargin, cell.Box.Right - PortMargin);
        var ports = links.Select(l => (Link: l, X: IsFixed(l) ? Meeting(cell, l) : other(l) is { } o ? Math.Clamp(o.AnchorX, Math.Min(low, high), Math.Max(low, high)) : cell.AnchorX, Far: other(l)?.AnchorX ?? cell.AnchorX))
            .OrderBy(p => p.X).ThenBy(p => p.Far).ToList();
        var places = cell.Kind == CellKind.State
            ? Isotonic.Place([.. ports.Select(p => p.X)], [.. ports.Select(p => IsFixed(p.Link) ? 1000.0 : 1)], _ => PortDistance)
            : [.. ports.Select(_ => cell.AnchorX)];

        // Spread about the ends of a side, they are to stay on it.
        if (cell.Kind == CellKind.State && !ports.Any(p => IsFixed(p.Link)))
        {
            places = [.. places.Select((x, i) => Math.Min(Math.Max(x, low + (i * PortDistance)), high - ((places.Length - 1 - i) * PortDistance)))];
        }

        for (var i = 0; i < places.Length; i++)
        {
            set(ports[i].Link, IsFixed(ports[i].Link) ? ports[i].X : places[i]);
        }

        bool IsFixed(Link link) => link.Edge is { } edge && cell.Inner?.CrossingX(edge) is not null;
    }

    private void PlaceDown()
    {
        var y = _isRoot ? 0.0 : Top;
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            var height = row.Max(c => c.Height);
            row.ForEach(c => c.Y = c.Kind == CellKind.Header ? y : y + ((height - c.Height) / 2));
            _bands[row[0].Row] = (y, y + height);
            y += height + (i + 1 < _rows.Count ? Gap(row) : 0);
        }

        (_top, Height) = (0, y + (_isRoot ? 0 : Bottom));
    }

    /// <summary>The further sideways arrows run, the more room they get for it.</summary>
    private static double Gap(List<Cell> row)
    {
        var links = row.SelectMany(c => c.Below).Where(l => l.Lower is not null).ToList();
        var reach = links.Count == 0 ? 0 : links.Max(l => Math.Abs(l.UpperX - l.LowerX));
        return links.Count == 0 ? 16 : 24 + Math.Min(44, reach * 0.14);
    }
}
