namespace AudioSessions.Devices;

/// <summary>How a voice sounds.</summary>
/// <param name="Pitch">The middle of its pitch, in Hz.</param>
/// <param name="Intonation">How far the pitch moves, as a part of it.</param>
/// <param name="FormantScale">1 for a long vocal tract, more for a shorter one.</param>
/// <param name="SyllableSeconds">The mean length of a syllable.</param>
/// <param name="LowestHz">Nothing below is sent: the line's lower edge.</param>
/// <param name="HighestHz">Nothing above is sent.</param>
internal sealed record SpeechVoice(
    double Pitch, double Intonation, double FormantScale, double SyllableSeconds, double LowestHz, double HighestHz)
{
    public static readonly SpeechVoice Near = new(118, 0.18, 1.0, 0.17, 60, 5_000);
    public static readonly SpeechVoice OnTheTelephone = new(195, 0.22, 1.16, 0.15, 300, 3_400);
    public static readonly SpeechVoice Navigator = new(168, 0.10, 1.08, 0.20, 80, 5_000);
}

/// <summary>
/// Babble with the melody and the vowels of speech: harmonics of a moving pitch, weighted by the formants of vowels
/// that glide into each other, with a hiss of noise for some consonants. Phrases, with pauses between them.
/// </summary>
internal sealed class SpeechSynthesizer
{
    private const double ControlSeconds = 0.005;

    // First three formants in Hz of: a, e, i, o, u, ae, schwa.
    private static readonly double[][] Vowels =
    [
        [730, 1090, 2440], [530, 1840, 2480], [280, 2250, 2950], [570, 840, 2410],
        [310, 870, 2240], [660, 1720, 2410], [500, 1500, 2500],
    ];

    private static readonly double[] Bandwidths = [90, 110, 160];
    private static readonly double[] FormantGains = [1, 0.6, 0.3];

    private readonly int _rate;
    private readonly SpeechVoice _voice;
    private readonly Random _random;
    private readonly double[] _formants = [500, 1500, 2500];

    public SpeechSynthesizer(int rate, int seed, SpeechVoice voice)
    {
        _rate = rate;
        _voice = voice;
        _random = new Random(seed);
    }

    /// <summary>Speech of a given length that begins and ends in silence; its peak is 1.</summary>
    public double[] Render(double seconds)
    {
        double[] samples = new double[(int)Math.Round(seconds * _rate)];
        List<Syllable> syllables = Plan(seconds);
        AddVoiced(samples, syllables);
        double peak = samples.Max(Math.Abs);
        if (peak > 0)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] /= peak;
            }
        }

        foreach (Syllable syllable in syllables.Where(syllable => syllable.Hiss))
        {
            AddHiss(samples, syllable.Start);
        }

        return samples;
    }

    private List<Syllable> Plan(double seconds)
    {
        List<Syllable> syllables = [];
        double at = 0.05;
        while (true)
        {
            int inPhrase = _random.Next(4, 8);
            for (int i = 0; i < inPhrase; i++)
            {
                double length = _voice.SyllableSeconds * (0.75 + 0.6 * _random.NextDouble()) * (i == inPhrase - 1 ? 1.4 : 1);
                if (at + length > seconds - 0.15)
                {
                    return syllables;
                }

                // The pitch sinks along a phrase, with an accent here and there.
                double sink = 1 - 2.0 * i / inPhrase;
                double accent = _random.Next(3) == 0 ? 0.6 : 0;
                double pitch = _voice.Pitch * (1 + _voice.Intonation * (0.6 * sink + accent));
                syllables.Add(new Syllable(at, length, pitch, Vowels[_random.Next(Vowels.Length)],
                    0.7 + 0.3 * _random.NextDouble(), _random.Next(3) == 0));
                at += length;
            }

            at += 0.25 + 0.2 * _random.NextDouble();
        }
    }

    private void AddVoiced(double[] samples, List<Syllable> syllables)
    {
        int harmonics = (int)(Math.Min(_voice.HighestHz, 0.45 * _rate) / (_voice.Pitch * (1 - _voice.Intonation)));
        double[] from = new double[harmonics];
        double[] to = new double[harmonics];
        int block = (int)(ControlSeconds * _rate);
        double turns = 0;
        double pitch = _voice.Pitch;
        int current = 0;
        for (int start = 0; start < samples.Length; start += block)
        {
            double time = (double)(start + block) / _rate;
            while (current + 1 < syllables.Count && time >= syllables[current + 1].Start)
            {
                current++;
            }

            double loudness = syllables.Count == 0 ? 0 : Glide(syllables[current], time, ref pitch);
            (from, to) = (to, from);
            Weigh(to, pitch, start + 2 * block >= samples.Length ? 0 : loudness);
            int end = Math.Min(block, samples.Length - start);
            for (int i = 0; i < end; i++)
            {
                turns += pitch / _rate;
                turns -= Math.Floor(turns);
                samples[start + i] = Sum(from, to, (i + 1.0) / block, turns);
            }
        }
    }

    // Moves pitch and formants towards the syllable's; the loudness swells and falls within it.
    private double Glide(Syllable syllable, double time, ref double pitch)
    {
        pitch += 0.12 * (syllable.Pitch - pitch);
        for (int i = 0; i < _formants.Length; i++)
        {
            _formants[i] += 0.22 * (syllable.Vowel[i] * _voice.FormantScale - _formants[i]);
        }

        double within = (time - syllable.Start) / syllable.Length;
        return within is <= 0 or >= 1 ? 0 : syllable.Loudness * Math.Pow(Math.Sin(Math.PI * within), 0.6);
    }

    private void Weigh(double[] weights, double pitch, double loudness)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            double frequency = pitch * (i + 1);
            double resonance = 0.02;
            for (int formant = 0; formant < _formants.Length; formant++)
            {
                double distance = (frequency - _formants[formant]) / Bandwidths[formant];
                resonance += FormantGains[formant] / (1 + distance * distance);
            }

            weights[i] = loudness * resonance * Band(frequency) / Math.Sqrt(i + 1);
        }
    }

    // 1 within the voice's band, falling smoothly to 0 at its edges.
    private double Band(double frequency) =>
        Math.Clamp((frequency - _voice.LowestHz) / 40, 0, 1) * Math.Clamp((_voice.HighestHz - frequency) / 300, 0, 1);

    // All harmonics of one phase: sin((n+1)x) = 2 cos(x) sin(nx) - sin((n-1)x).
    private static double Sum(double[] from, double[] to, double share, double turns)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * turns);
        double before = 0;
        double sum = 0;
        for (int i = 0; i < from.Length; i++)
        {
            sum += (from[i] + (to[i] - from[i]) * share) * sin;
            (before, sin) = (sin, 2 * cos * sin - before);
        }

        return sum;
    }

    private void AddHiss(double[] samples, double at)
    {
        double centre = Math.Min(0.85 * _voice.HighestHz, 0.35 * _rate);
        int frames = (int)(0.075 * _rate);
        int start = Math.Max(0, (int)((at - 0.03) * _rate));
        double turn = 2 * Math.PI * centre / _rate;
        double radius = Math.Exp(-Math.PI * 700 / _rate);
        double one = 0;
        double two = 0;
        for (int i = 0; i < frames && start + i < samples.Length; i++)
        {
            // A resonator excited by noise.
            double noise = (2 * _random.NextDouble() - 1) * (1 - radius);
            (one, two) = (noise + 2 * radius * Math.Cos(turn) * one - radius * radius * two, one);
            samples[start + i] += 0.35 * one * Math.Pow(Math.Sin(Math.PI * i / frames), 2);
        }
    }

    private sealed record Syllable(double Start, double Length, double Pitch, double[] Vowel, double Loudness, bool Hiss);
}
