using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Says in a cell what an event does in a state: a line for each clause, in the order in which they are tried.</summary>
internal sealed class Answers(MachineModel model)
{
    public string Cell(EventModel declared, string leaf)
    {
        var answer = declared.Resolution.First(r => r.State == leaf);
        var lines = answer.Clauses.Select((index, i) => Clause(declared.Clauses[index], isRest: i > 0)).ToList();
        if (answer.RefusalRule is { } rule)
        {
            lines.Add(Refused(model.Rules[rule], lines.Count > 0 ? "otherwise " : ""));
        }
        else if (lines.Count == 0)
        {
            lines.Add("<span class=\"quiet\">stays</span>");
        }

        return string.Concat(lines.Select(l => $"<span class=\"line\">{l}</span>"));
    }

    private string Clause(ClauseModel clause, bool isRest)
    {
        var rule = model.Rules[clause.Rule];
        var guard = clause.GuardText is { } text ? $"<span class=\"quiet\">when {PageText.Breakable(text)}:</span> " : isRest ? "<span class=\"quiet\">otherwise:</span> " : "";
        if (clause.Verdicts.FirstOrDefault(v => v.IsRefuse && v.When is null) is { } always)
        {
            return guard + Refused(model.Rules[always.Rule], "");
        }

        var refusals = clause.Verdicts.Where(v => v.IsRefuse).Select(v => model.Rules[v.Rule]).DistinctBy(r => r.Status).ToList();
        var refused = refusals.Select((r, i) => Refused(r, i == 0 ? "or " : "", isFirst: i == 0, isLast: i == refusals.Count - 1));
        var done = clause.Target is not null ? $"\u2192 {clause.Target}" : clause.Effects.Count == 0 ? "stays" : string.Join(", ", clause.Effects.Select(Words).Distinct());
        return $"{guard}{PageText.Link(PageText.RuleId(rule.Id), done, $"{rule.Text} ({rule.At})")}{(refusals.Count == 0 ? "" : $" <span class=\"small\">{string.Join(" ", refused)}</span>")}";
    }

    private static string Refused(RuleModel rule, string before, bool isFirst = true, bool isLast = true)
        => $"<a class=\"refused\" href=\"#{PageText.RuleId(rule.Id)}\" title=\"{Markup.Escape($"{rule.Text} ({rule.At})")}\">{before}{(isFirst ? "refused" : "")}{(rule.Status is null ? "" : $" {PageText.Soft(rule.Status + (isLast ? "" : ","))}")}</a>";

    private static string Words(EffectModel effect) => effect switch
    {
        SetEffect e => $"sets {e.Variable}",
        AddEffect e => $"adds to {e.Variable}",
        RemoveEffect e => $"removes from {e.Variable}",
        ClearEffect e => $"clears {e.Variable}",
        ForgetEffect => "forgets",
        TellEffect e => $"tells {e.Notification}",
        RaiseEffect e => $"raises {e.Event}",
        EachEffect e => $"for each: {string.Join(", ", e.Effects.Select(Words).Distinct())}",
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "No such effect."),
    };
}
