using AudioSessions.Policy;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace AudioSessions.Properties.Sequences;

/// <summary>Random events over one to four sessions: what must hold after each of them, on the generated machine.</summary>
public class SequenceProperties(ITestOutputHelper output)
{
    private const int Runs = 250;
    private const string Defaults = "defaults";

    /// <summary>The defaults, and every option that is not one.</summary>
    public static TheoryData<string> Policies =>
    [
        Defaults,
        .. AudioSessionInfo.Instance.Policies.SelectMany(p => p.Options.Where((_, i) => i != p.Default).Select(option => $"{p.Name} {option}")),
    ];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_invariant_and_step_property_holds_after_every_event(string policies) =>
        Holds(policies, run => new SequenceRun(run).Broken(StepProperties.OfTheSpec));

    [Theory]
    [MemberData(nameof(Policies))]
    public void Each_beginning_has_its_one_end_and_everybody_is_told_what_the_ledger_foretells(string policies) =>
        Holds(policies, run => new SequenceRun(run).Broken(new InterruptionLedger(run.Chosen).Check));

    [Theory]
    [MemberData(nameof(Policies))]
    public void An_event_is_refused_and_changes_nothing_or_is_applied_whole(string policies) =>
        Holds(policies, run => new SequenceRun(run).Broken(StepProperties.RefusedChangesNothing, StepProperties.IsDecidedBefore, StepProperties.IsAppliedWhole));

    [Fact]
    public void All_of_it_holds_under_any_policies_together() => PropertyCheck.Holds(
        SequenceGenerator.UnderAnyPolicies,
        run => new SequenceRun(run).Broken(
            StepProperties.OfTheSpec,
            StepProperties.RefusedChangesNothing,
            StepProperties.IsDecidedBefore,
            StepProperties.IsAppliedWhole,
            new InterruptionLedger(run.Chosen).Check),
        4 * Runs,
        output);

    [Fact]
    public void The_same_events_lead_to_the_same_world_again() =>
        PropertyCheck.Holds(SequenceGenerator.UnderAnyPolicies, Repetition.Differs, Runs, output);

    [Fact]
    public void RecordAudio_silences_playback_in_the_machine_after_every_event() =>
        PropertyCheck.Holds(SequenceGenerator.UnderAnyPolicies, run => new SequenceRun(run).Broken(NobodyIsHeardWhileOneRecords), 4 * Runs, output);

    [Fact]
    public void Random_runs_reach_every_rule_and_state()
    {
        var distribution = new Distribution();
        foreach (var run in SequenceGenerator.UnderAnyPolicies.Generator.Sample(60, new Rnd(1), 3000))
        {
            foreach (var step in new SequenceRun(run).Steps())
            {
                distribution.Add(step);
            }
        }

        output.WriteLine($"{distribution}");
        // Only those who are interrupted are let go; the spec says what happens to others for completeness.
        Assert.Equal(["Release.otherwise"], distribution.NeverDecided);
        Assert.Empty(distribution.NeverSeen);
        Assert.InRange(distribution.Accepted, 0.5, 0.9);
        Assert.Equal(EventSequence.MostSessions, distribution.MostActive);
        Assert.True(distribution.Deepest >= 4, $"interruptions were nested {distribution.Deepest} deep at most");
    }

    private void Holds(string policies, Func<EventSequence, string?> broken)
    {
        var chosen = policies == Defaults ? [] : new Dictionary<string, string> { [policies.Split(' ')[0]] = policies.Split(' ')[1] };
        PropertyCheck.Holds(SequenceGenerator.Under(chosen), broken, Runs, output);
    }

    /// <summary>Says it once more without the spec's own words: by the state, the category and what is left of the mute reasons.</summary>
    private static string? NobodyIsHeardWhileOneRecords(FiredStep step)
    {
        var world = step.Machine.World;
        var sessions = Enumerable.Range(0, world.SessionCount).ToList();
        var records = sessions.FindIndex(s => world.GetSessionState(s) is SessionState.Active && world.GetSessionCategory(s) is Category.RecordAudio);
        var heard = sessions.FindIndex(s => world.GetSessionPlaying(s) && step.Machine.Observe(step.Info.Observable("mutes"), s) == 0);
        return records >= 0 && heard >= 0 ? $"Session {heard} is heard while Session {records} records" : null;
    }
}
