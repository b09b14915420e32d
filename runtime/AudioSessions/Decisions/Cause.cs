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

    /// <summary><c>prompt ducks others (level.20, Hearing.machine:47)</c></summary>
    public override string ToString() => Because is null ? $"{Name}, {Place}" : $"{Because} ({Name}, {Place})";
}
