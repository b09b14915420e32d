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
internal sealed record PageContent(MachineModel Model, IReadOnlyList<StateChart> Charts, IReadOnlyList<Encounter> Encounters, IReadOnlyList<PolicyChoice> Chosen, IReadOnlyDictionary<string, string> Bodies);

/// <summary>Everything that a spec says, as one page that needs nothing beside it.</summary>
internal static class MachinePage
{
    public static string Write(PageContent content)
    {
        var model = content.Model;
        var sections = Sections(content).Where(s => s.Items.Count > 0).ToList();
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
        Header(page, model, sections);
        page.Open("main");
        foreach (var section in sections)
        {
            page.Open("section", ("aria-labelledby", section.Id));
            PageText.Heading(page, 2, section.Title, section.Id);
            section.Write(page);
            page.Close();
        }

        page.Close();
        page.Open("footer");
        page.Leaf("p", $"Made from the spec of {model.Name} by the machine tool. What it says, the generated code does.");
        page.Close();
        page.Close();
        page.Close();
        return page.ToString();
    }

    private static IEnumerable<PageSection> Sections(PageContent content) =>
    [
        .. content.Model.Entities.OrderBy(e => e.At.FileName == $"{content.Model.Name}.machine" ? 0 : 1).Select(e => EntitySection.Of(e, content)), // the machine's own file first
        EncounterSection.Of(content),
        EventSection.Of(content.Model),
        ObservableSection.Observables(content.Model, content.Bodies),
        PolicySection.Of(content),
        VocabularySection.Of(content.Model),
        ObservableSection.Definitions(content.Model, content.Bodies),
        PropertySection.Of(content.Model),
        ScenarioSection.Of(content.Model),
    ];

    private static void Header(Markup page, MachineModel model, List<PageSection> sections)
    {
        page.Open("header");
        page.Leaf("h1", model.Name);
        PageText.Doc(page, model.Doc);
        page.Open("nav", ("aria-label", "Contents"));
        page.Open("ul");
        foreach (var section in sections)
        {
            page.Open("li");
            page.Raw(PageText.Link(section.Id, section.Title) + "\n");
            page.Open("ul");
            foreach (var (id, text) in section.Items.Where(i => i.Id != section.Id).Take(PageSection.MostItems))
            {
                page.Raw($"<li>{PageText.Link(id, text)}</li>\n");
            }

            if (section.Items.Count(i => i.Id != section.Id) - PageSection.MostItems is > 0 and var more)
            {
                page.Raw($"<li>{PageText.Link(section.Id, $"and {more} more")}</li>\n");
            }

            // A list has to hold something.
            if (section.Items.All(i => i.Id == section.Id))
            {
                page.Raw($"<li>{PageText.Link(section.Id, section.Items[0].Text)}</li>\n");
            }

            page.Close();
            page.Close();
        }

        page.Close();
        page.Close();
        page.Close();
    }
}

/// <summary>A section of the page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="Items">What the contents list below it.</param>
/// <param name="Write">Writes what is under the heading.</param>
internal sealed record PageSection(string Title, string Id, IReadOnlyList<(string Id, string Text)> Items, Action<Markup> Write)
{
    /// <summary>More than these are not listed in the contents; the section lists them.</summary>
    public const int MostItems = 8;
}
