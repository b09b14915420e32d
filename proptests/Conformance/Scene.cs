using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

/// <summary>The generated machine on a stage: sessions that stand where a published fact begins.</summary>
internal sealed class Scene(AudioSessionPolicies? policies = null)
{
    private readonly List<string> _told = [];

    public AudioSessionMachine Machine { get; } = new(policies ?? AudioSessionPolicies.Default);

    /// <summary>What was told by the last event.</summary>
    public IReadOnlyList<string> Told => _told;

    /// <summary>A session that nobody has initialised.</summary>
    public int Add() => Machine.World.AddSession();

    /// <summary>An initialised session with a category, inactive under every policy.</summary>
    public int Ready(Category category, bool mix = false)
    {
        var session = Add();
        Accept(AudioSessionEvents.Initialize(session));
        Accept(AudioSessionEvents.Deactivate(session, 0), AudioSessionEvents.SetCategory(session, category));
        if (mix)
        {
            Accept(AudioSessionEvents.SetMix(session, true));
        }

        return session;
    }

    /// <summary>An active session.</summary>
    public int Active(Category category, bool mix = false)
    {
        var session = Ready(category, mix);
        Accept(AudioSessionEvents.Activate(session, 0));
        return session;
    }

    /// <summary>Fires an event and returns what it answers.</summary>
    public Status Answer(MachineEvent fired) => (Status)Fire(fired).Status;

    /// <summary>Whether an event is accepted.</summary>
    public bool Accepts(MachineEvent fired) => Fire(fired).IsAccepted;

    /// <summary>Fires events that have to be accepted.</summary>
    public void Accept(params ReadOnlySpan<MachineEvent> events)
    {
        foreach (var fired in events)
        {
            Assert.True(Fire(fired).IsAccepted, $"{fired.Format(Machine.Info, Machine.DefaultName)} was refused");
        }
    }

    public SessionState State(int session) => Machine.World.GetSessionState(session);

    public OutputPort? Output(int session) => AudioSessionRules.Output(ref Machine.World, session);

    public InputPort? Input(int session) => AudioSessionRules.Input(ref Machine.World, session);

    /// <summary>Why the session is not heard.</summary>
    public SortedSet<MuteReason> Mutes(int session)
    {
        var bits = AudioSessionRules.Mutes(ref Machine.World, session);
        return [.. MuteReasonValues.All.ToArray().Where(reason => (bits >> (int)reason & 1) != 0)];
    }

    private Outcome Fire(MachineEvent fired)
    {
        var outcome = Machine.Fire(fired);
        _told.Clear();
        _told.AddRange(outcome.IsAccepted ? Machine.Told.Select(t => t.Format(Machine.Info, Machine.DefaultName)) : []);
        return outcome;
    }
}
