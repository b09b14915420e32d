namespace AudioSessions;

/// <summary>What failed beside the decisions.</summary>
public enum HostFaultKind
{
    /// <summary>A listener threw.</summary>
    Listener,

    /// <summary>A session's source or sink threw; it is not used again.</summary>
    Sound,

    /// <summary>The device refused to open, or was lost.</summary>
    Device,

    /// <summary>The policy refused that a session leaves.</summary>
    Policy,
}

/// <summary>Something that failed beside the decisions, and changed none of them. Immutable.</summary>
/// <param name="Kind">What failed.</param>
/// <param name="Session">The app it belongs to; null where it belongs to none.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Exception">What was thrown; null where nothing was.</param>
public sealed record HostFault(HostFaultKind Kind, string? Session, string Message, Exception? Exception);

/// <summary>The last faults of a host, bounded.</summary>
internal sealed class FaultLog
{
    private const int Limit = 100;
    private readonly Queue<HostFault> _faults = new();

    public IReadOnlyList<HostFault> All
    {
        get
        {
            lock (_faults)
            {
                return [.. _faults];
            }
        }
    }

    public void Add(HostFault fault)
    {
        lock (_faults)
        {
            if (_faults.Count == Limit)
            {
                _faults.Dequeue();
            }

            _faults.Enqueue(fault);
        }
    }
}
