using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>What must hold after every event of every run.</summary>
internal static class StepProperties
{
    /// <summary>Every invariant and step property of the spec.</summary>
    public static string? OfTheSpec(FiredStep step)
    {
        var invariant = step.Machine.BrokenInvariant();
        if (invariant >= 0)
        {
            return $"invariant {Named(step.Info, step.Info.Invariants[invariant])} is broken";
        }

        var property = step.Machine.BrokenStep(step.Before, step.Fired);
        return property >= 0 ? $"never {Named(step.Info, step.Info.StepProperties[property])} happened" : null;
    }

    /// <summary>A refused event changes nothing and tells nobody.</summary>
    public static string? RefusedChangesNothing(FiredStep step) => step.Outcome.IsAccepted ? null
        : !WorldValues.Of(step.Machine).AsSpan().SequenceEqual(step.ValuesBefore) ? "it was refused and changed something"
        : step.Machine.Told.Count > 0 ? $"it was refused, and yet was told: {string.Join(", ", step.Told)}"
        : step.Machine.Steps.Count > 0 ? "it was refused, and yet steps were taken"
        : null;

    /// <summary>What becomes of an event is decided before it, on the state before; Stateless and the rules decide the same.</summary>
    public static string? IsDecidedBefore(FiredStep step) => step.Outcome.Kind == OutcomeKind.NotPermitted ? "the rules accept it, but Stateless does not permit it"
        : step.Outcome.IsAccepted != step.Decision >= 0 ? $"it was decided {step.Info.Rules[Math.Max(step.Decision, ~step.Decision)].Name}, and then {step.Outcome.Kind}"
        : step.CouldFire != step.Outcome.IsAccepted ? $"Stateless {(step.CouldFire ? "would take it" : "would not take it")}, and yet it was {step.Outcome.Kind}"
        : null;

    /// <summary>An accepted event is applied whole: itself first, then its cascades, none of which refuses; and moves nobody twice.</summary>
    public static string? IsAppliedWhole(FiredStep step)
    {
        if (!step.Outcome.IsAccepted)
        {
            return null;
        }

        var steps = step.Machine.Steps;
        if (steps.Count == 0 || steps[0].Event != step.Fired || steps.Skip(1).Any(s => !step.Info.Events[s.Event.Kind].IsCascade))
        {
            return "its steps are not itself and its cascades";
        }

        var refused = steps.FirstOrDefault(s => step.Info.Rules[s.Reason.Rule].Kind is RuleKind.Refuse or RuleKind.StateRefusal);
        var twice = steps.Where(s => s.From != s.To).GroupBy(s => (step.Info.Events[s.Event.Kind].Subject, s.Event.A0)).FirstOrDefault(g => g.Count() > 1);
        return refused != default ? $"{EventSequence.Text(refused.Event)} refused in the midst of it"
            : twice is not null ? $"{step.Machine.DefaultName(twice.Key.Subject, twice.Key.A0)} moved twice"
            : null;
    }

    private static string Named(MachineInfo info, PropertyInfo property) => $"{property.Name} ({info.Rules[property.Rule].Place})";
}
