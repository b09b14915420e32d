namespace AudioSessions.Devices;

/// <summary>Filtered noise whose loudness and colour swell slowly.</summary>
internal static class Wind
{
    private const double OverlapSeconds = 1;

    // The swell moves so slowly that its steps are far below the noise.
    private const int ControlFrames = 16;

    /// <summary>A loop of wind without a seam.</summary>
    public static double[] Render(int rate, double seconds, Random random)
    {
        int frames = (int)Math.Round(rate * seconds);
        int overlap = (int)Math.Round(rate * OverlapSeconds);
        double[] noise = Filtered(frames + overlap, rate, seconds, random);

        // The beginning fades in over what follows the end, with equal power, since the two are unlike.
        for (int i = 0; i < overlap; i++)
        {
            double angle = Math.PI / 2 * i / overlap;
            noise[i] = noise[i] * Math.Sin(angle) + noise[frames + i] * Math.Cos(angle);
        }

        return noise[..frames];
    }

    private static double[] Filtered(int frames, int rate, double loopSeconds, Random random)
    {
        double[] samples = new double[frames];
        double phase = random.NextDouble();
        double low = 0;
        double lower = 0;
        double floor = 0;
        double swell = 0;
        double follow = 0;
        for (int i = 0; i < frames; i++)
        {
            if (i % ControlFrames == 0)
            {
                // Whole numbers of swells in the loop, so that they join at its seam too.
                double turn = 2 * Math.PI * ((double)i / rate / loopSeconds + phase);
                swell = 0.5 + 0.28 * Math.Sin(3 * turn) + 0.18 * Math.Sin(5 * turn + 1.3);
                follow = 1 - Math.Exp(-2 * Math.PI * (260 + 700 * swell) / rate);
            }

            low += follow * (2 * random.NextDouble() - 1 - low);
            lower += follow * (low - lower);
            floor += 2 * Math.PI * 60 / rate * (lower - floor);
            samples[i] = (lower - floor) * (0.35 + swell);
        }

        return samples;
    }
}
