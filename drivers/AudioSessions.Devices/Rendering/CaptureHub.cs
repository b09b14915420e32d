namespace AudioSessions.Devices;

/// <summary>
/// The real-time path of recording: hands the microphone's frames to every sink that is permitted to record, and
/// silence to the others. <see cref="Process"/> never blocks, locks, allocates or throws.
/// </summary>
/// <remarks>
/// <see cref="Process"/> belongs to one thread at a time, the driver's. Everything else may be called from any other
/// thread at any time, while callbacks run.
/// </remarks>
public sealed class CaptureHub
{
    private const int ChunkFrames = 1024;

    private readonly Lock _control = new();
    private readonly float[] _clean;
    private readonly float[] _scratch;
    private CaptureVoice[] _voices = [];
    private long _frames;
    private long _nonFinite;

    /// <summary>Makes a hub without sinks.</summary>
    /// <param name="format">The format of the microphone's frames.</param>
    public CaptureHub(AudioFormat format)
    {
        Format = format;
        _clean = new float[ChunkFrames * format.Channels];
        _scratch = new float[ChunkFrames * format.Channels];
    }

    /// <summary>
    /// A sink threw. Raised by <see cref="Collect"/>, <see cref="Add"/> and <see cref="Remove"/> on their caller's
    /// thread, once per sink; see <see cref="CaptureVoice.Failure"/>.
    /// </summary>
    public event Action<CaptureVoice>? VoiceFailed;

    /// <summary>The format of the microphone's frames.</summary>
    public AudioFormat Format { get; }

    /// <summary>The recordings, in the order they were added.</summary>
    public IReadOnlyList<CaptureVoice> Voices => Volatile.Read(ref _voices);

    /// <summary>Frames captured so far.</summary>
    public long FramesCaptured => Volatile.Read(ref _frames);

    /// <summary>Captured samples that were not finite numbers and became 0. Some drivers deliver such.</summary>
    public long NonFiniteSamples => Volatile.Read(ref _nonFinite);

    /// <summary>Adds a sink. It starts silent and ramps to its target from the next callback on.</summary>
    /// <param name="sink">Where the frames go; its format must be the hub's.</param>
    /// <param name="name">A name for people.</param>
    /// <param name="target">Its first target; null is <see cref="VoiceTarget.Silenced"/>: recording is asked for, not assumed.</param>
    /// <returns>The recording, to steer it by.</returns>
    /// <exception cref="ArgumentException">The sink's format is another one.</exception>
    public CaptureVoice Add(IAudioSink sink, string name, VoiceTarget? target = null)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(name);
        if (sink.Format != Format)
        {
            throw new ArgumentException(
                $"The sink takes {sink.Format}, the microphone gives {Format}. Make the sink for the hub's format.", nameof(sink));
        }

        CaptureVoice voice = new(sink, name, Format, target ?? VoiceTarget.Silenced);
        lock (_control)
        {
            Volatile.Write(ref _voices, [.. _voices, voice]);
        }

        Collect();
        return voice;
    }

    /// <summary>Takes a recording out: it fades over 10 ms and is then <see cref="CaptureVoice.IsRetired"/>.</summary>
    /// <param name="voice">A recording of this hub.</param>
    public void Remove(CaptureVoice voice)
    {
        ArgumentNullException.ThrowIfNull(voice);
        voice.MarkRemoved();
        Collect();
    }

    /// <summary>Forgets retired recordings and raises <see cref="VoiceFailed"/>. Call it now and then.</summary>
    public void Collect()
    {
        List<CaptureVoice> failed = [];
        lock (_control)
        {
            foreach (CaptureVoice voice in _voices)
            {
                if (voice is { Failure: not null, FailureReported: false })
                {
                    voice.FailureReported = true;
                    failed.Add(voice);
                }
            }

            if (Array.Exists(_voices, voice => voice.CanBeForgotten))
            {
                Volatile.Write(ref _voices, Array.FindAll(_voices, voice => !voice.CanBeForgotten));
            }
        }

        // Outside the lock: a listener may add and remove recordings.
        failed.ForEach(voice => VoiceFailed?.Invoke(voice));
    }

    /// <summary>
    /// Says that the input has stopped: no recording that was fading out then goes on with it when the input starts
    /// anew, perhaps much later and for somebody else. Call it while no callback runs.
    /// </summary>
    public void Rest()
    {
        foreach (CaptureVoice voice in Volatile.Read(ref _voices))
        {
            voice.Rest();
        }
    }

    /// <summary>Takes the next frames: the <see cref="CaptureCallback"/> for a device's input.</summary>
    /// <param name="interleaved">What was captured; a rest that is no whole frame is ignored.</param>
    public void Process(ReadOnlySpan<float> interleaved)
    {
        // Read once: a recording joins or leaves between callbacks, and every target counts from a callback's first frame.
        CaptureVoice[] voices = Volatile.Read(ref _voices);
        int frames = interleaved.Length / Format.Channels;
        ReadOnlySpan<float> left = interleaved[..(frames * Format.Channels)];
        foreach (CaptureVoice voice in voices)
        {
            voice.BeginCallback();
        }

        while (!left.IsEmpty)
        {
            Span<float> clean = _clean.AsSpan(0, Math.Min(left.Length, _clean.Length));
            left[..clean.Length].CopyTo(clean);
            left = left[clean.Length..];
            Volatile.Write(ref _nonFinite, _nonFinite + SampleMath.RemoveNonFinite(clean));
            foreach (CaptureVoice voice in voices)
            {
                voice.Process(clean, _scratch);
            }
        }

        foreach (CaptureVoice voice in voices)
        {
            voice.EndCallback();
        }

        Volatile.Write(ref _frames, _frames + frames);
    }
}
