namespace AudioSessions.Devices.Tests;

/// <summary>Every change of gain takes 10 ms from the first frame of the next callback, in a straight line.</summary>
public class GainRampTests
{
    private const float Rounding = 1e-6f;

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_ramp_takes_480_frames_from_the_next_callback(int size)
    {
        Bench bench = new(Sizes.Of(size));
        Voice voice = bench.Renderer.Add(new ConstantSource(AudioFormat.Stereo48k), "one");
        bench.Device.Render(1000);
        voice.Target = new VoiceTarget(0.2f);
        bench.Device.Render(1000);

        float[] left = bench.Left;
        Assert.Equal(1 / 480f, left[0], Rounding);
        Assert.Equal(239 / 480f, left[238], Rounding);
        Assert.True(left[478] < 1f);
        Assert.All(left[479..1000], sample => Assert.Equal(1f, sample));
        Assert.Equal(1f - 0.8f / 480, left[1000], Rounding);
        Assert.True(left[1478] > 0.2f + 0.8f / 960);
        Assert.All(left[1479..], sample => Assert.Equal(0.2f, sample));
    }

    [Theory]
    [InlineData(8_000, 80)]
    [InlineData(44_100, 441)]
    [InlineData(96_000, 960)]
    public void A_ramp_takes_10_ms_at_every_rate(int rate, int frames)
    {
        AudioFormat format = new(rate, 2);
        Bench bench = new(CallbackSizes.Fixed(64), format);
        bench.Renderer.Add(new ConstantSource(format), "one");
        bench.Device.Render(2 * frames);

        Assert.Equal(frames - 1, Array.FindIndex(bench.Left, sample => sample == 1f));
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_ramp_to_silence_lands_on_exact_zero(int size)
    {
        Bench bench = new(Sizes.Of(size));
        Voice voice = bench.Renderer.Add(new ToneSource(997, 1), "one");
        bench.Device.Render(700);
        voice.Target = VoiceTarget.Silenced;
        bench.Device.Render(5000);

        Assert.Contains(bench.Left[700..1179], sample => sample != 0f);
        Assert.All(bench.Left[1179..], sample => Assert.Equal(0f, sample));
        Assert.Equal(0f, voice.Meter.Gain);
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_new_target_in_the_middle_of_a_ramp_starts_from_the_current_gain(int size)
    {
        Bench bench = new(Sizes.Of(size));
        Voice voice = bench.Renderer.Add(new ConstantSource(AudioFormat.Stereo48k), "one");
        bench.Device.Render(120);
        voice.Target = VoiceTarget.Silenced;
        bench.Device.Render(600);

        float[] left = bench.Left;
        Assert.Equal(0.25f, left[119], Rounding);
        Assert.Equal(0.25f - 0.25f / 480, left[120], Rounding);
        Assert.Equal(0.125f, left[359], Rounding);
        Assert.True(left[598] > 0f);
        Assert.All(left[599..], sample => Assert.Equal(0f, sample));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Every_channel_of_a_frame_has_the_same_gain(int channels)
    {
        AudioFormat format = new(48_000, channels);
        Bench bench = new(CallbackSizes.Script(7, 33, 480), format);
        bench.Renderer.Add(new ConstantSource(format), "one");
        bench.Device.Render(600);

        for (int channel = 0; channel < channels; channel++)
        {
            Assert.Equal(bench.Left, bench.Mix.Channel(channel));
        }

        Assert.Equal(100 / 480f, bench.Left[99], Rounding);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void A_gain_outside_0_to_1_is_refused_where_it_is_made(float gain) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VoiceTarget(gain));
}
