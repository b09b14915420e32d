using StateMachine.Compiler.Model;
using StateMachine.Drawing;
using StateMachine.Tool.Commands;

namespace StateMachine.Tool.Rendering;

/// <summary>What the page is made from.</summary>
/// <param name="Model">The machine.</param>
/// <param name="Charts">Its state diagrams.</param>
/// <param name="Encounters">Who affects whom.</param>
/// <param name="Chosen">The policies that were chosen for the encounters.</param>
/// <param name="Bodies">The definitions that are one expression, as written.</param>
internal sealed record PageContent(MachineModel Model, IReadOnlyList<StateChart> Charts, IReadOnlyList<Encounter> Encounters, IReadOnlyList<PolicyChoice> Chosen, IReadOnlyDictionary<string, string> Bodies)
{
    /// <summary>Where things are on the page.</summary>
    public PageLinks Links { get; } = new(Model);

    /// <summary>The entities, those of the machine's own file first.</summary>
    public IEnumerable<EntityModel> Entities => Model.Entities.OrderBy(e => e.At.FileName == $"{Model.Name}.machine" ? 0 : 1);
}

/// <summary>Everything that a spec says, as one page that needs nothing beside it.</summary>
internal static class MachinePage
{
    public static string Write(PageContent content)
    {
        var model = content.Model;
        var parts = Parts(content).Select(p => p with { Sections = p.Sections.FindAll(s => s.Items.Count > 0) }).Where(p => p.Sections.Count > 0).ToList();
        var page = new Markup();
        page.Raw("<!DOCTYPE html>\n");
        page.Open("html", ("lang", "en"), ("xmlns", "http://www.w3.org/1999/xhtml"));
        page.Open("head");
        page.Leaf("meta", null, ("charset", "utf-8"));
        page.Leaf("meta", null, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Leaf("meta", null, ("name", "color-scheme"), ("content", "light dark"));
        page.Leaf("title", model.Name);
        page.Raw($"<style>\n{PageStyle.Sheet()}</style>\n");
        page.Close();
        page.Open("body");
        Header(page, model, parts);
        Bar(page, model, parts);
        page.Open("main");
        foreach (var part in parts)
        {
            page.Raw($"<p class=\"part\" id=\"{part.Id}\">{Markup.Escape(part.Title)}</p>\n");
            part.Sections.ForEach(s => Section(page, s));
        }

        page.Close();
        page.Open("footer");
        page.Leaf("p", $"Made from the spec of {model.Name} by the machine tool. What it says, the generated code does.");
        page.Close();
        page.Close();
        page.Close();
        return page.ToString();
    }

    private static void Section(Markup page, PageSection section)
    {
        page.Open("section", ("aria-labelledby", section.Id));
        PageText.Heading(page, 2, section.Title, section.Id);
        section.Write(page);
        page.Close();
    }

    /// <summary>What there is comes first, then what happens to it, then what comes of that, then what must hold of it all.</summary>
    private static IReadOnlyList<PagePart> Parts(PageContent content) =>
    [
        new("What there is", "there-is", [.. content.Entities.Select(e => EntitySection.Of(e, content)), VocabularySection.Of(content), PolicySection.Of(content)]),
        new("What happens", "happens", [EncounterSection.Of(content), AnswerSection.Of(content), EventSection.Of(content), DispatchSection.Of(content)]),
        new("What comes of it", "comes-of-it", [ObservableSection.Observables(content), ObservableSection.Definitions(content)]),
        new("What must hold, and examples", "holds", [PropertySection.Of(content), ScenarioSection.Of(content)]),
    ];

    private static void Header(Markup page, MachineModel model, List<PagePart> parts)
    {
        page.Open("header", ("id", "contents"));
        page.Leaf("h1", model.Name);
        PageText.Doc(page, model.Doc);
        page.Open("nav", ("aria-label", "Contents"), ("class", "contents"));
        foreach (var part in parts)
        {
            page.Open("div");
            page.Raw($"<p>{PageText.Link(part.Id, part.Title)}</p>\n");
            page.Open("ul");
            part.Sections.ForEach(s => Contents(page, s));
            page.Close();
            page.Close();
        }

        page.Close();
        page.Close();
    }

    /// <summary>A section in the contents: short lists stand open.</summary>
    private static void Contents(Markup page, PageSection section)
    {
        page.Open("li");
        page.Raw(PageText.Link(section.Id, section.Title) + "\n");
        var items = section.Items.Where(i => i.Id != section.Id).ToList();
        if (items.Count > 0)
        {
            var links = string.Concat(items.Select(i => $"<li><a href=\"#{i.Id}\">{PageText.Soft(i.Text)}</a></li>\n"));
            page.Raw(items.Count <= PageSection.ShortList ? $"<ul>{links}</ul>\n" : $"<details><summary>all {items.Count}</summary><ul>{links}</ul></details>\n");
        }

        page.Close();
    }

    /// <summary>Stays in sight, so that one gets from anywhere to anywhere.</summary>
    private static void Bar(Markup page, MachineModel model, List<PagePart> parts)
    {
        page.Open("nav", ("aria-label", "Parts"), ("class", "bar"));
        page.Raw($"<div>{PageText.Link("contents", model.Name)}{string.Concat(parts.Select(p => PageText.Link(p.Id, p.Title)))}</div>\n");
        page.Close();
    }
}

/// <summary>A part of the page: sections that answer one question.</summary>
internal sealed record PagePart(string Title, string Id, List<PageSection> Sections);

/// <summary>A section of the page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="Items">What the contents list below it.</param>
/// <param name="Write">Writes what is under the heading.</param>
internal sealed record PageSection(string Title, string Id, IReadOnlyList<(string Id, string Text)> Items, Action<Markup> Write)
{
    /// <summary>Longer lists are folded in the contents.</summary>
    public const int ShortList = 6;
}
