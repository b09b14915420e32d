namespace AudioSessions.Devices;

/// <summary>
/// One recording in a <see cref="CaptureHub"/>: a sink, and whether it may hear the microphone.
/// </summary>
/// <remarks>
/// All public members are safe from any thread, without locks. A change of <see cref="Target"/> starts at the first
/// frame of the next callback and takes 10 ms, as for a <see cref="Voice"/>. At gain 0 the sink gets silence; paused,
/// it gets nothing once the ramp has reached silence.
/// </remarks>
public sealed class CaptureVoice
{
    private readonly int _channels;
    private readonly AudioFormat _format;

    // Written by the decisions, read by the callback.
    private long _target;
    private bool _removed;

    // Owned by the callback.
    private GainRamp _ramp;
    private BlockLevel _level;
    private bool _fading;
    private bool _leaving;

    // Written by the callback, read by anyone.
    private long _framesDelivered;
    private float _gain;
    private float _peak;
    private bool _retired;
    private Exception? _failure;

    internal CaptureVoice(IAudioSink sink, string name, AudioFormat format, VoiceTarget target)
    {
        Sink = sink;
        Name = name;
        _channels = format.Channels;
        _format = format;
        _ramp = new GainRamp(format);
        _target = target.Pack();
    }

    /// <summary>The name it was added with.</summary>
    public string Name { get; }

    /// <summary>Where the frames go.</summary>
    public IAudioSink Sink { get; }

    /// <summary>What the decisions want: gain 1 permits, gain 0 delivers silence, paused delivers nothing.</summary>
    public VoiceTarget Target
    {
        get => VoiceTarget.Unpack(Volatile.Read(ref _target));
        set => Volatile.Write(ref _target, value.Pack());
    }

    /// <summary>Whether the microphone is heard; a short form of <see cref="Target"/> that also ends a pause.</summary>
    public bool IsPermitted
    {
        get => Target is { Gain: > 0f, Paused: false };
        set => Target = value ? VoiceTarget.Playing : VoiceTarget.Silenced;
    }

    /// <summary>Frames given to the sink so far, silent ones included.</summary>
    public long FramesDelivered => Volatile.Read(ref _framesDelivered);

    /// <summary>Gain of the last frame, and the largest magnitude that the sink got in the last callback.</summary>
    public (float Gain, float Peak) Meter => (Volatile.Read(ref _gain), Volatile.Read(ref _peak));

    /// <summary>What the sink threw; null if nothing. A failed sink gets nothing more.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Whether the callback is done with it after its removal: the sink may be disposed.</summary>
    public bool IsRetired => Volatile.Read(ref _retired);

    // Retired is read first: what failed before that is then visible.
    internal bool CanBeForgotten => IsRetired && (Failure is null || FailureReported);

    internal bool FailureReported { get; set; }

    internal void MarkRemoved() => Volatile.Write(ref _removed, true);

    /// <summary>Reads the target. This and the next two are called by the callback only.</summary>
    internal void BeginCallback()
    {
        VoiceTarget target = Target;
        _leaving = Volatile.Read(ref _removed);
        _fading = target.Paused || _leaving;
        _ramp.Retarget(_fading ? 0f : target.Gain);
        _level = default;
    }

    /// <summary>Hands on a piece of the callback's frames, no longer than the scratch buffer.</summary>
    internal void Process(ReadOnlySpan<float> input, Span<float> scratch)
    {
        int frames = input.Length / _channels;
        frames = _fading ? Math.Min(frames, _ramp.Remaining) : frames;
        if (frames == 0 || _retired || _failure is not null)
        {
            return;
        }

        Span<float> block = scratch[..(frames * _channels)];
        input[..block.Length].CopyTo(block);
        _ramp.Apply(block);
        _level.Add(block);
        Deliver(block);
    }

    /// <summary>Publishes the meter, and leaves when it was removed and is silent.</summary>
    internal void EndCallback()
    {
        Volatile.Write(ref _gain, _ramp.Current);
        Volatile.Write(ref _peak, _level.Peak);
        if (_leaving && (_ramp.IsSilent || _failure is not null))
        {
            Volatile.Write(ref _retired, true);
        }
    }

    /// <summary>Ends a ramp that was cut off, for what comes next is another recording. Called while no callback runs.</summary>
    internal void Rest()
    {
        _ramp = new GainRamp(_format);
        Volatile.Write(ref _gain, 0f);
        Volatile.Write(ref _peak, 0f);
        if (Volatile.Read(ref _removed))
        {
            Volatile.Write(ref _retired, true);
        }
    }

    private void Deliver(ReadOnlySpan<float> block)
    {
        try
        {
            Sink.Write(block);
            Volatile.Write(ref _framesDelivered, _framesDelivered + block.Length / _channels);
        }
        catch (Exception exception)
        {
            // A sink is the app's code: whatever it throws must not reach the driver. It is kept for CaptureHub.Collect.
            Volatile.Write(ref _failure, exception);
        }
    }
}
