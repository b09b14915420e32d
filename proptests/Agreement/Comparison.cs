using AudioSessions.Policy;
using AudioSessions.Properties.Evaluator;
using AudioSessions.Properties.Specs;
using StateMachine;
using StateMachine.Compiler.Model;
using RunningMachine = StateMachine.Machine;

namespace AudioSessions.Properties.Agreement;

/// <summary>
/// Runs the same events through the generated machine and through the evaluator, and says where they part: in the decision, its status, rule
/// or reason, in the decisions of the cascades, in what was told, in the world after, in an observable or its reasons, in a property.
/// </summary>
internal sealed class Comparison
{
    private readonly Spec _spec;
    private readonly MachineInfo _info;
    private readonly IReadOnlyDictionary<string, string> _policies;
    private readonly Func<RunningMachine> _create;
    private readonly SpecProperties _properties;

    /// <summary>Prepares a comparison.</summary>
    /// <param name="spec">The spec, for the evaluator.</param>
    /// <param name="info">What was generated from it, as data.</param>
    /// <param name="create">Makes a generated machine with these policies.</param>
    /// <param name="policies">Options that differ from the defaults.</param>
    public Comparison(Spec spec, MachineInfo info, Func<RunningMachine> create, IReadOnlyDictionary<string, string>? policies = null)
    {
        _spec = spec;
        _info = info;
        _create = create;
        _policies = policies ?? new Dictionary<string, string>();
        Evaluator = new Evaluator.Evaluator(_spec);
        _properties = new SpecProperties(Evaluator);
        Bridge = new MachineBridge(_spec, _info);
    }

    public Evaluator.Evaluator Evaluator { get; }

    public MachineBridge Bridge { get; }

    /// <summary>The core policy.</summary>
    public static Comparison OfAudioSession(IReadOnlyDictionary<string, string>? policies = null)
    {
        var info = AudioSessionInfo.Instance;
        var chosen = (policies ?? new Dictionary<string, string>()).Aggregate(AudioSessionPolicies.Default, (sofar, p) =>
        {
            var (index, policy) = info.Policies.Index().First(i => i.Item.Name == p.Key);
            return sofar.With(index, policy.Options.Index().First(o => o.Item == p.Value).Index);
        });
        return new Comparison(SpecFiles.AudioSession, info, () => new AudioSessionMachine(chosen), policies);
    }

    /// <summary>A world with so many instances of each <c>many</c> entity.</summary>
    public World NewWorld(int instances)
    {
        var world = new World(_spec, _policies);
        foreach (var entity in _spec.Model.Entities.Where(e => e.IsMany))
        {
            for (var i = 0; i < instances; i++)
            {
                world.Add(entity.Name);
            }
        }

        return world;
    }

    /// <summary>A generated machine with so many instances of each <c>many</c> entity.</summary>
    public RunningMachine NewMachine(int instances)
    {
        var machine = _create();
        foreach (var entity in _spec.Model.Entities.Where(e => e.IsMany))
        {
            for (var i = 0; i < instances; i++)
            {
                machine.Add(_info.Entity(entity.Name));
            }
        }

        return machine;
    }

    /// <summary>Fires one event in both, and lists the differences.</summary>
    public IReadOnlyList<string> Fire(RunningMachine machine, World world, EventCall call)
    {
        var differences = new List<string>();
        var before = world.Clone();
        var snapshot = machine.Snapshot();
        var fired = Bridge.ToEvent(call);
        var fast = machine.Fire(fired);
        var slow = Evaluator.Fire(world, call);
        Same("outcome", fast.IsAccepted, slow.Accepted, differences);
        Same("status", fast.Status < 0 ? null : _info.Statuses[fast.Status], slow.Decision.Status, differences);
        Same("rule", _info.Rules[fast.Reason.Rule].Name, _spec.Rule(slow.Decision.Rule!.Value).Name, differences);
        Same("reason", fast.Reason.Text(_info, machine.DefaultName), slow.Decision.Reason!.Text(NameOf), differences);
        Same("steps", string.Join("; ", machine.Steps.Select(Describe)), string.Join("; ", slow.Steps.Where(s => s.Rule is not null).Select(Describe)), differences);
        Same("told", string.Join("; ", machine.Told.Select(t => Bridge.Describe(t))), string.Join("; ", slow.Told), differences);
        CompareWorlds(machine, world, differences);
        var steps = _properties.BrokenSteps(before, world, call).Select(p => p.Name).FirstOrDefault();
        var broken = machine.BrokenStep(snapshot, fired);
        Same("step properties", broken < 0 ? null : _info.StepProperties[broken].Name, steps, differences);
        return differences;
    }

    /// <summary>Compares variables, observables with their reasons, and invariants.</summary>
    public void CompareWorlds(RunningMachine machine, World world, List<string> differences)
    {
        Same("world", Bridge.Dump(machine), WorldText.Dump(world), differences);
        foreach (var definition in _spec.Model.Definitions.Where(d => d.IsObserve))
        {
            IEnumerable<IReadOnlyList<Value>> all = [[]];
            foreach (var parameter in definition.Parameters)
            {
                all = all.SelectMany(l => _spec.Values(parameter.Type, world).Select(v => (IReadOnlyList<Value>)[.. l, v]));
            }

            foreach (var arguments in all)
            {
                CompareObservable(machine, world, definition, arguments, differences);
            }
        }

        var invariant = machine.BrokenInvariant();
        Same("invariants", invariant < 0 ? null : _info.Invariants[invariant].Name, _properties.BrokenInvariants(world).Select(i => i.Name).FirstOrDefault(), differences);
    }

    private void CompareObservable(RunningMachine machine, World world, DefinitionModel definition, IReadOnlyList<Value> arguments, List<string> differences)
    {
        var fastWhy = new List<Reason>();
        var slowWhy = new List<GivenReason>();
        var numbers = arguments.Select(a => ((InstanceValue)a).Index).Concat([0, 0]).ToList();
        var fast = Bridge.ToValue(definition.Type, machine.Observe(_info.Observable(definition.Name), numbers[0], numbers[1], fastWhy));
        var slow = Evaluator.Expressions.Define(definition, arguments, new Scope(world), slowWhy);
        var what = $"{definition.Name}({string.Join(", ", arguments)})";
        Same(what, fast.ToString(), slow.ToString(), differences);
        Same(
            $"reasons of {what}",
            string.Join("; ", fastWhy.Select(r => $"{_info.Rules[r.Rule].Name} {r.Text(_info, machine.DefaultName)}")),
            string.Join("; ", slowWhy.Select(r => $"{_spec.Rule(r.Rule).Name} {r.Text(NameOf)}")),
            differences);
    }

    private string Describe(Step step) => $"{Bridge.ToCall(step.Event)} by {_info.Rules[step.Reason.Rule].Name}";

    private string Describe(Decided step) => $"{WithoutUnused(step.Call)} by {_spec.Rule(step.Rule!.Value).Name}";

    private EventCall WithoutUnused(EventCall call) => Bridge.ToCall(Bridge.ToEvent(call));

    private string NameOf(InstanceValue who) => WorldText.DefaultName(_spec, who);

    private static void Same<T>(string what, T generated, T evaluated, List<string> differences)
    {
        if (!EqualityComparer<T>.Default.Equals(generated, evaluated))
        {
            differences.Add($"{what}: the generated machine has\n    {generated}\nand the evaluator\n    {evaluated}");
        }
    }
}
