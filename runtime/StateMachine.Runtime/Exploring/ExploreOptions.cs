namespace StateMachine;

/// <summary>How far an exploration goes, and whom it keeps informed.</summary>
public sealed record ExploreOptions
{
    /// <summary>The events that occur; null for all, so for the whole machine.</summary>
    public EventPart? Part { get; init; }

    /// <summary>The largest number of states to keep; the search ends cleanly when one more would be needed.</summary>
    public int MaxStates { get; init; } = int.MaxValue;

    /// <summary>The most memory, in bytes, that states, parents and table may take together; while a part grows, its old copy counts too.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>How many threads expand states; what is found does not depend on it. Leads-to properties are decided on one.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether the first violation ends the search; otherwise the first of each property is collected and the search goes on.</summary>
    public bool StopAtFirstViolation { get; init; } = true;

    /// <summary>
    /// Whether leads-to properties are decided once every state is found. It takes about as long as the search for each property and
    /// valuation of its parameters, and some memory for each state, which <see cref="MaxBytes"/> bounds too.
    /// </summary>
    public bool CheckLeads { get; init; } = true;

    /// <summary>Called on the exploring thread, at most once a second; null for silence.</summary>
    public Action<ExploreProgress>? Progress { get; init; }

    /// <summary>Ends the search cleanly between two states.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>How far an exploration has come.</summary>
/// <param name="States">States found.</param>
/// <param name="Transitions">Transitions followed.</param>
/// <param name="Depth">The number of events from the initial state to those that are being expanded.</param>
/// <param name="Queue">States found and not yet expanded.</param>
/// <param name="StatesPerSecond">States found since the last report, per second.</param>
/// <param name="Bytes">Memory taken by states, parents and table.</param>
/// <param name="Elapsed">Time since the start.</param>
public readonly record struct ExploreProgress(int States, long Transitions, int Depth, int Queue, double StatesPerSecond, long Bytes, TimeSpan Elapsed);
