using AudioSessions.Policy;

namespace AudioSessions;

/// <summary>The answer to a command of an <see cref="AudioSession"/>.</summary>
/// <param name="Status">The status, by its published name.</param>
/// <param name="Decision">Everything about the decision: cascades, notifications, changes.</param>
public readonly record struct AudioSessionOutcome(Status Status, Decision Decision)
{
    /// <summary>Whether the command was carried out. It may be although the status is not <see cref="Status.NoError"/>.</summary>
    public bool IsAccepted => Decision.IsAccepted;

    /// <summary>The rule that decided, with its file and line.</summary>
    public Cause Rule => Decision.Cause;

    /// <summary>The reason as a sentence; null where the rule gives none.</summary>
    public string? Because => Decision.Cause.Because;

    /// <inheritdoc/>
    public override string ToString() => Decision.ToString();
}
