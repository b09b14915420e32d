namespace StateMachine;

/// <summary>Something that a scenario expected and did not find.</summary>
public sealed record ScenarioFailure(string Step, string Expected, string Found, string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: after '{Step}': expected {Expected}, but {Found}.";
}

/// <summary>Runs scenarios, step by step.</summary>
public sealed class ScenarioRunner
{
    private readonly Scenario _scenario;
    private readonly List<ScenarioFailure> _failures = [];
    private IReadOnlyList<Notification> _told = [];
    private Dispatched _resolved;
    private int _next;

    /// <summary>Creates the machine and its givens.</summary>
    public ScenarioRunner(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _scenario = scenario;
        Machine = scenario.Create();
        var broken = Machine.BrokenInvariant();
        if (broken >= 0)
        {
            _failures.Add(new ScenarioFailure("given", $"invariant {Machine.Info.Invariants[broken].Name} to hold at the start", "it does not", scenario.File, scenario.Line));
        }
    }

    /// <summary>The machine that the scenario drives.</summary>
    public Machine Machine { get; }

    /// <summary>
    /// Fires the events, for somebody who stands before the machine, such as a host; null: the machine itself. It has to fire each event
    /// on <see cref="Machine"/> once, at once.
    /// </summary>
    public Func<MachineEvent, Outcome>? Fire { get; set; }

    /// <summary>What was expected and not found so far.</summary>
    public IReadOnlyList<ScenarioFailure> Failures => _failures;

    /// <summary>Runs a scenario to its end and returns what it did not find.</summary>
    public static IReadOnlyList<ScenarioFailure> Run(Scenario scenario)
    {
        var runner = new ScenarioRunner(scenario);
        while (runner.Next(out _, out _))
        {
        }

        return runner.Failures;
    }

    /// <summary>Fires the next event and checks its expectations, the invariants and the step properties; false when there is none.</summary>
    public bool Next(out ScenarioStep? step, out Outcome outcome)
    {
        if (_next == _scenario.Steps.Count)
        {
            step = null;
            outcome = default;
            return false;
        }

        step = _scenario.Steps[_next++];
        var before = Machine.Snapshot();
        _resolved = step.Resolve(Machine);
        outcome = _resolved.Event is { } fired ? FireOn(fired) : _resolved.Refusal ?? Answer(_resolved.Rule!.Value);
        _told = _resolved.Event is null ? [] : Machine.Told; // without an event nobody is told anything
        Check(step, outcome, before, _resolved.Event);
        return true;
    }

    /// <summary>What a dispatch answers that changes nothing.</summary>
    private Outcome Answer(int rule) => new(OutcomeKind.Accepted, Machine.Info.NormalStatus, new Reason(rule, 0, 0, 0, 0));

    private Outcome FireOn(in MachineEvent fired) => Fire is { } fire ? fire(fired) : Machine.Fire(fired);

    /// <summary>Names an instance as the scenario does.</summary>
    public string NameOf(int entity, int instance) => _scenario.NameOf(Machine, entity, instance);

    private void Check(ScenarioStep step, in Outcome outcome, object before, MachineEvent? fired)
    {
        foreach (var expectation in step.Expectations)
        {
            var found = Mismatch(expectation, outcome);
            if (found is not null)
            {
                _failures.Add(new ScenarioFailure(step.Text, $"'{expectation.Text}'", found, step.File, expectation.Line));
            }
        }

        var invariant = Machine.BrokenInvariant();
        if (invariant >= 0)
        {
            _failures.Add(new ScenarioFailure(step.Text, $"invariant {Machine.Info.Invariants[invariant].Name}", "it is broken", step.File, step.Line));
        }

        var property = fired is { } done ? Machine.BrokenStep(before, done) : -1;
        if (property >= 0)
        {
            _failures.Add(new ScenarioFailure(step.Text, $"never {Machine.Info.StepProperties[property].Name}", "it happened", step.File, step.Line));
        }
    }

    private string? Mismatch(Expectation expectation, in Outcome outcome) => expectation.Kind switch
    {
        ExpectationKind.Holds => expectation.Condition!(Machine) ? BecauseMismatch(expectation, ObservedReasons(expectation)) : "it does not hold",
        ExpectationKind.Refused => outcome.Kind == OutcomeKind.Refused && outcome.Status == expectation.Status
            ? BecauseMismatch(expectation, [outcome.Reason]) : Describe(outcome),
        ExpectationKind.Answered => outcome.IsAccepted && outcome.Status == expectation.Status
            ? BecauseMismatch(expectation, [outcome.Reason]) : Describe(outcome),
        ExpectationKind.Read => ReadMismatch(expectation, outcome),
        ExpectationKind.ToldNobody => _told.Count == 0 ? null : Told(),
        _ => _told.Any(t => Matches(expectation, t))
            ? BecauseMismatch(expectation, _told.Where(t => Matches(expectation, t)).Select(t => t.Why).ToList()) : Told(),
    };

    private string? ReadMismatch(Expectation expectation, in Outcome outcome) => _resolved.Kind != DispatchedKind.Value ? Describe(outcome)
        : _resolved.ReadsSame(expectation.Value!(Machine)) ? null : $"it read {_resolved.Text()}";

    private static bool Matches(Expectation expectation, Notification told)
    {
        if (told.Kind != expectation.Notification || told.To != expectation.To)
        {
            return false;
        }

        for (var i = 0; i < (expectation.Arguments?.Count ?? 0); i++)
        {
            if (told[i] != expectation.Arguments![i])
            {
                return false;
            }
        }

        return !expectation.AsksOpaque || Opaques.IsSame(told.Opaque, expectation.Opaque);
    }

    private List<Reason> ObservedReasons(Expectation expectation)
    {
        var reasons = new List<Reason>();
        foreach (var (observable, instance, second) in expectation.Observed?.Invoke(Machine) ?? [])
        {
            Machine.Observe(observable, instance, second, reasons);
        }

        return reasons;
    }

    private string? BecauseMismatch(Expectation expectation, IReadOnlyList<Reason> reasons)
    {
        if (expectation.Because is null)
        {
            return null;
        }

        var texts = reasons.Select(r => r.Text(Machine.Info, NameOf)).OfType<string>().ToList();
        return texts.Contains(expectation.Because) ? null
            : texts.Count == 0 ? "no reason is given" : $"the reason is \"{string.Join("\"; \"", texts)}\"";
    }

    private string Describe(in Outcome outcome)
    {
        var status = outcome.Status >= 0 ? " " + Machine.Info.Statuses[outcome.Status] : "";
        return outcome.Kind switch
        {
            OutcomeKind.Accepted => $"it was answered{status}",
            OutcomeKind.Refused => $"it was refused{status} ({Machine.Info.Rules[outcome.Reason.Rule].Place})",
            _ => "the Stateless machine permits no such transition",
        };
    }

    private string Told() => _told.Count == 0 ? "nobody was told anything"
        : "told " + string.Join(", ", _told.Select(t => t.Format(Machine.Info, NameOf)));
}
