using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>The generic calls: what they ask, in which order, and what each row leads to.</summary>
internal static class DispatchSection
{
    public static PageSection Of(PageContent content)
        => new("Generic calls", "dispatches", [.. content.Model.Dispatches.Select(d => (EventSection.Id(d.Name), d.Name))], page =>
        {
            foreach (var dispatch in content.Model.Dispatches)
            {
                PageText.Heading(page, 3, PageText.Signature(dispatch.Name, dispatch.Parameters), EventSection.Id(dispatch.Name), dispatch.At.ToString());
                PageText.Doc(page, dispatch.Doc);
                page.Open("ol", ("class", "order"));
                if (Refusals(content.Model, dispatch) is { Count: > 0 } refusals)
                {
                    page.Raw($"<li>The state of {PageText.Code(dispatch.Parameters[0].Name)} is asked: {string.Join(", ", refusals)}.</li>\n");
                }

                if (dispatch.Verdicts.Count > 0)
                {
                    page.Raw("<li>The lines below are tried in their order.</li>\n");
                }

                page.Raw($"<li>{Target(content, dispatch)}</li>\n");
                page.Close();
                RuleList.Write(page, dispatch.Verdicts.Select(v => v.Rule).Prepend(dispatch.Rule).Select(r => content.Model.Rules[r]), content.Links);
            }
        });

    /// <summary>The states that refuse every call, with what they answer.</summary>
    private static List<string> Refusals(MachineModel model, DispatchModel dispatch)
    {
        var subject = model.Entities.First(e => e.Name == dispatch.Subject);
        return [.. from leaf in subject.States
                   where leaf.IsLeaf && subject.RefusalOf(leaf.Name) is not null
                   orderby leaf.At.Start
                   let rule = model.Rules[subject.RefusalOf(leaf.Name)!.Value]
                   select $"{PageText.Link(PageText.Id("state", subject.Name, leaf.Name), leaf.Name)} <a class=\"refused\" href=\"#{PageText.RuleId(rule.Id)}\">refuses{(rule.Status is null ? "" : $" {Markup.Escape(rule.Status)}")}</a>"];
    }

    private static string Target(PageContent content, DispatchModel dispatch)
    {
        var cells = content.Model.Enums.First(e => e.Name == dispatch.Table).Columns.First(c => c.Name == dispatch.Column).Cells;
        var names = cells.Select(c => c.Reference).OfType<string>().Distinct().Select(content.Links.Reference);
        var what = dispatch.Target switch
        {
            DispatchTarget.Reader => "what is read",
            DispatchTarget.Event => "the event that happens",
            _ => "the notification that is meant",
        };
        return $"The column {PageText.Code(dispatch.Column)} of {PageText.Link(VocabularySection.Id(dispatch.Table), dispatch.Table)} names {what}: {string.Join(", ", names)}.";
    }
}
