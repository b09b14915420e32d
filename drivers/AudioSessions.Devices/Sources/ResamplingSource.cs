using System.Numerics;
using System.Runtime.InteropServices;

namespace AudioSessions.Devices;

/// <summary>
/// A source at another sample rate, by a polyphase windowed-sinc filter (Kaiser window, linear phase, no delay).
/// </summary>
/// <remarks>
/// Flat to 0.9 of the lower of the two Nyquist frequencies; images and aliases of what lies within that band are below
/// -95 dB, and whatever lies above the lower Nyquist frequency is attenuated by as much. Reads ahead by about 64 frames
/// of the lower rate. Reading does not allocate.
/// </remarks>
public sealed class ResamplingSource : IAudioSource
{
    private const int ChunkFrames = 256;

    private readonly IAudioSource _source;
    private readonly ResamplingFilter _filter;
    private readonly int _channels;
    private readonly float[] _input;
    private readonly float[][] _history;
    private int _filled;
    private int _window;
    private int _fraction;
    private long _read;
    private long _written;
    private bool _sourceEnded;

    /// <summary>Wraps a source.</summary>
    /// <param name="source">The source; read by this object only from now on.</param>
    /// <param name="sampleRate">The wanted rate in Hz.</param>
    public ResamplingSource(IAudioSource source, int sampleRate)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _channels = source.Format.Channels;
        Format = new AudioFormat(sampleRate, _channels);
        _filter = ResamplingFilter.For(source.Format.SampleRate, sampleRate);
        _input = new float[ChunkFrames * _channels];
        _history = new float[_channels][];
        for (int channel = 0; channel < _channels; channel++)
        {
            _history[channel] = new float[_filter.Taps + 2 * ChunkFrames];
        }

        // Zeros before the first frame, so that the first output lies exactly on the first input.
        _filled = _filter.Taps / 2 - 1;
    }

    /// <inheritdoc/>
    public AudioFormat Format { get; }

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        int frames = interleaved.Length / _channels;
        for (int frame = 0; frame < frames; frame++)
        {
            while (_window + _filter.Taps > _filled)
            {
                Refill();
            }

            if (_sourceEnded && (Int128)_written * _filter.Step >= (Int128)_read * _filter.Phases)
            {
                return frame;
            }

            for (int channel = 0; channel < _channels; channel++)
            {
                interleaved[frame * _channels + channel] =
                    _filter.Apply(_history[channel].AsSpan(_window, _filter.Taps), _fraction);
            }

            _written++;
            _fraction += _filter.Step;
            _window += _fraction / _filter.Phases;
            _fraction %= _filter.Phases;
        }

        return frames;
    }

    private void Refill()
    {
        DropWhatIsPast();
        int got = _sourceEnded ? 0 : Math.Clamp(_source.Read(_input), 0, ChunkFrames);
        _sourceEnded |= got < ChunkFrames;
        _read += got;

        // After the end the filter runs out over zeros.
        _input.AsSpan(got * _channels).Clear();
        for (int channel = 0; channel < _channels; channel++)
        {
            Span<float> history = _history[channel].AsSpan(_filled, ChunkFrames);
            for (int i = 0; i < ChunkFrames; i++)
            {
                history[i] = _input[i * _channels + channel];
            }
        }

        _filled += ChunkFrames;
    }

    private void DropWhatIsPast()
    {
        int past = Math.Min(_window, _filled);
        foreach (float[] history in _history)
        {
            history.AsSpan(past, _filled - past).CopyTo(history);
        }

        _filled -= past;
        _window -= past;
    }
}

/// <summary>The coefficients of one conversion: a row of taps for each position between two input frames.</summary>
internal sealed class ResamplingFilter
{
    // With 1,024 rows the error of interpolating between rows is below -118 dB.
    private const int MaximumRows = 1024;

    // 128 taps of the lower rate and this window give a stop band of 100 dB and a transition of a tenth of the band.
    private const int HalfWidth = 64;
    private const double KaiserBeta = 10.06;
    private const double Cutoff = 0.95;

    private readonly float[][] _rows;
    private readonly bool _exact;

    private ResamplingFilter(int fromRate, int toRate)
    {
        int divisor = (int)BigInteger.GreatestCommonDivisor(fromRate, toRate);
        Phases = toRate / divisor;
        Step = fromRate / divisor;
        double band = Math.Min(1.0, (double)toRate / fromRate);
        int half = (int)Math.Ceiling(HalfWidth / band);
        Taps = 2 * half;
        _exact = Phases <= MaximumRows;
        int rows = _exact ? Phases : MaximumRows;
        _rows = new float[rows + 1][];
        for (int row = 0; row <= rows; row++)
        {
            _rows[row] = Row((double)row / rows, half, Cutoff * band);
        }
    }

    /// <summary>Positions between two input frames.</summary>
    public int Phases { get; }

    /// <summary>Positions from one output frame to the next.</summary>
    public int Step { get; }

    /// <summary>Input frames under the filter.</summary>
    public int Taps { get; }

    public static ResamplingFilter For(int fromRate, int toRate) => new(fromRate, toRate);

    /// <summary>The sample at a position between the two middle frames of the window.</summary>
    public float Apply(ReadOnlySpan<float> window, int phase)
    {
        if (_exact)
        {
            return Dot(window, _rows[phase]);
        }

        double row = (double)phase * (_rows.Length - 1) / Phases;
        int below = (int)row;
        float between = (float)(row - below);
        float low = Dot(window, _rows[below]);
        return low + (Dot(window, _rows[below + 1]) - low) * between;
    }

    private static float Dot(ReadOnlySpan<float> window, ReadOnlySpan<float> row)
    {
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(window);
        ReadOnlySpan<Vector<float>> b = MemoryMarshal.Cast<float, Vector<float>>(row);
        Vector<float> even = Vector<float>.Zero;
        Vector<float> odd = Vector<float>.Zero;
        int last = Math.Min(a.Length, b.Length);
        int i = 0;

        // Two sums, so that one addition need not wait for the one before.
        for (; i + 1 < last; i += 2)
        {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }

        even += i < last ? a[i] * b[i] : Vector<float>.Zero;
        float result = Vector.Sum(even + odd);
        for (i = a.Length * Vector<float>.Count; i < window.Length; i++)
        {
            result += window[i] * row[i];
        }

        return result;
    }

    private static float[] Row(double fraction, int half, double cutoff)
    {
        double[] taps = new double[2 * half];
        double sum = 0;
        for (int i = 0; i < taps.Length; i++)
        {
            double distance = i - (half - 1) - fraction;
            taps[i] = Sinc(cutoff * distance) * Kaiser(distance / half);
            sum += taps[i];
        }

        // Each row passes a constant unchanged: no tone at the row rate.
        return Array.ConvertAll(taps, tap => (float)(tap / sum));
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) =>
        Math.Abs(x) >= 1 ? 0 : BesselI0(KaiserBeta * Math.Sqrt(1 - x * x)) / BesselI0(KaiserBeta);

    private static double BesselI0(double x)
    {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-16; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }
}
