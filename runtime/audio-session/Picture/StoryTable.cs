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
        page.Open("tr", ("class", "event"));
        Cell(page, "number", $"{number}");
        page.Open("td", ("class", "number"));
        page.Leaf("button", TimeAxis.Format(item.Time, true), ("type", "button"), ("title", "Hear this moment"));
        page.Close();
        Cell(page, "what", item.Text);
        Cell(page, item.Outcome.ToString().ToLowerInvariant(), EventDrawing.Outcome(item));
        Cell(page, "rule", item.Place);
        Cell(page, "why", item.Reason);
        page.Close();
        foreach (var effect in item.Consequences)
        {
            Effect(page, effect);
        }

        page.Close();
    }

    private static void Effect(Markup page, Consequence effect)
    {
        page.Open("tr", ("class", "effect"));
        page.Leaf("td", "", ("colspan", "2"));
        page.Leaf("td", $"{effect.Concerns}: {effect.Text}", ("class", "what"), ("colspan", "2"));
        Cell(page, "rule", effect.Place);
        Cell(page, "why", effect.Reason);
        page.Close();
    }

    private static void Cell(Markup page, string style, string text) => page.Leaf("td", text, ("class", style));
}
