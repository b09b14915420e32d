namespace AudioSessions.Devices;

/// <summary>
/// How samples are laid out: frames per second and channels per frame. Samples are always 32-bit float, interleaved,
/// nominally within -1 to 1.
/// </summary>
public readonly record struct AudioFormat
{
    /// <summary>48,000 frames per second, two channels: what every driver accepts.</summary>
    public static readonly AudioFormat Stereo48k = new(48_000, 2);

    /// <summary>48,000 frames per second, one channel: a microphone.</summary>
    public static readonly AudioFormat Mono48k = new(48_000, 1);

    /// <summary>Describes a format.</summary>
    /// <param name="sampleRate">Frames per second, 1,000 to 768,000.</param>
    /// <param name="channels">Samples per frame, 1 to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public AudioFormat(int sampleRate, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleRate, 768_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 32);
        SampleRate = sampleRate;
        Channels = channels;
    }

    /// <summary>Frames per second.</summary>
    public int SampleRate { get; }

    /// <summary>Samples per frame.</summary>
    public int Channels { get; }

    /// <summary>The number of whole frames in a duration, rounded to the nearest.</summary>
    /// <param name="duration">A duration; may be negative.</param>
    /// <returns>Frames.</returns>
    public long Frames(TimeSpan duration) => (long)Math.Round(duration.TotalSeconds * SampleRate);

    /// <summary>The duration of a number of frames.</summary>
    /// <param name="frames">Frames.</param>
    /// <returns>The duration, to the tick below.</returns>
    public TimeSpan Duration(long frames) =>
        TimeSpan.FromTicks((long)((Int128)frames * TimeSpan.TicksPerSecond / SampleRate));

    /// <inheritdoc/>
    public override string ToString() => $"{SampleRate} Hz, {Channels} ch";
}
