namespace AudioSessions;

/// <summary>What a host is built with. Read once, by the constructor.</summary>
public sealed record AudioSessionHostOptions
{
    /// <summary>The clock that decisions are dated by.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// The apps of the sessions that the machine has already, by index; those beyond are named by number. For a machine that was
    /// prepared, as scenarios are.
    /// </summary>
    public IReadOnlyList<string> Apps { get; init; } = [];
}
