using AudioSessions.Policy;
using AudioSessions.Properties.Sound;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

/// <summary>
/// The published matrix of who interrupts whom, cell by cell, under both readings: in the states, in what is told, and in the samples.
/// </summary>
public class PairwiseTests
{
    private const int Older = 0;
    private const int Newcomer = 1;

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var pair in Pairwise.All)
            {
                data.Add($"{pair.Newcomer}", $"{pair.Older}", $"{pair.Reading}");
            }

            return data;
        }
    }

    [Fact]
    public void The_matrix_has_64_cells_and_the_readings_differ_in_nine()
    {
        Assert.Equal(128, Pairwise.All.Count);
        var differing = Pairwise.All.GroupBy(p => (p.Newcomer, p.Older)).Where(cell => cell.Select(p => p.Outcome).Distinct().Count() == 2);

        Assert.Equal(9, differing.Count());
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void States_and_mute_reasons_are_as_the_matrix_says(string newcomer, string older, string reading)
    {
        var pair = Pairwise.Of(newcomer, older, reading);
        var machine = new AudioSessionMachine(pair.Policies);

        Meet(pair, fired => machine.Fire(fired).IsAccepted, machine.World.AddSession(), machine.World.AddSession());

        Assert.Equal(SessionState.Active, machine.World.GetSessionState(Newcomer));
        Assert.Equal(pair.Outcome is PairOutcome.OlderInterrupted ? SessionState.Interrupted : SessionState.Active, machine.World.GetSessionState(Older));
        Assert.Equal(MutesOfOlder(pair), Mutes(machine, Older));
        Assert.Equal(MutesOfNewcomer(pair), Mutes(machine, Newcomer));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Exactly_the_interrupted_session_is_told(string newcomer, string older, string reading)
    {
        var pair = Pairwise.Of(newcomer, older, reading);
        var machine = new AudioSessionMachine(pair.Policies);
        var told = new List<string>();

        Meet(pair, Fire, machine.World.AddSession(), machine.World.AddSession());

        Assert.Equal(pair.Outcome is PairOutcome.OlderInterrupted ? ["Session 0 InterruptionBegan"] : [], told);

        bool Fire(MachineEvent fired)
        {
            var accepted = machine.Fire(fired).IsAccepted;
            told.AddRange(machine.Told.Select(t => t.Format(machine.Info, machine.DefaultName)));
            return accepted;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_samples_are_as_the_matrix_says(string newcomer, string older, string reading)
    {
        var pair = Pairwise.Of(newcomer, older, reading);
        using var bench = new SoundBench(sessions: 2, pair.Policies, tones: [440, 1000]);

        Meet(pair, fired => bench.Fire(fired).IsAccepted, Older, Newcomer);
        bench.Settle();
        var position = bench.Position(Older);
        var heard = bench.Listen();

        var olderStillRuns = pair.Older.Plays && pair.Outcome is not PairOutcome.OlderInterrupted;
        var olderHeard = pair.Older.Plays && pair.Outcome is PairOutcome.BothHeard;
        var newcomerHeard = pair.Newcomer.Plays && pair.Outcome is not PairOutcome.NewcomerSilenced;
        Assert.Equal(olderHeard ? bench.FullLevel : 0, heard[Older].Amplitude, Tones.Tolerance);
        Assert.Equal(newcomerHeard ? bench.FullLevel : 0, heard[Newcomer].Amplitude, Tones.Tolerance);
        Assert.Equal(!olderHeard, heard[Older].IsExactlySilent);
        Assert.Equal(!newcomerHeard, heard[Newcomer].IsExactlySilent);
        Assert.Equal(olderStillRuns, bench.Position(Older) > position);
    }

    /// <summary>The older session is active and runs what its category permits; then the newcomer activates, and runs too.</summary>
    private static void Meet(Pair pair, Func<MachineEvent, bool> fire, int older, int newcomer)
    {
        foreach (var (session, kind) in ((int, Kind)[])[(older, pair.Older), (newcomer, pair.Newcomer)])
        {
            Accept(AudioSessionEvents.Initialize(session));
            Accept(AudioSessionEvents.SetCategory(session, kind.Category));
            if (kind.Mix)
            {
                Accept(AudioSessionEvents.SetMix(session, true));
            }

            Accept(AudioSessionEvents.Activate(session, 0));
            if (kind.Plays)
            {
                Accept(AudioSessionEvents.Play(session));
            }

            if (Published.Categories[kind.Category].Input)
            {
                Accept(AudioSessionEvents.Record(session));
            }
        }

        void Accept(in MachineEvent fired) => Assert.True(fire(fired), $"{fired} was refused");
    }

    private static SortedSet<MuteReason> MutesOfOlder(Pair pair)
    {
        var mutes = Always(pair);
        AddIf(mutes, !pair.Older.Plays, MuteReason.NoOutput);
        AddIf(mutes, pair.Outcome is PairOutcome.OlderInterrupted, MuteReason.Interruption);
        AddIf(mutes, pair.Outcome is PairOutcome.OlderSilenced && pair.Newcomer.Category is not Category.RecordAudio, MuteReason.Newcomer);
        return mutes;
    }

    private static SortedSet<MuteReason> MutesOfNewcomer(Pair pair)
    {
        var mutes = Always(pair);
        AddIf(mutes, !pair.Newcomer.Plays, MuteReason.NoOutput);
        return mutes;
    }

    /// <summary>While anybody records with RecordAudio, that mutes everybody: the one who records too.</summary>
    private static SortedSet<MuteReason> Always(Pair pair)
    {
        var olderRecords = pair.Older.Category is Category.RecordAudio && pair.Outcome is not PairOutcome.OlderInterrupted;
        return olderRecords || pair.Newcomer.Category is Category.RecordAudio ? [MuteReason.Recording] : [];
    }

    private static void AddIf(SortedSet<MuteReason> mutes, bool condition, MuteReason reason)
    {
        if (condition)
        {
            mutes.Add(reason);
        }
    }

    private static SortedSet<MuteReason> Mutes(AudioSessionMachine machine, int session)
    {
        var bits = machine.Observe(machine.Info.Observable("mutes"), session);
        return [.. MuteReasonValues.All.ToArray().Where(reason => (bits >> (int)reason & 1) != 0)];
    }
}
