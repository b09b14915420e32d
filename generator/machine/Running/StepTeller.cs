namespace StateMachine.Tool.Running;

/// <summary>Tells what an event did: its answer, whom it moved, who was told, and what changed, each with the rule that decided it.</summary>
/// <remarks>Made before the event, so that it knows what was.</remarks>
internal sealed class StepTeller
{
    private readonly Machine _machine;
    private readonly Func<int, int, string> _nameOf;
    private readonly WorldView _view;
    private readonly Dictionary<string, string> _before;

    public StepTeller(Machine machine, Func<int, int, string> nameOf)
    {
        (_machine, _nameOf, _view) = (machine, nameOf, new WorldView(machine, nameOf));
        _before = _view.Variables().Concat(_view.Observables()).ToDictionary(v => v.Name, v => v.Value);
    }

    /// <summary>The lines about an event that was taken: its own first, then what it did.</summary>
    public IReadOnlyList<ToldLine> Tell(TakenStep step)
    {
        var steps = step.HasFired && step.Outcome.IsAccepted ? _machine.Steps : [];
        var told = steps.Count > 0 ? _machine.Told : [];
        return
        [
            Event(step, steps),
            .. steps.Skip(1).Where(IsWorthALine).Select(Cascade),
            .. told.Select(n => By(ToldKind.Consequence, $"told {n.Format(_machine.Info, _nameOf)}", n.Why)),
            .. Changes(),
        ];
    }

    private ToldLine Event(TakenStep step, IReadOnlyList<Step> steps)
    {
        var outcome = step.Outcome;
        var status = outcome.Status >= 0 ? $" {_machine.Info.Statuses[outcome.Status]}" : "";
        var answer = outcome.Kind switch
        {
            OutcomeKind.Refused => $"  refused{status}",
            OutcomeKind.NotPermitted => "  not permitted by the Stateless machine",
            _ when outcome.Status != _machine.Info.NormalStatus => $"  answered{status}",
            _ => "",
        };
        var move = steps.Count > 0 && steps[0].From != steps[0].To ? $"  {Move(steps[0])}" : "";
        return By(answer.Length == 0 ? ToldKind.Event : ToldKind.Answer, step.Text + move + answer, outcome.Reason);
    }

    // A cascade that moves nobody tells itself by what it changes.
    private static bool IsWorthALine(Step step) => step.From != step.To;

    private ToldLine Cascade(Step step)
    {
        var subject = _machine.Info.Events[step.Event.Kind].Subject;
        var line = By(ToldKind.Consequence, $"{_nameOf(subject, step.Event.A0)}  {Move(step)}", step.Reason);
        return _view.Sentence(step.Reason) is null && _view.Sentence(step.RaisedBy) is { } because ? line with { Because = because } : line;
    }

    private string Move(Step step)
    {
        var subject = _machine.Info.Events[step.Event.Kind].Subject;
        return $"{WorldText.StateName(_machine.Info, subject, step.From)} → {WorldText.StateName(_machine.Info, subject, step.To)}";
    }

    private IEnumerable<ToldLine> Changes()
    {
        foreach (var now in _view.Variables().Concat(_view.Observables()))
        {
            if (_before.TryGetValue(now.Name, out var was) && was != now.Value)
            {
                yield return Line($"{now.Name}: {was} → {now.Value}", now.Why);
            }
        }
    }

    /// <summary>A line about a value and all its reasons.</summary>
    public ToldLine Line(string text, IReadOnlyList<Reason> why)
    {
        var sentences = why.Select(r => _view.Sentence(r)).OfType<string>().ToList();
        var line = why.Count > 0 ? By(ToldKind.Consequence, text, why[0]) : new ToldLine(ToldKind.Consequence, text, null, "", "");
        return line with { Because = sentences.Count > 0 ? string.Join("; ", sentences) : null };
    }

    private ToldLine By(ToldKind kind, string text, in Reason reason)
    {
        var rule = _machine.Info.Rules[reason.Rule];
        return new ToldLine(kind, text, _view.Sentence(reason), rule.Place, rule.Name);
    }
}
