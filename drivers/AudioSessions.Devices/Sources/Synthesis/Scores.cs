namespace AudioSessions.Devices;

/// <summary>What each of the synthesised sounds consists of.</summary>
internal static class Scores
{
    private static readonly double[] Pluck = [1, 0.45, 0.22, 0.12, 0.06, 0.03];
    private static readonly double[] Bass = [1, 0.5, 0.2, 0.08];
    private static readonly double[] Pad = [1, 0.25, 0.12, 0.05];
    private static readonly double[] Chime = [1, 0.1, 0.3, 0.02, 0.08];
    private static readonly double[] Warble = [1, 0, 0.35, 0, 0.15];
    private static readonly double[] Beep = [1, 0, 0.3, 0, 0.12, 0, 0.05];

    // Notes as semitones from A at 440 Hz: A minor, F major, C major, G major, each with a colour note.
    private static readonly int[][] Chords =
    [
        [-12, -9, -5, -2], [-16, -12, -9, -5], [-21, -17, -14, -9], [-14, -10, -7, -5],
        [-12, -9, -5, 2], [-16, -12, -9, 0], [-19, -12, -9, -4], [-14, -10, -7, 0],
    ];

    // Which note of the chord each eighth of a bar plays.
    private static readonly int[] Arpeggio = [0, 2, 1, 3, 2, 3, 1, 2];

    public static AudioClip Render(SoundKind kind, int rate, int seed) => kind switch
    {
        SoundKind.Music => Music(rate, seed),
        SoundKind.NavigationPrompt => NavigationPrompt(rate, seed),
        SoundKind.GameAmbience => GameAmbience(rate, seed),
        SoundKind.VoiceMemo => new ClipCanvas(rate, 1).ToClip(0),
        SoundKind.PhoneRing => PhoneRing(rate),
        SoundKind.Alarm => Alarm(rate),
        SoundKind.VoiceCall => Talk(rate, seed, SpeechVoice.OnTheTelephone, 0.3),
        SoundKind.Speech => Talk(rate, seed, SpeechVoice.Near, 0.3),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such sound."),
    };

    private static AudioClip Music(int rate, int seed)
    {
        const double Bar = 2.4;
        const double Eighth = Bar / 8;
        ClipCanvas canvas = new(rate, Bar * Chords.Length);
        Random random = new(seed);
        for (int bar = 0; bar < Chords.Length; bar++)
        {
            int[] chord = Chords[bar];
            double start = bar * Bar;
            AddBass(canvas, start, chord[0] - 12, Bar);
            for (int voice = 0; voice < chord.Length; voice++)
            {
                AddScaled(canvas, start, Pitch(chord[voice]), Pad, 0.05, new Envelope(Bar + 0.8, 0.6, 0.9), 0.4 * voice - 0.6);
            }

            for (int beat = 0; beat < 8; beat++)
            {
                int octave = random.Next(4) == 0 ? 12 : 0;
                double loud = (beat % 4 == 0 ? 0.26 : 0.19) * (0.9 + 0.2 * random.NextDouble());
                AddScaled(canvas, start + beat * Eighth, Pitch(chord[Arpeggio[beat]] + 12 + octave), Pluck, loud,
                    new Envelope(1.4, 0.004, 0.3, 0.32), beat % 2 == 0 ? -0.45 : 0.45);
            }
        }

        return canvas.ToClip(0.32);
    }

    private static void AddBass(ClipCanvas canvas, double start, int note, double bar)
    {
        AddScaled(canvas, start, Pitch(note), Bass, 0.3, new Envelope(bar * 0.6, 0.01, 0.2, 0.9));
        AddScaled(canvas, start + bar * 0.625, Pitch(note), Bass, 0.22, new Envelope(bar * 0.35, 0.01, 0.15, 0.7));
    }

    private static AudioClip NavigationPrompt(int rate, int seed)
    {
        ClipCanvas canvas = new(rate, 4.2);
        AddScaled(canvas, 0, 659.26, Chime, 0.5, new Envelope(0.9, 0.005, 0.3, 0.25), -0.2);
        AddScaled(canvas, 0.22, 880, Chime, 0.5, new Envelope(1.1, 0.005, 0.3, 0.3), 0.2);
        canvas.Add(0.75, new SpeechSynthesizer(rate, seed, SpeechVoice.Navigator).Render(2.9), 0.62);
        return canvas.ToClip(0.35);
    }

    private static AudioClip GameAmbience(int rate, int seed)
    {
        const double Seconds = 16;
        ClipCanvas canvas = new(rate, Seconds);
        Random random = new(seed);
        canvas.Add(0, Wind.Render(rate, Seconds, random), 1, -0.6);
        canvas.Add(0, Wind.Render(rate, Seconds, random), 1, 0.6);
        int[] pentatonic = [3, 5, 8, 10, 12, 15, 17, 20];
        for (double at = 0.8; at < Seconds; at += 1.2 + 1.6 * random.NextDouble())
        {
            double pitch = Pitch(pentatonic[random.Next(pentatonic.Length)]);
            double pan = 1.6 * random.NextDouble() - 0.8;
            for (int echo = 0; echo < 4; echo++)
            {
                // A bell's overtones are not harmonic; each echo is softer and on the other side.
                double loud = 0.34 * Math.Pow(0.45, echo);
                Envelope ring = new(1.8, 0.004, 0.4, 0.4);
                canvas.AddNote(at + 0.31 * echo, pitch, [loud], ring, pan);
                canvas.AddNote(at + 0.31 * echo, pitch * 2.76, [loud * 0.3], ring with { Decay = 0.16 }, pan);
                pan = -pan;
            }
        }

        return canvas.ToClip(0.24);
    }

    private static AudioClip PhoneRing(int rate)
    {
        ClipCanvas canvas = new(rate, 3.0);
        for (int burst = 0; burst < 2; burst++)
        {
            for (int turn = 0; turn < 10; turn++)
            {
                // Two pitches in turn, overlapping, so that the change is smooth.
                double pitch = turn % 2 == 0 ? 830.6 : 1046.5;
                AddScaled(canvas, burst * 0.6 + turn * 0.045, pitch, Warble, 1, new Envelope(0.06, 0.015, 0.015));
            }
        }

        return canvas.ToClip(0.32);
    }

    private static AudioClip Alarm(int rate)
    {
        ClipCanvas canvas = new(rate, 1.0);
        for (int beep = 0; beep < 4; beep++)
        {
            AddScaled(canvas, beep * 0.14, 1975.5, Beep, 1, new Envelope(0.085, 0.006, 0.008));
        }

        return canvas.ToClip(0.26);
    }

    private static AudioClip Talk(int rate, int seed, SpeechVoice voice, double peak)
    {
        const double Seconds = 9;
        ClipCanvas canvas = new(rate, Seconds);
        canvas.Add(0, new SpeechSynthesizer(rate, seed, voice).Render(Seconds), 1);
        return canvas.ToClip(peak);
    }

    private static void AddScaled(
        ClipCanvas canvas, double at, double frequency, double[] harmonics, double amplitude, Envelope envelope, double pan = 0) =>
        canvas.AddNote(at, frequency, Array.ConvertAll(harmonics, harmonic => harmonic * amplitude), envelope, pan);

    private static double Pitch(int semitones) => 440 * Math.Pow(2, semitones / 12.0);
}
