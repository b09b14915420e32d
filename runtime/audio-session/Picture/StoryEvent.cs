namespace AudioSessions.Player.Picture;

/// <summary>How an event was answered.</summary>
public enum EventOutcome
{
    /// <summary>Applied with the normal status.</summary>
    Accepted,

    /// <summary>Refused: nothing changed.</summary>
    Refused,

    /// <summary>Applied, with a status of its own.</summary>
    Answered,
}

/// <summary>Something that happened in the story.</summary>
/// <param name="Time">When.</param>
/// <param name="Text">In a few words, such as "phone rings"; long texts are cut in the picture and whole in the table.</param>
/// <param name="Concerns">The <see cref="Lane.Name"/> of the lane that is marked; another name marks none.</param>
/// <param name="Outcome">How it was answered.</param>
/// <param name="Place">The place of the rule that decided, such as "Mixing.machine:31"; may be empty.</param>
/// <param name="Reason">The rule's reason as a sentence; may be empty.</param>
public sealed record StoryEvent(
    TimeSpan Time,
    string Text,
    string Concerns,
    EventOutcome Outcome,
    string Place,
    string Reason)
{
    /// <summary>The status in words, such as "InsufficientPriority"; where empty, the outcome's own word is shown.</summary>
    public string Status { get; init; } = "";

    /// <summary>What followed for others, in order.</summary>
    public IReadOnlyList<Consequence> Consequences { get; init; } = [];
}

/// <summary>What an event did to somebody.</summary>
/// <param name="Concerns">Whom it happened to, such as "music".</param>
/// <param name="Text">What happened, such as "told InterruptionBegan" or "ducked to 0.2".</param>
/// <param name="Place">The place of the rule that decided; may be empty.</param>
/// <param name="Reason">The rule's reason; may be empty.</param>
public sealed record Consequence(string Concerns, string Text, string Place, string Reason);
