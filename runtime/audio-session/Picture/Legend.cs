namespace AudioSessions.Player.Picture;

/// <summary>What the shapes mean, of those only that the story uses; one row, or more where names are long.</summary>
internal sealed class Legend
{
    private const double FontSize = 12;
    private const double Swatch = 22;
    private const double Gap = 20;
    private const double RowHeight = 24;
    private const double LongestText = 240;
    private const double Right = PictureLayout.Width - PictureLayout.Margin;
    private readonly List<Item> items = [];

    public Legend(StoryPicture story)
    {
        double x = PictureLayout.Margin;
        var row = 0;
        foreach (var entry in Entries(story))
        {
            var text = TextMeasure.Fit(entry.Text, FontSize, LongestText);
            var width = Swatch + 7 + TextMeasure.Width(text, FontSize);
            if (x + width > Right)
            {
                (x, row) = (PictureLayout.Margin, row + 1);
            }

            items.Add(new Item(entry, text, x, row * RowHeight));
            x += width + Gap;
        }

        Height = (row + 1) * RowHeight;
    }

    public double Height { get; }

    /// <param name="svg">Where to.</param>
    /// <param name="top">The middle of the first row.</param>
    public void Draw(Markup svg, double top)
    {
        svg.Line("as-axis", PictureLayout.Margin, top - 22, Right, top - 22);
        foreach (var item in items)
        {
            svg.Open("g", ("class", Palette.SessionTheme(0)));
            item.Entry.Draw(svg, item.X, top + item.Y);
            svg.Text("as-quiet", item.X + Swatch + 7, top + item.Y + 4, FontSize, item.Text);
            svg.Close();
        }
    }

    private static IEnumerable<Entry> Entries(StoryPicture story)
    {
        foreach (var (tone, fill) in new[]
            { (StateTone.Empty, "as-empty"), (StateTone.Rest, "as-rest"), (StateTone.Solid, "as-solid"), (StateTone.Alert, "as-alert-fill") })
        {
            if (StateName(story, tone) is { } name)
            {
                yield return new Entry(name, (svg, x, y) => svg.Rect(fill, x + 0.5, y - 6.5, Swatch - 1, 13, 3));
            }
        }

        if (story.Lanes.Any(l => l.Waveform.Count > 0))
        {
            yield return new Entry("heard", (svg, x, y) => svg.Path("as-wave", Bump(x, y)));
        }

        if (story.Lanes.Any(l => l.Ghost.Count > 0))
        {
            yield return new Entry("its source", (svg, x, y) => svg.Path("as-ghost", Bump(x, y)));
        }

        if (story.Lanes.Any(l => l.Gain.Count > 0))
        {
            yield return new Entry("gain", (svg, x, y) => svg.Path("as-gain", $"M{Markup.Px(x)} {Markup.Px(y - 5)}h9l4 10h9"));
        }

        foreach (var (kind, fill, name) in new[] { (EffectKind.Mute, "as-mute-fill", "muted"), (EffectKind.Duck, "as-duck-fill", "ducked") })
        {
            if (story.Lanes.Any(l => l.Effects.Any(e => e.Kind == kind)))
            {
                yield return new Entry(name, (svg, x, y) => svg.Rect(fill, x, y - 7, Swatch, 14));
            }
        }

        foreach (var outcome in story.Events.Select(e => e.Outcome).Distinct().Order())
        {
            yield return new Entry(
                outcome.ToString().ToLowerInvariant(), (svg, x, y) => EventDrawing.Mark(svg, outcome, x + Swatch / 2, y, 4.5));
        }
    }

    /// <summary>The first state of a tone, those of sessions before others'.</summary>
    private static string? StateName(StoryPicture story, StateTone tone) => story.Lanes
        .OrderBy(l => l.Kind)
        .SelectMany(l => l.States)
        .FirstOrDefault(s => s.Tone == tone)?.Name;

    private static string Bump(double x, double y) => $"M{Markup.Px(x)} {Markup.Px(y + 7)}l3 -7l3 3l3 -9l3 6l3 -3l3 7l4 3Z";

    private sealed record Item(Entry Entry, string Text, double X, double Y);

    private sealed record Entry(string Text, Action<Markup, double, double> Draw);
}
