namespace AudioSessions.Devices;

/// <summary>Changes a source's rate and channels.</summary>
public static class SourceConversion
{
    /// <summary>
    /// A source that delivers the same sound in another format: channels first (mono goes to both sides, a fold-down
    /// averages), then the rate (see <see cref="ResamplingSource"/>).
    /// </summary>
    /// <param name="source">The source; it belongs to the result from now on.</param>
    /// <param name="format">The wanted format.</param>
    /// <returns><paramref name="source"/> itself if it has the format already.</returns>
    public static IAudioSource ConvertTo(this IAudioSource source, AudioFormat format)
    {
        ArgumentNullException.ThrowIfNull(source);
        IAudioSource converted = source;
        if (converted.Format.Channels != format.Channels)
        {
            converted = new ChannelSource(converted, format.Channels);
        }

        return converted.Format.SampleRate == format.SampleRate
            ? converted
            : new ResamplingSource(converted, format.SampleRate);
    }
}

/// <summary>
/// A source with another number of channels. One channel goes to the first two of the result; a result with fewer
/// channels averages those that share a place; further channels of a wider result are silent.
/// </summary>
internal sealed class ChannelSource : IAudioSource
{
    private const int ChunkFrames = 512;

    private readonly IAudioSource _source;
    private readonly int _from;
    private readonly float[] _input;

    public ChannelSource(IAudioSource source, int channels)
    {
        _source = source;
        _from = source.Format.Channels;
        _input = new float[ChunkFrames * _from];
        Format = new AudioFormat(source.Format.SampleRate, channels);
    }

    public AudioFormat Format { get; }

    public int Read(Span<float> interleaved)
    {
        int to = Format.Channels;
        int done = 0;
        int wanted = interleaved.Length / to;
        while (done < wanted)
        {
            int asked = Math.Min(wanted - done, ChunkFrames);
            int got = _source.Read(_input.AsSpan(0, asked * _from));
            for (int frame = 0; frame < got; frame++)
            {
                Convert(_input.AsSpan(frame * _from, _from), interleaved.Slice((done + frame) * to, to));
            }

            done += got;
            if (got < asked)
            {
                break;
            }
        }

        return done;
    }

    private static void Convert(ReadOnlySpan<float> from, Span<float> to)
    {
        to.Clear();
        if (from.Length == 1)
        {
            to[..Math.Min(2, to.Length)].Fill(from[0]);
            return;
        }

        for (int channel = 0; channel < from.Length; channel++)
        {
            int place = channel % to.Length;
            int sharing = (from.Length - 1 - place) / to.Length + 1;
            to[place] += from[channel] / sharing;
        }
    }
}
