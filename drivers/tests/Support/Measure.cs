namespace AudioSessions.Devices.Tests;

/// <summary>Measures tones by fitting sines.</summary>
internal static class Measure
{
    /// <summary>
    /// The amplitude of a tone in a signal, and the level of all that is not this tone, relative to it in dB.
    /// </summary>
    public static (double Amplitude, double RestDecibels) Tone(ReadOnlySpan<float> samples, double frequency, int rate)
    {
        // Least squares for a cosine, a sine and a constant would need a solver; over whole turns they are orthogonal.
        int period = (int)(samples.Length * frequency / rate);
        int length = (int)Math.Round(period * rate / frequency);
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < length; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * frequency / rate * i);
            cosine += samples[i] * cos * 2 / length;
            sine += samples[i] * sin * 2 / length;
        }

        double rest = 0;
        for (int i = 0; i < length; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * frequency / rate * i);
            double difference = samples[i] - cosine * cos - sine * sin;
            rest += difference * difference / length;
        }

        double amplitude = Math.Sqrt(cosine * cosine + sine * sine);
        return (amplitude, 10 * Math.Log10(rest / (amplitude * amplitude / 2)));
    }

    /// <summary>The root mean square in dB relative to full scale.</summary>
    public static double Decibels(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += sample * (double)sample;
        }

        return 10 * Math.Log10(sum / samples.Length);
    }
}
