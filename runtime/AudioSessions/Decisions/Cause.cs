using StateMachine;

namespace AudioSessions;

/// <summary>A rule of the spec that had its say: which one, where it stands, and its reason as a sentence. Immutable.</summary>
/// <param name="Rule">Its id, an index into <see cref="MachineInfo.Rules"/>.</param>
/// <param name="Name">Its name, such as <c>Activate.refuse.NoHardware</c>.</param>
/// <param name="Text">The rule as written.</param>
/// <param name="File">The spec file, without folders.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Because">The reason as a sentence without a full stop; null where the spec gives none.</param>
/// <param name="Names">The sessions and other instances that the sentence names.</param>
public sealed record Cause(int Rule, string Name, string Text, string File, int Line, string? Because, IReadOnlyList<string> Names)
{
    /// <summary><c>Activation.machine:31</c></summary>
    public string Place => $"{File}:{Line}";

    /// <summary>Names a rule that held.</summary>
    /// <param name="info">The policy.</param>
    /// <param name="reason">The rule, with the values of its sentence.</param>
    /// <param name="nameOf">Names an instance (entity, index).</param>
    public static Cause Of(MachineInfo info, in Reason reason, Func<int, int, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(nameOf);
        var rule = info.Rules[reason.Rule];
        return new Cause(rule.Id, rule.Name, rule.Text, rule.File, rule.Line, reason.Text(info, nameOf), NamesIn(rule, reason, nameOf));
    }

    /// <summary><c>prompt ducks others (level.20, Hearing.machine:47)</c></summary>
    public override string ToString() => Because is null ? $"{Name}, {Place}" : $"{Because} ({Name}, {Place})";

    private static List<string> NamesIn(RuleInfo rule, in Reason reason, Func<int, int, string> nameOf)
    {
        var names = new List<string>();
        ReadOnlySpan<int> values = [reason.Value0, reason.Value1, reason.Value2, reason.Value3];
        for (var i = 0; i < rule.Holes.Count; i++)
        {
            var hole = rule.Holes[i];
            var first = hole.Kind == ValueKind.Union ? hole.Names.Count : 0;
            if (hole.Kind is ValueKind.Entity or ValueKind.Union && hole.Entity >= 0 && values[i] >= first)
            {
                names.Add(nameOf(hole.Entity, values[i] - first));
            }
        }

        return names;
    }
}
