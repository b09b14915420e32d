using System.Globalization;

namespace StateMachine;

/// <summary>Why an exploration ended.</summary>
public enum ExploreEnding
{
    /// <summary>Every reachable state was expanded.</summary>
    Complete,

    /// <summary>A property was violated, and the options ask to stop there.</summary>
    Violation,

    /// <summary>One more state than <see cref="ExploreOptions.MaxStates"/> would have been needed.</summary>
    StateLimit,

    /// <summary>More memory than <see cref="ExploreOptions.MaxBytes"/> would have been needed.</summary>
    MemoryLimit,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>What was violated.</summary>
public enum ViolationKind
{
    /// <summary>An invariant does not hold in the last state of the trace.</summary>
    Invariant,

    /// <summary>The last event of the trace breaks a step property.</summary>
    StepProperty,

    /// <summary>The last event of the trace moves an instance twice: a fault of the rules, not of a property.</summary>
    MovedTwice,

    /// <summary>After the last event of the trace, a fair run stays away from the goal of a leads-to property for ever.</summary>
    Leads,
}

/// <summary>A violation with the shortest way to it.</summary>
/// <param name="Kind">What was violated.</param>
/// <param name="Property">The index of the invariant, step property or leads-to property; -1 for <see cref="ViolationKind.MovedTwice"/>.</param>
/// <param name="Events">The events from the initial state on; no shorter sequence leads to this violation.</param>
/// <param name="States">The states along the way: the initial one first, then one after each event.</param>
public sealed record Violation<TState>(ViolationKind Kind, int Property, IReadOnlyList<MachineEvent> Events, IReadOnlyList<TState> States)
    where TState : unmanaged, IPacked<TState>
{
    /// <summary>What goes on for ever after the trace; null unless this is a <see cref="ViolationKind.Leads"/>.</summary>
    public EndlessRun<TState>? Endless { get; init; }
}

/// <summary>What an exploration found, and how much it covered.</summary>
public sealed record ExploreResult<TState>
    where TState : unmanaged, IPacked<TState>
{
    /// <summary>Why it ended.</summary>
    public required ExploreEnding Ending { get; init; }

    /// <summary>Different states found, the initial one included.</summary>
    public required int States { get; init; }

    /// <summary>States whose events were all tried, at least so many; equal to <see cref="States"/> after a complete search.</summary>
    public required int Expanded { get; init; }

    /// <summary>Accepted events that do something, over all expanded states.</summary>
    public required long Transitions { get; init; }

    /// <summary>How many of the transitions each event made, by its index; 0 for one that is left out, never accepted, or a cascade.</summary>
    public required IReadOnlyList<long> Taken { get; init; }

    /// <summary>The largest number of events that a found state needs.</summary>
    public required int Depth { get; init; }

    /// <summary>Every state that this many events can reach was found and checked.</summary>
    public required int CompleteDepth { get; init; }

    /// <summary>How long the search took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Memory taken by states, parents and table at the end.</summary>
    public required long Bytes { get; init; }

    /// <summary>The violations, in the order in which they were found, so the shortest first; those of leads-to properties come last.</summary>
    public required IReadOnlyList<Violation<TState>> Violations { get; init; }

    /// <summary>What was found out about each leads-to property, by index; their time is not part of <see cref="Elapsed"/>.</summary>
    public required IReadOnlyList<LeadsResult> Leads { get; init; }

    /// <summary>States found per second.</summary>
    public double StatesPerSecond => Elapsed > TimeSpan.Zero ? States / Elapsed.TotalSeconds : 0;

    /// <summary>Memory per state.</summary>
    public double BytesPerState => (double)Bytes / States;

    /// <summary>One sentence: what was covered, and the verdict.</summary>
    public override string ToString()
    {
        var covered = Ending switch
        {
            ExploreEnding.Complete => "complete",
            ExploreEnding.Violation => "stopped at the first violation",
            ExploreEnding.StateLimit => $"NOT complete: the limit of states was reached; covered up to {CompleteDepth} events",
            ExploreEnding.MemoryLimit => $"NOT complete: the limit of memory was reached; covered up to {CompleteDepth} events",
            _ => $"NOT complete: cancelled; covered up to {CompleteDepth} events",
        };
        var verdict = Violations.Count switch { 0 => "no violation", 1 => "1 violation", var n => $"{n} violations" };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{States:N0} states, {Transitions:N0} transitions, depth {Depth}, {Elapsed.TotalSeconds:F2} s, {StatesPerSecond:N0} states/s, {BytesPerState:F0} bytes/state; {covered}; {verdict}");
    }
}
