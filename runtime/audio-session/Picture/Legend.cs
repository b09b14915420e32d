namespace AudioSessions.Player.Picture;

/// <summary>What the shapes mean: one row, of those only that the story uses.</summary>
internal static class Legend
{
    private const double FontSize = 12;
    private const double Swatch = 22;
    private const double Gap = 20;

    public static void Draw(Markup svg, StoryPicture story, PictureLayout layout)
    {
        var y = layout.LegendY;
        svg.Line("as-axis", PictureLayout.Margin, y - 22, PictureLayout.Width - PictureLayout.Margin, y - 22);
        double x = PictureLayout.Margin;
        foreach (var entry in Entries(story))
        {
            var width = Swatch + 7 + TextMeasure.Width(entry.Text, FontSize);
            if (x + width > PictureLayout.Width - PictureLayout.Margin)
            {
                break;
            }

            svg.Open("g", ("class", Palette.SessionTheme(0)));
            entry.Draw(svg, x, y);
            svg.Text("as-quiet", x + Swatch + 7, y + 4, FontSize, entry.Text);
            svg.Close();
            x += width + Gap;
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

    private sealed record Entry(string Text, Action<Markup, double, double> Draw);
}
