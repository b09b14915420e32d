using AudioSessions.Properties.Evaluator;
using AudioSessions.Properties.Machine;
using StateMachine;
using RunningMachine = StateMachine.Machine;

namespace AudioSessions.Properties.Languages;

/// <summary>The packed model of exploring beside a running machine.</summary>
internal abstract class FlatTwin
{
    /// <summary>Takes over the world of a machine.</summary>
    public abstract void Take(RunningMachine machine);

    /// <summary>Runs the event that the machine has just run, and says where the two part; with <paramref name="successors"/>, every event is tried first.</summary>
    public abstract IEnumerable<string> Step(RunningMachine after, MachineEvent fired, Outcome outcome, bool successors);
}

/// <summary>Makes a twin for the types that so many instances need.</summary>
internal sealed class FlatTwinMaker(GeneratedCode code) : IModelVisitor<FlatTwin>
{
    public FlatTwin Visit<TModel, TState>(TModel model)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>
        => new PackedTwin<TModel, TState>(code, model);
}

/// <inheritdoc/>
internal sealed class PackedTwin<TModel, TState>(GeneratedCode code, TModel model) : FlatTwin
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    private readonly EventQueue _queue = new();
    private readonly SuccessorBuffer<TState> _buffer = new();
    private readonly List<MachineEvent> _events = [.. EventList.All(code.Info, model.Counts).Where(e => !code.Info.Events[e.Kind].IsCascade)];
    private TModel _model = model;
    private TState _state;
    private RunningMachine? _spare;

    public override void Take(RunningMachine machine) => _state = code.Pack(machine, _model.Initial);

    public override IEnumerable<string> Step(RunningMachine after, MachineEvent fired, Outcome outcome, bool successors)
    {
        foreach (var difference in successors ? CompareSuccessors() : [])
        {
            yield return difference;
        }

        var decision = _model.Step(ref _state, fired, _queue);
        if (decision != (outcome.IsAccepted ? outcome.Reason.Rule : ~outcome.Reason.Rule))
        {
            yield return $"decision of the packed model: {decision}, of the machine: {outcome}";
        }

        // Making a machine takes long, so its own way to make one is taken now and then only.
        var unpacked = successors ? _model.ToMachine(ref _state) : Unpack(after);
        var (packed, running) = (code.Bridge.Dump(unpacked), code.Bridge.Dump(after));
        if (packed != running)
        {
            yield return $"world of the packed model:\n{packed}\nof the machine:\n{running}";
        }

        var again = code.Pack(after, _model.Initial);
        if (!again.Equals(_state))
        {
            yield return "the packed model's state differs from the machine's packed anew";
        }
    }

    private RunningMachine Unpack(RunningMachine like)
    {
        _spare ??= like.Clone();
        code.Unpack(_state, _spare);
        return _spare;
    }

    /// <summary>What exploring lists against every single event tried.</summary>
    private IEnumerable<string> CompareSuccessors()
    {
        _buffer.Clear();
        var from = _state;
        _model.Successors(ref from, _buffer);
        var listed = new Dictionary<MachineEvent, TState>();
        for (var i = 0; i < _buffer.Count; i++)
        {
            listed.Add(_buffer.Events[i], _buffer.States[i]);
        }

        foreach (var fired in _events)
        {
            var next = _state;
            var decision = _model.Step(ref next, fired, _queue);
            var does = decision >= 0 && code.Info.Rules[decision].Kind != RuleKind.Stay;
            if (listed.Remove(fired, out var found) != does || (does && !found.Equals(next)))
            {
                yield return $"{code.Bridge.ToCall(fired)} is {(does ? "not listed" : "listed")} as a successor, or with another state";
            }
        }

        foreach (var extra in listed.Keys)
        {
            yield return $"{code.Bridge.ToCall(extra)} is listed as a successor, and is no event";
        }
    }
}
