namespace AudioSessions.Player.Picture;

/// <summary>Draws the events: slanted labels, the rail with a mark for each, a thin line down through the lanes.</summary>
internal static class EventDrawing
{
    /// <summary>Labels, leaders and lines; the lanes are drawn over them.</summary>
    public static void Draw(Markup svg, PictureLayout layout)
    {
        foreach (var group in layout.Labels.All)
        {
            Label(svg, group, layout);
        }

        foreach (var item in layout.Events)
        {
            svg.Line("as-event", layout.X(item.Time), layout.RailY, layout.X(item.Time), layout.LanesBottom);
        }

        svg.Line("as-axis", PictureLayout.PlotLeft, layout.RailY, PictureLayout.PlotRight, layout.RailY);
    }

    /// <summary>The marks on the rail and on the lanes that the events concern.</summary>
    public static void Marks(Markup svg, PictureLayout layout)
    {
        for (var i = 0; i < layout.Events.Count; i++)
        {
            var item = layout.Events[i];
            svg.Open("g");
            svg.Leaf("title", Tip(item, i + 1));
            Mark(svg, item.Outcome, layout.X(item.Time), layout.RailY, 4.5);
            if (layout.Lanes.FirstOrDefault(l => l.Lane.Name == item.Concerns) is { } lane)
            {
                Mark(svg, item.Outcome, layout.X(item.Time), lane.Top, 3.8);
            }

            svg.Close();
        }
    }

    /// <summary>A filled dot for accepted, a cross for refused, a ring for answered.</summary>
    public static void Mark(Markup svg, EventOutcome outcome, double x, double y, double size)
    {
        switch (outcome)
        {
            case EventOutcome.Accepted:
                Circle(svg, "as-accepted", x, y, size, "1.2");
                break;
            case EventOutcome.Refused:
                Circle(svg, "as-page", x, y, size + 2.5, "0");
                Cross(svg, x, y, size);
                break;
            case EventOutcome.Answered:
                Circle(svg, "as-answered", x, y, size - 0.3, "2.2");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome.");
        }
    }

    /// <summary>What an outcome is called: the status, where there is one.</summary>
    public static string Outcome(StoryEvent item) => item.Outcome switch
    {
        EventOutcome.Accepted => item.Status.Length > 0 ? item.Status : "accepted",
        EventOutcome.Refused => item.Status.Length > 0 ? $"refused {item.Status}" : "refused",
        EventOutcome.Answered => item.Status.Length > 0 ? $"answered {item.Status}" : "answered",
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Outcome, "No such outcome."),
    };

    private static void Label(Markup svg, EventLabel label, PictureLayout layout)
    {
        var foot = layout.RailY - EventLabels.Leader;
        var middle = Math.Clamp(label.Group.Middle, PictureLayout.PlotLeft, PictureLayout.PlotRight);
        svg.Path("as-leader", $"M{Markup.Px(middle)} {Markup.Px(layout.RailY - 6)}L{Markup.Px(label.Foot)} {Markup.Px(foot + 2)}");
        var (x, y) = (Markup.Px(label.Foot + 3), Markup.Px(foot));
        svg.Open(
            "g", ("transform", $"translate({x} {y}) rotate({Markup.Px(-EventLabels.Slant)})"));
        svg.Text("as-number", 0, 0, EventLabels.FontSize, label.Number);
        svg.Text(Style(label, layout), label.TextStart, 0, EventLabels.FontSize, label.Text);
        svg.Close();
    }

    private static string Style(EventLabel label, PictureLayout layout) =>
        label.Group.First < label.Group.Last ? "as-label" : layout.Events[label.Group.First].Outcome switch
        {
            EventOutcome.Refused => "as-refused-text",
            EventOutcome.Answered => "as-answered-text",
            _ => "as-label",
        };

    private static string Tip(StoryEvent item, int number)
    {
        var rule = item.Place.Length > 0 ? $"\n{item.Place}" : "";
        var why = item.Reason.Length > 0 ? $"\n{item.Reason}" : "";
        return $"{number}. {TimeAxis.Format(item.Time, true)} {item.Text}: {Outcome(item)}{rule}{why}";
    }

    private static void Cross(Markup svg, double x, double y, double size)
    {
        var (left, right, top, bottom) = (Markup.Px(x - size), Markup.Px(x + size), Markup.Px(y - size), Markup.Px(y + size));
        var data = $"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}";
        svg.Leaf("path", null, ("class", "as-refused"), ("stroke-width", "2.4"), ("d", data));
    }

    private static void Circle(Markup svg, string style, double x, double y, double radius, string stroke) => svg.Leaf(
        "circle", null, ("class", style), ("cx", Markup.Px(x)), ("cy", Markup.Px(y)), ("r", Markup.Px(radius)), ("stroke-width", stroke));
}
