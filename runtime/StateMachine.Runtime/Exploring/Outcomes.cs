namespace StateMachine;

/// <summary>The outcomes of one state on their way into the table. Reused.</summary>
/// <param name="part">The events that occur; null for all.</param>
internal sealed class Outcomes<TState>(EventPart? part)
    where TState : unmanaged, IPacked<TState>
{
    private ulong[] _hashes = new ulong[256];

    /// <summary>The state before.</summary>
    public TState From;

    /// <summary>The states after, with their events.</summary>
    public SuccessorBuffer<TState> Buffer { get; } = new(part);

    /// <summary>The hashes of the states after.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Buffer.Count);

    /// <summary>Hashes the states after, and asks for the memory that looking them up will need.</summary>
    public void Hash(StateTable<TState> table)
    {
        var states = Buffer.States;
        if (_hashes.Length < states.Length)
        {
            _hashes = new ulong[states.Length * 2];
        }

        table.Prepare(states, _hashes);
    }
}
