using StateMachine;

namespace AudioSessions;

/// <summary>
/// What became of one event, whole: the answer and the rule behind it, the cascades, who was told what, and what changed for whose
/// sound. Plain data that names everything; immutable.
/// </summary>
public sealed record Decision
{
    /// <summary>Counts the decisions of a host, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>When it was decided, by the host's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The event.</summary>
    public required MachineEvent Event { get; init; }

    /// <summary>The event as the spec writes it: <c>Activate(music, empty)</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Whom it happened to: an app, or <c>phone</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The answer as numbers.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What became of it.</summary>
    public OutcomeKind Kind => Outcome.Kind;

    /// <summary>The status, an index into <see cref="MachineInfo.Statuses"/>; -1 where the policy has none.</summary>
    public int Status => Outcome.Status;

    /// <summary>The status by name; null where the policy has none.</summary>
    public required string? StatusName { get; init; }

    /// <summary>The rule that decided.</summary>
    public required Cause Cause { get; init; }

    /// <summary>The event itself and its cascades, in the order in which they were taken; empty where it was refused.</summary>
    public required IReadOnlyList<DecisionStep> Steps { get; init; }

    /// <summary>What was told, in order.</summary>
    public required IReadOnlyList<Notice> Told { get; init; }

    /// <summary>The sessions whose layers changed, by index.</summary>
    public required IReadOnlyList<SessionChange> Changes { get; init; }

    /// <summary>Whether the event was applied.</summary>
    public bool IsAccepted => Kind == OutcomeKind.Accepted;

    /// <summary><c>Activate(memo, empty): NoHardware, RecordAudio needs an input (Activate.refuse.NoHardware, Activation.machine:31)</c></summary>
    public override string ToString() => $"{Text}: {StatusName ?? Kind.ToString()}, {Cause}";
}

/// <summary>One decision within an event: the event itself, or a cascade that it raised.</summary>
/// <param name="Text">The event or cascade as the spec writes it.</param>
/// <param name="Event">The event or cascade.</param>
/// <param name="Subject">Whom it happened to.</param>
/// <param name="Entity">The subject's entity.</param>
/// <param name="Instance">The subject's index.</param>
/// <param name="From">The subject's state before; null for an entity without states.</param>
/// <param name="To">The subject's state after.</param>
/// <param name="Cause">The rule that decided it.</param>
/// <param name="RaisedBy">The line that raised it; null for the event itself.</param>
public sealed record DecisionStep(string Text, MachineEvent Event, string Subject, int Entity, int Instance, string? From, string? To, Cause Cause, Cause? RaisedBy)
{
    /// <summary>Whether the subject changed its state.</summary>
    public bool IsMove => From != To;
}

/// <summary>Something that an app was told.</summary>
/// <param name="Name">The notification's name.</param>
/// <param name="To">The app that is told.</param>
/// <param name="Arguments">What it was told with, as the spec writes it.</param>
/// <param name="Raw">The notification as numbers.</param>
/// <param name="Cause">The line that told it.</param>
public sealed record Notice(string Name, string To, IReadOnlyList<string> Arguments, Notification Raw, Cause Cause)
{
    /// <summary><c>InterruptionEnded(ShouldResume)</c></summary>
    public string Text => Arguments.Count == 0 ? Name : $"{Name}({string.Join(", ", Arguments)})";

    /// <inheritdoc/>
    public override string ToString() => $"{To} {Text}: {Cause}";
}
