namespace AudioSessions.Player.Picture;

/// <summary>Reduces samples to what a lane can show.</summary>
public static class Waveform
{
    /// <summary>Splits <paramref name="samples"/> into columns of equal length and keeps each one's least and greatest sample, zero included.</summary>
    /// <param name="samples">Samples of one channel, or interleaved frames: the columns then span all channels.</param>
    /// <param name="columns">How many columns, usually <see cref="PictureWriter.Columns"/>; not negative.</param>
    /// <returns>The columns; silent ones where there are fewer samples than columns.</returns>
    public static WaveColumn[] Reduce(ReadOnlySpan<float> samples, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var result = new WaveColumn[columns];
        for (var i = 0; i < columns; i++)
        {
            var from = (int)((long)samples.Length * i / columns);
            var to = (int)((long)samples.Length * (i + 1) / columns);
            result[i] = Extremes(samples[from..to]);
        }

        return result;
    }

    private static WaveColumn Extremes(ReadOnlySpan<float> samples)
    {
        var (min, max) = (0f, 0f);
        foreach (var sample in samples)
        {
            min = Math.Min(min, sample);
            max = Math.Max(max, sample);
        }

        return new WaveColumn(min, max);
    }
}
