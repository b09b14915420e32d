using System.Globalization;

namespace AudioSessions.Player.Picture;

/// <summary>The table of all events: when, what, how it was answered, by which rule, and why; then what followed for others.</summary>
internal static class StoryTable
{
    public static void Write(Markup page, StoryPicture story)
    {
        page.Open("div", ("class", "table"));
        page.Open("table");
        page.Open("thead");
        page.Open("tr");
        foreach (var heading in new[] { "", "Time", "Event", "Outcome", "Rule", "Why" })
        {
            page.Leaf("th", heading, ("scope", "col"));
        }

        page.Close();
        page.Close();
        var number = 0;
        foreach (var item in story.Events.OrderBy(e => e.Time))
        {
            Event(page, item, ++number);
        }

        page.Close();
        page.Close();
    }

    private static void Event(Markup page, StoryEvent item, int number)
    {
        page.Open("tbody", ("data-time", item.Time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)));
        Row(
            page,
            "event",
            ($"{number}", "number"),
            (TimeAxis.Format(item.Time, true), "number"),
            (item.Text, ""),
            (EventDrawing.Outcome(item), item.Outcome.ToString().ToLowerInvariant()),
            (item.Place, "rule"),
            (item.Reason, ""));
        foreach (var effect in item.Consequences)
        {
            Row(page, "effect", ("", ""), ("", ""), ($"{effect.Concerns}: {effect.Text}", ""), ("", ""), (effect.Place, "rule"), (effect.Reason, ""));
        }

        page.Close();
    }

    private static void Row(Markup page, string style, params ReadOnlySpan<(string Text, string Style)> cells)
    {
        page.Open("tr", ("class", style));
        foreach (var (text, cell) in cells)
        {
            if (cell.Length > 0)
            {
                page.Leaf("td", text, ("class", cell));
            }
            else
            {
                page.Leaf("td", text);
            }
        }

        page.Close();
    }
}
