using StateMachine.Compiler.Model;

namespace StateMachine.Tool.Rendering;

/// <summary>The events, the cascades and the generic calls, with every line of them.</summary>
internal static class EventSection
{
    public static PageSection Of(MachineModel model)
    {
        var items = model.Events.Select(e => (PageText.Id("event", e.Name), e.Name)).Concat(model.Dispatches.Select(d => (PageText.Id("event", d.Name), d.Name)));
        return new PageSection("Events", "events", [.. items], page =>
        {
            foreach (var declared in model.Events)
            {
                PageText.Heading(page, 3, PageText.Signature(declared.Name, declared.Parameters), PageText.Id("event", declared.Name), $"{(declared.IsCascade ? "raised by other events, " : "")}{declared.At}");
                PageText.Doc(page, declared.Doc);
                RuleList.Write(page, model.Rules.Where(r => r.Owner == declared.Name && IsOfEvent(r)));
            }

            foreach (var dispatch in model.Dispatches)
            {
                PageText.Heading(page, 3, PageText.Signature(dispatch.Name, dispatch.Parameters), PageText.Id("event", dispatch.Name), $"through {dispatch.Table}.{dispatch.Column}, {dispatch.At}");
                PageText.Doc(page, dispatch.Doc);
                RuleList.Write(page, dispatch.Verdicts.Select(v => v.Rule).Prepend(dispatch.Rule).Select(r => model.Rules[r]));
            }
        });
    }

    private static bool IsOfEvent(RuleModel rule)
        => rule.Kind is Compiler.Model.RuleKind.Refuse or Compiler.Model.RuleKind.Answer or Compiler.Model.RuleKind.Clause or Compiler.Model.RuleKind.Stay or Compiler.Model.RuleKind.Effect;
}
