namespace AudioSessions.Devices;

/// <summary>
/// The real-time path of playback: mixes voices, ramps every change of gain, and never blocks, locks, allocates or
/// throws in <see cref="Render"/>.
/// </summary>
/// <remarks>
/// <para><see cref="Render"/> belongs to one thread at a time, the driver's. Everything else may be called from any
/// other thread at any time, while callbacks run.</para>
/// <para>The sum is limited to -1 to 1 by clipping, and clipped frames are counted: below full scale the output is the
/// exact sum, so levels can be measured in it. Mixes that clip need lower gains, not a limiter that hides them.</para>
/// </remarks>
public sealed class Renderer
{
    // Bounds the scratch buffer; larger callbacks are worked through in pieces of this many frames.
    private const int ChunkFrames = 1024;

    private readonly Lock _control = new();
    private readonly float[] _scratch;
    private Voice[] _voices = [];
    private long _frames;
    private long _clipped;

    /// <summary>Makes a renderer without voices.</summary>
    /// <param name="format">The format of the output.</param>
    public Renderer(AudioFormat format)
    {
        Format = format;
        _scratch = new float[ChunkFrames * format.Channels];
    }

    /// <summary>
    /// A source or tap threw. Raised by <see cref="Collect"/>, <see cref="Add"/> and <see cref="Remove"/> on their
    /// caller's thread, once per voice; see <see cref="Voice.Failure"/>.
    /// </summary>
    public event Action<Voice>? VoiceFailed;

    /// <summary>The format of the output.</summary>
    public AudioFormat Format { get; }

    /// <summary>The voices that are rendered now, in the order they were added; those being faded out included.</summary>
    public IReadOnlyList<Voice> Voices => Volatile.Read(ref _voices);

    /// <summary>Frames rendered so far.</summary>
    public long FramesRendered => Volatile.Read(ref _frames);

    /// <summary>Frames of which a sample had to be limited to -1 to 1.</summary>
    public long ClippedFrames => Volatile.Read(ref _clipped);

    /// <summary>Adds a voice. It starts silent and ramps to its target from the next callback on.</summary>
    /// <param name="source">What to play; converted if its format is not the renderer's.</param>
    /// <param name="name">A name for people.</param>
    /// <param name="target">Its first target; null is <see cref="VoiceTarget.Playing"/>.</param>
    /// <returns>The voice, to steer it by.</returns>
    public Voice Add(IAudioSource source, string name, VoiceTarget? target = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(name);
        Voice voice = new(source.ConvertTo(Format), name, Format, target ?? VoiceTarget.Playing);
        lock (_control)
        {
            Volatile.Write(ref _voices, [.. _voices, voice]);
        }

        Collect();
        return voice;
    }

    /// <summary>
    /// Takes a voice out: it fades over 10 ms and is then <see cref="Voice.IsRetired"/>. Removing twice does nothing.
    /// </summary>
    /// <param name="voice">A voice of this renderer.</param>
    public void Remove(Voice voice)
    {
        ArgumentNullException.ThrowIfNull(voice);
        voice.MarkRemoved();
        Collect();
    }

    /// <summary>
    /// Does what the callback may not: forgets retired voices and raises <see cref="VoiceFailed"/>. Call it now and
    /// then; adding and removing call it too.
    /// </summary>
    public void Collect()
    {
        List<Voice> failed = [];
        lock (_control)
        {
            foreach (Voice voice in _voices)
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

        // Outside the lock: a listener may add and remove voices.
        failed.ForEach(voice => VoiceFailed?.Invoke(voice));
    }

    /// <summary>Renders the next frames: the <see cref="RenderCallback"/> for a device's output.</summary>
    /// <param name="interleaved">Filled completely; a rest that is no whole frame becomes 0.</param>
    public void Render(Span<float> interleaved)
    {
        interleaved.Clear();
        int frames = interleaved.Length / Format.Channels;
        Span<float> mix = interleaved[..(frames * Format.Channels)];
        foreach (Voice voice in Volatile.Read(ref _voices))
        {
            voice.Render(mix, _scratch);
        }

        Volatile.Write(ref _clipped, _clipped + SampleMath.Clip(mix, Format.Channels));
        Volatile.Write(ref _frames, _frames + frames);
    }
}
