using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>What must hold: in every state, at every step, in the end.</summary>
internal static class PropertySection
{
    public static PageSection Of(MachineModel model)
    {
        var all = model.Invariants.Select(i => (i.Name, i.Rule, i.Doc, Kind: i.Tables ? "in the tables" : "in every state"))
            .Concat(model.Nevers.Select(n => (n.Name, n.Rule, n.Doc, Kind: "at no step")))
            .Concat(model.Leads.Select(l => (l.Name, l.Rule, l.Doc, Kind: "in the end")))
            .ToList();
        return new PageSection("What must hold", "properties", [.. all.Select(p => (PageText.Id("property", p.Name), p.Name))], page =>
        {
            foreach (var (name, rule, doc, kind) in all)
            {
                PageText.Heading(page, 3, Words(name), PageText.Id("property", name), kind);
                PageText.Doc(page, doc);
                RuleList.Write(page, [model.Rules[rule]]);
            }
        });
    }

    /// <summary><c>NobodyRidesForLess</c> as a sentence.</summary>
    private static string Words(string name)
        => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
