using StateMachine;

namespace AudioSessions;

/// <summary>Turns what a machine has just done into data with names.</summary>
internal sealed class DecisionWriter(Machine machine, Func<int, int, string> nameOf)
{
    private readonly MachineInfo _info = machine.Info;

    /// <summary>Writes the decision of the machine's last event.</summary>
    public Decision Write(long number, DateTimeOffset time, in MachineEvent fired, in Outcome outcome, IReadOnlyList<SessionChange> changes) => new()
    {
        Number = number,
        Time = time,
        Event = fired,
        Text = fired.Format(_info, nameOf),
        Subject = nameOf(_info.Events[fired.Kind].Subject, fired.A0),
        Outcome = outcome,
        StatusName = outcome.Status >= 0 ? _info.Statuses[outcome.Status] : null,
        Cause = Cause(outcome.Reason),
        Steps = Steps(),
        Told = Told(),
        Changes = changes,
    };

    /// <summary>Names the rules that held.</summary>
    public IReadOnlyList<Cause> Causes(List<Reason> reasons)
    {
        if (reasons.Count == 0)
        {
            return [];
        }

        var causes = new Cause[reasons.Count];
        for (var i = 0; i < causes.Length; i++)
        {
            causes[i] = Cause(reasons[i]);
        }

        return causes;
    }

    /// <summary>Writes a value as the spec does, with instances by their names.</summary>
    public string Format(ValueInfo type, int value) => type.Format(value, nameOf);

    private Cause Cause(in Reason reason) => AudioSessions.Cause.Of(_info, reason, nameOf);

    private DecisionStep[] Steps()
    {
        var steps = new DecisionStep[machine.Steps.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            var step = machine.Steps[i];
            var entity = _info.Events[step.Event.Kind].Subject;
            steps[i] = new DecisionStep(
                step.Event.Format(_info, nameOf),
                step.Event,
                nameOf(entity, step.Event.A0),
                entity,
                step.Event.A0,
                StateName(entity, step.From),
                StateName(entity, step.To),
                Cause(step.Reason),
                step.RaisedBy.Rule < 0 ? null : Cause(step.RaisedBy));
        }

        return steps;
    }

    private Notice[] Told()
    {
        var told = new Notice[machine.Told.Count];
        for (var i = 0; i < told.Length; i++)
        {
            var raw = machine.Told[i];
            var info = _info.Notifications[raw.Kind];
            var arguments = info.Parameters.Select((p, a) => p.Type.Kind == ValueKind.Opaque ? Opaques.Write(raw.Opaque) : p.Type.Format(raw[a], nameOf));
            told[i] = new Notice(info.Name, nameOf(info.To, raw.To), [.. arguments], raw, Cause(raw.Why));
        }

        return told;
    }

    private string? StateName(int entity, int state) => state < 0 ? null : _info.Entities[entity].States[state].Name;
}
