namespace AudioSessions.Devices.Tests;

/// <summary>The resampler's quality, by tones: what is not the tone lies below -95 dB.</summary>
public class ResamplingSourceTests
{
    [Theory]
    [InlineData(44_100, 48_000, 1_000)]
    [InlineData(44_100, 48_000, 15_000)]
    [InlineData(44_100, 48_000, 19_500)]
    [InlineData(48_000, 44_100, 1_000)]
    [InlineData(48_000, 44_100, 19_500)]
    [InlineData(8_000, 48_000, 3_500)]
    [InlineData(96_000, 48_000, 20_000)]
    [InlineData(22_050, 48_000, 9_000)]
    [InlineData(44_056, 48_000, 15_000)]
    public void A_tone_stays_a_tone(int from, int to, int frequency)
    {
        float[] samples = Resample(new ToneSource(frequency, 0.5, new AudioFormat(from, 1)), to, to);
        (double amplitude, double rest) = Measure.Tone(samples.AsSpan(to / 4), frequency, to);

        Assert.Equal(0.5, amplitude, 0.0005);
        Assert.True(rest < -95, $"what is not the tone is at {rest:F1} dB");
    }

    [Theory]
    [InlineData(48_000, 44_100, 22_300)]
    [InlineData(48_000, 44_100, 23_500)]
    [InlineData(96_000, 48_000, 30_000)]
    [InlineData(48_000, 8_000, 5_000)]
    public void A_tone_that_does_not_fit_the_lower_rate_disappears(int from, int to, int frequency)
    {
        float[] samples = Resample(new ToneSource(frequency, 1, new AudioFormat(from, 1)), to, to);
        double level = Measure.Decibels(samples.AsSpan(to / 4));
        Assert.True(level < -95, $"its alias is at {level:F1} dB");
    }

    [Fact]
    public void The_first_frame_lies_on_the_first_frame()
    {
        // A tone that begins at a cosine's top would ring; a sine's phase tells the delay to a fraction of a frame.
        float[] samples = Resample(new ToneSource(1_000, 0.5, new AudioFormat(44_100, 1)), 48_000, 48_000);
        for (int i = 4_000; i < 8_000; i++)
        {
            Assert.Equal(0.5 * Math.Sin(2 * Math.PI * 1_000 * i / 48_000), samples[i], 2e-5);
        }
    }

    [Theory]
    [InlineData(44_100, 48_000, 1000, 1089)]
    [InlineData(48_000, 44_100, 1000, 919)]
    [InlineData(48_000, 24_000, 1, 1)]
    public void The_length_changes_with_the_rate(int from, int to, int frames, int expected)
    {
        EndingSource source = new(new AudioFormat(from, 2), frames);
        float[] samples = new float[2 * 3000];
        Assert.Equal(expected, new ResamplingSource(source, to).Read(samples));
    }

    [Fact]
    public void A_constant_stays_constant()
    {
        float[] samples = Resample(new ConstantSource(new AudioFormat(44_100, 1), 0.5f), 48_000, 4_800);
        Assert.All(samples[200..], sample => Assert.Equal(0.5f, sample, 1e-6f));
    }

    [Fact]
    public void The_pieces_it_is_read_in_make_no_difference()
    {
        float[] whole = Resample(Sounds.Music(new AudioFormat(44_100, 1)), 48_000, 20_000);
        ResamplingSource source = new(Sounds.Music(new AudioFormat(44_100, 1)), 48_000);
        float[] pieces = new float[20_000];
        Random random = new(2);
        for (int done = 0; done < pieces.Length;)
        {
            int count = Math.Min(random.Next(1, 700), pieces.Length - done);
            done += source.Read(pieces.AsSpan(done, count));
        }

        Assert.Equal(whole, pieces);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(1, 6)]
    [InlineData(6, 2)]
    public void Channels_are_converted_at_full_level(int from, int to)
    {
        IAudioSource source = new ConstantSource(new AudioFormat(48_000, from), 0.5f).ConvertTo(new AudioFormat(48_000, to));
        float[] frame = new float[to];
        Assert.Equal(1, source.Read(frame));
        Assert.All(frame[..Math.Min(2, to)], sample => Assert.Equal(0.5f, sample, 1e-6f));
        Assert.All(frame[Math.Min(2, to)..], sample => Assert.Equal(0f, sample));
    }

    private static float[] Resample(IAudioSource source, int rate, int frames)
    {
        float[] samples = new float[frames];
        Assert.Equal(frames, new ResamplingSource(source, rate).Read(samples));
        return samples;
    }
}
