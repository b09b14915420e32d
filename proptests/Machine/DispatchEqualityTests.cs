using AudioSessions.Policy;
using StateMachine;
using Xunit.Abstractions;

namespace AudioSessions.Properties.Machine;

/// <summary>Stateless decides: what it permits is what the rules accept, everywhere, and taking a row away shows.</summary>
public class DispatchEqualityTests(ITestOutputHelper output)
{
    private static readonly Lazy<AudioSessionPacked<N2, Words1>[]> _reachable = new(static ()
        => Explorer<AudioSessionModel<N2, Words1>, AudioSessionPacked<N2, Words1>>.Reachable(new(AudioSessionPolicies.Default)));

    [Fact]
    public void Stateless_and_the_flat_step_agree_on_every_reachable_state_and_event_of_two_sessions()
    {
        var equality = new DispatchEquality(AudioSessionPolicies.Default, () => new AudioSessionMachine());

        var differences = equality.Check(_reachable.Value);

        output.WriteLine($"{_reachable.Value.Length:N0} states, {equality.Pairs:N0} pairs of a state and an event, {equality.Accepted:N0} accepted");
        Assert.Empty(differences);
        Assert.True(equality.Accepted > equality.Pairs / 10, "hardly anything was accepted, so hardly anything was compared");
    }

    [Fact]
    public void A_row_taken_out_of_Stateless_is_noticed()
    {
        var equality = new DispatchEquality(AudioSessionPolicies.Default, () => WithoutActivate(new AudioSessionMachine()));

        var differences = equality.Check(Sample());

        Assert.Contains(differences, d => d.What == "the flat step accepts it, Stateless does not permit it");
    }

    [Fact]
    public void A_guard_taken_out_of_Stateless_is_noticed()
    {
        var equality = new DispatchEquality(AudioSessionPolicies.Default, () => WithoutGuard(new AudioSessionMachine()));

        var differences = equality.Check(Sample());

        Assert.Contains(differences, d => d.What == "Stateless permits it, the flat step refuses it");
    }

    [Fact]
    public void Without_its_row_a_session_no_longer_activates()
    {
        var whole = new AudioSessionMachine();
        var cut = WithoutActivate(new AudioSessionMachine());

        Assert.Equal((OutcomeKind.Accepted, SessionState.Active), Activate(whole));
        Assert.Equal((OutcomeKind.NotPermitted, SessionState.Inactive), Activate(cut));
    }

    private static (OutcomeKind, SessionState) Activate(AudioSessionMachine machine)
    {
        var session = machine.World.AddSession();
        machine.Fire(AudioSessionEvents.Initialize(session));
        var outcome = machine.Fire(AudioSessionEvents.Activate(session, 0));
        return (outcome.Kind, machine.World.GetSessionState(session));
    }

    private static AudioSessionPacked<N2, Words1>[] Sample() => [.. _reachable.Value.Where((_, i) => i % 997 == 0)];

    private static AudioSessionMachine WithoutActivate(AudioSessionMachine machine)
    {
        StatelessSurgery.RemoveRows(machine.SessionMachine, SessionState.Inactive, AudioSessionEvent.Activate);
        return machine;
    }

    private static AudioSessionMachine WithoutGuard(AudioSessionMachine machine)
    {
        StatelessSurgery.RemoveRows(machine.SessionMachine, SessionState.Inactive, AudioSessionEvent.Activate);
        machine.SessionMachine.Configure(SessionState.Inactive).Permit(AudioSessionEvent.Activate, SessionState.Active);
        return machine;
    }
}
