using AudioSessions.Benchmarks.Policy;
using StateMachine;

namespace AudioSessions.Benchmarks.Rows;

/// <summary>A model without its properties: what the explorer takes for the states alone.</summary>
internal readonly struct UncheckedModel<TModel, TState>(TModel model, MachineInfo info) : IModel<TState>
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    /// <summary>The data of a spec that asks nothing.</summary>
    public static MachineInfo Without(MachineInfo info) => new()
    {
        Name = info.Name,
        Statuses = info.Statuses,
        StatusCodes = info.StatusCodes,
        NormalStatus = info.NormalStatus,
        Entities = info.Entities,
        Events = info.Events,
        Notifications = info.Notifications,
        Observables = info.Observables,
        Policies = info.Policies,
        Rules = info.Rules,
        Invariants = [],
        StepProperties = [],
        Leads = [],
    };

    public MachineInfo Info => info;

    public IReadOnlyList<int> Counts => model.Counts;

    public TState Initial => model.Initial;

    public void Successors(ref TState from, SuccessorBuffer<TState> into) => model.Successors(ref from, into);

    public int Step(ref TState state, in MachineEvent fired, EventQueue queue) => model.Step(ref state, fired, queue);

    public int BrokenInvariant(ref TState state) => -1;

    public int BrokenStep(ref TState before, ref TState after, in MachineEvent fired) => -1;

    public bool LeadsFrom(int property, ref TState state, int first, int second) => model.LeadsFrom(property, ref state, first, second);

    public bool LeadsTo(int property, ref TState state, int first, int second) => model.LeadsTo(property, ref state, first, second);

    public bool LeadsGiven(int property, int given, in MachineEvent fired, int first, int second) => model.LeadsGiven(property, given, fired, first, second);

    public Machine ToMachine(ref TState state) => model.ToMachine(ref state);
}
