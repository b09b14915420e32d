using AudioSessions.Benchmarks.Policy;
using StateMachine;

namespace AudioSessions.Benchmarks.Rows;

/// <summary>What the rows of the policy measure, and the random events that prove the sides equal before.</summary>
internal static class Workload
{
    public const int Sessions = 4;

    /// <summary>What the figures mean.</summary>
    public const string Round =
        "4 sessions. One round: Activate(b), which interrupts and tells a; Deactivate(b, NotifyOthers), which tells a again; Activate(a). 3 events, 5 cascades, 2 notifications.";

    private const int A = 0, B = 1, Game = 2, Recorder = 3;

    /// <summary>Brings a new world to where the round begins: a plays music, a game that mixes is active beside it, b is inactive, and a recorder has no microphone.</summary>
    public static readonly MachineEvent[] Prepare =
    [
        .. Enumerable.Range(0, Sessions).Select(AudioSessionEvents.Initialize),
        AudioSessionEvents.SetCategory(A, Category.MediaPlayback),
        AudioSessionEvents.SetCategory(B, Category.MediaPlayback),
        AudioSessionEvents.SetCategory(Game, Category.AmbientSound),
        AudioSessionEvents.SetCategory(Recorder, Category.RecordAudio),
        AudioSessionEvents.DetachMicrophone(),
        AudioSessionEvents.Activate(Game, 0),
        AudioSessionEvents.Activate(A, 0),
    ];

    /// <summary>The round; the world is the same after as before.</summary>
    public static readonly MachineEvent[] Events =
    [
        AudioSessionEvents.Activate(B, 0),
        AudioSessionEvents.Deactivate(B, 1 << (int)ActivationFlag.NotifyOthersOnDeactivation),
        AudioSessionEvents.Activate(A, 0),
    ];

    /// <summary>Events that are accepted and concern nobody else.</summary>
    public static readonly MachineEvent[] PlayAndStop = [AudioSessionEvents.Play(A), AudioSessionEvents.Stop(A)];

    /// <summary>An event that a guard refuses: there is no microphone.</summary>
    public static readonly MachineEvent[] Refused = [AudioSessionEvents.Activate(Recorder, 0)];

    /// <summary>A public event with arguments, any of them as likely as any other.</summary>
    public static MachineEvent Any(Random random, MachineInfo info)
    {
        int kind;
        do
        {
            kind = random.Next(info.Events.Count);
        }
        while (info.Events[kind].IsCascade);

        var session = info.Entities[info.Events[kind].Subject].IsMany ? random.Next(Sessions) : 0;
        var argument = (AudioSessionEvent)kind == AudioSessionEvent.SetCategory ? random.Next(CategoryValues.All.Length)
            : info.Events[kind].Parameters.Count > 1 && !info.Events[kind].Parameters[1].IsUnused ? random.Next(2) : 0;
        return new MachineEvent(kind, session, argument);
    }
}
