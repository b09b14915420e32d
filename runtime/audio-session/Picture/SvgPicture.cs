namespace AudioSessions.Player.Picture;

/// <summary>The whole picture: heading, events, lanes, axis, legend.</summary>
internal static class SvgPicture
{
    /// <summary>The id of the group that a page may add its play-head to.</summary>
    public const string PictureId = "as-picture";

    /// <summary>The svg element, without an XML declaration, so that it fits into a page too.</summary>
    public static string Draw(StoryPicture story)
    {
        var layout = new PictureLayout(story);
        var svg = new Markup();
        svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("id", PictureId),
            ("class", "as-picture"),
            ("viewBox", $"0 0 {PictureLayout.Width} {Markup.Px(layout.Height)}"),
            ("width", Markup.Px(PictureLayout.Width)),
            ("height", Markup.Px(layout.Height)),
            ("role", "img"),
            ("aria-labelledby", "as-name as-about"));
        svg.Leaf("title", story.Title, ("id", "as-name"));
        svg.Leaf("desc", About(story), ("id", "as-about"));
        svg.Raw("<style>\n" + Palette.Style() + "</style>\n");
        Hatches.Define(svg);
        svg.Rect("as-page", 0.5, 0.5, PictureLayout.Width - 1, layout.Height - 1, 12);
        Heading(svg, story);
        foreach (var lane in layout.Lanes)
        {
            LaneDrawing.Ground(svg, lane);
        }

        EventDrawing.Draw(svg, layout);
        foreach (var lane in layout.Lanes)
        {
            LaneDrawing.Draw(svg, lane, layout);
        }

        EventDrawing.Marks(svg, layout);
        TimeAxis.Draw(svg, story.Duration, layout);
        layout.Legend.Draw(svg, layout.LegendY);
        svg.Close();
        return svg.ToString();
    }

    private static void Heading(Markup svg, StoryPicture story)
    {
        const double room = PictureLayout.Width - 2 * PictureLayout.Margin;
        svg.Text("as-title", PictureLayout.Margin, PictureLayout.TitleBase, 27, TextMeasure.Fit(story.Title, 27, room, true));
        svg.Text("as-quiet", PictureLayout.Margin, PictureLayout.SubtitleBase, 15, TextMeasure.Fit(story.Subtitle, 15, room));
    }

    private static string About(StoryPicture story) =>
        $"{story.Subtitle} A time axis of {TimeAxis.Format(story.Duration)} with {story.Events.Count} events over "
        + $"{story.Lanes.Count} lanes: {string.Join(", ", story.Lanes.Select(l => l.Name))}. A lane shows states, reasons for "
        + "silence or ducking, the waveform after gain over a faint one before gain, and the gain as a line.";
}
