using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using AudioSessions.Benchmarks.Policy;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>
/// A breadth-first search over <see cref="HandPacked"/>, written for 64-bit states and nothing else: open addressing with the states in the slots,
/// a parent for each state to trace it by, and the memory asked for ahead.
/// </summary>
internal sealed class HandSearch(bool checksProperties)
{
    private readonly HandSuccessors[] _batch = [new(), new(), new(), new()];
    private ulong[] _slots = [];
    private ulong[] _states = [];
    private int[] _parents = [];
    private int _shift;

    public int States { get; private set; }

    public long Transitions { get; private set; }

    /// <summary>How many states and steps break a property.</summary>
    public long Broken { get; private set; }

    public long Bytes => ((_slots.Length + _states.Length) * (long)sizeof(ulong)) + (_parents.Length * (long)sizeof(int));

    /// <summary>The states in the order in which they were found.</summary>
    public ReadOnlySpan<ulong> Found => _states.AsSpan(0, States);

    public void Run()
    {
        Resize(12);
        _states[States++] = HandPacked.Initial;
        _parents[0] = -1;
        Check(HandPacked.Initial);
        for (var expanded = 0; expanded < States;)
        {
            // Not beyond the states that are known: their order is that of breadth first.
            var batch = Math.Min(States - expanded, _batch.Length);
            for (var i = 0; i < batch; i++)
            {
                Compute(_batch[i], _states[expanded + i]);
            }

            for (var i = 0; i < batch; i++)
            {
                Collect(_batch[i], expanded + i);
            }

            expanded += batch;
        }
    }

    private unsafe void Compute(HandSuccessors outcomes, ulong from)
    {
        outcomes.From = from;
        outcomes.Count = 0;
        HandPacked.Successors(from, outcomes);
        for (var i = 0; i < outcomes.Count; i++)
        {
            var hash = outcomes.Hashes[i] = Hash(outcomes.States[i]);
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Slot(hash >> _shift)));
            }
        }
    }

    private void Collect(HandSuccessors outcomes, int parent)
    {
        if (checksProperties)
        {
            for (var i = 0; i < outcomes.Count; i++)
            {
                Broken += HandProperties.BrokenStep(outcomes.From, outcomes.States[i], (AudioSessionEvent)outcomes.Kinds[i], outcomes.Subjects[i]) >= 0 ? 1 : 0;
            }
        }

        for (var i = 0; i < outcomes.Count; i++)
        {
            Add(outcomes.States[i], outcomes.Hashes[i], parent);
        }

        Transitions += outcomes.Count;
    }

    private void Check(ulong state)
    {
        if (checksProperties)
        {
            Broken += HandProperties.BrokenInvariant(state) >= 0 ? 1 : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong state, ulong hash, int parent)
    {
        // The initial state is always known, so it marks what is free.
        if (state == HandPacked.Initial)
        {
            return;
        }

        var mask = (ulong)_slots.Length - 1;
        for (var at = hash >> _shift; ; at = (at + 1) & mask)
        {
            ref var slot = ref Slot(at);
            if (slot == state)
            {
                return;
            }

            if (slot == HandPacked.Initial)
            {
                AddNew(state, parent, at);
                return;
            }
        }
    }

    private void AddNew(ulong state, int parent, ulong at)
    {
        if (States == _states.Length)
        {
            Resize(65 - _shift);
            at = Free(state);
        }

        Slot(at) = state;
        _states[States] = state;
        _parents[States++] = parent;
        Check(state);
    }

    /// <summary>At most 5 of 8 slots are taken.</summary>
    private void Resize(int log2)
    {
        _shift = 64 - log2;
        _slots = GC.AllocateUninitializedArray<ulong>(1 << log2);
        _slots.AsSpan().Fill(HandPacked.Initial);
        Array.Resize(ref _states, (1 << log2) / 8 * 5);
        Array.Resize(ref _parents, _states.Length);
        for (var i = 1; i < States; i++)
        {
            Slot(Free(_states[i])) = _states[i];
        }
    }

    private ulong Free(ulong state)
    {
        var mask = (ulong)_slots.Length - 1;
        var at = Hash(state) >> _shift;
        while (Slot(at) != HandPacked.Initial)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Slot(ulong at) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (nint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong value)
    {
        value *= 0x9E3779B97F4A7C15UL;
        value ^= value >> 32;
        value *= 0xD6E8FEB86659FD93UL;
        return value ^ (value >> 32);
    }
}
