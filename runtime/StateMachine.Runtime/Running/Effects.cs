using System.Runtime.CompilerServices;

namespace StateMachine;

/// <summary>Where the effects of a rule go beyond the variables: what it raises, whom it tells, whom it moves.</summary>
/// <remarks>A struct type parameter of the generated rules, so that what a use does not need costs nothing.</remarks>
public interface IEffects
{
    /// <summary>Appends a cascade to the event's queue.</summary>
    void Raise(in MachineEvent raised, in Reason why);

    /// <summary>Collects a notification; listeners run after the event.</summary>
    void Tell(in Notification notification);

    /// <summary>Notes that an instance takes a transition.</summary>
    void Move(int entity, int instance);

    /// <summary>Notes that an instance is to be forgotten when the queue is empty.</summary>
    void Forget(int entity, int instance);
}

/// <summary>The queue of one event: raised cascades, first in first out, and what is to be forgotten. Reused; not thread-safe.</summary>
public sealed class EventQueue
{
    private MachineEvent[] _events = new MachineEvent[16];
    private Reason[] _reasons = new Reason[16];
    private (int Entity, int Instance)[] _forgotten = new (int, int)[4];
    private int _head, _tail, _forgets;
    private ulong _moved;

    /// <summary>Whether an instance took two transitions within the event: a mistake of the spec.</summary>
    public bool MovedTwice { get; private set; }

    /// <summary>Makes it ready for the next event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Clear()
    {
        _head = _tail = _forgets = 0;
        _moved = 0;
        MovedTwice = false;
    }

    /// <summary>Appends a cascade, without keeping why it was raised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in MachineEvent raised)
    {
        if (_tail == _events.Length)
        {
            Grow();
        }

        _events[_tail++] = raised;
    }

    /// <summary>Appends a cascade and why it was raised.</summary>
    public void Add(in MachineEvent raised, in Reason why)
    {
        Add(raised);
        _reasons[_tail - 1] = why;
    }

    /// <summary>Takes the oldest cascade.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(out MachineEvent raised)
    {
        if (_head == _tail)
        {
            raised = default;
            return false;
        }

        raised = _events[_head++];
        return true;
    }

    /// <summary>Takes the oldest cascade, and why it was raised.</summary>
    public bool Take(out MachineEvent raised, out Reason why)
    {
        why = _head < _tail ? _reasons[_head] : default;
        return Take(out raised);
    }

    /// <summary>
    /// Notes a transition. Exact for the first 16 instances of the first four entities; beyond those nothing is noted, so
    /// <see cref="MovedTwice"/> may miss a mistake there, but never reports one that is none. Exploring stays within them for small counts.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(int entity, int instance)
    {
        var slot = (entity * 16) + instance;
        if (slot >= 64 || instance >= 16)
        {
            return;
        }

        var bit = 1UL << slot;
        MovedTwice |= (_moved & bit) != 0;
        _moved |= bit;
    }

    /// <summary>Notes an instance to be forgotten.</summary>
    public void Forget(int entity, int instance)
    {
        if (_forgets == _forgotten.Length)
        {
            Array.Resize(ref _forgotten, _forgets * 2);
        }

        _forgotten[_forgets++] = (entity, instance);
    }

    /// <summary>Those to be forgotten, in the order in which it was said.</summary>
    public ReadOnlySpan<(int Entity, int Instance)> Forgotten => _forgotten.AsSpan(0, _forgets);

    private void Grow()
    {
        Array.Resize(ref _events, _tail * 2);
        Array.Resize(ref _reasons, _tail * 2);
    }
}

/// <summary>The effects of exploring: cascades are queued, notifications are dropped.</summary>
public readonly struct FlatEffects(EventQueue queue) : IEffects
{
    /// <summary>The queue.</summary>
    public EventQueue Queue { get; } = queue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raise(in MachineEvent raised, in Reason why) => Queue.Add(raised);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Tell(in Notification notification)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(int entity, int instance) => Queue.Move(entity, instance);

    /// <inheritdoc/>
    public void Forget(int entity, int instance) => Queue.Forget(entity, instance);
}

/// <summary>The effects of running: cascades are queued, notifications are kept.</summary>
public readonly struct LiveEffects(EventQueue queue, List<Notification> told) : IEffects
{
    /// <inheritdoc/>
    public void Raise(in MachineEvent raised, in Reason why) => queue.Add(raised, why);

    /// <inheritdoc/>
    public void Tell(in Notification notification) => told.Add(notification);

    /// <inheritdoc/>
    public void Move(int entity, int instance) => queue.Move(entity, instance);

    /// <inheritdoc/>
    public void Forget(int entity, int instance) => queue.Forget(entity, instance);
}
