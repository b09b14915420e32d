using AudioSessions.Devices;
using AudioSessions.Policy;
using AudioSessions.Tests.Hosting;

namespace AudioSessions.Tests.Sound;

/// <summary>What was decided is what is heard: measured on the samples that the simulated device rendered.</summary>
public sealed class RenderedSoundTests : IDisposable
{
    private const double Root = 0.70710678;

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_ducked_session_sounds_at_a_fifth_of_its_level_and_comes_back()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        var prompt = _world.App("prompt", Category.MediaPlayback);
        prompt.Source = null;
        World.Accept(prompt.SetDuck(true));
        Assert.Equal(World.Amplitude * Root, Level(music), 4);
        World.Accept(prompt.Activate());
        Assert.Equal(0.2 * World.Amplitude * Root, Level(music), 4);
        World.Accept(prompt.Deactivate());
        Assert.Equal(World.Amplitude * Root, Level(music), 4);
    }

    [Fact]
    public void RecordAudio_silences_playback_to_exact_zero_and_back()
    {
        var game = _world.Playing("game", Category.AmbientSound);
        var memo = _world.App("memo", Category.RecordAudio);
        Assert.Equal(World.Amplitude * Root, Level(game), 4);
        World.Accept(memo.Activate());
        _world.Advance(0.02);
        Assert.All(Render(game, 0.1), sample => Assert.Equal(0f, sample));
        Assert.Equal(["Recording"], game.Layers.Mutes);
        World.Accept(memo.Deactivate());
        Assert.Equal(World.Amplitude * Root, Level(game), 4);
    }

    [Fact]
    public void A_silenced_session_goes_on_unheard()
    {
        var game = _world.Playing("game", Category.AmbientSound);
        var tone = (ToneSource)game.Source!;
        _world.Host.Fire(AudioSessionEvents.MoveRingSwitch(RingSwitch.Silent));
        _world.Advance(0.02);
        var position = tone.Position;
        Assert.All(Render(game, 0.5), sample => Assert.Equal(0f, sample));
        Assert.Equal(position + 24_000, tone.Position);
    }

    [Fact]
    public void An_interrupted_session_keeps_its_position()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        var tone = (ToneSource)music.Source!;
        _world.Advance(0.1);
        _world.Host.Fire(AudioSessionEvents.Rings());
        _world.Advance(0.02);
        // 0.1 s, and the 10 ms of the ramp to silence.
        Assert.Equal(4_800 + 480, tone.Position);
        _world.Advance(1);
        Assert.Equal(4_800 + 480, tone.Position);

        _world.Host.Fire(AudioSessionEvents.Declines());
        World.Accept(music.Activate());
        World.Accept(music.Play());
        _world.Advance(0.1);
        Assert.Equal(4_800 + 480 + 4_800, tone.Position);
    }

    [Fact]
    public void The_apps_own_volume_multiplies_what_the_policy_allows()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        var prompt = _world.App("prompt", Category.MediaPlayback);
        World.Accept(prompt.SetDuck(true));
        music.Volume = 0.5f;
        Assert.Equal(0.5 * World.Amplitude * Root, Level(music), 4);
        World.Accept(prompt.Activate());
        Assert.Equal(0.5 * 0.2 * World.Amplitude * Root, Level(music), 4);
        Assert.Contains("volume 50 %: set by the app", music.Explain());
        Assert.Throws<ArgumentOutOfRangeException>(() => music.Volume = 1.5f);
    }

    [Fact]
    public void A_change_of_volume_is_told()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        var gains = new List<float>();
        music.AudibilityChanged += (_, change) => gains.Add(change.After.Gain);
        music.Volume = 0.5f;
        music.Volume = 0.5f;
        Assert.Equal([0.5f], gains);
    }

    [Fact]
    public void A_session_records_the_microphone_only_while_it_may()
    {
        var memo = _world.App("memo", Category.RecordAudio);
        var sink = _world.Device.NewRecording(_world.Host.Capture.Format);
        _world.Device.Microphone = new ToneSource(500, 0.4, _world.Device.InputFormat);
        memo.Sink = sink;
        World.Accept(memo.Activate());
        _world.Advance(0.1);
        Assert.Equal(0, sink.Frames);

        World.Accept(memo.Record());
        _world.Advance(0.5);
        Assert.Equal(24_000, sink.Frames);
        Assert.Equal(0.4 * Root, Rms(sink.Samples[4_800..]), 3);

        _world.Host.Fire(AudioSessionEvents.DetachMicrophone());
        _world.Advance(0.5);
        Assert.Equal(48_000, sink.Frames);
        Assert.All(sink.Samples[28_800..].ToArray(), sample => Assert.Equal(0f, sample));
    }

    [Fact]
    public void No_step_is_larger_than_the_signals_own_and_a_480th()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        var mix = _world.Device.RecordMix();
        var prompt = _world.App("prompt", Category.MediaPlayback);
        prompt.Source = null;
        World.Accept(prompt.SetDuck(true));
        _world.Advance(0.05);
        World.Accept(prompt.Activate());
        _world.Advance(0.05);
        _world.Host.Fire(AudioSessionEvents.Rings());
        _world.Advance(0.05);

        var left = mix.Channel(0);
        var largest = left.Zip(left.Skip(1), (a, b) => Math.Abs(b - a)).Max();
        var own = World.Amplitude * 2 * Math.Sin(Math.PI * 1000 / 48_000);
        Assert.InRange(largest, 0, own + 1.0 / 480);
        Assert.Equal(0f, left[^1]);
    }

    [Fact]
    public void A_source_that_throws_is_reported_with_its_app()
    {
        var music = _world.App("music", Category.MediaPlayback);
        music.Source = new BrokenSource();
        World.Accept(music.Activate());
        World.Accept(music.Play());
        _world.Advance(0.1);
        _world.Host.Fire(AudioSessionEvents.LockScreen());
        var fault = Assert.Single(_world.Host.Faults);
        Assert.Equal((HostFaultKind.Sound, "music"), (fault.Kind, fault.Session));
        Assert.Contains("no more disc", fault.Message);
    }

    /// <summary>The loudness of a session's own sound over 0.1 s, once its ramp is over.</summary>
    private double Level(AudioSession session)
    {
        _world.Advance(0.02);
        return Rms(Render(session, 0.1));
    }

    private float[] Render(AudioSession session, double seconds)
    {
        var recording = _world.Device.RecordVoice(session.Voice!);
        _world.Advance(seconds);
        session.Voice!.Tap = null;
        return recording.Samples.ToArray();
    }

    private static double Rms(ReadOnlySpan<float> samples)
    {
        double squares = 0;
        foreach (var sample in samples)
        {
            squares += sample * sample;
        }

        return Math.Sqrt(squares / samples.Length);
    }

    private sealed class BrokenSource : IAudioSource
    {
        public AudioFormat Format => AudioFormat.Stereo48k;

        public int Read(Span<float> interleaved) => throw new InvalidOperationException("no more disc");
    }
}
