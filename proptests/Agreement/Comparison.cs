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
    private readonly Spec _spec = SpecFiles.AudioSession;
    private readonly MachineInfo _info = AudioSessionInfo.Instance;
    private readonly IReadOnlyDictionary<string, string> _policies;
    private readonly SpecProperties _properties;

    public Comparison(IReadOnlyDictionary<string, string> policies)
    {
        _policies = policies;
        Evaluator = new Evaluator.Evaluator(_spec);
        _properties = new SpecProperties(Evaluator);
        Bridge = new MachineBridge(_spec, _info);
    }

    public Evaluator.Evaluator Evaluator { get; }

    public MachineBridge Bridge { get; }

    /// <summary>The generated machine's form of policies that are written as texts.</summary>
    public static AudioSessionPolicies Choose(IReadOnlyDictionary<string, string> policies)
    {
        var info = AudioSessionInfo.Instance.Policies;
        return policies.Aggregate(AudioSessionPolicies.Default, (chosen, p) =>
        {
            var policy = info.Index().First(i => i.Item.Name == p.Key);
            return chosen.With(policy.Index, policy.Item.Options.Index().First(o => o.Item == p.Value).Index);
        });
    }

    public World NewWorld(int sessions)
    {
        var world = new World(_spec, _policies);
        for (var i = 0; i < sessions; i++)
        {
            world.Add("Session");
        }

        return world;
    }

    public RunningMachine NewMachine(int sessions)
    {
        var machine = new AudioSessionMachine(Choose(_policies));
        for (var i = 0; i < sessions; i++)
        {
            machine.Add(_info.Entity("Session"));
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
        foreach (var definition in _spec.Model.Definitions.Where(d => d.IsObserve && d.Parameters.Count == 1))
        {
            var entity = ((EntityType)definition.Parameters[0].Type).Name;
            foreach (var who in world.InstancesOf(entity))
            {
                CompareObservable(machine, world, definition, who, differences);
            }
        }

        var invariant = machine.BrokenInvariant();
        Same("invariants", invariant < 0 ? null : _info.Invariants[invariant].Name, _properties.BrokenInvariants(world).Select(i => i.Name).FirstOrDefault(), differences);
    }

    private void CompareObservable(RunningMachine machine, World world, DefinitionModel definition, InstanceValue who, List<string> differences)
    {
        var fastWhy = new List<Reason>();
        var slowWhy = new List<GivenReason>();
        var fast = Bridge.ToValue(definition.Type, machine.Observe(_info.Observable(definition.Name), who.Index, 0, fastWhy));
        var slow = Evaluator.Expressions.Define(definition, [who], new Scope(world), slowWhy);
        Same($"{definition.Name}({who})", fast.ToString(), slow.ToString(), differences);
        Same(
            $"reasons of {definition.Name}({who})",
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
