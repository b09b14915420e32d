using AudioSessions.Devices;
using AudioSessions.Policy;

namespace AudioSessions.Properties.Sound;

/// <summary>RecordAudio silences playback: in the machine, in what apps see, in the samples, and in the file that is listened to.</summary>
public class RecordAudioTests
{
    private const int Game = 0;
    private const int Memo = 1;

    /// <summary>Playing before the recording starts, and playing after it has.</summary>
    public static TheoryData<bool> Orders => [true, false];

    [Theory]
    [MemberData(nameof(Orders))]
    public void RecordAudio_silences_playback_in_the_machine(bool earlier)
    {
        using var bench = Recorded(earlier);

        var (mutes, because) = bench.Host.Read(machine =>
        {
            var reasons = new List<StateMachine.Reason>();
            var bits = machine.Observe(machine.Info.Observable("mutes"), Game, 0, reasons);
            return (bits, reasons.Select(r => r.Text(machine.Info, machine.DefaultName)));
        });

        Assert.Equal(1 << (int)MuteReason.Recording, mutes);
        Assert.Equal(["Session 1 records, which silences playback"], because);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void RecordAudio_silences_playback_in_what_the_app_sees(bool earlier)
    {
        using var bench = Recorded(earlier);
        var layers = bench.Sessions[Game].Layers;

        Assert.False(layers.IsAudible);
        Assert.True(layers.IsPlaying);
        Assert.Equal(["Recording"], layers.Mutes);
        Assert.Equal("app 1 records, which silences playback", Assert.Single(layers.MuteCauses).Because);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void RecordAudio_silences_playback_in_the_samples(bool earlier)
    {
        using var bench = Recorded(earlier);
        bench.Settle();

        Assert.All(bench.Listen(), heard => Assert.Equal(new Heard(0, IsExactlySilent: true), heard));
        Assert.False(bench.Window.ContainsAnyExcept(0f));

        bench.Accept(AudioSessionEvents.Deactivate(Memo, 0));
        bench.Settle();
        Assert.Equal(bench.FullLevel, bench.Listen()[Game].Amplitude, Tones.Tolerance);
    }

    [Fact]
    public void RecordAudio_silences_playback_in_the_file_from_the_end_of_the_ramp()
    {
        using var bench = new SoundBench(sessions: 2);
        using var file = new MemoryStream();
        var writer = new WavWriter(file, bench.Device.OutputFormat);
        bench.Device.ListenToMix(writer);

        Play(bench);
        bench.Device.Render(Tones.Window);
        Record(bench);
        bench.Device.Render(Tones.Window);
        writer.Dispose();

        var samples = WavFile.Parse(file.ToArray(), "the mix").AsSpan().ToArray();
        Assert.Equal(2 * 2 * Tones.Window, samples.Length);
        Assert.True(samples.AsSpan(0, 2 * Tones.Window).ContainsAnyExcept(0f));
        Assert.False(samples.AsSpan(2 * (Tones.Window + SoundBench.RampFrames)).ContainsAnyExcept(0f));
    }

    private static SoundBench Recorded(bool earlier)
    {
        var bench = new SoundBench(sessions: 2);
        if (earlier)
        {
            Play(bench);
            bench.Settle();
            Record(bench);
        }
        else
        {
            Record(bench);
            bench.Settle();
            Play(bench);
        }

        return bench;
    }

    // A game mixes, so that it is not interrupted: no other rule has a reason to silence it.
    private static void Play(SoundBench bench) => bench.Accept(
        AudioSessionEvents.Initialize(Game),
        AudioSessionEvents.SetCategory(Game, Category.AmbientSound),
        AudioSessionEvents.Activate(Game, 0),
        AudioSessionEvents.Play(Game));

    private static void Record(SoundBench bench) => bench.Accept(
        AudioSessionEvents.Initialize(Memo),
        AudioSessionEvents.SetCategory(Memo, Category.RecordAudio),
        AudioSessionEvents.Activate(Memo, 0),
        AudioSessionEvents.Record(Memo));
}
