using System.Buffers.Binary;

namespace AudioSessions.Devices;

/// <summary>How samples are kept in a WAV file.</summary>
public enum WavEncoding
{
    /// <summary>16-bit integers with triangular dither: plays everywhere.</summary>
    Pcm16,

    /// <summary>32-bit floating point: the samples exactly as they are.</summary>
    Float32,
}

/// <summary>Writes a WAV file. The file is complete once the writer is disposed.</summary>
/// <remarks>
/// One thread at a time. It writes to its stream as it goes: not for a real driver's callback; a simulated device may
/// use it anywhere. The dither is the same in every run, and frames of digital silence stay exactly 0.
/// </remarks>
public sealed class WavWriter : IAudioSink, IDisposable
{
    private const int BufferSamples = 8192;

    private readonly Stream _stream;
    private readonly bool _ownsStream;
    private readonly long _start;
    private readonly byte[] _buffer;
    private uint _dither = 0x9E3779B9;
    private long _dataBytes;
    private bool _disposed;

    /// <summary>Creates a file, replacing one of that name.</summary>
    /// <param name="path">Its path; the folder must exist.</param>
    /// <param name="format">The format of the frames.</param>
    /// <param name="encoding">How they are kept.</param>
    public WavWriter(string path, AudioFormat format, WavEncoding encoding = WavEncoding.Pcm16)
        : this(new FileStream(path, FileMode.Create, FileAccess.Write), format, encoding, ownsStream: true)
    {
    }

    /// <summary>Writes to a stream, from its current position on.</summary>
    /// <param name="stream">Writable and seekable.</param>
    /// <param name="format">The format of the frames.</param>
    /// <param name="encoding">How they are kept.</param>
    /// <param name="ownsStream">Whether to dispose the stream with the writer.</param>
    /// <exception cref="ArgumentException">The stream cannot seek, so the lengths could not be filled in at the end.</exception>
    public WavWriter(Stream stream, AudioFormat format, WavEncoding encoding = WavEncoding.Pcm16, bool ownsStream = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek || !stream.CanWrite)
        {
            throw new ArgumentException(
                "A WAV file's lengths are filled in at the end: the stream must be writable and seekable.", nameof(stream));
        }

        _stream = stream;
        _ownsStream = ownsStream;
        _start = stream.Position;
        Format = format;
        Encoding = encoding;
        _buffer = new byte[BufferSamples / format.Channels * format.Channels * BytesPerSample];
        WriteHeader();
    }

    /// <inheritdoc/>
    public AudioFormat Format { get; }

    /// <summary>How samples are kept.</summary>
    public WavEncoding Encoding { get; }

    /// <summary>Frames written so far.</summary>
    public long Frames => _dataBytes / (BytesPerSample * Format.Channels);

    private int BytesPerSample => Encoding == WavEncoding.Pcm16 ? 2 : 4;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written, or would exceed the 4 GB that a WAV file can have.</exception>
    public void Write(ReadOnlySpan<float> interleaved)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (interleaved.Length % Format.Channels != 0)
        {
            throw new ArgumentException($"Write whole frames of {Format.Channels} samples.", nameof(interleaved));
        }

        if (_dataBytes + (long)interleaved.Length * BytesPerSample > uint.MaxValue - 1024)
        {
            throw new IOException("A WAV file cannot be longer than 4 GB. Begin another file.");
        }

        int samplesPerBuffer = _buffer.Length / BytesPerSample;
        while (!interleaved.IsEmpty)
        {
            ReadOnlySpan<float> part = interleaved[..Math.Min(interleaved.Length, samplesPerBuffer)];
            interleaved = interleaved[part.Length..];
            Span<byte> bytes = _buffer.AsSpan(0, part.Length * BytesPerSample);
            if (Encoding == WavEncoding.Pcm16)
            {
                Quantise(part, bytes);
            }
            else
            {
                Copy(part, bytes);
            }

            _stream.Write(bytes);
            _dataBytes += bytes.Length;
        }
    }

    /// <summary>Fills in the lengths, and closes the file.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            if ((_dataBytes & 1) != 0)
            {
                _stream.WriteByte(0);
            }

            long end = _stream.Position;
            _stream.Position = _start;
            WriteHeader();
            _stream.Position = end;
            _stream.Flush();
        }
        finally
        {
            if (_ownsStream)
            {
                _stream.Dispose();
            }
        }
    }

    private static void Copy(ReadOnlySpan<float> samples, Span<byte> bytes)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes[(4 * i)..], samples[i]);
        }
    }

    private void Quantise(ReadOnlySpan<float> samples, Span<byte> bytes)
    {
        for (int start = 0; start < samples.Length; start += Format.Channels)
        {
            bool silent = !samples.Slice(start, Format.Channels).ContainsAnyExcept(0f);
            for (int i = start; i < start + Format.Channels; i++)
            {
                double exact = samples[i] * 32767.0 + (silent ? 0 : NextUniform() - NextUniform());
                short value = (short)Math.Clamp(Math.Round(exact), short.MinValue, short.MaxValue);
                BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * i)..], value);
            }
        }
    }

    // Xorshift: 0 to 1; the difference of two has the triangular distribution.
    private double NextUniform()
    {
        _dither ^= _dither << 13;
        _dither ^= _dither >> 17;
        _dither ^= _dither << 5;
        return _dither / 4294967296.0;
    }

    private void WriteHeader()
    {
        bool isFloat = Encoding == WavEncoding.Float32;
        int blockAlign = BytesPerSample * Format.Channels;
        using MemoryStream header = new();
        using BinaryWriter writer = new(header);
        writer.Write("RIFF"u8);
        writer.Write((uint)(_dataBytes + (_dataBytes & 1) + (isFloat ? 50 : 36)));
        writer.Write("WAVEfmt "u8);
        writer.Write(isFloat ? 18u : 16u);
        writer.Write((ushort)(isFloat ? WavFormatTag.Float : WavFormatTag.Pcm));
        writer.Write((ushort)Format.Channels);
        writer.Write((uint)Format.SampleRate);
        writer.Write((uint)(Format.SampleRate * blockAlign));
        writer.Write((ushort)blockAlign);
        writer.Write((ushort)(8 * BytesPerSample));
        if (isFloat)
        {
            // What is not PCM has an extension length and a count of frames.
            writer.Write((ushort)0);
            writer.Write("fact"u8);
            writer.Write(4u);
            writer.Write((uint)Frames);
        }

        writer.Write("data"u8);
        writer.Write((uint)_dataBytes);
        writer.Flush();
        _stream.Write(header.GetBuffer().AsSpan(0, (int)header.Length));
    }
}
