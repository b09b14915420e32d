namespace AudioSessions.Devices;

/// <summary>A finite piece of sound in memory. Immutable; may be played by many sources at once.</summary>
public sealed class AudioClip
{
    /// <summary>Wraps samples.</summary>
    /// <param name="format">Their format.</param>
    /// <param name="samples">Interleaved, whole frames, at least one; not copied: do not change them afterwards.</param>
    /// <exception cref="ArgumentException">There is no frame, or a part of one.</exception>
    public AudioClip(AudioFormat format, float[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Length == 0 || samples.Length % format.Channels != 0)
        {
            throw new ArgumentException(
                $"A clip has one or more whole frames of {format.Channels} samples, not {samples.Length} samples.", nameof(samples));
        }

        Format = format;
        Samples = samples;
    }

    /// <summary>The samples' format.</summary>
    public AudioFormat Format { get; }

    /// <summary>Frames.</summary>
    public int Frames => Samples.Length / Format.Channels;

    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration => Format.Duration(Frames);

    internal float[] Samples { get; }

    /// <summary>The samples, interleaved.</summary>
    /// <returns>A view; nothing is copied.</returns>
    public ReadOnlySpan<float> AsSpan() => Samples;
}

/// <summary>Plays a clip, once or over and over. Reading only copies.</summary>
/// <param name="clip">What to play.</param>
/// <param name="loop">Whether to begin again at the end, without a gap.</param>
public class ClipSource(AudioClip clip, bool loop = false) : IAudioSource
{
    private int _next;

    /// <summary>What is played.</summary>
    public AudioClip Clip { get; } = clip ?? throw new ArgumentNullException(nameof(clip));

    /// <summary>Whether it begins again at the end.</summary>
    public bool Loop { get; } = loop;

    /// <inheritdoc/>
    public AudioFormat Format => Clip.Format;

    /// <summary>The frame of the clip that is read next.</summary>
    public int Position => _next / Format.Channels;

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        int done = 0;
        while (done < interleaved.Length)
        {
            if (_next == Clip.Samples.Length)
            {
                if (!Loop)
                {
                    break;
                }

                _next = 0;
            }

            int count = Math.Min(interleaved.Length - done, Clip.Samples.Length - _next);
            Clip.Samples.AsSpan(_next, count).CopyTo(interleaved[done..]);
            _next += count;
            done += count;
        }

        return done / Format.Channels;
    }
}
