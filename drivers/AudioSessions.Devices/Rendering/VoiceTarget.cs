namespace AudioSessions.Devices;

/// <summary>What the decisions want of a voice, published to the callback as one atomic value.</summary>
public readonly record struct VoiceTarget
{
    /// <summary>Full gain, playing.</summary>
    public static readonly VoiceTarget Playing = new(1f);

    /// <summary>Gain 0 but advancing: the sound goes on unheard.</summary>
    public static readonly VoiceTarget Silenced = new(0f);

    /// <summary>Interrupted: pulling stops and the position is kept.</summary>
    public static readonly VoiceTarget Interrupted = new(0f, paused: true);

    /// <summary>Describes a target.</summary>
    /// <param name="gain">Linear amplitude, 0 to 1; 0.2 is -14 dB.</param>
    /// <param name="paused">Whether pulling from the source stops, after the ramp to silence.</param>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not within 0 to 1.</exception>
    public VoiceTarget(float gain, bool paused = false)
    {
        if (!(gain is >= 0f and <= 1f))
        {
            throw new ArgumentOutOfRangeException(
                nameof(gain), gain, "A gain is a linear amplitude from 0 (silent) to 1 (full). Clamp it before publishing.");
        }

        Gain = gain;
        Paused = paused;
    }

    /// <summary>Linear amplitude, 0 to 1.</summary>
    public float Gain { get; }

    /// <summary>Whether pulling from the source stops. A paused voice is silent, whatever its gain.</summary>
    public bool Paused { get; }

    // One 64-bit word, so that no callback can see the new gain with the old pause.
    internal long Pack() => BitConverter.SingleToUInt32Bits(Gain) | (Paused ? 1L << 32 : 0L);

    internal static VoiceTarget Unpack(long word) =>
        new(BitConverter.UInt32BitsToSingle((uint)word), (word >> 32) != 0);
}

/// <summary>What a voice sounded like in the last callback, after its gain.</summary>
/// <param name="Peak">The largest magnitude of a sample.</param>
/// <param name="Rms">The root mean square of all samples.</param>
/// <param name="Gain">The gain of the last frame.</param>
public readonly record struct VoiceMeter(float Peak, float Rms, float Gain);
