namespace AudioSessions.Devices;

/// <summary>
/// A stereo loop to draw sounds on. What reaches over the end goes on at the beginning, so that the loop has no seam.
/// </summary>
internal sealed class ClipCanvas
{
    private readonly double[] _left;
    private readonly double[] _right;

    public ClipCanvas(int rate, double seconds)
    {
        Rate = rate;
        _left = new double[(int)Math.Round(rate * seconds)];
        _right = new double[_left.Length];
    }

    public int Rate { get; }

    public int Frames => _left.Length;

    /// <summary>Adds a tone with its overtones; those that would not fit the band are left out.</summary>
    /// <param name="at">Seconds from the beginning.</param>
    /// <param name="frequency">Hz.</param>
    /// <param name="harmonics">Peaks of the fundamental and of its multiples.</param>
    /// <param name="envelope">The shape in time of all of them.</param>
    /// <param name="pan">-1 is left, 1 is right.</param>
    public void AddNote(double at, double frequency, ReadOnlySpan<double> harmonics, Envelope envelope, double pan = 0)
    {
        double[] shape = envelope.Render(Rate);
        double[] note = new double[shape.Length];
        for (int i = 0; i < harmonics.Length; i++)
        {
            AddSine(note, frequency * (i + 1), harmonics[i], shape);
        }

        Add(at, note, 1, pan);
    }

    private void AddSine(double[] note, double frequency, double amplitude, double[] shape)
    {
        if (frequency > 0.45 * Rate || amplitude == 0)
        {
            return;
        }

        // A rotating phasor: a multiplication per sample instead of a sine.
        (double turnSin, double turnCos) = Math.SinCos(2 * Math.PI * frequency / Rate);
        double sin = 0;
        double cos = amplitude;
        for (int i = 0; i < note.Length; i++)
        {
            note[i] += sin * shape[i];
            (sin, cos) = (sin * turnCos + cos * turnSin, cos * turnCos - sin * turnSin);
        }
    }

    /// <summary>Adds samples.</summary>
    public void Add(double at, ReadOnlySpan<double> samples, double amplitude, double pan = 0)
    {
        (double left, double right) = Pan(pan);
        int place = Wrap(at);
        foreach (double sample in samples)
        {
            _left[place] += left * amplitude * sample;
            _right[place] += right * amplitude * sample;
            place = place + 1 == Frames ? 0 : place + 1;
        }
    }

    /// <summary>The clip, scaled to a peak.</summary>
    public AudioClip ToClip(double peak)
    {
        double highest = 0;
        for (int i = 0; i < Frames; i++)
        {
            highest = Math.Max(highest, Math.Max(Math.Abs(_left[i]), Math.Abs(_right[i])));
        }

        double scale = highest == 0 ? 0 : peak / highest;
        float[] samples = new float[2 * Frames];
        for (int i = 0; i < Frames; i++)
        {
            samples[2 * i] = (float)(_left[i] * scale);
            samples[2 * i + 1] = (float)(_right[i] * scale);
        }

        return new AudioClip(new AudioFormat(Rate, 2), samples);
    }

    // Equal power: a sound is as loud at the side as in the middle.
    private static (double Left, double Right) Pan(double pan)
    {
        double angle = (pan + 1) * Math.PI / 4;
        return (Math.Cos(angle), Math.Sin(angle));
    }

    private int Wrap(double seconds) => (int)((long)Math.Round(seconds * Rate) % Frames);
}

/// <summary>
/// The shape of a tone in time: a smooth attack, an exponential decay, and a smooth release to exactly 0.
/// </summary>
/// <param name="Duration">Seconds in all.</param>
/// <param name="Attack">Seconds to full amplitude.</param>
/// <param name="Release">The last seconds, in which it goes to 0.</param>
/// <param name="Decay">Seconds in which the amplitude falls to a third; infinite: it holds.</param>
internal readonly record struct Envelope(double Duration, double Attack, double Release, double Decay = double.PositiveInfinity)
{
    /// <summary>The amplitude of every frame.</summary>
    public double[] Render(int rate)
    {
        double[] shape = new double[(int)(Duration * rate)];
        double decay = 1;
        double perFrame = Math.Exp(-1 / (Decay * rate));
        for (int i = 0; i < shape.Length; i++)
        {
            double time = (double)i / rate;
            shape[i] = decay * Smooth(time / Attack) * Smooth((Duration - time) / Release);
            decay *= perFrame;
        }

        return shape;
    }

    private static double Smooth(double x) => x >= 1 ? 1 : x <= 0 ? 0 : 0.5 - 0.5 * Math.Cos(Math.PI * x);
}
