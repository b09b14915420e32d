using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>The documented disagreements with their options.</summary>
internal static class PolicySection
{
    public static PageSection Of(PageContent content)
        => new("Policies", "policies", [.. content.Model.Policies.Select(p => (PageText.Id("policy", p.Name), p.Name))], page =>
        {
            foreach (var policy in content.Model.Policies)
            {
                var chosen = content.Chosen.LastOrDefault(c => c.Policy == policy.Name)?.Option;
                PageText.Heading(page, 3, policy.Name, PageText.Id("policy", policy.Name), policy.At.ToString());
                PageText.Doc(page, policy.Doc);
                PageText.Table(page, ["Option", "Meaning"], policy.Options.Select(o => (IReadOnlyList<string>)
                [
                    $"{Markup.Escape(o.Name)}{(o.Name == policy.Default ? " <span class=\"quiet\">default</span>" : "")}{(o.Name == chosen ? " <span class=\"quiet\">chosen here</span>" : "")}",
                    PageText.Inline(o.Doc),
                ]));
            }
        });
}
