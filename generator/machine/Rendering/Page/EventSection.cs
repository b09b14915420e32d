using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>The events and the cascades, with every line of them.</summary>
internal static class EventSection
{
    public static PageSection Of(PageContent content)
        => new("Events", "events", [.. content.Model.Events.Select(e => (Id(e.Name), e.Name))], page => PageText.ByFile(page, "events", content.Model.Events, e => e.At, declared =>
        {
            PageText.Heading(page, 4, PageText.Signature(declared.Name, declared.Parameters), Id(declared.Name), $"{(declared.IsCascade ? "raised by other events, " : "")}{declared.At}");
            PageText.Doc(page, declared.Doc);
            RuleList.Write(page, content.Model.Rules.Where(r => r.Owner == declared.Name && IsOfEvent(r)), content.Links);
        }));

    /// <summary>The anchor of an event or a generic call.</summary>
    public static string Id(string name) => PageText.Id("event", name);

    private static bool IsOfEvent(RuleModel rule)
        => rule.Kind is Compiler.Model.RuleKind.Refuse or Compiler.Model.RuleKind.Answer or Compiler.Model.RuleKind.Clause or Compiler.Model.RuleKind.Stay or Compiler.Model.RuleKind.Effect;
}
