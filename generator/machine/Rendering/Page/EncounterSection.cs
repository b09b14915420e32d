using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Who affects whom, as matrices: rows are newcomers.</summary>
internal static class EncounterSection
{
    public static PageSection Of(PageContent content)
        => new("Who affects whom", "encounters", [.. content.Encounters.Select(e => (Id(e), $"{e.Event.Subject}: {e.Event.Name}"))], page =>
        {
            page.Raw("<p>Found by running the machine: every kind meets every other. Kinds are told apart by what the rules look at; what never makes a difference is left out. "
                + $"{(content.Chosen.Count == 0 ? "Every policy is at its default." : $"Chosen: {Markup.Escape(string.Join(", ", content.Chosen.Select(c => $"{c.Policy} = {c.Option}")))}.")} "
                + "A cell leads to the rule that decided it.</p>\n");
            foreach (var encounter in content.Encounters)
            {
                Write(page, encounter, content.Model);
            }
        });

    private static string Id(Encounter encounter) => PageText.Id("meets", encounter.Event.Subject, encounter.Event.Name);

    private static void Write(Markup page, Encounter encounter, MachineModel model)
    {
        PageText.Heading(page, 3, encounter.Event.Name, Id(encounter));
        page.Raw($"<p>{Markup.Escape(encounter.About)}{(encounter.Fixed.Count == 0 ? "" : $" To keep the table readable, these stay at their defaults: {Markup.Escape(string.Join(", ", encounter.Fixed))}.")}</p>\n");
        page.Open("div", ("class", "wide"), ("tabindex", "0"), ("role", "group"));
        page.Open("table", ("class", "meet"));
        page.Raw($"<thead><tr><th scope=\"col\">newcomer\u00A0\u2193 meets\u00A0\u2192</th>{string.Concat(encounter.Holders.Select(k => $"<th scope=\"col\">{Name(k)}</th>"))}</tr></thead>\n");
        page.Open("tbody");
        for (var i = 0; i < encounter.Newcomers.Count; i++)
        {
            var row = i;
            page.Raw($"<tr><th scope=\"row\">{Markup.Escape(encounter.Newcomers[i])}</th>{string.Concat(encounter.Holders.Select((_, j) => Cell(encounter, encounter[row, j], model)))}</tr>\n");
        }

        page.Close();
        page.Close();
        page.Close();
        Legend(page, encounter, model);
    }

    private static string Name(string kind) => string.Join(" ", kind.Split(' ').Select(PageText.Soft));

    private static string Cell(Encounter encounter, EncounterCell cell, MachineModel model)
    {
        if (cell.IsNothing)
        {
            return $"<td title=\"{Markup.Escape(cell.Tip(model))}\"><span class=\"quiet\">\u00B7</span></td>";
        }

        var words = string.Join("<br/>", cell.Short.Select(Markup.Escape));
        var tip = string.Join("&#10;", cell.Tip(model).Split('\n').Select(Markup.Escape));
        var inner = cell.Rules.Count == 0 ? words : $"<a href=\"#{PageText.RuleId(cell.Rules[0])}\">{words}</a>";
        return $"<td class=\"{DrawingStyle.Tint(encounter.NumberOf(cell))}\" title=\"{tip}\">{inner}</td>";
    }

    private static void Legend(Markup page, Encounter encounter, MachineModel model)
    {
        page.Open("ul", ("class", "legend"));
        var number = 0;
        foreach (var outcome in encounter.Outcomes)
        {
            var example = outcome.First();
            var rules = string.Join(", ", outcome.SelectMany(c => c.Rules).Distinct().Order().Select(r => PageText.Link(PageText.RuleId(r), model.Rules[r].At.ToString(), model.Rules[r].Name)));
            page.Raw($"<li><span class=\"swatch {DrawingStyle.Tint(number++)}\"></span> <strong>{Markup.Escape(outcome.Key)}</strong> <span class=\"quiet\">{Plural.Of(outcome.Count(), "pair")}, such as {Markup.Escape(example.Newcomer)} with {Markup.Escape(example.Holder)}.</span> "
                + $"{Markup.Escape(string.Join(" ", example.Details))} <span class=\"place\">{rules}</span></li>\n");
        }

        page.Raw("<li><span class=\"swatch\"></span> <strong>\u00B7</strong> Neither feels anything of the other.</li>\n");
        page.Close();
    }
}
