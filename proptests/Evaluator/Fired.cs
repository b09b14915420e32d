using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>An event with its arguments, the subject first.</summary>
public sealed record EventCall(string Event, IReadOnlyList<Value> Arguments)
{
    public InstanceValue Subject => (InstanceValue)Arguments[0];

    public override string ToString() => $"{Event}({string.Join(", ", Arguments)})";
}

/// <summary>What a rule decides about an event. <paramref name="Clause"/> is null for a refusal by the state, and where nothing answers.</summary>
/// <param name="Accepted">Whether it is applied.</param>
/// <param name="Status">What it answers; null in a machine without answers.</param>
/// <param name="Rule">The rule that decides; null where nothing answers.</param>
/// <param name="Reason">The reason of that rule, on the state before.</param>
/// <param name="Clause">What is to be applied.</param>
public sealed record Decision(bool Accepted, string? Status, int? Rule, GivenReason? Reason, ClauseModel? Clause);

/// <summary>Something that an instance was told.</summary>
public sealed record Told(InstanceValue To, string Notification, IReadOnlyList<Value> Arguments, int Rule, GivenReason Reason)
{
    public override string ToString() => $"{To} {Notification}({string.Join(", ", Arguments)})";
}

/// <summary>An arrow that was taken.</summary>
public sealed record Move(InstanceValue Who, string From, string To);

/// <summary>The event itself, or a cascade that it raised.</summary>
/// <param name="Call">What was decided.</param>
/// <param name="Reason">The rule that decided it; null where a cascade found no clause.</param>
/// <param name="RaisedBy">The line that raised it; null for the event itself.</param>
public sealed record Decided(EventCall Call, GivenReason? Reason, GivenReason? RaisedBy)
{
    public int? Rule => Reason?.Rule;
}

/// <summary>What became of an event.</summary>
public sealed class Fired(Decision decision)
{
    public Decision Decision { get; } = decision;

    public bool Accepted => Decision.Accepted;

    public List<Told> Told { get; } = [];

    public List<Move> Moves { get; } = [];

    public List<Decided> Steps { get; } = [];

    /// <summary>Instances that took more than one arrow: a mistake of the spec.</summary>
    public IReadOnlyList<InstanceValue> MovedTwice => [.. Moves.GroupBy(m => m.Who).Where(g => g.Count() > 1).Select(g => g.Key)];
}
