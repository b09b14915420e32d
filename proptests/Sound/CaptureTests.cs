using AudioSessions.Policy;

namespace AudioSessions.Properties.Sound;

/// <summary>Who gets the microphone's sound, in the samples.</summary>
public class CaptureTests
{
    private const int First = 0;
    private const int Second = 1;

    [Fact]
    public void A_recording_that_has_stopped_gets_nothing_of_what_another_app_records_later()
    {
        using var bench = new SoundBench(sessions: 2);
        bench.Accept(
            AudioSessionEvents.Initialize(First),
            AudioSessionEvents.SetCategory(First, Category.RecordAudio),
            AudioSessionEvents.Activate(First, 0),
            AudioSessionEvents.Record(First));
        bench.Device.Render(Tones.Window);
        Assert.Equal(Tones.Window, bench.Recorded(First).Length);

        bench.Accept(AudioSessionEvents.Deactivate(First, 0));
        bench.Device.Render(Tones.Window);
        bench.Accept(
            AudioSessionEvents.Initialize(Second),
            AudioSessionEvents.SetCategory(Second, Category.RecordAudio),
            AudioSessionEvents.Activate(Second, 0),
            AudioSessionEvents.Record(Second));
        bench.Device.Render(Tones.Window);

        Assert.Equal(Tones.Window, bench.Recorded(First).Length);
        Assert.Equal(Tones.Window, bench.Recorded(Second).Length);
        Assert.Equal(1, Tones.Amplitude(bench.Recorded(Second)[^Tones.ShortWindow..], SoundBench.MicrophoneTone, channels: 1), Tones.Tolerance);
    }
}
