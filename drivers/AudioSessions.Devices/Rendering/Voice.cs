namespace AudioSessions.Devices;

/// <summary>
/// One sound in a <see cref="Renderer"/>: a source, and what the decisions want of it.
/// </summary>
/// <remarks>
/// <para>All public members are safe from any thread, without locks. A change of <see cref="Target"/> starts at the
/// first frame of the next callback and takes 10 ms, linearly, whatever the callback's size; a change in the middle of
/// a ramp starts from the current gain.</para>
/// <para>Silent is not stopped: at gain 0 the source is still pulled. Paused, it is pulled until the ramp has reached
/// silence and not one frame further, and goes on from there.</para>
/// </remarks>
public sealed class Voice
{
    private static readonly Exception WrongCount = new InvalidOperationException(
        "The source returned a number of frames below 0 or above what was asked for. Return how many frames were written.");

    private readonly int _channels;
    private readonly float[] _lastFrame;

    // Written by the decisions, read by the callback.
    private long _target;
    private bool _removed;
    private IAudioSink? _tap;

    // Owned by the callback.
    private GainRamp _ramp;
    private BlockLevel _level;

    // Written by the callback, read by anyone.
    private float _peak;
    private float _rms;
    private float _gain;
    private long _framesPulled;
    private long _nonFinite;
    private bool _ended;
    private bool _retired;
    private Exception? _failure;

    internal Voice(IAudioSource source, string name, AudioFormat format, VoiceTarget target)
    {
        Source = source;
        Name = name;
        _channels = format.Channels;
        _lastFrame = new float[format.Channels];
        _ramp = new GainRamp(format);
        _target = target.Pack();
    }

    /// <summary>The name it was added with.</summary>
    public string Name { get; }

    /// <summary>What is pulled from, converted to the renderer's format if need be.</summary>
    public IAudioSource Source { get; }

    /// <summary>What the decisions want of the voice. Gain and pause change together, in the same callback.</summary>
    public VoiceTarget Target
    {
        get => VoiceTarget.Unpack(Volatile.Read(ref _target));
        set => Volatile.Write(ref _target, value.Pack());
    }

    /// <summary>
    /// Hears the voice after its gain: every callback's frames, zeros included. Null: nobody. It runs inside the callback.
    /// </summary>
    /// <exception cref="ArgumentException">The sink's number of channels is not the renderer's.</exception>
    public IAudioSink? Tap
    {
        get => Volatile.Read(ref _tap);
        set
        {
            if (value is not null && value.Format.Channels != _channels)
            {
                throw new ArgumentException(
                    $"The tap takes {value.Format.Channels} channels, the voice has {_channels}. Give it the renderer's format.",
                    nameof(value));
            }

            Volatile.Write(ref _tap, value);
        }
    }

    /// <summary>Levels of the last callback. The three values may be of two neighbouring callbacks.</summary>
    public VoiceMeter Meter => new(Volatile.Read(ref _peak), Volatile.Read(ref _rms), Volatile.Read(ref _gain));

    /// <summary>Frames pulled from the source so far, in the renderer's rate: the position, kept while paused.</summary>
    public long FramesPulled => Volatile.Read(ref _framesPulled);

    /// <summary>Samples of the source that were not finite numbers and were played as 0.</summary>
    public long NonFiniteSamples => Volatile.Read(ref _nonFinite);

    /// <summary>Whether the source has ended or failed. What was last heard then fades to silence over 10 ms.</summary>
    public bool HasEnded => Volatile.Read(ref _ended);

    /// <summary>What the source or the tap threw; null if nothing. A failed source is not pulled again.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Whether the callback is done with the voice after its removal: the source may be disposed.</summary>
    public bool IsRetired => Volatile.Read(ref _retired);

    // Retired is read first: what failed before that is then visible.
    internal bool CanBeForgotten => IsRetired && (Failure is null || FailureReported);

    internal bool FailureReported { get; set; }

    internal void MarkRemoved() => Volatile.Write(ref _removed, true);

    /// <summary>Adds the next frames to the mix. Called by the callback only.</summary>
    internal void Render(Span<float> mix, Span<float> scratch)
    {
        if (_retired)
        {
            return;
        }

        VoiceTarget target = Target;
        bool removed = Volatile.Read(ref _removed);
        bool fading = target.Paused || removed || _ended;
        _ramp.Retarget(fading ? 0f : target.Gain);
        _level = default;
        int samples = mix.Length;
        IAudioSink? tap = Volatile.Read(ref _tap);
        while (!mix.IsEmpty)
        {
            int frames = Math.Min(mix.Length, scratch.Length) / _channels;
            frames = fading ? Math.Min(frames, _ramp.Remaining) : frames;
            if (frames == 0)
            {
                TapSilence(tap, mix.Length, scratch);
                break;
            }

            Span<float> block = scratch[..(frames * _channels)];
            int got = Fill(block);
            Mix(block[..(got * _channels)], mix, tap);
            mix = mix[(got * _channels)..];
            if (got < frames)
            {
                // The source ended or failed within this block: from here on its last frame fades.
                fading = true;
                _ramp.Retarget(0f);
            }
        }

        PublishMeter(samples);
        if (removed && _ramp.IsSilent)
        {
            Volatile.Write(ref _retired, true);
        }
    }

    private int Fill(Span<float> block)
    {
        if (_ended)
        {
            for (int i = 0; i < block.Length; i++)
            {
                block[i] = _lastFrame[i % _channels];
            }

            return block.Length / _channels;
        }

        int frames = Pull(block);
        if (frames > 0)
        {
            int bad = SampleMath.RemoveNonFinite(block[..(frames * _channels)]);
            Volatile.Write(ref _nonFinite, _nonFinite + bad);
            block.Slice((frames - 1) * _channels, _channels).CopyTo(_lastFrame);
            Volatile.Write(ref _framesPulled, _framesPulled + frames);
        }

        if (frames * _channels < block.Length)
        {
            Volatile.Write(ref _ended, true);
        }

        return frames;
    }

    private int Pull(Span<float> block)
    {
        try
        {
            int frames = Source.Read(block);
            if (frames >= 0 && frames <= block.Length / _channels)
            {
                return frames;
            }

            Fail(WrongCount);
        }
        catch (Exception exception)
        {
            // A source is the app's code: whatever it throws must not reach the driver. It is kept for Renderer.Collect.
            Fail(exception);
        }

        return 0;
    }

    private void Mix(Span<float> block, Span<float> mix, IAudioSink? tap)
    {
        _ramp.ApplyAndMix(block, mix, ref _level);
        WriteTap(tap, block);
    }

    private void TapSilence(IAudioSink? tap, int samples, Span<float> scratch)
    {
        if (tap is null)
        {
            return;
        }

        scratch[..Math.Min(samples, scratch.Length)].Clear();
        for (int left = samples; left > 0; left -= scratch.Length)
        {
            WriteTap(tap, scratch[..Math.Min(left, scratch.Length)]);
        }
    }

    private void WriteTap(IAudioSink? tap, ReadOnlySpan<float> block)
    {
        if (tap is null || block.IsEmpty)
        {
            return;
        }

        try
        {
            tap.Write(block);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _tap, null, tap);
            Fail(exception);
        }
    }

    private void Fail(Exception exception) => Volatile.Write(ref _failure, exception);

    private void PublishMeter(int samples)
    {
        Volatile.Write(ref _peak, _level.Peak);
        Volatile.Write(ref _rms, _level.Rms(samples));
        Volatile.Write(ref _gain, _ramp.Current);
    }
}
