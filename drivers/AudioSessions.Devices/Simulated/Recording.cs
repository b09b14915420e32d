namespace AudioSessions.Devices;

/// <summary>
/// Keeps the frames that it is given, in memory. Writing only copies; room is made by <see cref="Reserve"/>, so that
/// it can listen to a real-time callback.
/// </summary>
/// <remarks>One thread writes or reserves at a time. Read it when nobody writes.</remarks>
/// <param name="format">The format of the frames.</param>
/// <param name="startFrame">The device's frame that the first frame here belongs to; 0 if there is no device.</param>
public sealed class Recording(AudioFormat format, long startFrame = 0) : IAudioSink
{
    private float[] _samples = [];
    private int _length;

    /// <inheritdoc/>
    public AudioFormat Format { get; } = format;

    /// <summary>The device's frame that the first frame here belongs to.</summary>
    public long StartFrame { get; } = startFrame;

    /// <summary>Frames kept.</summary>
    public int Frames => _length / Format.Channels;

    /// <summary>Frames that came without room reserved for them, and are lost.</summary>
    public long DroppedFrames { get; private set; }

    /// <summary>The samples kept, interleaved. Valid until room is reserved again.</summary>
    public ReadOnlySpan<float> Samples => _samples.AsSpan(0, _length);

    /// <summary>Makes room for further frames, at least doubling what there was. Allocates: not for callbacks.</summary>
    /// <param name="frames">Frames that may come.</param>
    public void Reserve(int frames)
    {
        int needed = checked(_length + frames * Format.Channels);
        if (needed > _samples.Length)
        {
            int doubled = (int)Math.Min(2L * _samples.Length, Array.MaxLength);
            Array.Resize(ref _samples, Math.Max(needed, doubled));
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> interleaved)
    {
        int room = Math.Min(interleaved.Length, _samples.Length - _length);
        room -= room % Format.Channels;
        interleaved[..room].CopyTo(_samples.AsSpan(_length));
        _length += room;
        DroppedFrames += (interleaved.Length - room) / Format.Channels;
    }

    /// <summary>One channel's samples.</summary>
    /// <param name="channel">0 is the left one.</param>
    /// <returns>A copy.</returns>
    public float[] Channel(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Format.Channels);
        float[] samples = new float[Frames];
        for (int frame = 0; frame < samples.Length; frame++)
        {
            samples[frame] = _samples[frame * Format.Channels + channel];
        }

        return samples;
    }
}
