using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace StateMachine;

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

    /// <summary>Whether it was memory, not the number of states, that made <see cref="TryAdd"/> fail.</summary>
    public bool OutOfMemory { get; private set; }

    /// <summary>Memory taken.</summary>
    public long Bytes => BytesOf(_slots.Length);

    /// <summary>The states in the order in which they were found.</summary>
    public ReadOnlySpan<TState> States => _states.AsSpan(0, Count);

    /// <summary>The state that <paramref name="index"/> was first reached from; -1 for the initial one.</summary>
    public int ParentOf(int index) => _parents[index];

    /// <summary>Hashes states that will be looked up soon, and asks for the memory that this will need, without waiting for it.</summary>
    public unsafe void Prepare(ReadOnlySpan<TState> states, Span<ulong> hashes)
    {
        // Only a hint: the garbage collector may move the slots meanwhile.
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var shift = _shift;
        for (var i = 0; i < states.Length; i++)
        {
            var hash = states[i].Hash();
            hashes[i] = hash;
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref slots, (nint)(hash >> shift))));
            }
        }
    }

    /// <summary>The first of the states, from an index on, that is not there yet; their number where all are.</summary>
    /// <remarks>By far most states are known, so this is the loop that a search lives in: all that it needs is in registers.</remarks>
    public int NextUnknown(ReadOnlySpan<TState> states, ReadOnlySpan<ulong> hashes, int from)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var (empty, mask, shift) = (_empty, (ulong)_slots.Length - 1, _shift);
        for (var i = from; i < states.Length; i++)
        {
            var state = states[i];
            var at = hashes[i] >> shift;
            var slot = Unsafe.Add(ref slots, (nint)at);
            while (!slot.Equals(state))
            {
                if (slot.Equals(empty))
                {
                    return i;
                }

                at = (at + 1) & mask;
                slot = Unsafe.Add(ref slots, (nint)at);
            }
        }

        return states.Length;
    }

    /// <summary>Adds a state that is not there; false where there is no room for it.</summary>
    public bool TryAdd(in TState state, ulong hash, int parent)
    {
        if (Count == _room && !Grow())
        {
            return false;
        }

        Slot(FreeSlot(hash)) = state;
        _states[Count] = state;
        _parents[Count++] = parent;
        return true;
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
