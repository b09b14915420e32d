namespace AudioSessions.Devices.Tests;

/// <summary>What is written can be read again.</summary>
public class WavWriterTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void Floating_point_comes_back_bit_by_bit(int channels)
    {
        AudioFormat format = new(44_100, channels);
        float[] samples = Noise(20_000 * channels);
        AudioClip clip = RoundTrip(format, samples, WavEncoding.Float32);

        Assert.Equal(44_100, clip.Format.SampleRate);
        Assert.Equal(samples, clip.AsSpan().ToArray().Where((_, i) => channels == 2 || i % 2 == 0));
    }

    [Fact]
    public void Sixteen_bits_come_back_within_the_dither()
    {
        float[] samples = Noise(40_000);
        float[] read = RoundTrip(AudioFormat.Stereo48k, samples, WavEncoding.Pcm16).AsSpan().ToArray();

        Assert.Equal(samples.Length, read.Length);
        float largest = samples.Zip(read, (a, b) => Math.Abs(a - b)).Max();
        Assert.InRange(largest, 0.6f / 32768, 2.6f / 32768);
    }

    [Fact]
    public void Dither_keeps_what_is_smaller_than_a_step()
    {
        // A third of a step would round to nothing; on average the dither keeps it.
        float[] samples = new float[100_000];
        Array.Fill(samples, 1 / 3f / 32767);
        float[] read = RoundTrip(AudioFormat.Stereo48k, samples, WavEncoding.Pcm16).AsSpan().ToArray();
        Assert.Equal(1 / 3.0, read.Average(sample => (double)sample) * 32768, 0.02);
    }

    [Fact]
    public void Silence_stays_exactly_silent() =>
        Assert.All(RoundTrip(AudioFormat.Stereo48k, new float[1000], WavEncoding.Pcm16).AsSpan().ToArray(),
            sample => Assert.Equal(0f, sample));

    [Fact]
    public void Beyond_full_scale_is_limited_not_wrapped()
    {
        float[] read = RoundTrip(AudioFormat.Stereo48k, [2f, -2f], WavEncoding.Pcm16).AsSpan().ToArray();
        Assert.Equal(32767 / 32768f, read[0]);
        Assert.Equal(-1f, read[1]);
    }

    [Fact]
    public void The_same_sound_gives_the_same_bytes() =>
        Assert.Equal(Bytes(AudioFormat.Stereo48k, Noise(5000), WavEncoding.Pcm16), Bytes(AudioFormat.Stereo48k, Noise(5000), WavEncoding.Pcm16));

    [Theory]
    [InlineData(WavEncoding.Pcm16, 44)]
    [InlineData(WavEncoding.Float32, 58)]
    public void The_header_tells_the_lengths(WavEncoding encoding, int headerLength)
    {
        byte[] bytes = Bytes(AudioFormat.Stereo48k, new float[200], encoding);
        int data = 200 * (encoding == WavEncoding.Pcm16 ? 2 : 4);
        Assert.Equal(headerLength + data, bytes.Length);
        Assert.Equal(bytes.Length - 8, BitConverter.ToInt32(bytes, 4));
        Assert.Equal(data, BitConverter.ToInt32(bytes, headerLength - 4));
    }

    [Fact]
    public void A_mix_is_written_to_a_file_and_played_from_it()
    {
        string path = Path.Combine(Path.GetTempPath(), $"mix-{Guid.NewGuid():N}.wav");
        try
        {
            Bench bench = new();
            using (WavWriter writer = new(path, AudioFormat.Stereo48k, WavEncoding.Float32))
            {
                bench.Device.ListenToMix(writer);
                bench.Renderer.Add(Sounds.Alarm(), "alarm");
                bench.Device.Advance(TimeSpan.FromSeconds(1));
                Assert.Equal(48_000, writer.Frames);
            }

            WavSource source = new(path);
            float[] read = new float[2 * 50_000];
            Assert.Equal(48_000, source.Read(read));
            Assert.Equal(bench.Mix.Samples.ToArray(), read[..(2 * 48_000)]);
            Assert.Equal(0, source.Read(read));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_looping_source_begins_again_without_a_gap()
    {
        ClipSource source = new(new AudioClip(AudioFormat.Mono48k, [1, 2, 3]), loop: true);
        float[] read = new float[8];
        Assert.Equal(8, source.Read(read));
        Assert.Equal([1, 2, 3, 1, 2, 3, 1, 2], read);
        Assert.Equal(2, source.Position);
    }

    private static AudioClip RoundTrip(AudioFormat format, float[] samples, WavEncoding encoding) =>
        WavFile.Parse(Bytes(format, samples, encoding), "round trip");

    private static byte[] Bytes(AudioFormat format, float[] samples, WavEncoding encoding)
    {
        MemoryStream stream = new();
        using (WavWriter writer = new(stream, format, encoding))
        {
            int half = samples.Length / 2 / format.Channels * format.Channels;
            writer.Write(samples.AsSpan(0, half));
            writer.Write(samples.AsSpan(half));
        }

        return stream.ToArray();
    }

    private static float[] Noise(int count)
    {
        Random random = new(3);
        float[] samples = new float[count];
        for (int i = 0; i < count; i++)
        {
            samples[i] = 1.9f * random.NextSingle() - 0.95f;
        }

        return samples;
    }
}
