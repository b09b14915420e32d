namespace AudioSessions.Player.Picture;

/// <summary>The reasons of a lane's mutes and ducks, in rows in which nothing overlaps.</summary>
internal sealed class ReasonLabels
{
    public const double FontSize = 11.5;
    public const double RowHeight = 21;
    private const int MostRows = 4;
    private const double Gap = 10;

    private ReasonLabels(IReadOnlyList<ReasonLabel> all) => All = all;

    public IReadOnlyList<ReasonLabel> All { get; }

    public int Rows => All.Count == 0 ? 0 : All.Max(l => l.Row) + 1;

    public double Height => Rows * RowHeight;

    /// <summary>
    /// A label may be longer than its span, and near the right edge it may start before it, where a row is free there. Where
    /// none is, the label is cut at the edge, and left away when even that is taken: hovering still tells it.
    /// </summary>
    public static ReasonLabels Place(IReadOnlyList<EffectSpan> effects, Func<TimeSpan, double> x)
    {
        var ends = new List<double>();
        var labels = new List<ReasonLabel>();
        foreach (var effect in effects.OrderBy(e => e.From).ThenByDescending(e => e.To))
        {
            labels.Add(PlaceOne(effect, x(effect.From), x(effect.To), ends));
        }

        return new ReasonLabels(labels);
    }

    private static ReasonLabel PlaceOne(EffectSpan effect, double from, double to, List<double> ends)
    {
        var width = TextMeasure.Width(effect.Label, FontSize);
        var start = Math.Min(from, PictureLayout.TextRight - width);
        if (Free(ends, Math.Min(from, start)) is { } row)
        {
            Take(ends, row, Math.Max(to, start + width));
            return new ReasonLabel(effect, from, to, row, start, effect.Label);
        }

        if (Free(ends, from) is { } narrow)
        {
            var text = TextMeasure.Fit(effect.Label, FontSize, PictureLayout.TextRight - from);
            Take(ends, narrow, Math.Max(to, from + TextMeasure.Width(text, FontSize)));
            return new ReasonLabel(effect, from, to, narrow, from, text);
        }

        return new ReasonLabel(effect, from, to, MostRows - 1, from, "");
    }

    private static int? Free(List<double> ends, double start)
    {
        var row = ends.FindIndex(end => end + Gap <= start);
        return row >= 0 ? row : ends.Count < MostRows ? ends.Count : null;
    }

    private static void Take(List<double> ends, int row, double end)
    {
        if (row == ends.Count)
        {
            ends.Add(end);
        }
        else
        {
            ends[row] = end;
        }
    }
}

/// <summary>A span with its label.</summary>
/// <param name="Effect">The span.</param>
/// <param name="From">Its left end.</param>
/// <param name="To">Its right end.</param>
/// <param name="Row">The row, from 0 at the top.</param>
/// <param name="Start">Where the text starts.</param>
/// <param name="Text">The text as shown; empty where there was no room.</param>
internal sealed record ReasonLabel(EffectSpan Effect, double From, double To, int Row, double Start, string Text);
