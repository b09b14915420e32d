using AudioSessions.Policy;
using AudioSessions.Properties.Machine;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>A run: so many sessions, under which policies, and what happens. Printed as the spec would write it, and read back from that.</summary>
/// <param name="Sessions">How many sessions there are, from the start.</param>
/// <param name="Policies">The policies that are not at their default, by name, with their options.</param>
/// <param name="Events">What happens, in order.</param>
internal sealed record EventSequence(int Sessions, IReadOnlyDictionary<string, string> Policies, IReadOnlyList<MachineEvent> Events)
{
    public const int MostSessions = 4;

    private static readonly AudioSessionMachine _names = new();
    private static readonly Lazy<Dictionary<string, MachineEvent>> _byText =
        new(static () => Possible(MostSessions).ToDictionary(Text));

    /// <summary>Every event that can happen to so many sessions.</summary>
    public static IEnumerable<MachineEvent> Possible(int sessions) =>
        EventList.All(Info, [.. Info.Entities.Select(e => e.IsMany ? sessions : 1)]).Where(e => !Info.Events[e.Kind].IsCascade);

    /// <summary><c>Activate(Session 0, empty)</c></summary>
    public static string Text(MachineEvent fired) => fired.Format(Info, _names.DefaultName);

    /// <summary>The event that <see cref="Text"/> writes so.</summary>
    public static MachineEvent Event(string text) => _byText.Value.TryGetValue(text, out var fired) ? fired
        : throw new FormatException($"'{text}' is no event of the spec with up to {MostSessions} sessions. One is, for example, '{_byText.Value.Keys.First()}'.");

    /// <summary>Reads what <see cref="ToString"/> writes; lines that begin with a hash are comments.</summary>
    public static EventSequence Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToList();
        var words = lines[0].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["given", var sessions, "sessions" or "session", ..] || words.Length > 3 && words[3] != "under")
        {
            throw new FormatException($"'{lines[0]}' should read 'given 2 sessions' or 'given 2 sessions under mixingOthers Heard'.");
        }

        var policies = words.Skip(4).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        return new EventSequence(int.Parse(sessions, null), policies, [.. lines.Skip(1).Select(Event)]);
    }

    /// <summary>A machine under the policies, with the sessions in their initial state.</summary>
    public AudioSessionMachine Create()
    {
        var machine = new AudioSessionMachine(Chosen);
        for (var i = 0; i < Sessions; i++)
        {
            machine.World.AddSession();
        }

        return machine;
    }

    /// <summary>All policies.</summary>
    public AudioSessionPolicies Chosen => Policies.Aggregate(AudioSessionPolicies.Default, (chosen, policy) => chosen.With(policy.Key, policy.Value));

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n", Events.Select(Text).Prepend(Header));

    private string Header => $"given {Sessions} {(Sessions == 1 ? "session" : "sessions")}"
        + (Policies.Count == 0 ? "" : $" under {string.Join(", ", Policies.Select(p => $"{p.Key} {p.Value}"))}");

    private static MachineInfo Info => AudioSessionInfo.Instance;
}
