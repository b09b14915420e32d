namespace StateMachine.Tests.Toy;

/// <summary>The toy as a running machine, without Stateless: it runs the rules of the model on one state of its own.</summary>
internal sealed class ToyMachine<TWords, TStride>(ToyModel<TWords, TStride> model, int sessions, ToyState<TWords, TStride> state) : Machine
    where TWords : unmanaged, IWords<TWords>
    where TStride : struct, IStride
{
    private ToyModel<TWords, TStride> _model = model;
    private ToyState<TWords, TStride> _state = state;

    public override MachineInfo Info => ToyInfo.Info;

    public override int Decide(in MachineEvent decided) => _model.Decide(ref _state, decided);

    public override bool CanFire(in MachineEvent asked) => Decide(asked) >= 0;

    protected override bool Accept(in MachineEvent accepted, int decision)
    {
        _model.Apply(ref _state, accepted, Effects);
        return true;
    }

    public override Reason ReasonFor(in MachineEvent decided, int rule) => new(rule, decided.A0, 0, 0, 0);

    protected override void ForgetInstance(int entity, int instance) => throw new NotSupportedException("The toy forgets nobody.");

    public override int Count(int entity) => entity == ToyInfo.Session ? sessions : 1;

    public override int Add(int entity) => throw new NotSupportedException("The toy has a fixed number of sessions.");

    public override int StateOf(int entity, int instance) => entity == ToyInfo.Session ? _state.StateOf(instance) : -1;

    public override int Get(int entity, int variable, int instance) => _state.Ringing ? 1 : 0;

    public override IReadOnlyList<int> Elements(int entity, int variable, int instance) => [];

    public override int Observe(int observable, int instance, int second = 0, List<Reason>? why = null)
        => throw new NotSupportedException("The toy has no observables.");

    public override int BrokenInvariant() => _model.BrokenInvariant(ref _state);

    public override int BrokenStep(object before, in MachineEvent fired)
    {
        var from = (ToyState<TWords, TStride>)before;
        return _model.BrokenStep(ref from, ref _state, fired);
    }

    public override object Snapshot() => _state;

    public override void Restore(object snapshot) => _state = (ToyState<TWords, TStride>)snapshot;

    public override Machine Clone() => new ToyMachine<TWords, TStride>(_model, sessions, _state);
}
