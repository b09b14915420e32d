using System.Buffers.Binary;
using System.Text;

namespace AudioSessions.Devices;

/// <summary>Reads WAV files into memory, so that playing them touches no file.</summary>
/// <remarks>
/// Understood: PCM of 8, 16, 24 and 32 bits, 32-bit floating point, plain or WAVE_FORMAT_EXTENSIBLE, 1 to 32 channels,
/// any rate that <see cref="AudioFormat"/> allows, up to 2 GB. The result is stereo, see <see cref="WavChannels"/>.
/// </remarks>
public static class WavFile
{
    private const string Resave = "Save it again as a 16-bit PCM WAV file.";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>Its sound, in stereo, at its own rate.</returns>
    /// <exception cref="InvalidWavException">The file is damaged, or of a kind that is not understood.</exception>
    /// <exception cref="IOException">The file cannot be read, or does not exist.</exception>
    public static AudioClip Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length > Array.MaxLength)
        {
            throw new InvalidWavException(path, "The file is larger than 2 GB. Cut it into shorter ones.");
        }

        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Parse(bytes, path);
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The name for messages.</param>
    /// <returns>Its sound, in stereo, at its own rate.</returns>
    /// <exception cref="InvalidWavException">The file is damaged, or of a kind that is not understood.</exception>
    public static AudioClip Parse(ReadOnlySpan<byte> bytes, string name)
    {
        CheckHeader(bytes, name);
        WavLayout? layout = null;
        int at = 12;
        while (at + 8 <= bytes.Length)
        {
            ReadOnlySpan<byte> id = bytes.Slice(at, 4);
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            ReadOnlySpan<byte> rest = bytes[(at + 8)..];
            if (id.SequenceEqual("data"u8))
            {
                WavLayout known = layout ?? throw new InvalidWavException(
                    name, "The samples come before the fmt chunk that describes them. " + Resave);
                return Decode(Data(rest, size, name), known, name);
            }

            if (size > rest.Length)
            {
                throw new InvalidWavException(
                    name, $"Its {Printable(id)} chunk says {size} bytes, but only {rest.Length} follow: the file is cut off.");
            }

            layout = id.SequenceEqual("fmt "u8) ? WavLayout.Parse(rest[..(int)size], name) : layout;

            // Chunks begin at even places.
            at = (int)Math.Min(at + 8L + size + (size & 1), bytes.Length);
        }

        throw new InvalidWavException(
            name, layout is null ? "It has no fmt chunk and no samples. " + Resave : "It has no data chunk: there are no samples.");
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < 12)
        {
            throw new InvalidWavException(name, $"It has {bytes.Length} bytes: too few for a WAV file.");
        }

        ReadOnlySpan<byte> id = bytes[..4];
        if (!id.SequenceEqual("RIFF"u8) || !bytes.Slice(8, 4).SequenceEqual("WAVE"u8))
        {
            throw new InvalidWavException(
                name, $"It is no WAV file: it begins with {Printable(id)} instead of RIFF … WAVE. Convert it to WAV first.");
        }
    }

    private static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> rest, uint size, string name)
    {
        // Programs that write into a pipe cannot know the length, and leave it at its largest value.
        if (size == uint.MaxValue)
        {
            return rest;
        }

        if (size == 0)
        {
            throw new InvalidWavException(name, "It has no samples. If it is a recording, it was not closed properly.");
        }

        return size <= rest.Length
            ? rest[..(int)size]
            : throw new InvalidWavException(
                name, $"It says {size} bytes of samples, but only {rest.Length} follow: the file is cut off.");
    }

    private static AudioClip Decode(ReadOnlySpan<byte> data, WavLayout layout, string name)
    {
        int frames = data.Length / layout.BytesPerFrame;
        if (frames == 0 || data.Length % layout.BytesPerFrame != 0)
        {
            throw new InvalidWavException(
                name, $"Its {data.Length} bytes of samples are not a whole number of frames of {layout.BytesPerFrame} bytes.");
        }

        if (2L * frames > Array.MaxLength)
        {
            throw new InvalidWavException(name, "It is too long to be played from memory. Cut it into shorter ones.");
        }

        float[] stereo = new float[2 * frames];
        float[] frame = new float[layout.Channels];
        WavChannels fold = new(layout.Channels, layout.ChannelMask);
        for (int i = 0; i < frames; i++)
        {
            layout.ReadFrame(data.Slice(i * layout.BytesPerFrame, layout.BytesPerFrame), frame);
            (stereo[2 * i], stereo[2 * i + 1]) = fold.ToStereo(frame);
        }

        return new AudioClip(new AudioFormat(layout.SampleRate, 2), stereo);
    }

    private static string Printable(ReadOnlySpan<byte> id)
    {
        StringBuilder text = new("'");
        foreach (byte character in id)
        {
            text.Append(character is >= 32 and < 127 ? (char)character : '?');
        }

        return text.Append('\'').ToString();
    }
}

/// <summary>What a file's fmt chunk says.</summary>
internal sealed record WavLayout(int Tag, int Channels, int SampleRate, int Bits, uint ChannelMask)
{
    // The sub-format's identifier after its first two bytes, which are the tag.
    private static readonly byte[] SubFormatRest =
        [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    public int BytesPerFrame => Channels * Bits / 8;

    public static WavLayout Parse(ReadOnlySpan<byte> chunk, string name)
    {
        if (chunk.Length < 16)
        {
            throw new InvalidWavException(name, $"Its fmt chunk has {chunk.Length} bytes instead of 16 or more.");
        }

        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int align = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        uint mask = 0;
        if (tag == WavFormatTag.Extensible)
        {
            (tag, mask) = ParseExtension(chunk, name);
        }

        Check(tag, channels, rate, bits, name);
        if (align != channels * bits / 8)
        {
            throw new InvalidWavException(
                name, $"Its frames have {align} bytes, but {channels} channels of {bits} bits need {channels * bits / 8}.");
        }

        return new WavLayout(tag, channels, (int)rate, bits, mask);
    }

    /// <summary>Decodes the samples of one frame.</summary>
    public void ReadFrame(ReadOnlySpan<byte> bytes, Span<float> frame)
    {
        int width = Bits / 8;
        for (int channel = 0; channel < frame.Length; channel++)
        {
            ReadOnlySpan<byte> sample = bytes.Slice(channel * width, width);
            frame[channel] = Bits switch
            {
                8 => (sample[0] - 128) / 128f,
                16 => BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768f,
                24 => (sample[0] << 8 | sample[1] << 16 | sample[2] << 24) / 2147483648f,
                _ when Tag == WavFormatTag.Float => BinaryPrimitives.ReadSingleLittleEndian(sample),
                _ => BinaryPrimitives.ReadInt32LittleEndian(sample) / 2147483648f,
            };
        }
    }

    private static (int Tag, uint Mask) ParseExtension(ReadOnlySpan<byte> chunk, string name)
    {
        if (chunk.Length < 40)
        {
            throw new InvalidWavException(name, $"Its extensible fmt chunk has {chunk.Length} bytes instead of 40.");
        }

        return chunk.Slice(26, 14).SequenceEqual(SubFormatRest)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]), BinaryPrimitives.ReadUInt32LittleEndian(chunk[20..]))
            : throw new InvalidWavException(
                name, "Its extensible format is of an unknown kind. Save it again as a 16-bit PCM WAV file.");
    }

    private static void Check(int tag, int channels, uint rate, int bits, string name)
    {
        bool understood = (tag, bits) is (WavFormatTag.Pcm, 8 or 16 or 24 or 32) or (WavFormatTag.Float, 32);
        if (!understood)
        {
            string kind = tag switch
            {
                WavFormatTag.Pcm => $"{bits}-bit PCM",
                WavFormatTag.Float => $"{bits}-bit floating point",
                _ => $"compressed (format {tag})",
            };
            throw new InvalidWavException(
                name, $"Its samples are {kind}. Understood are PCM of 8, 16, 24 and 32 bits and 32-bit floating point: "
                + "save it again as one of these.");
        }

        if (channels is < 1 or > 32)
        {
            throw new InvalidWavException(name, $"It has {channels} channels; 1 to 32 are understood.");
        }

        if (rate is < 1_000 or > 768_000)
        {
            throw new InvalidWavException(name, $"Its sample rate is {rate} Hz; 1,000 to 768,000 are understood.");
        }
    }
}
