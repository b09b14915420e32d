using AudioSessions.Policy;
using AudioSessions.Properties.Sound;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

/// <summary>
/// The published matrix of who interrupts whom, cell by cell, under both readings: in the states, in what is told, and in the samples;
/// and that no policy but the one about the readings changes a cell.
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

    [Fact]
    public void The_readings_are_those_that_the_published_policy_names()
    {
        var published = Published.Facts.GetProperty("pairwiseInterruption").GetProperty("policies").GetProperty("mixingOthers");

        Assert.Equal($"{AudioSessionPolicies.Default.MixingOthers}", published.Text("default"));
        Assert.StartsWith("coexist, as in the matrix above", published.Text("Heard"), StringComparison.Ordinal);
        Assert.StartsWith(
            "coexistOutputSilenced in rows SoloAmbientSound, MediaPlayback, PlayAndRecord, columns AmbientSound, MediaPlayback+mix, PlayAndRecord+mix",
            published.Text("Silenced"),
            StringComparison.Ordinal);
    }

    public static TheoryData<string> Policies => PolicyChoices.Data;

    /// <summary>Every option of every policy, together with each reading: a reading turns nine cells from C into S, and nothing else turns any.</summary>
    [Theory]
    [MemberData(nameof(Policies))]
    public void No_other_policy_changes_a_cell(string choice)
    {
        foreach (var reading in (MixingOthers[])[MixingOthers.Heard, MixingOthers.Silenced])
        {
            var policies = PolicyChoices.Parse(choice) with { MixingOthers = reading };

            Assert.Equal(
                Pairwise.Under(reading).Select(p => (p.Newcomer, p.Older, p.Outcome)),
                Pairwise.Under(reading).Select(p => (p.Newcomer, p.Older, Found(p, policies))));
        }
    }

    /// <summary>Where starting activates, it does to the others what activating does.</summary>
    [Fact]
    public void Starting_has_the_same_matrix_where_it_activates()
    {
        var policies = AudioSessionPolicies.Default with { ImplicitActivation = ImplicitActivation.WhenStarting };

        foreach (var pair in Pairwise.Under(MixingOthers.Silenced).Where(p => p.Newcomer.Plays || p.Newcomer.Records))
        {
            Assert.Equal((pair.Newcomer, pair.Older, pair.Outcome), (pair.Newcomer, pair.Older, Found(pair, policies, byStarting: true)));
        }
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

        Assert.Equal(pair.Outcome is PairOutcome.OlderInterrupted ? ["Session 0 InterruptionBegan(Default)"] : [], told);

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

    /// <summary>What becomes of a pair under any policies. Both are set up before the older one activates, since policies may activate at launch.</summary>
    private static PairOutcome Found(Pair pair, AudioSessionPolicies policies, bool byStarting = false)
    {
        var scene = new Scene(policies);
        var older = scene.Ready(pair.Older.Category, pair.Older.Mix);
        var newcomer = scene.Ready(pair.Newcomer.Category, pair.Newcomer.Mix);
        scene.Accept(AudioSessionEvents.Activate(older, 0));
        scene.Accept(byStarting ? Start(pair.Newcomer, newcomer) : AudioSessionEvents.Activate(newcomer, 0));
        Assert.Equal(SessionState.Active, scene.State(newcomer));
        var told = scene.Told.Where(t => t.Contains("Interruption", StringComparison.Ordinal));
        if (scene.State(older) is SessionState.Interrupted)
        {
            Assert.Equal([$"Session {older} InterruptionBegan(Default)"], told);
            return PairOutcome.OlderInterrupted;
        }

        Assert.Empty(told);
        Assert.Equal(SessionState.Active, scene.State(older));
        var olderSilenced = scene.Mutes(older).Overlaps([MuteReason.Newcomer, MuteReason.Recording]) && pair.Older.Category is not Category.RecordAudio;
        var newcomerSilenced = scene.Mutes(newcomer).Overlaps([MuteReason.Newcomer, MuteReason.Recording]) && pair.Newcomer.Category is not Category.RecordAudio;
        return (olderSilenced, newcomerSilenced) switch
        {
            (false, false) => PairOutcome.BothHeard,
            (true, false) => PairOutcome.OlderSilenced,
            (false, true) => PairOutcome.NewcomerSilenced,
            _ => throw new InvalidOperationException($"{pair.Newcomer} over {pair.Older}: neither is heard."),
        };
    }

    private static MachineEvent Start(Kind kind, int session) => kind.Plays ? AudioSessionEvents.Play(session) : AudioSessionEvents.Record(session);

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

            if (kind.Records)
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
