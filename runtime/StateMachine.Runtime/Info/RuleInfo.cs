namespace StateMachine;

/// <summary>What a rule is.</summary>
public enum RuleKind
{
    /// <summary>Refuses an event.</summary>
    Refuse,

    /// <summary>Accepts an event with a status other than the normal one.</summary>
    Answer,

    /// <summary>Accepts an event and applies its effects.</summary>
    Clause,

    /// <summary>Accepts an event and does nothing.</summary>
    Stay,

    /// <summary>A line of a clause that does something.</summary>
    Effect,

    /// <summary>A line of an observable.</summary>
    Observe,

    /// <summary>The refusal that a state gives by default.</summary>
    StateRefusal,

    /// <summary>A line of a definition.</summary>
    Definition,

    /// <summary>An invariant.</summary>
    Invariant,

    /// <summary>A step property.</summary>
    Never,

    /// <summary>A leads-to property.</summary>
    Leads,

    /// <summary>A generic call that leads through a table.</summary>
    Dispatch,
}

/// <summary>One rule of the spec: the answer to "which rule decided this?".</summary>
/// <param name="Id">Its index in <see cref="MachineInfo.Rules"/>.</param>
/// <param name="Name">Unique in the machine, such as <c>Activate.refuse.NoHardware</c>.</param>
/// <param name="Owner">The event, observable or property that it belongs to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">The status it gives, an index into <see cref="MachineInfo.Statuses"/>, or -1.</param>
/// <param name="Text">The rule as written, on one line.</param>
/// <param name="File">The name of the spec file, without folders.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Because">The reason's literal parts, one more than there are <paramref name="Holes"/>; null without a reason.</param>
/// <param name="Holes">The types of the values that stand between the literals.</param>
public sealed record RuleInfo(int Id, string Name, string Owner, RuleKind Kind, int Status, string Text, string File, int Line, IReadOnlyList<string>? Because, IReadOnlyList<ValueInfo> Holes)
{
    /// <summary><c>Activation.machine:31</c></summary>
    public string Place => $"{File}:{Line}";

    /// <summary>The reason as a sentence, its holes filled with <paramref name="values"/>; null where the spec gives none.</summary>
    public string? Reason(ReadOnlySpan<int> values, Func<int, int, string> nameOf)
    {
        if (Because is null)
        {
            return null;
        }

        var text = new System.Text.StringBuilder(Because[0]);
        for (var i = 0; i < Holes.Count; i++)
        {
            text.Append(Holes[i].Format(values[i], nameOf)).Append(Because[i + 1]);
        }

        return text.ToString();
    }
}
