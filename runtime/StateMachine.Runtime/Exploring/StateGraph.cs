namespace StateMachine;

/// <summary>The states of a finished search as a graph of numbers: what a state leads to is computed when it is asked for.</summary>
internal sealed class StateGraph<TModel, TState>
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    private readonly StateTable<TState> _table;
    private readonly SuccessorBuffer<TState> _buffer;
    private readonly int[] _slots;
    private readonly int _shift;
    private TModel _model;

    public StateGraph(TModel model, StateTable<TState> table, EventPart? part)
    {
        _buffer = new SuccessorBuffer<TState>(part);
        _model = model;
        _table = table;
        _slots = new int[SlotsFor(table.Count)];
        _shift = 64 - System.Numerics.BitOperations.Log2((uint)_slots.Length);
        var states = table.States;
        for (var i = 0; i < states.Length; i++)
        {
            _slots[SlotOf(states[i])] = i + 1;
        }
    }

    public ref TModel Model => ref _model;

    /// <summary>How many states there are.</summary>
    public int Count => _table.Count;

    public TState this[int index] => _table.States[index];

    /// <summary>The events of the state that <see cref="Expand"/> was called with last.</summary>
    public ReadOnlySpan<MachineEvent> Events => _buffer.Events;

    public static long BytesFor(int states) => (long)SlotsFor(states) * sizeof(int);

    /// <summary>The state that <paramref name="index"/> was first reached from; -1 for the initial one.</summary>
    public int ParentOf(int index) => _table.ParentOf(index);

    /// <summary>Where the events of a state lead; those that leave it as it is are listed too. Overwritten by the next call.</summary>
    public ReadOnlySpan<int> Expand(int index, ref int[] targets)
    {
        _buffer.Clear();
        var from = this[index];
        _model.Successors(ref from, _buffer);
        var states = _buffer.States;
        if (targets.Length < states.Length)
        {
            targets = new int[states.Length * 2];
        }

        for (var i = 0; i < states.Length; i++)
        {
            targets[i] = _slots[SlotOf(states[i])] - 1;
        }

        return targets.AsSpan(0, states.Length);
    }

    /// <summary>The slot of a state, or the free one where it would stand. More than half of the slots are free.</summary>
    private int SlotOf(in TState state)
    {
        var mask = _slots.Length - 1;
        for (var at = (int)(state.Hash() >> _shift); ; at = (at + 1) & mask)
        {
            if (_slots[at] == 0 || _table.States[_slots[at] - 1].Equals(state))
            {
                return at;
            }
        }
    }

    private static int SlotsFor(int states) => (int)Math.Min(1 << 30, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)states * 2 + 1));
}
