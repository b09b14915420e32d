using System.Numerics;
using System.Runtime.InteropServices;

namespace AudioSessions.Devices;

/// <summary>The loops over samples that every callback runs, in vector code.</summary>
internal static class SampleMath
{
    private const int ExponentBits = 0x7F80_0000;
    private const int MagnitudeBits = 0x7FFF_FFFF;

    /// <summary>Multiplies a block by a gain, adds it to the mix, and measures it on the way.</summary>
    public static void AddScaled(Span<float> block, float gain, Span<float> mix, ref BlockLevel level)
    {
        Span<Vector<float>> from = MemoryMarshal.Cast<float, Vector<float>>(block);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(mix[..block.Length]);
        Vector<float> gains = new(gain);
        Vector<int> magnitude = new(MagnitudeBits);
        Vector<int> peak = Vector<int>.Zero;

        // Two sums of squares, so that one addition need not wait for the one before. Magnitudes compare as their bits
        // do, and integers compare faster.
        Vector<float> even = Vector<float>.Zero;
        Vector<float> odd = Vector<float>.Zero;
        int i = 0;
        for (; i + 1 < from.Length && i + 1 < to.Length; i += 2)
        {
            Vector<float> first = from[i] * gains;
            Vector<float> second = from[i + 1] * gains;
            from[i] = first;
            from[i + 1] = second;
            to[i] += first;
            to[i + 1] += second;
            peak = Vector.Max(peak, Vector.AsVectorInt32(first) & magnitude);
            peak = Vector.Max(peak, Vector.AsVectorInt32(second) & magnitude);
            even += first * first;
            odd += second * second;
        }

        level.Add(Vector.AsVectorSingle(peak), even + odd);
        for (i *= Vector<float>.Count; i < block.Length; i++)
        {
            block[i] *= gain;
            mix[i] += block[i];
            level.Add(block[i]);
        }
    }

    /// <summary>Replaces what is not a finite number by 0.</summary>
    /// <returns>How many samples were replaced.</returns>
    public static int RemoveNonFinite(Span<float> block)
    {
        // Infinities and what is no number have all bits of the exponent set.
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<float, Vector<int>>(block);
        Vector<int> exponent = new(ExponentBits);
        Vector<int> found = Vector<int>.Zero;
        foreach (Vector<int> bits in vectors)
        {
            found |= Vector.Equals(bits & exponent, exponent);
        }

        bool any = found != Vector<int>.Zero;
        foreach (float sample in block[(vectors.Length * Vector<int>.Count)..])
        {
            any |= !float.IsFinite(sample);
        }

        return any ? ReplaceNonFinite(block) : 0;
    }

    /// <summary>Limits each sample to -1 to 1.</summary>
    /// <returns>How many frames had a sample beyond.</returns>
    public static int Clip(Span<float> block, int channels)
    {
        Vector<int> limit = new(BitConverter.SingleToInt32Bits(1f));
        Vector<int> magnitude = new(MagnitudeBits);
        Vector<int> found = Vector<int>.Zero;
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<float, Vector<int>>(block);
        foreach (Vector<int> bits in vectors)
        {
            found |= Vector.GreaterThan(bits & magnitude, limit);
        }

        bool beyond = found != Vector<int>.Zero;
        foreach (float sample in block[(vectors.Length * Vector<int>.Count)..])
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
