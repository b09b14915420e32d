using System.Globalization;
using StateMachine;

namespace AudioSessions.Player.Timeline;

/// <summary>Tells a decision in rows: the event, whom it moved, who was told, and what changed for the ear.</summary>
internal static class DecisionRows
{
    /// <summary>The rows of a decision: the event first, then everything that it did to one, to the next, and so on.</summary>
    public static IReadOnlyList<TimelineRow> Of(Decision decision, MachineInfo info)
    {
        IEnumerable<TimelineRow> consequences =
        [
            .. decision.Steps.Skip(1).Where(s => IsTold(s, decision, info)).Select(Cascade),
            .. decision.Told.Select(n => TimelineRow.By(n.Cause, RowKind.Consequence, n.To, $"told {n.Text}")),
            .. decision.Changes.SelectMany(c => SoundRows.Of(c, decision)),
        ];
        return [Event(decision, info.NormalStatus), .. consequences.GroupBy(r => r.Who).SelectMany(g => g)];
    }

    private static TimelineRow Event(Decision decision, int normalStatus)
    {
        var move = decision.Steps.Count > 0 && decision.Steps[0] is { IsMove: true } step ? $"  {step.From} → {step.To}" : "";
        var answer = decision switch
        {
            { Kind: OutcomeKind.Refused } => $"  refused {decision.StatusName}".TrimEnd(),
            { Kind: OutcomeKind.NotPermitted } => "  not permitted by the Stateless machine",
            _ when decision.Status != normalStatus => $"  answered {decision.StatusName}",
            _ => "",
        };
        var kind = answer.Length == 0 ? RowKind.Event : RowKind.Answer;
        return TimelineRow.By(decision.Cause, kind, decision.Subject, decision.Text + move + answer);
    }

    // A cascade is worth a line if it moved somebody, or if it did something to somebody else who has states.
    private static bool IsTold(DecisionStep step, Decision decision, MachineInfo info) =>
        step.IsMove || (step.To is not null && step.Subject != decision.Subject && info.Rules[step.Cause.Rule].Kind != RuleKind.Stay);

    private static TimelineRow Cascade(DecisionStep step)
    {
        var what = step.IsMove ? $"{step.From} → {step.To}" : $"stays {step.To}";
        var raised = step.RaisedBy is { } by ? $"({by.Place})" : "";
        var because = step.Cause.Because ?? step.RaisedBy?.Because;
        return TimelineRow.By(step.Cause, RowKind.Consequence, step.Subject, because is null ? $"{what} {raised}" : what) with
        {
            Because = because is null ? null : $"{because} {raised}",
        };
    }
}

/// <summary>Tells a change of a session's layers as somebody who listens would.</summary>
internal static class SoundRows
{
    /// <summary>The rows of a change; none where the ear notices nothing.</summary>
    public static IEnumerable<TimelineRow> Of(SessionChange change, Decision decision) => Playback(change, decision).Concat(Capture(change, decision));

    private static IEnumerable<TimelineRow> Playback(SessionChange change, Decision decision)
    {
        var (before, after) = (change.Before, change.After);
        if (!before.IsPlaying && !after.IsPlaying)
        {
            return [];
        }

        if (before.IsPlaying != after.IsPlaying)
        {
            return after.IsPlaying ? Begins(change, decision) : [Because(change, decision, RowKind.Quieter, Ends(change, decision))];
        }

        return Loudness(change).Concat(Mutes(change));
    }

    private static string Ends(SessionChange change, Decision decision) =>
        decision.Subject == change.Session ? "stops" : "pauses, keeping its place";

    private static IEnumerable<TimelineRow> Begins(SessionChange change, Decision decision)
    {
        var after = change.After;
        return after.Mutes.Count > 0
            ? after.MuteCauses.Select(c => TimelineRow.By(c, RowKind.Quieter, change.Session, "plays unheard"))
            : after.Level < 100 ? [TimelineRow.By(after.LevelCauses[0], RowKind.Louder, change.Session, $"heard at {Percent(after.Level)}")]
            : [Because(change, decision, RowKind.Louder, $"heard at {Percent(after.Level)}")];
    }

    private static IEnumerable<TimelineRow> Mutes(SessionChange change)
    {
        var wasHeard = change.Before.Mutes.Count == 0;
        var isHeard = change.After.Mutes.Count == 0;
        foreach (var cause in change.NewMutes)
        {
            yield return TimelineRow.By(cause, RowKind.Quieter, change.Session, wasHeard ? "silenced" : "silenced as well");
        }

        foreach (var cause in change.GoneMutes)
        {
            var what = isHeard ? $"heard again at {Percent(change.After.Level)}, no longer" : "still silent, but no longer";
            yield return TimelineRow.By(cause, isHeard ? RowKind.Louder : RowKind.Consequence, change.Session, what);
        }
    }

    private static IEnumerable<TimelineRow> Loudness(SessionChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (before.Mutes.Count > 0 || after.Mutes.Count > 0 || before.Level == after.Level)
        {
            return [];
        }

        return after.Level < before.Level
            ? [TimelineRow.By(after.LevelCauses[0], RowKind.Quieter, change.Session, $"ducked to {Percent(after.Level)}")]
            : [TimelineRow.By(before.LevelCauses[0], RowKind.Louder, change.Session, $"back to {Percent(after.Level)}, no longer")];
    }

    private static IEnumerable<TimelineRow> Capture(SessionChange change, Decision decision)
    {
        var (before, after) = (change.Before, change.After);
        if (before.Captures == after.Captures)
        {
            return [];
        }

        return after.Captures
            ? [before.IsRecording
                ? TimelineRow.By(before.CaptureCauses[0], RowKind.Louder, change.Session, "gets the microphone again, no longer")
                : Because(change, decision, RowKind.Louder, "gets the microphone")]
            : [after.IsRecording
                ? TimelineRow.By(after.CaptureCauses[0], RowKind.Quieter, change.Session, "gets silence from the microphone")
                : Because(change, decision, RowKind.Quieter, "gets the microphone no more")];
    }

    /// <summary>What started and stopped by a rule's effect: the rule is the last one that was applied to the session.</summary>
    private static TimelineRow Because(SessionChange change, Decision decision, RowKind kind, string what)
    {
        var cause = decision.Steps.LastOrDefault(s => s.Subject == change.Session)?.Cause ?? decision.Cause;
        return TimelineRow.By(cause, kind, change.Session, what) with { Because = null };
    }

    private static string Percent(int level) => string.Create(CultureInfo.InvariantCulture, $"{level} %");
}
