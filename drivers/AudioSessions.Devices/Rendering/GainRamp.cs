using System.Numerics;
using System.Runtime.InteropServices;

namespace AudioSessions.Devices;

/// <summary>
/// A gain that moves to its target linearly over 10 ms. The gain of a frame depends only on how many frames of the ramp
/// are left, so the samples are the same however the frames are cut into callbacks.
/// </summary>
internal struct GainRamp
{
    /// <summary>How long every change of gain takes.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(10);

    private readonly int _length;
    private readonly float _perFrame;
    private readonly int _channels;
    private float _target;
    private float _delta;
    private int _remaining;

    /// <summary>A ramp that rests at silence.</summary>
    public GainRamp(AudioFormat format)
    {
        _length = (int)Math.Max(1, format.Frames(Duration));
        _perFrame = 1f / _length;
        _channels = format.Channels;
    }

    /// <summary>Frames until the target is reached; 0 when it is.</summary>
    public readonly int Remaining => _remaining;

    /// <summary>The gain of the last frame.</summary>
    public readonly float Current => GainWhenLeft(_remaining);

    /// <summary>Whether the gain rests at exactly 0.</summary>
    public readonly bool IsSilent => _remaining == 0 && _target == 0f;

    /// <summary>Starts a new ramp from the current gain, if the target is a new one.</summary>
    public void Retarget(float target)
    {
        if (target == _target)
        {
            return;
        }

        _delta = target - Current;
        _target = target;
        _remaining = _length;
    }

    /// <summary>Multiplies a block of whole frames by the gain, and moves on by as many frames.</summary>
    public void Apply(Span<float> block)
    {
        block = ApplyRamp(block);
        if (_target == 0f)
        {
            block.Clear();
        }
        else
        {
            foreach (ref float sample in block)
            {
                sample *= _target;
            }
        }
    }

    /// <summary>Multiplies a block of whole frames by the gain, adds it to the mix, and moves on by as many frames.</summary>
    public void ApplyAndMix(Span<float> block, Span<float> mix, ref BlockLevel level)
    {
        Span<float> steady = ApplyRamp(block);
        int ramped = block.Length - steady.Length;
        SampleMath.AddScaled(block[..ramped], 1f, mix, ref level);
        if (_target == 0f)
        {
            // Zeros by writing them: a sample times 0 may be -0, or NaN.
            steady.Clear();
        }
        else
        {
            SampleMath.AddScaled(steady, _target, mix[ramped..], ref level);
        }
    }

    // What is left of the block lies behind the ramp.
    private Span<float> ApplyRamp(Span<float> block)
    {
        int ramped = Math.Min(_remaining, block.Length / _channels);
        if (ramped > 0)
        {
            Scale(block[..(ramped * _channels)]);
            _remaining -= ramped;
        }

        return block[(ramped * _channels)..];
    }

    // Anchored at the target, not at the start: with no frames left it is the target exactly, 0 included.
    private readonly float GainWhenLeft(int frames) => _target - _delta * (frames * _perFrame);

    private readonly void Scale(Span<float> block)
    {
        int done = 0;
        if (Vector<float>.Count % _channels == 0)
        {
            Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(block);
            ScaleVectors(vectors);
            done = vectors.Length * Vector<float>.Count;
        }

        for (int i = done; i < block.Length; i++)
        {
            block[i] *= GainWhenLeft(_remaining - 1 - i / _channels);
        }
    }

    // The same operations in the same order as GainWhenLeft, so that both give the same bits.
    private readonly void ScaleVectors(Span<Vector<float>> vectors)
    {
        Vector<float> perFrame = new(_perFrame);
        Vector<float> delta = new(_delta);
        Vector<float> target = new(_target);
        Vector<float> step = new(Vector<float>.Count / _channels);
        Vector<float> left = new Vector<float>(_remaining - 1) - FrameOfLane(_channels);
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] *= target - delta * (left * perFrame);
            left -= step;
        }
    }

    private static Vector<float> FrameOfLane(int channels)
    {
        Span<float> frames = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < frames.Length; lane++)
        {
            frames[lane] = lane / channels;
        }

        return new Vector<float>(frames);
    }
}
