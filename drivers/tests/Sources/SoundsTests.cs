using System.Collections.Concurrent;

namespace AudioSessions.Devices.Tests;

/// <summary>The synthesised sounds keep what they promise.</summary>
public class SoundsTests
{
    private static readonly ConcurrentDictionary<(SoundKind, int, int), float[]> Loops = new();

    public static TheoryData<SoundKind> Audible => [.. Enum.GetValues<SoundKind>().Where(kind => kind != SoundKind.VoiceMemo)];

    [Theory]
    [MemberData(nameof(Audible))]
    public void It_peaks_between_a_fifth_and_a_third(SoundKind kind)
    {
        float[] samples = OneLoop(kind, 48_000, 1);
        Assert.InRange(samples.Max(MathF.Abs), 0.2f, 0.3501f);
        Assert.InRange(Measure.Decibels(samples), -32, -14);
    }

    [Theory]
    [MemberData(nameof(Audible))]
    public void It_is_the_same_in_every_run(SoundKind kind) =>
        Assert.Equal(OneLoop(kind, 48_000, 1), Scores.Render(kind, 48_000, 1).AsSpan());

    [Theory]
    [MemberData(nameof(Audible))]
    public void It_loops_without_a_step_at_the_seam(SoundKind kind)
    {
        float[] samples = OneLoop(kind, 48_000, 1);
        float largest = 0;
        for (int i = 2; i < samples.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(samples[i] - samples[i - 2]));
        }

        float seam = Math.Max(Math.Abs(samples[0] - samples[^2]), Math.Abs(samples[1] - samples[^1]));
        Assert.True(seam <= largest / 4, $"seam {seam}, largest step {largest}");
    }

    [Theory]
    [InlineData(SoundKind.Alarm)]
    [InlineData(SoundKind.PhoneRing)]
    public void Overtones_that_do_not_fit_the_rate_are_left_out_and_not_folded_back(SoundKind kind)
    {
        // Both begin their tones on whole frames at either rate, so the two ways to 8 kHz must agree but for the scale.
        AudioFormat narrow = new(8_000, 1);
        float[] direct = Mono(Sounds.Create(kind, narrow), 16_000);
        float[] filtered = Mono(Sounds.Create(kind, AudioFormat.Mono48k).ConvertTo(narrow), 16_000);
        double scale = direct.Zip(filtered, (a, b) => (double)a * b).Sum() / filtered.Sum(sample => (double)sample * sample);
        float[] difference = [.. direct.Zip(filtered, (a, b) => (float)(a - scale * b))];

        double level = Measure.Decibels(difference) - Measure.Decibels(direct);
        Assert.True(level < -50, $"they differ by {level:F1} dB");
    }

    [Fact]
    public void A_voice_memo_makes_no_sound() =>
        Assert.All(OneLoop(SoundKind.VoiceMemo, 48_000, 1), sample => Assert.Equal(0f, sample));

    [Fact]
    public void Sounds_differ_by_kind_and_by_seed()
    {
        float[][] all = [.. Enum.GetValues<SoundKind>().Select(kind => OneLoop(kind, 48_000, 1)), OneLoop(SoundKind.VoiceCall, 48_000, 2)];
        Assert.Equal(all.Length, all.Select(samples => string.Join(' ', samples[20_000..20_100])).Distinct().Count());
    }

    [Fact]
    public void A_voice_on_the_telephone_stays_within_the_line()
    {
        float[] samples = Mono(Sounds.VoiceCall(new AudioFormat(48_000, 1)), 48_000 * 4);
        float[] narrow = Mono(
            Sounds.VoiceCall(new AudioFormat(48_000, 1)).ConvertTo(new AudioFormat(8_000, 1)).ConvertTo(AudioFormat.Mono48k), 48_000 * 4);
        Assert.Equal(Measure.Decibels(samples), Measure.Decibels(narrow), 0.1);
    }

    [Theory]
    [InlineData(8_000, 1)]
    [InlineData(44_100, 2)]
    [InlineData(96_000, 6)]
    public void It_comes_in_any_format(int rate, int channels)
    {
        AudioFormat format = new(rate, channels);
        foreach (SoundKind kind in Enum.GetValues<SoundKind>())
        {
            IAudioSource source = Sounds.Create(kind, format);
            Assert.Equal(format, source.Format);
            Assert.Equal(rate, source.Read(new float[rate * channels]));
        }
    }

    [Fact]
    public void Without_looping_it_ends() =>
        Assert.Equal(48_000, Sounds.Create(SoundKind.Alarm, loop: false).Read(new float[4 * 48_000]));

    private static float[] OneLoop(SoundKind kind, int rate, int seed) =>
        Loops.GetOrAdd((kind, rate, seed), key => Scores.Render(key.Item1, key.Item2, key.Item3).AsSpan().ToArray());

    private static float[] Mono(IAudioSource source, int frames)
    {
        float[] samples = new float[frames];
        Assert.Equal(frames, source.Read(samples));
        return samples;
    }
}
