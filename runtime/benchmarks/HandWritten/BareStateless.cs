using AudioSessions.Benchmarks.Policy;
using Stateless;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>
/// Stateless alone: a machine with the transitions of a session, and nothing else. No guards, no effects, no hierarchy, nothing decided or told, so
/// it is the least that any policy built on Stateless costs.
/// </summary>
internal static class BareStateless
{
    /// <summary>What the round of the workload fires at the machines, cascades included; true is session b. LetGo is no session's event.</summary>
    public static readonly (bool IsB, AudioSessionEvent Trigger)[] Round =
    [
        (true, AudioSessionEvent.Activate),
        (true, AudioSessionEvent.Claim),
        (false, AudioSessionEvent.Interrupt),
        (true, AudioSessionEvent.Deactivate),
        (false, AudioSessionEvent.Release),
        (false, AudioSessionEvent.Activate),
        (false, AudioSessionEvent.Claim),
    ];

    /// <summary>A machine in a state.</summary>
    public static StateMachine<SessionState, AudioSessionEvent> Create(SessionState state)
    {
        var machine = new StateMachine<SessionState, AudioSessionEvent>(state);
        machine.Configure(SessionState.Uninitialized)
            .Permit(AudioSessionEvent.Initialize, SessionState.Inactive);
        machine.Configure(SessionState.Inactive)
            .Permit(AudioSessionEvent.Activate, SessionState.Active)
            .Permit(AudioSessionEvent.Exits, SessionState.Uninitialized)
            .Ignore(AudioSessionEvent.Claim);
        machine.Configure(SessionState.Active)
            .Permit(AudioSessionEvent.Deactivate, SessionState.Inactive)
            .Permit(AudioSessionEvent.Interrupt, SessionState.Interrupted)
            .Permit(AudioSessionEvent.Exits, SessionState.Uninitialized)
            .Ignore(AudioSessionEvent.Claim);
        machine.Configure(SessionState.Interrupted)
            .Permit(AudioSessionEvent.Activate, SessionState.Active)
            .Permit(AudioSessionEvent.Release, SessionState.Inactive)
            .Permit(AudioSessionEvent.Exits, SessionState.Uninitialized)
            .Ignore(AudioSessionEvent.Claim);
        return machine;
    }
}
