using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>What must hold: in every state, at every step, in the end.</summary>
internal static class PropertySection
{
    public static PageSection Of(PageContent content)
    {
        var model = content.Model;
        var all = model.Invariants.Select(i => (i.Name, i.Rule, i.Doc, Kind: i.Tables ? "in the tables" : "in every state"))
            .Concat(model.Nevers.Select(n => (n.Name, n.Rule, n.Doc, Kind: "at no step")))
            .Concat(model.Leads.Select(l => (l.Name, l.Rule, l.Doc, Kind: "in the end")))
            .ToList();
        return new PageSection("What must hold", "properties", [.. all.Select(p => (PageText.Id("property", p.Name), p.Name))], page =>
        {
            PageText.ByFile(page, "properties", all, p => model.Rules[p.Rule].At, property =>
            {
                var (name, rule, doc, kind) = property;
                PageText.Heading(page, 4, PageText.Words(name), PageText.Id("property", name), kind);
                PageText.Doc(page, doc);
                RuleList.Write(page, [model.Rules[rule]], content.Links);
            });
        });
    }
}
