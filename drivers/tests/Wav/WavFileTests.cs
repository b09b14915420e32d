namespace AudioSessions.Devices.Tests;

/// <summary>What WAV files are read as, and what is said about those that cannot be.</summary>
public class WavFileTests
{
    [Fact]
    public void Eight_bits_are_unsigned() =>
        Assert.Equal([-1f, -1f, 0f, 0f, 0.5f, 0.5f], Read(WavBytes.Pcm(1, 8, [0, 128, 192])));

    [Fact]
    public void Sixteen_bits() =>
        Assert.Equal([-1f, 0.5f], Read(WavBytes.Pcm(2, 16, [0x00, 0x80, 0x00, 0x40])));

    [Fact]
    public void Twenty_four_bits() =>
        Assert.Equal([-1f, 0.5f, -1f / (1 << 23), 0f],
            Read(WavBytes.Pcm(2, 24, [0, 0, 0x80, 0, 0, 0x40, 0xFF, 0xFF, 0xFF, 0, 0, 0])));

    [Fact]
    public void Thirty_two_bits() =>
        Assert.Equal([-1f, 0.5f], Read(WavBytes.Pcm(2, 32, [0, 0, 0, 0x80, 0, 0, 0, 0x40])));

    [Fact]
    public void Floating_point() =>
        Assert.Equal([0.25f, -3f], Read(WavBytes.Pcm(
            2, 32, [.. BitConverter.GetBytes(0.25f), .. BitConverter.GetBytes(-3f)], tag: 3)));

    [Fact]
    public void An_extensible_header_tells_the_format_in_its_second_half() =>
        Assert.Equal([0.25f, -0.5f], Read(new WavBytes()
            .Extensible(3, 2, 32, 0x3)
            .Chunk("data", [.. BitConverter.GetBytes(0.25f), .. BitConverter.GetBytes(-0.5f)]).ToArray()));

    [Fact]
    public void Other_chunks_are_skipped_with_their_padding() =>
        Assert.Equal([0.5f, 0.5f], Read(new WavBytes()
            .Chunk("LIST", [1, 2, 3]).Format(1, 1, 48_000, 16).Chunk("id3 ", [1]).Chunk("data", [0x00, 0x40]).ToArray()));

    [Fact]
    public void A_length_that_was_never_filled_in_means_to_the_end_of_the_file() =>
        Assert.Equal([0.5f, 0.5f], Read(new WavBytes()
            .Format(1, 1, 48_000, 16).Chunk("data", [0x00, 0x40], uint.MaxValue).ToArray()));

    [Fact]
    public void The_rate_is_the_files_own() =>
        Assert.Equal(new AudioFormat(22_050, 2), WavFile.Parse(WavBytes.Pcm(1, 16, [0, 0], 22_050), "a.wav").Format);

    [Fact]
    public void Six_channels_are_folded_without_clipping()
    {
        // In the order of the file: left, right, centre, low, back left, back right.
        byte[] full = [0xFF, 0x7F];
        byte[] none = [0, 0];
        float[] left = Read(WavBytes.Pcm(6, 16, [.. full, .. none, .. none, .. none, .. full, .. none]));
        float[] low = Read(WavBytes.Pcm(6, 16, [.. none, .. none, .. none, .. full, .. none, .. none]));
        float[] all = Read(WavBytes.Pcm(6, 16, [.. full, .. full, .. full, .. full, .. full, .. full]));

        Assert.True(left[0] > 0.7f);
        Assert.Equal(0f, left[1]);
        Assert.Equal([0f, 0f], low);
        Assert.Equal(1f, all[0], 1e-4f);
        Assert.Equal(all[0], all[1]);
    }

    [Fact]
    public void The_speaker_mask_decides_where_channels_go()
    {
        // Three channels: left, right, back centre.
        byte[] wav = new WavBytes().Extensible(1, 3, 16, 0x103).Chunk("data", [0, 0, 0, 0, 0, 0x40]).ToArray();
        float[] samples = Read(wav);
        Assert.True(samples[0] > 0.2f);
        Assert.Equal(samples[0], samples[1]);
    }

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "empty", [], "0 bytes" },
        { "too short", [.. "RIFF"u8], "4 bytes" },
        { "another kind", [.. "OggS"u8, 0, 0, 0, 0, 0, 0, 0, 0], "begins with 'OggS'" },
        { "another RIFF", [.. "RIFF"u8, 4, 0, 0, 0, .. "AVI "u8], "no WAV file" },
        { "nothing in it", new WavBytes().ToArray(), "no fmt chunk" },
        { "no samples chunk", new WavBytes().Format(1, 2, 48_000, 16).ToArray(), "no data chunk" },
        { "samples first", new WavBytes().Chunk("data", [0, 0]).Format(1, 1, 48_000, 16).ToArray(), "before the fmt chunk" },
        { "short fmt", new WavBytes().Chunk("fmt ", [1, 0, 2, 0]).ToArray(), "4 bytes instead of 16" },
        { "short extension", new WavBytes().Format(0xFFFE, 2, 48_000, 16).ToArray(), "16 bytes instead of 40" },
        { "unknown sub-format", new WavBytes().Extensible(1, 2, 16, 3, knownKind: false).ToArray(), "unknown kind" },
        { "compressed", WavBytes.Pcm(2, 16, [0, 0, 0, 0], tag: 85), "compressed (format 85)" },
        { "12 bits", WavBytes.Pcm(2, 12, [0, 0, 0]), "12-bit PCM" },
        { "64-bit float", WavBytes.Pcm(1, 64, new byte[8], tag: 3), "64-bit floating point" },
        { "no channels", WavBytes.Pcm(0, 16, [0, 0]), "0 channels" },
        { "no rate", WavBytes.Pcm(1, 16, [0, 0], rate: 0), "0 Hz" },
        { "negative rate", WavBytes.Pcm(1, 16, [0, 0], rate: -1), "4294967295 Hz" },
        { "wrong frame size", new WavBytes().Format(1, 2, 48_000, 16, align: 3).Chunk("data", [0, 0]).ToArray(), "frames have 3 bytes" },
        { "no samples", WavBytes.Pcm(1, 16, []), "no samples" },
        { "part of a frame", WavBytes.Pcm(2, 16, [0, 0, 0]), "whole number of frames" },
        { "cut off", new WavBytes().Format(1, 1, 48_000, 16).Chunk("data", [0, 0], 1000).ToArray(), "cut off" },
        { "cut off before", new WavBytes().Chunk("LIST", [0, 0], 1000).ToArray(), "LIST" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_is_named_with_what_is_wrong(string name, byte[] bytes, string problem)
    {
        InvalidWavException error = Assert.Throws<InvalidWavException>(() => WavFile.Parse(bytes, name + ".wav"));
        Assert.StartsWith(name + ".wav: ", error.Message);
        Assert.Contains(problem, error.Message);
        Assert.Equal(name + ".wav", error.File);
    }

    [FsCheck.Xunit.Property(MaxTest = 500)]
    public void No_damage_to_a_file_causes_another_exception(byte[] damage, ushort place, ushort length)
    {
        byte[] bytes = WavBytes.Pcm(2, 16, new byte[64]);
        for (int i = 0; i < damage.Length; i++)
        {
            bytes[(place + i) % bytes.Length] = damage[i];
        }

        try
        {
            Assert.True(WavFile.Parse(bytes.AsSpan(0, length % (bytes.Length + 1)), "damaged.wav").Frames > 0);
        }
        catch (InvalidWavException error)
        {
            Assert.StartsWith("damaged.wav: ", error.Message);
        }
    }

    [Fact]
    public void A_file_that_does_not_exist_is_named()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => new WavSource("missing.wav"));
        Assert.Contains("missing.wav", error.Message);
    }

    private static float[] Read(byte[] bytes) => WavFile.Parse(bytes, "test.wav").AsSpan().ToArray();
}
