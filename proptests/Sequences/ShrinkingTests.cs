using AudioSessions.Policy;
using AudioSessions.Properties.Machine;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>A counterexample can be read: shown on machines that are broken on purpose, and on properties that are wrong.</summary>
public class ShrinkingTests
{
    private const ulong Seed = 20_260_101;

    [Fact]
    public void A_session_that_comes_back_by_itself_is_shown_by_its_few_events_with_the_property_and_its_line()
    {
        var message = Failure(run => new SequenceRun(run) { Fire = WithAutomaticReturn }.Broken(OnlyActivatesByItself));

        var parts = message.Split("\n\n");
        var printed = EventSequence.Parse(parts[1]);
        Assert.Matches(@"^never ActivatesByItself \(Invariants\.machine:\d+\) happened, after event \d: \w+\(", parts[0]);
        Assert.InRange(printed.Events.Count, 4, 6);
        Assert.Empty(printed.Policies);
        Assert.Equal(parts[0], new SequenceRun(printed) { Fire = WithAutomaticReturn }.Broken(OnlyActivatesByItself));
        Assert.Contains($"{PropertyCheck.SeedVariable}={Seed} finds it again", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_taken_out_of_Stateless_is_shown_by_two_events()
    {
        var message = Failure(run => new SequenceRun(run) { Create = WithoutActivate }.Broken(StepProperties.IsDecidedBefore));

        Assert.StartsWith("the rules accept it, but Stateless does not permit it, after event 2: Activate(Session 0, empty)", message, StringComparison.Ordinal);
        Assert.Contains(Lines("given 1 session", "Initialize(Session 0)", "Activate(Session 0, empty)"), message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_property_about_two_apps_is_refuted_by_two_apps()
    {
        var found = PropertyCheck.Counterexample(
            SequenceGenerator.UnderAnyPolicies, run => new SequenceRun(run).Broken(NobodyIsInterruptedByAnApp), 1000, Seed);

        Assert.NotNull(found);
        Assert.Equal(2, found.Sessions);
        Assert.Empty(found.Policies);
        Assert.Equal(
            ["Activate(Session 0, empty)", "Activate(Session 1, empty)", "Initialize(Session 0)", "Initialize(Session 1)"],
            found.Events.Select(EventSequence.Text).Order());
    }

    [Fact]
    public void A_policy_that_matters_stays_in_the_counterexample()
    {
        var found = PropertyCheck.Counterexample(
            SequenceGenerator.UnderAnyPolicies, run => new SequenceRun(run).Broken(NobodyIsToldNotToResumeByOne), 2000, Seed);

        Assert.NotNull(found);
        Assert.Contains("unnotifiedEnd", found.Policies.Keys);
        Assert.All(found.Policies.Keys, policy => Assert.Null(
            new SequenceRun(found with { Policies = found.Policies.Where(p => p.Key != policy).ToDictionary() }).Broken(NobodyIsToldNotToResumeByOne)));
        Assert.InRange(found.Events.Count, 5, 7);
    }

    [Fact]
    public void What_is_printed_can_be_read_back()
    {
        var text = Lines("given 2 sessions under mixingOthers Heard, unnotifiedEnd ShouldNotResume", "Initialize(Session 1)", "SetCategory(Session 1, RecordAudio)", "Rings(phone)");

        Assert.Equal(text, EventSequence.Parse($"# a comment\n\n{text}\n").ToString());
    }

    private static string Failure(Func<EventSequence, string?> broken) => Assert.ThrowsAny<Exception>(
        () => PropertyCheck.Holds(SequenceGenerator.UnderAnyPolicies, broken, 1000, seed: Seed)).Message;

    // The broken machine breaks other properties too, by longer ways.
    private static string? OnlyActivatesByItself(FiredStep step) =>
        StepProperties.OfTheSpec(step) is { } broken && broken.Contains("ActivatesByItself", StringComparison.Ordinal) ? broken : null;

    private static Outcome WithAutomaticReturn(AudioSessionMachine machine, MachineEvent fired)
    {
        var outcome = machine.Fire(fired);
        foreach (var told in machine.Told.Where(t => machine.Info.Notifications[t.Kind].Name == "InterruptionEnded"))
        {
            machine.World.SetSessionState(told.To, SessionState.Active);
            machine.World.SetSessionEndType(told.To, null);
        }

        return outcome;
    }

    private static AudioSessionMachine WithoutActivate(EventSequence run)
    {
        var machine = run.Create();
        StatelessSurgery.RemoveRows(machine.SessionMachine, SessionState.Inactive, AudioSessionEvent.Activate);
        return machine;
    }

    private static string? NobodyIsInterruptedByAnApp(FiredStep step) => step.Event is AudioSessionEvent.Activate && step.Told.Any() ? "an app interrupted another" : null;

    private static string? NobodyIsToldNotToResumeByOne(FiredStep step) =>
        step.Event is AudioSessionEvent.Deactivate && step.Told.Any(t => t.EndsWith("InterruptionEnded(ShouldNotResume)", StringComparison.Ordinal)) && step.Before.CountDeviceWaiting() == 1
            && step.Before.GetSessionMayResume(step.Before.FirstDeviceWaiting())
            ? "an end that does not resume" : null;

    private static string Lines(params string[] lines) => string.Join("\n", lines);
}
