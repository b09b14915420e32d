using StateMachine.Compiler.Binding;
using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>An entity: its states as a picture, its states and variables with what they mean.</summary>
internal static class EntitySection
{
    public static PageSection Of(EntityModel entity, PageContent content)
    {
        var id = PageText.Id("entity", entity.Name);
        var chart = content.Charts.FirstOrDefault(c => c.Entity == entity);
        var items = new List<(string, string)> { (id, entity.IsMany ? "there can be several" : "there is one") };
        if (chart is not null)
        {
            items.Add(($"{id}-states", "States"));
        }

        if (entity.Variables.Count > 0)
        {
            items.Add(($"{id}-variables", "Variables"));
        }

        return new PageSection(entity.Name, id, items, page =>
        {
            PageText.Doc(page, entity.Doc ?? (entity.IsMany ? "There can be several." : "There is one."));
            if (chart is not null)
            {
                States(page, chart, id);
            }

            if (entity.Variables.Count > 0)
            {
                Variables(page, entity, content.Links, id);
            }
        });
    }

    private static void States(Markup page, StateChart chart, string id)
    {
        PageText.Heading(page, 3, "States", $"{id}-states");
        page.Open("figure", ("tabindex", "0"));
        page.Raw(SvgChart.Draw(chart, isAlone: false));
        page.Raw("<figcaption>Slanted, blue: raised by other events. The dot leads to where it starts.</figcaption>\n");
        page.Close();
        if (ChartLayout.Of(chart).Notes is { Count: > 0 } notes)
        {
            page.Open("ol", ("class", "notes"));
            foreach (var note in notes)
            {
                page.Raw($"<li>{string.Join("<br/>", note.Lines.Select(l => $"{PageText.Code(l.Text)} <span class=\"place\">{Markup.Escape(l.Place)}</span>"))}</li>\n");
            }

            page.Close();
        }

        PageText.Table(page, ["State", "Meaning", "By default"], chart.AllStates.Select(s => (IReadOnlyList<string>)
        [
            $"<span id=\"{PageText.Id("state", chart.Entity.Name, s.Name)}\">{Markup.Escape(s.Name)}</span>{(s.Model.Parent is null ? "" : $" <span class=\"quiet\">in {Markup.Escape(s.Model.Parent)}</span>")}",
            PageText.Inline(s.Model.Doc),
            s.Refusal is null ? "" : RuleList.Item(s.Refusal, $"<span class=\"refused\">{Markup.Escape(s.RefusalText!)}</span>"),
        ]));
    }

    private static void Variables(Markup page, EntityModel entity, PageLinks links, string id)
    {
        PageText.Heading(page, 3, "Variables", $"{id}-variables");
        PageText.Table(page, ["Variable", "Type", "At first", "Goes back", "Meaning"], entity.Variables.Select(v => (IReadOnlyList<string>)
        [
            $"<span id=\"{PageLinks.Variable(entity.Name, v.Name)}\">{Markup.Escape(v.Name)}</span>",
            $"<code class=\"plain\">{links.Code(TypeText.Of(v.Type))}</code>",
            v.Type is OpaqueType ? "" : PageText.Code(PageText.Constant(v.Default)),
            Markup.Escape(string.Join(", ", v.Resets.Select(r => $"{r.Kind.ToString().ToLowerInvariant()} {r.Name}"))),
            PageText.Inline(v.Doc),
        ]));
    }
}
