using AudioSessions.Devices;
using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Sound;

/// <summary>What was heard of a session.</summary>
/// <param name="Amplitude">Of its tone, in the mix.</param>
/// <param name="IsExactlySilent">Every sample that it put into the mix was 0.</param>
internal readonly record struct Heard(double Amplitude, bool IsExactlySilent);

/// <summary>A host on a simulated device whose sessions play a tone each, so that every one of them can be told from the mix.</summary>
internal sealed class SoundBench : IDisposable
{
    /// <summary>What the microphone hears, in Hz; at full scale.</summary>
    public const double MicrophoneTone = 600;

    /// <summary>How long a change of gain takes: 10 ms.</summary>
    public const int RampFrames = Tones.Rate / 100;

    private const double AllTones = 0.8;
    private static readonly double[] _defaultTones = [400, 700, 1000, 1300];

    private readonly AudioSession[] _sessions;
    private readonly ToneSource[] _sources;
    private readonly Recording[] _taps;
    private readonly Recording[] _sinks;
    private readonly double[] _tones;
    private readonly Recording _mix;
    private long _windowStart;

    public SoundBench(int sessions, AudioSessionPolicies? policies = null, double[]? tones = null, CallbackSizes? sizes = null)
    {
        Policies = policies ?? AudioSessionPolicies.Default;
        _tones = [.. (tones ?? _defaultTones).Take(sessions)];
        FullLevel = AllTones / sessions;
        Device = new SimulatedDevice(sizes: sizes) { Microphone = new ToneSource(MicrophoneTone, 1, AudioFormat.Mono48k) };
        Host = new AudioSessionHost(Device, policies, new AudioSessionHostOptions { TimeProvider = Device.Time });
        _mix = Device.RecordMix();
        _sources = [.. _tones.Select(tone => new ToneSource(tone, FullLevel))];
        _sessions = [.. Enumerable.Range(0, sessions).Select(i => Host.Open($"app {i}"))];
        _taps = [.. _sessions.Zip(_sources, Attach)];
        _sinks = [.. _sessions.Select(Attach)];
    }

    /// <summary>What the host decides by.</summary>
    public AudioSessionPolicies Policies { get; }

    public SimulatedDevice Device { get; }

    public AudioSessionHost Host { get; }

    public IReadOnlyList<AudioSession> Sessions => _sessions;

    /// <summary>The amplitude of a tone that nothing makes quieter.</summary>
    public double FullLevel { get; }

    /// <summary>Everything that was played.</summary>
    public ReadOnlySpan<float> Mix => _mix.Samples;

    /// <summary>What was played during the last <see cref="Listen"/>.</summary>
    public ReadOnlySpan<float> Window => Mix[((int)_windowStart * 2)..];

    /// <summary>No step from one sample to the next may be larger: the tones' own, and a ramp from silence to full level for each.</summary>
    public double LargestStep => _tones.Sum(tone => FullLevel * (Tones.LargestStep(tone) + (1.0 / RampFrames))) + 1e-6;

    public Decision Fire(MachineEvent fired) => Host.Fire(fired);

    /// <summary>Fires several events, all of which have to be accepted.</summary>
    public void Accept(params ReadOnlySpan<MachineEvent> events)
    {
        foreach (var fired in events)
        {
            var decision = Host.Fire(fired);
            Assert.True(decision.IsAccepted, $"{decision}");
        }
    }

    /// <summary>Frames that were read from a session's sound.</summary>
    public long Position(int session) => _sources[session].Position;

    /// <summary>Everything that a session has recorded.</summary>
    public ReadOnlySpan<float> Recorded(int session) => _sinks[session].Samples;

    /// <summary>Lets ramps come to their ends.</summary>
    public void Settle() => Device.Render(RampFrames);

    /// <summary>Renders further frames and measures each session in them.</summary>
    public Heard[] Listen(int frames = Tones.Window)
    {
        _windowStart = Device.FramesRendered;
        Device.Render(frames);
        var heard = new Heard[_sessions.Length];
        for (var i = 0; i < heard.Length; i++)
        {
            // The tap of a session that was disposed of ends with its voice.
            var own = _taps[i].Samples[Math.Min((int)_windowStart * 2, _taps[i].Samples.Length)..];
            heard[i] = new Heard(Tones.Amplitude(Window, _tones[i]), !own.ContainsAnyExcept(0f));
        }

        return heard;
    }

    /// <summary>The largest step from one frame to the next in all that was played.</summary>
    public double LargestStepPlayed()
    {
        var largest = 0.0;
        for (var i = 2; i < Mix.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(Mix[i] - Mix[i - 2]));
        }

        return largest;
    }

    public void Dispose()
    {
        Host.Dispose();
        Device.Dispose();
    }

    private Recording Attach(AudioSession session)
    {
        var sink = Device.NewRecording(Device.InputFormat);
        session.Sink = sink;
        return sink;
    }

    private Recording Attach(AudioSession session, ToneSource source)
    {
        session.Source = source;
        return Device.RecordVoice(session.Voice!);
    }
}
