using AudioSessions.Player.Picture;

namespace AudioSessions.Tests.Picture;

/// <summary>Samples reduced to columns.</summary>
public class WaveformTests
{
    [Fact]
    public void Each_column_keeps_the_extremes_of_its_samples() => Assert.Equal(
        [new WaveColumn(-0.5f, 0.25f), new WaveColumn(0, 1)], Waveform.Reduce([0.25f, -0.5f, 1, 0.5f], 2));

    [Fact]
    public void No_sample_is_left_out()
    {
        for (var length = 1; length < 200; length++)
        {
            for (var loud = 0; loud < length; loud++)
            {
                var samples = new float[length];
                samples[loud] = 1;
                Assert.Single(Waveform.Reduce(samples, 7), c => c.Max == 1);
            }
        }
    }

    [Fact]
    public void Without_samples_all_is_silent() => Assert.Equal(new WaveColumn[5], Waveform.Reduce([], 5));

    [Fact]
    public void A_negative_number_of_columns_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveform.Reduce([1], -1));
}
