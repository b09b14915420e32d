using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace AudioSessions.Properties.Evaluator;

/// <summary>Something that a scenario expected and did not find.</summary>
public sealed record ScenarioCheckFailure(string Scenario, string Step, string Expected, string Found, Location At)
{
    public override string ToString() => $"{At}: \"{Scenario}\", after '{Step}': expected {Expected}, but {Found}";
}

/// <summary>Runs the scenarios of a spec, before any code is generated from it.</summary>
public sealed class ScenarioCheck
{
    private readonly Evaluator _evaluator;
    private readonly SpecProperties _properties;
    private readonly ScenarioModel _scenario;
    private readonly World _world;
    private readonly Dictionary<InstanceValue, string> _names = [];
    private readonly List<ScenarioCheckFailure> _failures = [];

    private ScenarioCheck(MachineModel model, ScenarioModel scenario)
    {
        var spec = new Spec(model);
        _evaluator = new Evaluator(spec);
        _properties = new SpecProperties(_evaluator);
        _scenario = scenario;
        _world = new World(spec, scenario.Under.ToDictionary(u => u.Policy, u => u.Option));
    }

    /// <summary>Runs all scenarios of a model and returns what they did not find.</summary>
    public static IReadOnlyList<ScenarioCheckFailure> RunAll(MachineModel model) => [.. model.Scenarios.SelectMany(s => Run(model, s))];

    /// <summary>Runs one scenario.</summary>
    public static IReadOnlyList<ScenarioCheckFailure> Run(MachineModel model, ScenarioModel scenario)
    {
        var check = new ScenarioCheck(model, scenario);
        check.Run();
        return check._failures;
    }

    private void Run()
    {
        Give();
        CheckInvariants("given", _scenario.At);
        foreach (var step in _scenario.Steps)
        {
            Do(step);
        }
    }

    private void Give()
    {
        foreach (var given in _scenario.Givens)
        {
            var isMany = _evaluator.Spec.Entity(given.Entity).IsMany;
            _names.Add(isMany ? _world.Add(given.Entity) : new InstanceValue(given.Entity, 0), given.Name);
        }

        foreach (var given in _scenario.Givens)
        {
            var who = _names.First(n => n.Value == given.Name).Key;
            if (given.State is { } state)
            {
                var model = _evaluator.Spec.State(given.Entity, state);
                _evaluator.Enter(_world, who, model.IsLeaf ? state : model.Initial!);
            }

            foreach (var assignment in given.With)
            {
                _evaluator.Set(_world, who, assignment.Variable, _evaluator.Expressions.Evaluate(assignment.Value, Names()));
            }
        }
    }

    private void Do(StepModel step)
    {
        var arguments = step.Arguments.Select(a => _evaluator.Expressions.Evaluate(a, Names())).ToList();
        var before = _world.Clone();
        var call = step.IsDispatch ? null : new EventCall(step.Event, arguments);
        Resolved? resolved = null;
        if (step.IsDispatch)
        {
            resolved = new Dispatcher(_evaluator).Resolve(_world, _evaluator.Spec.Model.Dispatches.First(d => d.Name == step.Event), arguments);
            call = resolved.Call;
        }

        var fired = call is null ? new Fired(resolved!.Refusal ?? new Decision(true, _evaluator.Spec.Model.NormalAnswer, resolved.Rule, null, null)) : _evaluator.Fire(_world, call);
        CheckStep(step, before, call, fired);
        foreach (var expectation in step.Expectations)
        {
            if (Mismatch(expectation, fired, resolved) is { } found)
            {
                Fail(step.Text, $"'{expectation.Text}'", found, expectation.At);
            }
        }
    }

    private void CheckStep(StepModel step, World before, EventCall? call, Fired fired)
    {
        CheckInvariants(step.Text, step.At);
        if (fired.Decision.Rule is null)
        {
            Fail(step.Text, "an answer", "no clause answers", step.At);
        }

        foreach (var who in fired.MovedTwice)
        {
            Fail(step.Text, "one move for each instance", $"{NameOf(who)} moves twice", step.At);
        }

        foreach (var never in call is null ? [] : _properties.BrokenSteps(before, _world, call))
        {
            Fail(step.Text, $"never {never.Name}", "it happened", step.At);
        }
    }

    private void CheckInvariants(string step, Location at)
    {
        foreach (var broken in _properties.BrokenInvariants(_world))
        {
            Fail(step, $"invariant {broken.Name}", "it does not hold", at);
        }
    }

    private string? Mismatch(ExpectationModel expectation, Fired fired, Resolved? resolved) => expectation switch
    {
        HoldsExpectation e => HoldsMismatch(e),
        AnswerExpectation e => fired.Accepted != e.IsRefused && fired.Decision.Status == e.Status
            ? BecauseMismatch(e.Because, [fired.Decision.Reason])
            : $"it was {(fired.Accepted ? "answered" : "refused")} {fired.Decision.Status}",
        ReadExpectation e => resolved?.Read is not { } read ? "nothing was read"
            : read.Equals(_evaluator.Expressions.Evaluate(e.Value, Names())) ? null : $"it read {read}",
        ToldExpectation { Target: null } => fired.Told.Count == 0 ? null : Describe(fired.Told),
        ToldExpectation e => ToldMismatch(e, fired),
        _ => throw new SpecFaultException($"Unknown expectation {expectation}."),
    };

    private string? HoldsMismatch(HoldsExpectation e)
    {
        var holds = false;
        var reasons = _evaluator.Expressions.Listen(() => holds = _evaluator.Expressions.Holds(e.Condition, Names()));
        return holds ? BecauseMismatch(e.Because, reasons) : "it does not hold";
    }

    private string? ToldMismatch(ToldExpectation e, Fired fired)
    {
        var target = _evaluator.Expressions.Of<InstanceValue>(e.Target!, Names());
        var expected = e.Arguments.Select(a => _evaluator.Expressions.Evaluate(a, Names())).ToList();
        var matching = fired.Told.Where(t => t.To == target && t.Notification == e.Notification && expected.Zip(t.Arguments).All(p => p.First.Equals(p.Second))).ToList();
        return matching.Count == 0 ? Describe(fired.Told) : BecauseMismatch(e.Because, matching.Select(t => t.Reason));
    }

    private string? BecauseMismatch(string? because, IEnumerable<GivenReason?> reasons)
    {
        var texts = reasons.Select(r => r?.Text(NameOf)).OfType<string>().ToList();
        return because is null || texts.Contains(because) ? null
            : texts.Count == 0 ? "no reason is given" : $"the reason is \"{string.Join("\"; \"", texts)}\"";
    }

    private static string Describe(List<Told> told) => told.Count == 0 ? "nobody was told anything" : $"told {string.Join(", ", told)}";

    private Scope Names() => _names.Aggregate(new Scope(_world), static (s, n) => s.With(n.Value, n.Key));

    private string NameOf(InstanceValue who) => _names.TryGetValue(who, out var name) ? name : WorldText.DefaultName(_evaluator.Spec, who);

    private void Fail(string step, string expected, string found, Location at) => _failures.Add(new ScenarioCheckFailure(_scenario.Title, step, expected, found, at));
}
