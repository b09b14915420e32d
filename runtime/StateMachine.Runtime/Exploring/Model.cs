using System.Runtime.CompilerServices;

namespace StateMachine;

/// <summary>A packed state: a few words that hold every finite variable of a world with a fixed number of instances.</summary>
public interface IPacked<TSelf> : IEquatable<TSelf>
    where TSelf : unmanaged, IPacked<TSelf>
{
    /// <summary>A well-mixed hash of all bits.</summary>
    ulong Hash();
}

/// <summary>What the explorer asks of a generated model: everything flat, over packed states.</summary>
public interface IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    /// <summary>The spec as data.</summary>
    MachineInfo Info { get; }

    /// <summary>The instances of each entity.</summary>
    IReadOnlyList<int> Counts { get; }

    /// <summary>The state in which nothing has happened.</summary>
    TState Initial { get; }

    /// <summary>Adds the outcome of every event, with all its arguments, that is accepted and does something.</summary>
    void Successors(ref TState from, SuccessorBuffer<TState> into);

    /// <summary>Decides and applies one event; the decision as <see cref="Machine.Decide"/> gives it.</summary>
    int Step(ref TState state, in MachineEvent fired, EventQueue queue);

    /// <summary>The first invariant that does not hold, or -1.</summary>
    int BrokenInvariant(ref TState state);

    /// <summary>The first step property that the step breaks, or -1.</summary>
    int BrokenStep(ref TState before, ref TState after, in MachineEvent fired);

    /// <summary>Whether the premise of a leads-to property holds, for values of its parameters.</summary>
    bool LeadsFrom(int property, ref TState state, int first, int second);

    /// <summary>Whether the goal of a leads-to property holds, for values of its parameters.</summary>
    bool LeadsTo(int property, ref TState state, int first, int second);

    /// <summary>Whether an event is the given one of a leads-to property, for values of its parameters.</summary>
    bool LeadsGiven(int property, int given, in MachineEvent fired, int first, int second);

    /// <summary>A running machine in this state, to explain it with.</summary>
    Machine ToMachine(ref TState state);
}

/// <summary>The outcomes of one state's events. Reused; not thread-safe.</summary>
/// <param name="part">The events that occur; null for all.</param>
public sealed class SuccessorBuffer<TState>(EventPart? part = null)
    where TState : unmanaged
{
    private TState[] _states = new TState[256];
    private MachineEvent[] _events = new MachineEvent[256];

    /// <summary>The queue that cascades go through.</summary>
    public EventQueue Queue { get; } = new();

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether some event moved an instance twice; <see cref="Offender"/> is the first.</summary>
    public bool MovedTwice { get; private set; }

    /// <summary>The event that moved an instance twice.</summary>
    public MachineEvent Offender { get; private set; }

    /// <summary>The outcomes.</summary>
    public Span<TState> States => _states.AsSpan(0, Count);

    /// <summary>The events that lead to them.</summary>
    public ReadOnlySpan<MachineEvent> Events => _events.AsSpan(0, Count);

    /// <summary>Makes it ready for the next state.</summary>
    public void Clear() => Count = 0;

    /// <summary>Whether an event occurs, with some arguments at least; where it does not, its outcomes need not be computed.</summary>
    public bool Offers(int kind) => part is null || part.Offers(kind);

    /// <summary>Adds an outcome, if the event occurs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in TState state, in MachineEvent fired)
    {
        if (part is not null && !part.Contains(fired))
        {
            return;
        }

        if (Count == _states.Length)
        {
            Grow();
        }

        _states[Count] = state;
        _events[Count++] = fired;
        if (Queue.MovedTwice && !MovedTwice)
        {
            MovedTwice = true;
            Offender = fired;
        }
    }

    private void Grow()
    {
        Array.Resize(ref _states, Count * 2);
        Array.Resize(ref _events, Count * 2);
    }
}

/// <summary>Receives a model whose types depend on how many instances there are.</summary>
public interface IModelVisitor<TResult>
{
    /// <summary>Works with the model.</summary>
    TResult Visit<TModel, TState>(TModel model)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>;
}
