using System.Globalization;
using System.Text;

namespace AudioSessions;

/// <summary>
/// What the policy and the app want of a session's sound, layer by layer, each with all its reasons. It is worked out anew from the
/// state after every event; nothing of it is stored and put back. Immutable.
/// </summary>
public sealed record SessionLayers
{
    /// <summary>The app that the session belongs to.</summary>
    public required string Session { get; init; }

    /// <summary>The name of the state, such as <c>Active</c>; empty for a policy whose sessions have none.</summary>
    public required string State { get; init; }

    /// <summary>Whether output runs: its source advances, heard or not.</summary>
    public required bool IsPlaying { get; init; }

    /// <summary>Whether input runs; <see cref="Captures"/> says whether it gets the microphone's sound.</summary>
    public required bool IsRecording { get; init; }

    /// <summary>The names of the reasons that silence it; none: it is heard as soon as it plays.</summary>
    public required IReadOnlyList<string> Mutes { get; init; }

    /// <summary>The rules that silence it, with their sentences: every one that holds, not only the first.</summary>
    public required IReadOnlyList<Cause> MuteCauses { get; init; }

    /// <summary>How loud the policy lets it be, in percent of linear amplitude.</summary>
    public required int Level { get; init; }

    /// <summary>The rules that make it so.</summary>
    public required IReadOnlyList<Cause> LevelCauses { get; init; }

    /// <summary>The app's own volume, a linear amplitude from 0 to 1.</summary>
    public required float Volume { get; init; }

    /// <summary>Whether it gets the microphone's sound.</summary>
    public required bool Captures { get; init; }

    /// <summary>The rules that say so.</summary>
    public required IReadOnlyList<Cause> CaptureCauses { get; init; }

    /// <summary>What else the policy says about it, in the order of the spec: such as its route. Drivers need none of it.</summary>
    public IReadOnlyList<SessionObservation> Others { get; init; } = [];

    /// <summary>The gain that the renderer ramps to, a linear amplitude from 0 to 1.</summary>
    public float Gain => IsPlaying && Mutes.Count == 0 ? Level / 100f * Volume : 0f;

    /// <summary>Whether it can be heard: it plays, nothing mutes it, and neither level nor volume is 0.</summary>
    public bool IsAudible => Gain > 0f;

    /// <summary>The layers as sentences, one a line, each with the rule behind it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Session} is {(IsAudible ? $"heard at {Gain * 100:0.#} %" : "not heard")}");
        text.Append(State.Length == 0 ? "" : $"; it is {State}");
        text.Append(IsPlaying ? "; its output runs" : "; its output does not run");
        Append(text, $"muted ({string.Join(", ", Mutes)})", MuteCauses);
        Append(text, string.Create(CultureInfo.InvariantCulture, $"level {Level} %"), LevelCauses);
        if (Volume != 1f)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  volume {Volume * 100:0.#} %: set by the app");
        }

        if (IsRecording)
        {
            Append(text, Captures ? "gets the microphone" : "gets silence from the microphone", CaptureCauses);
        }

        foreach (var other in Others)
        {
            Append(text, $"{other.Name} {other.Value}", other.Causes);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string layer, IReadOnlyList<Cause> causes)
    {
        foreach (var cause in causes)
        {
            text.Append("\n  ").Append(layer).Append(": ").Append(cause);
        }
    }
}

/// <summary>An observable of a session that no driver needs, such as where its sound goes.</summary>
/// <param name="Name">Its name in the spec, such as <c>route</c>.</param>
/// <param name="Value">Its value as the spec writes it, such as <c>Headphone</c>, or <c>none</c>.</param>
/// <param name="Causes">The rules that make it so.</param>
public sealed record SessionObservation(string Name, string Value, IReadOnlyList<Cause> Causes);

/// <summary>A change of one session's layers by one decision.</summary>
/// <param name="Session">The app that the session belongs to.</param>
/// <param name="Index">The session's index.</param>
/// <param name="Before">Its layers before.</param>
/// <param name="After">Its layers after.</param>
public sealed record SessionChange(string Session, int Index, SessionLayers Before, SessionLayers After)
{
    /// <summary>The rules that silence it now and did not before.</summary>
    public IEnumerable<Cause> NewMutes => Added(Before.MuteCauses, After.MuteCauses);

    /// <summary>The rules that silenced it before and do not any more.</summary>
    public IEnumerable<Cause> GoneMutes => Added(After.MuteCauses, Before.MuteCauses);

    /// <summary>Whether what is heard of it changed, or why it is not heard.</summary>
    public bool ChangesAudibility => Before.Gain != After.Gain || NewMutes.Any() || GoneMutes.Any();

    private static IEnumerable<Cause> Added(IReadOnlyList<Cause> before, IReadOnlyList<Cause> after) =>
        after.Where(a => !before.Any(b => b.Rule == a.Rule && b.Because == a.Because));
}
