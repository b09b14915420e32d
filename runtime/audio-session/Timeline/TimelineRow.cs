namespace AudioSessions.Player.Timeline;

/// <summary>What a row tells; it decides the colour.</summary>
internal enum RowKind
{
    /// <summary>An event that was applied.</summary>
    Event,

    /// <summary>An event that was refused, or answered with a status of its own.</summary>
    Answer,

    /// <summary>A session was moved, or told something.</summary>
    Consequence,

    /// <summary>Somebody is heard, louder, or gets the microphone.</summary>
    Louder,

    /// <summary>Somebody is silenced, quieter, or loses the microphone.</summary>
    Quieter,

    /// <summary>Something that the scenario expects was not found.</summary>
    Failure,
}

/// <summary>One line of the timeline: what happened to whom, and which rule decided it.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Who">Whom it happened to.</param>
/// <param name="What">What happened.</param>
/// <param name="Because">The reason as a sentence; null where the spec gives none.</param>
/// <param name="Place">Where the rule stands.</param>
/// <param name="Rule">The rule's name.</param>
internal sealed record TimelineRow(RowKind Kind, string Who, string What, string? Because, string Place, string Rule)
{
    /// <summary>What happened, and why.</summary>
    public string Text => Because is null ? What : $"{What}: {Because}";

    public static TimelineRow By(Cause cause, RowKind kind, string who, string what) => new(kind, who, what, cause.Because, cause.Place, cause.Name);
}
