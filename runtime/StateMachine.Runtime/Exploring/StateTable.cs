using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StateMachine;

/// <summary>What came of adding a state.</summary>
internal enum Added
{
    /// <summary>It was there before.</summary>
    Known,

    /// <summary>It is new and now the last one.</summary>
    New,

    /// <summary>It is new, and there is no room for it.</summary>
    Full,
}

/// <summary>
/// The states found so far, each with the one that it was reached from, and an open-addressing table to find them by: a slot holds 32 bits of the
/// hash and the index of the state, so that a look-up that misses or hits a stranger seldom has to touch the states.
/// </summary>
internal sealed class StateTable<TState>
    where TState : unmanaged, IPacked<TState>
{
    // Linear probing stays short while at most 5 of 8 slots are taken.
    private const int LoadOf8 = 5;
    private const int LargestLog2 = 30;

    private readonly int _maxStates;
    private readonly long _maxBytes;
    private TState[] _slots;
    private readonly TState _initial;
    private TState[] _states;
    private int[] _parents;
    private int _shift;
    private int _room;

    public StateTable(int maxStates, long maxBytes, int initialLog2, TState initial)
    {
        _initial = initial;
        _maxStates = maxStates;
        _maxBytes = maxBytes;
        _slots = new TState[1 << initialLog2];
        Array.Fill(_slots, initial);
        _shift = 64 - initialLog2;
        _states = new TState[RoomOf(_slots.Length)];
        _parents = new int[_states.Length];
        _room = Math.Min(maxStates, _states.Length);
        _states[0] = initial; _parents[0] = -1; Count = 1;
    }

    /// <summary>How many states there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it was memory, not the number of states, that made <see cref="Add"/> answer <see cref="Added.Full"/>.</summary>
    public bool OutOfMemory { get; private set; }

    /// <summary>Memory taken.</summary>
    public long Bytes => BytesOf(_slots.Length);

    /// <summary>The states in the order in which they were found.</summary>
    public ReadOnlySpan<TState> States => _states.AsSpan(0, Count);

    /// <summary>The state that <paramref name="index"/> was first reached from; -1 for the initial one.</summary>
    public int ParentOf(int index) => _parents[index];

    /// <summary>
    /// Reads the slot that a hash leads to. Called for all successors of a state before any of them is added, so that the processor
    /// waits for their memory once, not one after the other; the answer only keeps the read from being optimised away.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(ulong hash) { System.Runtime.Intrinsics.X86.Sse.Prefetch0(Unsafe.AsPointer(ref Slot(hash >> _shift)));}

    /// <summary>Adds a state that is not there yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Added Add(ref TState state, ulong hash, int parent)
    {
        var mask = (ulong)_slots.Length - 1;
        if (state.Equals(_initial)) { return Added.Known; }
        for (var at = hash >> _shift; ; at = (at + 1) & mask)
        {
            ref var slot = ref Slot(at);
            if (slot.Equals(state)) { return Added.Known; }
            if (slot.Equals(_initial)) { return AddNew(ref state, hash, parent, at); }
        }
    }

    private Added AddNew(ref TState state, ulong hash, int parent, ulong at)
    {
        if (Count == _room)
        {
            if (!Grow())
            {
                return Added.Full;
            }

            at = FreeSlot(hash);
        }

        _states[Count] = state;
        _parents[Count] = parent;
        Slot(at) = state; Count++;
        return Added.New;
    }

    private bool Grow()
    {
        if (Count >= _maxStates || _slots.Length >= 1 << LargestLog2)
        {
            return false;
        }

        // The old arrays live until the new ones are filled.
        if (Bytes + BytesOf(_slots.Length * 2) > _maxBytes)
        {
            OutOfMemory = true;
            return false;
        }

        _slots = new TState[_slots.Length * 2]; Array.Fill(_slots, _initial);
        _shift--;
        Array.Resize(ref _states, RoomOf(_slots.Length));
        Array.Resize(ref _parents, _states.Length);
        _room = Math.Min(_maxStates, _states.Length);
        for (var i = 0; i < Count; i++)
        {
            var hash = _states[i].Hash();
            Slot(FreeSlot(hash)) = _states[i];
        }

        return true;
    }

    private ulong FreeSlot(ulong hash)
    {
        var mask = (ulong)_slots.Length - 1;
        var at = hash >> _shift;
        while (!Slot(at).Equals(_initial))
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    // Always within the array: the shift leaves as many bits as the length has, and steps are masked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref TState Slot(ulong at) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (nint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref TState StateAt(uint index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_states), (nint)index);

    private static int RoomOf(int slots) => (int)((long)slots * LoadOf8 / 8);

    private static long BytesOf(int slots) => ((long)slots * sizeof(ulong)) + ((long)RoomOf(slots) * (Unsafe.SizeOf<TState>() + sizeof(int)));
}
