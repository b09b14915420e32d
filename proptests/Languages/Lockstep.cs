using AudioSessions.Properties.Evaluator;
using StateMachine;
using StateMachine.Compiler.Model;
using RunningMachine = StateMachine.Machine;

namespace AudioSessions.Properties.Languages;

/// <summary>
/// Runs the same events through the generated machine, through the generated flat step and through the evaluator, and says where they part:
/// in what was decided and why, for the event and for each cascade, in what was told, in the world after, in every observable with its reasons.
/// </summary>
internal sealed class Lockstep
{
    private readonly GeneratedCode _code;
    private readonly Spec _spec;
    private readonly MachineInfo _info;
    private readonly Evaluator.Evaluator _evaluator;
    private readonly FlatTwin _twin;
    private readonly RuleFunctions _functions;
    private readonly RunningMachine _flat;
    private readonly HashSet<int> _rulesSeen = [];
    private List<string> _differences = [];

    public Lockstep(GeneratedCode code, IReadOnlyDictionary<string, string> policies, int instances)
    {
        _code = code;
        _spec = code.Spec;
        _info = code.Info;
        _evaluator = new Evaluator.Evaluator(_spec);
        _twin = code.Visit(new FlatTwinMaker(code), policies, instances);
        _functions = new RuleFunctions(code, _evaluator);
        Machine = code.NewMachine(policies, instances);
        _flat = Machine.Clone();
        World = new World(_spec, policies);
        foreach (var entity in _spec.Model.Entities.Where(e => e.IsMany))
        {
            for (var i = 0; i < instances; i++)
            {
                World.Add(entity.Name);
            }
        }
    }

    public RunningMachine Machine { get; }

    public World World { get; }

    /// <summary>The rules that decided, told or explained something in the evaluator.</summary>
    public IReadOnlySet<int> RulesSeen => _rulesSeen;

    /// <summary>Whether the last event moved an instance twice, which ends the walk: the machine stops in the middle.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Fires one event in all of them, and lists the differences; with <paramref name="thorough"/>, every function of the rules is compared too.</summary>
    public IReadOnlyList<string> Fire(EventCall call, bool thorough)
    {
        _differences = [];
        var fired = ToEvent(call);
        var before = World.Clone();
        var snapshot = Machine.Snapshot();
        _twin.Take(Machine);
        var slow = _evaluator.Fire(World, call);
        NoteRules(slow);
        if (TryFire(fired, slow) is not { } fast)
        {
            return _differences;
        }

        CompareOutcome(fast, slow);
        CompareWorlds();
        CompareProperties(before, snapshot, fired, call);
        CompareFlat(snapshot, fired, fast);
        _differences.AddRange(_twin.Step(Machine, fired, fast, thorough));
        if (thorough)
        {
            _differences.AddRange(_functions.Compare(Machine, World));
        }

        return _differences;
    }

    /// <summary>Sends a generic call in both; what it comes to is compared, and fired.</summary>
    public IReadOnlyList<string> Dispatch(DispatchModel dispatch, IReadOnlyList<Value> arguments)
    {
        _differences = [];
        var fast = _code.Dispatch(dispatch, Machine, arguments);
        var slow = new Dispatcher(_evaluator).Resolve(World, dispatch, arguments);
        Same("refusal", fast.Refusal is { } r ? $"{Status(r.Status)} by {Describe(r.Reason)}" : null, slow.Refusal is { } d ? $"{d.Status} by {Describe(d.Reason)}" : null);
        Same("event", fast.Event is { } e ? ToCall(e).ToString() : null, slow.Call?.ToString());
        Same("notification", fast.NotificationName, slow.Notification);
        Same("index of the notification", fast.Notification, slow.Notification is { } name ? _info.Notifications.ToList().FindIndex(n => n.Name == name) : -1);
        Same("rule", fast.Rule, slow.Rule);
        _rulesSeen.Add(slow.Rule);
        if (slow.Read is { } read)
        {
            var type = new Dispatcher(_evaluator).ReadType(dispatch, arguments[1]);
            Same("kind", fast.Kind, DispatchedKind.Value);
            Same("value read", Read(type, fast.Value), $"{read}");
            Same("code read", fast.Code, OpaqueValues.CodeOf(_spec, type, read));
        }

        return _differences.Count > 0 || slow.Call is null ? _differences : Fire(slow.Call, thorough: false);
    }

    /// <summary>What was read as the language writes it; members and instances come as lists.</summary>
    private string Read(TypeModel type, object? value) => (type, value) switch
    {
        (SetType set, Array members) => $"{new SetValue([.. members.Cast<object>().Select(m => _code.ToValue(set.Element, m))])}",
        (SetType set, IReadOnlyList<int> numbers) => $"{new SetValue([.. numbers.Select(n => _code.ToValue(set.Element, n))])}",
        (ListType list, Array members) => $"{new ListValue([.. members.Cast<object>().Select(m => _code.ToValue(list.Element, m))])}",
        (ListType list, IReadOnlyList<int> numbers) => $"{new ListValue([.. numbers.Select(n => _code.ToValue(list.Element, n))])}",
        _ => $"{_code.ToValue(type, value)}",
    };

    private Outcome? TryFire(in MachineEvent fired, Fired slow)
    {
        try
        {
            var fast = Machine.Fire(fired);
            Same("instances moved twice", 0, slow.MovedTwice.Count);
            return fast;
        }
        catch (MachineException fault) when (slow.MovedTwice.Count > 0 && fault.Message.Contains("moved an instance twice", StringComparison.Ordinal))
        {
            IsSpent = true;
            return null;
        }
    }

    private void CompareOutcome(in Outcome fast, Fired slow)
    {
        Same("outcome", fast.Kind, slow.Accepted ? OutcomeKind.Accepted : OutcomeKind.Refused);
        Same("status", Status(fast.Status), slow.Decision.Status);
        Same("reason", Describe(fast.Reason), Describe(slow.Decision.Reason));
        Same("steps", string.Join("; ", Machine.Steps.Select(Describe)), string.Join("; ", slow.Steps.Where(s => s.Rule is not null).Select(Describe)));
        Same(
            "moves",
            string.Join("; ", Machine.Steps.Where(s => s.From != s.To).Select(Move)),
            string.Join("; ", slow.Moves.Where(m => m.From != m.To).Select(m => $"{m.Who} {m.From} -> {m.To}")));
        Same("told", string.Join("; ", Machine.Told.Select(Describe)), string.Join("; ", slow.Told.Select(t => $"{t} by {Describe(t.Reason)}")));
    }

    private void CompareWorlds()
    {
        Same("world", _code.Bridge.Dump(Machine), WorldText.Dump(World));
        foreach (var who in World.AllInstances)
        {
            foreach (var variable in _spec.Entity(who.Entity).Variables.Where(v => v.Type is OpaqueType))
            {
                Same($"{who}.{variable.Name}", Plain(_code.Opaque(Machine, who, variable.Name)), Plain(GeneratedCode.ToOpaque(World[who].Variables[variable.Name])));
            }
        }

        foreach (var observable in _spec.Model.Definitions.Where(d => d.IsObserve))
        {
            foreach (var arguments in _spec.Tuples(observable.Parameters, World))
            {
                CompareObservable(observable, arguments);
            }
        }
    }

    private void CompareObservable(DefinitionModel observable, IReadOnlyList<Value> arguments)
    {
        var fastWhy = new List<Reason>();
        var slowWhy = new List<GivenReason>();
        var indexes = observable.Parameters.Zip(arguments).Where(p => _spec.Entity(((EntityType)p.First.Type).Name).IsMany).Select(p => ((InstanceValue)p.Second).Index).ToList();
        var (index, first, second) = (_info.Observable(observable.Name), indexes.ElementAtOrDefault(0), indexes.ElementAtOrDefault(1));
        var what = $"{observable.Name}({string.Join(", ", arguments)})";
        var fast = Machine.Observe(index, first, second, fastWhy);
        var slow = _evaluator.Expressions.Define(observable, arguments, new Scope(World), slowWhy);
        Same(what, _code.Bridge.ToValue(observable.Type, fast).ToString(), slow.ToString());
        Same($"{what} without reasons", Machine.Observe(index, first, second), fast);
        Same($"reasons of {what}", string.Join("; ", fastWhy.Select(r => Describe(r))), string.Join("; ", slowWhy.Select(Describe)));
        _rulesSeen.UnionWith(slowWhy.Select(r => r.Rule));
    }

    private void CompareProperties(World before, object snapshot, in MachineEvent fired, EventCall call)
    {
        var properties = new SpecProperties(_evaluator);
        var broken = properties.BrokenInvariants(World).Select(i => i.Name).ToHashSet();
        Same("first broken invariant", Name(Machine.BrokenInvariant(), _info.Invariants), _info.Invariants.Select(i => i.Name).FirstOrDefault(broken.Contains));
        foreach (var invariant in _spec.Model.Invariants)
        {
            Same($"invariant {invariant.Name}", _code.Call(invariant.Name, Machine, [], [], new BoolType()), new BoolValue(!broken.Contains(invariant.Name)));
        }

        var happened = properties.BrokenSteps(before, World, call).Select(n => n.Name).ToHashSet();
        Same("first broken step property", Name(Machine.BrokenStep(snapshot, fired), _info.StepProperties), _info.StepProperties.Select(n => n.Name).FirstOrDefault(happened.Contains));
        foreach (var never in _spec.Model.Nevers)
        {
            Same($"never {never.Name}", _code.HasHappened(never.Name, snapshot, Machine, fired), happened.Contains(never.Name));
        }

        _differences.AddRange(_functions.CompareLeads(Machine, World, fired, call));
    }

    /// <summary>The flat step over the storage of a running machine.</summary>
    private void CompareFlat(object snapshot, in MachineEvent fired, in Outcome fast)
    {
        var world = snapshot;
        var decision = _code.FlatStep(ref world, fired);
        Same("decision of the flat step", decision, fast.IsAccepted ? fast.Reason.Rule : ~fast.Reason.Rule);
        _flat.Restore(world);
        Same("world of the flat step", _code.Bridge.Dump(_flat), _code.Bridge.Dump(Machine));
    }

    private void NoteRules(Fired fired)
    {
        _rulesSeen.UnionWith(fired.Steps.Select(s => s.Rule).Append(fired.Decision.Rule).OfType<int>());
        _rulesSeen.UnionWith(fired.Told.Select(t => t.Rule));
        _rulesSeen.UnionWith(fired.Steps.Select(s => s.RaisedBy?.Rule).OfType<int>());
    }

    private MachineEvent ToEvent(EventCall call)
    {
        var parameters = _spec.Event(call.Event).Parameters;
        var opaque = parameters.Zip(call.Arguments).Where(p => p.First.Type is OpaqueType).Select(p => GeneratedCode.ToOpaque(p.Second)).FirstOrDefault();
        return _code.Bridge.ToEvent(call) with { Opaque = opaque };
    }

    private EventCall ToCall(in MachineEvent fired)
    {
        var opaque = fired.Opaque;
        var call = _code.Bridge.ToCall(fired);
        return call with { Arguments = [.. _spec.Event(call.Event).Parameters.Zip(call.Arguments, (p, a) => p.Type is OpaqueType ? GeneratedCode.FromOpaque(opaque) : a)] };
    }

    /// <summary>An opaque number is kept as a double, whatever it was handed over as.</summary>
    private static object? Plain(object? value) => value is int number ? (double)number : value;

    private string? Status(int status) => status < 0 ? null : _info.Statuses[status];

    private string? Name(int property, IReadOnlyList<StateMachine.PropertyInfo> properties) => property < 0 ? null : properties[property].Name;

    private string Describe(Step step)
    {
        var raised = step.RaisedBy.Rule < 0 ? "" : $"raised by {Describe(step.RaisedBy)}";
        return $"{ToCall(step.Event)} by {Describe(step.Reason)} {raised}";
    }

    private string Describe(Decided step)
    {
        var raised = step.RaisedBy is null ? "" : $"raised by {Describe(step.RaisedBy)}";
        return $"{step.Call} by {Describe(step.Reason)} {raised}";
    }

    private string Describe(Reason reason) => $"{_info.Rules[reason.Rule].Name} \"{reason.Text(_info, Machine.DefaultName)}\"";

    private string Describe(GivenReason? reason)
        => reason is null ? "nothing" : $"{_spec.Rule(reason.Rule).Name} \"{reason.Text(who => WorldText.DefaultName(_spec, who))}\"";

    private string Move(Step step)
    {
        var entity = _info.Entities[_info.Events[step.Event.Kind].Subject];
        return $"{new InstanceValue(entity.Name, step.Event.A0)} {entity.States[step.From].Name} -> {entity.States[step.To].Name}";
    }

    private string Describe(Notification told)
    {
        var declared = _spec.Model.Notifications.First(n => n.Name == _info.Notifications[told.Kind].Name);
        var arguments = declared.Parameters.Select((p, i) => p.Type is OpaqueType ? GeneratedCode.FromOpaque(told.Opaque) : _code.Bridge.ToValue(p.Type, told[i]));
        return $"{new Told(new InstanceValue(declared.To, told.To), declared.Name, [.. arguments], told.Why.Rule, new GivenReason(told.Why.Rule, null))} by {Describe(told.Why)}";
    }

    private void Same<T>(string what, T generated, T evaluated)
    {
        if (!EqualityComparer<T>.Default.Equals(generated, evaluated))
        {
            _differences.Add($"{what}: the generated code has\n    {generated}\nand the evaluator\n    {evaluated}");
        }
    }
}
