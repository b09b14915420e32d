namespace AudioSessions.Devices;

/// <summary>A sine for measurements: endless, the same in every channel, beginning at phase 0.</summary>
public sealed class ToneSource : IAudioSource
{
    private readonly double _amplitude;
    private readonly double _step;

    /// <summary>Makes a tone.</summary>
    /// <param name="frequency">In Hz; below half the sample rate.</param>
    /// <param name="amplitude">The peak, linear.</param>
    /// <param name="format">The format; null is 48 kHz stereo.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency does not fit the rate.</exception>
    public ToneSource(double frequency, double amplitude, AudioFormat? format = null)
    {
        Format = format ?? AudioFormat.Stereo48k;
        ArgumentOutOfRangeException.ThrowIfNegative(frequency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frequency, Format.SampleRate / 2.0);
        _amplitude = amplitude;
        _step = frequency / Format.SampleRate;
    }

    /// <inheritdoc/>
    public AudioFormat Format { get; }

    /// <summary>Frames read so far.</summary>
    public long Position { get; private set; }

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        int channels = Format.Channels;
        for (int i = 0; i < interleaved.Length; i += channels)
        {
            // The fraction of a turn, from the frame's number: no error builds up over hours.
            double turns = Position++ * _step;
            float sample = (float)(_amplitude * Math.Sin(2 * Math.PI * (turns - Math.Floor(turns))));
            interleaved.Slice(i, channels).Fill(sample);
        }

        return interleaved.Length / channels;
    }
}
