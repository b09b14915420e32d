namespace AudioSessions.Devices.Tests;

/// <summary>A constant signal: what comes out is the gain itself.</summary>
internal sealed class ConstantSource(AudioFormat format, float value = 1f) : IAudioSource
{
    public AudioFormat Format { get; } = format;

    public long FramesRead { get; private set; }

    public int Read(Span<float> interleaved)
    {
        interleaved.Fill(value);
        FramesRead += interleaved.Length / Format.Channels;
        return interleaved.Length / Format.Channels;
    }
}

/// <summary>Counts up: frame n has the value n / 2^20, so that a sample tells its position.</summary>
internal sealed class CountingSource(AudioFormat format) : IAudioSource
{
    public const float Unit = 1f / (1 << 20);

    public AudioFormat Format { get; } = format;

    public long Position { get; private set; }

    public int Read(Span<float> interleaved)
    {
        for (int i = 0; i < interleaved.Length; i += Format.Channels)
        {
            interleaved.Slice(i, Format.Channels).Fill(Position++ * Unit);
        }

        return interleaved.Length / Format.Channels;
    }
}

/// <summary>Delivers a number of frames of a constant, then ends or throws.</summary>
internal sealed class EndingSource(AudioFormat format, int frames, Exception? failure = null) : IAudioSource
{
    private int _left = frames;

    public AudioFormat Format { get; } = format;

    public int ReadsAfterTheEnd { get; private set; }

    public int Read(Span<float> interleaved)
    {
        if (_left == 0)
        {
            ReadsAfterTheEnd++;
        }

        int asked = interleaved.Length / Format.Channels;
        if (failure is not null && asked > _left)
        {
            throw failure;
        }

        int count = Math.Min(asked, _left);
        interleaved[..(count * Format.Channels)].Fill(0.5f);
        _left -= count;
        return count;
    }
}
