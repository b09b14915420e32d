using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>What each event does in each state, a table for each entity. States in which it does the same share a cell.</summary>
internal static class AnswerSection
{
    public static PageSection Of(PageContent content)
    {
        var entities = content.Entities.Where(e => content.Model.Events.Any(x => x.Subject == e.Name)).ToList();
        return new PageSection("What each event does in each state", "answers", [.. entities.Select(e => (Id(e), e.Name))], page =>
        {
            page.Raw("<p>A cell leads to the line that says so.</p>\n");
            entities.ForEach(e => Write(page, e, content));
        });
    }

    private static string Id(EntityModel entity) => $"{PageText.Id("entity", entity.Name)}-answers";

    private static void Write(Markup page, EntityModel entity, PageContent content)
    {
        PageText.Heading(page, 3, entity.Name, Id(entity));
        var leaves = entity.States.Where(s => s.IsLeaf).OrderBy(s => s.At.Start).Select(s => s.Name).ToList();
        var heads = leaves.Count == 0 ? ["Then"] : leaves.Select(l => PageText.Link(PageText.Id("state", entity.Name, l), l));
        var events = content.Model.Events.Where(e => e.Subject == entity.Name).GroupBy(e => e.At.FileName).ToList();
        var answers = new Answers(content.Model);
        page.Open("div", ("class", "wide"), ("tabindex", "0"), ("role", "group"));
        page.Open("table", ("class", leaves.Count > 3 ? "answers even" : "answers"));
        page.Raw($"<thead><tr><th scope=\"col\">Event</th>{string.Concat(heads.Select(h => $"<th scope=\"col\">{h}</th>"))}</tr></thead>\n");
        foreach (var file in events)
        {
            page.Open("tbody");
            if (events.Count > 1)
            {
                page.Raw($"<tr class=\"file\"><th scope=\"rowgroup\" colspan=\"{Math.Max(1, leaves.Count) + 1}\">{Markup.Escape(PageText.FileTitle(file.Key))}</th></tr>\n");
            }

            foreach (var declared in file)
            {
                var name = $"<a href=\"#{EventSection.Id(declared.Name)}\">{PageText.Soft(declared.Name)}</a>{(declared.IsCascade ? " <span class=\"quiet\">raised</span>" : "")}";
                page.Raw($"<tr><th scope=\"row\">{name}</th>{Cells(leaves.Count == 0 ? [answers.Cell(declared, "")] : [.. leaves.Select(l => answers.Cell(declared, l))])}</tr>\n");
            }

            page.Close();
        }

        page.Close();
        page.Close();
    }

    /// <summary>Neighbours that say the same are one cell.</summary>
    private static string Cells(IReadOnlyList<string> cells)
    {
        var runs = new List<(string Text, int Count)>();
        foreach (var cell in cells)
        {
            if (runs.Count > 0 && runs[^1].Text == cell)
            {
                runs[^1] = (cell, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((cell, 1));
            }
        }

        return string.Concat(runs.Select(r => $"<td{(r.Count == 1 ? "" : $" colspan=\"{r.Count}\"")}>{r.Text}</td>"));
    }
}
