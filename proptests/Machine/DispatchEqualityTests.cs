using AudioSessions.Policy;
using StateMachine;
using Xunit.Abstractions;

namespace AudioSessions.Properties.Machine;

/// <summary>Stateless decides: what it permits is what the rules accept, everywhere, and taking a row away shows.</summary>
public class DispatchEqualityTests(ITestOutputHelper output)
{
    // More would take minutes: the plan has parts that together are enough.
    private const int MostStates = 120_000;

    // Enough for somebody to be refused and somebody to be accepted.
    private const int Sample = 2_000;

    [Fact]
    public void Stateless_and_the_flat_step_agree_on_every_event_in_every_state_of_the_planned_searches()
    {
        var info = AudioSessionInfo.Instance;
        var accepted = new long[info.Events.Count];
        foreach (var search in Plan.Searches)
        {
            var compared = search.Visit(new SearchEquality(search, () => new AudioSessionMachine(Plan.PoliciesOf(search)), MostStates));

            output.WriteLine($"{search.Name}: " + (compared.IsCompared ? $"{compared.States:N0} states, {compared.Pairs:N0} pairs of a state and an event, {compared.Accepted.Sum():N0} accepted" : "too large, not compared"));
            Assert.Empty(compared.Differences);
            accepted = [.. accepted.Zip(compared.Accepted, (a, b) => a + b)];
        }

        // What is nowhere accepted was never compared.
        var missing = info.Events.Where((_, e) => accepted[e] == 0).Select(e => e.Name);
        Assert.True(!missing.Any(), $"spec/explore.plan has no search with at most {MostStates:N0} states in which these are accepted: {string.Join(", ", missing)}. Plan a part that has them.");
    }

    [Fact]
    public void A_row_taken_out_of_Stateless_is_noticed()
    {
        var differences = Differences(() => WithoutActivate(new AudioSessionMachine()));

        Assert.Contains(differences, d => d.What == "the flat step accepts it, Stateless does not permit it");
    }

    [Fact]
    public void A_guard_taken_out_of_Stateless_is_noticed()
    {
        var differences = Differences(() => WithoutGuard(new AudioSessionMachine()));

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

    private static IReadOnlyList<Difference> Differences(Func<AudioSessionMachine> create)
    {
        var two = new PlannedSearch("two") { Instances = [("Session", 2)] };
        return two.Visit(new SearchEquality(two, create, Sample, isSample: true)).Differences;
    }

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
