using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

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
/// The states found so far, each with the one that it was reached from, and an open-addressing table to find them by.
/// </summary>
/// <remarks>
/// A search spends its time waiting for memory, so the slots hold the states themselves: one look-up, one cache line. (Slots with a hash and an index
/// took 1.4 times as long.) The initial state, which is always there, marks the empty slots.
/// </remarks>
internal sealed class StateTable<TState>
    where TState : unmanaged, IPacked<TState>
{
    // Linear probing stays short while at most 5 of 8 slots are taken.
    private const int LoadOf8 = 5;
    private const int InitialLog2 = 12;
    private const int LargestLog2 = 30;

    private readonly TState _empty;
    private readonly int _maxStates;
    private readonly long _maxBytes;
    private TState[] _slots = [];
    private TState[] _states = [];
    private int[] _parents = [];
    private int _shift;
    private int _room;

    public StateTable(TState initial, int maxStates, long maxBytes)
    {
        _empty = initial;
        _maxStates = maxStates;
        _maxBytes = maxBytes;
        Resize(InitialLog2);
        _states[0] = initial;
        _parents[0] = -1;
        Count = 1;
    }

    /// <summary>How many states there are; the initial one is there from the start.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it was memory, not the number of states, that made <see cref="Add"/> answer <see cref="Added.Full"/>.</summary>
    public bool OutOfMemory { get; private set; }

    /// <summary>Memory taken.</summary>
    public long Bytes => BytesOf(_slots.Length);

    /// <summary>The states in the order in which they were found.</summary>
    public ReadOnlySpan<TState> States => _states.AsSpan(0, Count);

    /// <summary>The state that <paramref name="index"/> was first reached from; -1 for the initial one.</summary>
    public int ParentOf(int index) => _parents[index];

    /// <summary>Asks for the memory that <see cref="Add"/> will need, without waiting for it. Only a hint, so the slot may move meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(ulong hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Slot(hash >> _shift)));
        }
    }

    /// <summary>Adds a state unless it is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Added Add(ref TState state, ulong hash, int parent)
    {
        if (state.Equals(_empty))
        {
            return Added.Known;
        }

        var mask = (ulong)_slots.Length - 1;
        for (var at = hash >> _shift; ; at = (at + 1) & mask)
        {
            ref var slot = ref Slot(at);
            if (slot.Equals(state))
            {
                return Added.Known;
            }

            if (slot.Equals(_empty))
            {
                return AddNew(ref state, hash, parent, at);
            }
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

        Slot(at) = state;
        _states[Count] = state;
        _parents[Count++] = parent;
        return Added.New;
    }

    private bool Grow()
    {
        var log2 = 65 - _shift;
        if (Count >= _maxStates || log2 > LargestLog2)
        {
            return false;
        }

        // The old arrays live until the new ones are filled.
        if (Bytes + BytesOf(1 << log2) > _maxBytes)
        {
            OutOfMemory = true;
            return false;
        }

        Resize(log2);
        for (var i = 1; i < Count; i++)
        {
            Slot(FreeSlot(_states[i].Hash())) = _states[i];
        }

        return true;
    }

    private void Resize(int log2)
    {
        _shift = 64 - log2;
        _slots = GC.AllocateUninitializedArray<TState>(1 << log2);
        Array.Fill(_slots, _empty);
        Array.Resize(ref _states, RoomOf(_slots.Length));
        Array.Resize(ref _parents, _states.Length);
        _room = Math.Min(_maxStates, _states.Length);
    }

    private ulong FreeSlot(ulong hash)
    {
        var mask = (ulong)_slots.Length - 1;
        var at = hash >> _shift;
        while (!Slot(at).Equals(_empty))
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    // Always within the array: the shift leaves as many bits as the length has, and steps are masked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref TState Slot(ulong at) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (nint)at);

    private static int RoomOf(int slots) => (int)((long)slots * LoadOf8 / 8);

    private static long BytesOf(int slots) => ((long)slots * Unsafe.SizeOf<TState>()) + ((long)RoomOf(slots) * (Unsafe.SizeOf<TState>() + sizeof(int)));
}
