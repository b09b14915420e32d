namespace StateMachine.Tool.Rendering;

/// <summary>Orders the cells of each row so that few arrows cross: sweeps by the mean of the neighbours, then exchanges of neighbours.</summary>
internal static class RowOrder
{
    private const int Sweeps = 12;

    /// <summary>Orders the rows in place; a header stays first.</summary>
    public static void Improve(IReadOnlyList<List<Cell>> rows)
    {
        var (best, least) = (Copy(rows), Cost(rows));
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var row in sweep % 2 == 0 ? rows : rows.Reverse())
            {
                Sort(row, rows, down: sweep % 2 == 0);
            }

            Exchange(rows);
            if (Cost(rows) is var cost && cost < least)
            {
                (best, least) = (Copy(rows), cost);
            }
        }

        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Clear();
            rows[i].AddRange(best[i]);
        }
    }

    private static void Sort(List<Cell> row, IReadOnlyList<List<Cell>> rows, bool down)
    {
        var places = Places(rows);
        var sorted = row.OrderBy(c => c.Kind == CellKind.Header ? 0 : 1).ThenBy(Wanted).ToList();
        row.Clear();
        row.AddRange(sorted);

        double Wanted(Cell cell)
        {
            var neighbours = (down ? cell.Above.Select(l => (l.Upper, l.Edge)) : cell.Below.Select(l => (Upper: l.Lower, l.Edge))).Where(n => n.Upper is not null).ToList();
            return neighbours.Count == 0 ? places[cell] : neighbours.Average(n => places[n.Upper!] + Offset(n.Upper!, n.Edge));
        }
    }

    private static void Exchange(IReadOnlyList<List<Cell>> rows)
    {
        foreach (var row in rows)
        {
            for (var i = 1; i < row.Count; i++)
            {
                if (row[i - 1].Kind == CellKind.Header)
                {
                    continue;
                }

                var before = Cost(rows);
                (row[i - 1], row[i]) = (row[i], row[i - 1]);
                if (Cost(rows) >= before)
                {
                    (row[i - 1], row[i]) = (row[i], row[i - 1]);
                }
            }
        }
    }

    /// <summary>Crossings above all, then how far sideways the arrows run.</summary>
    private static double Cost(IReadOnlyList<List<Cell>> rows)
    {
        var places = Places(rows);
        var cost = 0.0;
        foreach (var row in rows)
        {
            var links = row.SelectMany(c => c.Below).Where(l => l.Lower is not null)
                .Select(l => (From: places[l.Upper!] + Offset(l.Upper!, l.Edge), To: places[l.Lower!] + Offset(l.Lower!, l.Edge))).ToList();
            cost += links.Sum(l => Math.Abs(l.From - l.To));
            for (var i = 0; i < links.Count; i++)
            {
                cost += 1000 * links.Take(i).Count(l => (l.From - links[i].From) * (l.To - links[i].To) < 0);
            }
        }

        return cost;
    }

    /// <summary>Places in a row relative to its middle, so that rows of different lengths compare.</summary>
    private static Dictionary<Cell, double> Places(IReadOnlyList<List<Cell>> rows)
        => rows.SelectMany(row => row.Select((cell, i) => (cell, Place: i - ((row.Count - 1) / 2.0)))).ToDictionary(p => p.cell, p => p.Place);

    /// <summary>Where on a composite an arrow from within meets its edge, between -0.5 and 0.5.</summary>
    private static double Offset(Cell cell, ChartEdge? edge) => edge is not null && cell.Inner?.CrossingX(edge) is { } x ? (x / cell.Width) - 0.5 : 0;

    private static List<List<Cell>> Copy(IReadOnlyList<List<Cell>> rows) => [.. rows.Select(r => r.ToList())];
}
