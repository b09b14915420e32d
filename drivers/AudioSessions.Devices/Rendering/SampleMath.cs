using System.Numerics;
using System.Runtime.InteropServices;

namespace AudioSessions.Devices;

/// <summary>The loops over samples that every callback runs, in vector code.</summary>
internal static class SampleMath
{
    /// <summary>Multiplies a block by a constant gain.</summary>
    public static void Scale(Span<float> block, float gain)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(block);
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] *= gain;
        }

        for (int i = vectors.Length * Vector<float>.Count; i < block.Length; i++)
        {
            block[i] *= gain;
        }
    }

    /// <summary>Adds a block to the mix, and measures the block on the way.</summary>
    public static void AddMeasured(ReadOnlySpan<float> block, Span<float> mix, ref BlockLevel level)
    {
        ReadOnlySpan<Vector<float>> from = MemoryMarshal.Cast<float, Vector<float>>(block);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(mix[..block.Length]);
        Vector<float> peak = Vector<float>.Zero;
        Vector<float> squares = Vector<float>.Zero;
        for (int i = 0; i < from.Length && i < to.Length; i++)
        {
            Vector<float> samples = from[i];
            to[i] += samples;
            peak = Vector.Max(peak, Vector.Abs(samples));
            squares += samples * samples;
        }

        level.Add(peak, squares);
        for (int i = from.Length * Vector<float>.Count; i < block.Length; i++)
        {
            mix[i] += block[i];
            level.Add(block[i]);
        }
    }

    /// <summary>Replaces what is not a finite number by 0.</summary>
    /// <returns>How many samples were replaced.</returns>
    public static int RemoveNonFinite(Span<float> block)
    {
        // A finite number times 0 is 0, anything else is NaN and stays NaN in the sum.
        Vector<float> sum = Vector<float>.Zero;
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(block);
        foreach (Vector<float> samples in vectors)
        {
            sum += samples * Vector<float>.Zero;
        }

        float rest = Vector.Sum(sum);
        foreach (float sample in block[(vectors.Length * Vector<float>.Count)..])
        {
            rest += sample * 0f;
        }

        return rest == 0f ? 0 : ReplaceNonFinite(block);
    }

    /// <summary>Limits each sample to -1 to 1.</summary>
    /// <returns>How many frames had a sample beyond.</returns>
    public static int Clip(Span<float> block, int channels)
    {
        Vector<float> peak = Vector<float>.Zero;
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(block);
        foreach (Vector<float> samples in vectors)
        {
            peak = Vector.Max(peak, Vector.Abs(samples));
        }

        bool beyond = Vector.GreaterThanAny(peak, Vector<float>.One);
        foreach (float sample in block[(vectors.Length * Vector<float>.Count)..])
        {
            beyond |= MathF.Abs(sample) > 1f;
        }

        return beyond ? ClipFrames(block, channels) : 0;
    }

    private static int ReplaceNonFinite(Span<float> block)
    {
        int count = 0;
        for (int i = 0; i < block.Length; i++)
        {
            if (!float.IsFinite(block[i]))
            {
                block[i] = 0f;
                count++;
            }
        }

        return count;
    }

    private static int ClipFrames(Span<float> block, int channels)
    {
        int clipped = 0;
        for (int start = 0; start < block.Length; start += channels)
        {
            bool beyond = false;
            for (int i = start; i < Math.Min(start + channels, block.Length); i++)
            {
                beyond |= MathF.Abs(block[i]) > 1f;
                block[i] = Math.Clamp(block[i], -1f, 1f);
            }

            clipped += beyond ? 1 : 0;
        }

        return clipped;
    }
}

/// <summary>Peak and sum of squares of the samples of one callback.</summary>
internal struct BlockLevel
{
    private float _squares;

    /// <summary>The largest magnitude so far.</summary>
    public float Peak { get; private set; }

    /// <summary>Takes the maxima and the sums of squares of many samples.</summary>
    public void Add(Vector<float> peaks, Vector<float> squares)
    {
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            Peak = MathF.Max(Peak, peaks[lane]);
        }

        _squares += Vector.Sum(squares);
    }

    /// <summary>Takes a block of samples.</summary>
    public void Add(ReadOnlySpan<float> block)
    {
        foreach (float sample in block)
        {
            Add(sample);
        }
    }

    /// <summary>Takes one sample.</summary>
    public void Add(float sample)
    {
        Peak = MathF.Max(Peak, MathF.Abs(sample));
        _squares += sample * sample;
    }

    /// <summary>The root mean square over a number of samples.</summary>
    public readonly float Rms(int samples) => samples == 0 ? 0f : MathF.Sqrt(_squares / samples);
}
