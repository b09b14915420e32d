using System.Collections.Concurrent;

namespace AudioSessions.Properties.Sound;

/// <summary>Measures tones in 48 kHz samples by correlation with a sine and a cosine.</summary>
/// <remarks>Over whole turns of all of them, tones of different frequencies do not disturb one another.</remarks>
internal static class Tones
{
    public const int Rate = 48_000;

    /// <summary>How far a measured amplitude may be off: rounding of single-precision samples, 100 dB below full scale.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>The shortest span over which every multiple of 100 Hz makes whole turns: 10 ms.</summary>
    public const int ShortWindow = Rate / 100;

    /// <summary>The shortest span over which every multiple of 10 Hz makes whole turns: 100 ms.</summary>
    public const int Window = Rate / 10;

    private static readonly ConcurrentDictionary<(double Frequency, int Frames), (double[] Sines, double[] Cosines)> _waves = new();

    /// <summary>The amplitude of a tone in the left channel.</summary>
    /// <param name="interleaved">As many frames as the tone makes whole turns in.</param>
    /// <param name="frequency">In Hz.</param>
    /// <param name="channels">Samples per frame.</param>
    public static double Amplitude(ReadOnlySpan<float> interleaved, double frequency, int channels = 2)
    {
        var frames = interleaved.Length / channels;
        var (sines, cosines) = _waves.GetOrAdd((frequency, frames), static key => Waves(key.Frequency, key.Frames));
        double sine = 0, cosine = 0;
        for (var i = 0; i < frames; i++)
        {
            sine += interleaved[channels * i] * sines[i];
            cosine += interleaved[channels * i] * cosines[i];
        }

        return 2.0 / frames * Math.Sqrt((sine * sine) + (cosine * cosine));
    }

    /// <summary>The largest difference between two neighbouring samples of a tone of amplitude 1.</summary>
    public static double LargestStep(double frequency) => 2 * Math.Sin(Math.PI * frequency / Rate);

    private static (double[] Sines, double[] Cosines) Waves(double frequency, int frames)
    {
        var turns = frequency * frames / Rate;
        if (Math.Abs(turns - Math.Round(turns)) > 1e-9)
        {
            throw new ArgumentException($"{frequency} Hz makes {turns} turns in {frames} frames: measure over whole turns.", nameof(frequency));
        }

        var angles = Enumerable.Range(0, frames).Select(i => 2 * Math.PI * frequency / Rate * i).ToList();
        return ([.. angles.Select(Math.Sin)], [.. angles.Select(Math.Cos)]);
    }
}
