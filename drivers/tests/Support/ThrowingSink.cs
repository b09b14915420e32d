namespace AudioSessions.Devices.Tests;

/// <summary>A sink that throws when it is written to.</summary>
internal sealed class ThrowingSink(AudioFormat format) : IAudioSink
{
    public AudioFormat Format { get; } = format;

    public int Writes { get; private set; }

    public void Write(ReadOnlySpan<float> interleaved)
    {
        Writes++;
        throw new IOException("The disk is full.");
    }
}
