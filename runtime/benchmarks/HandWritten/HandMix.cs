using System.Numerics;
using System.Runtime.InteropServices;
using AudioSessions.Devices;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>
/// A plain mix as one writes it first: each source is read into a buffer and added with a gain that moves by the same amount in each frame.
/// It measures no levels, survives no source that throws or delivers what is no number, limits nothing and takes commands from no other thread.
/// </summary>
internal sealed class HandMix(IReadOnlyList<IAudioSource> sources)
{
    private readonly float[] _gains = new float[sources.Count];
    private readonly float[] _targets = new float[sources.Count];
    private readonly float[] _buffer = new float[2048];

    /// <summary>Where all gains go within the next block.</summary>
    public void SetTargets(float gain) => Array.Fill(_targets, gain);

    /// <summary>Renders a block of stereo frames.</summary>
    public void Render(Span<float> mix)
    {
        mix.Clear();
        var block = _buffer.AsSpan(0, mix.Length);
        for (var i = 0; i < sources.Count; i++)
        {
            sources[i].Read(block);
            AddRamped(block, mix, _gains[i], _targets[i]);
            _gains[i] = _targets[i];
        }
    }

    private static void AddRamped(Span<float> block, Span<float> mix, float from, float to)
    {
        const int Channels = 2;
        var samples = MemoryMarshal.Cast<float, Vector<float>>(block);
        var into = MemoryMarshal.Cast<float, Vector<float>>(mix);
        var perFrame = (to - from) / (block.Length / Channels);
        var gain = Vector.Create(from) + (Frames * perFrame);
        var step = Vector.Create(perFrame * (Vector<float>.Count / Channels));
        for (var i = 0; i < samples.Length && i < into.Length; i++)
        {
            into[i] += samples[i] * gain;
            gain += step;
        }

        for (var i = samples.Length * Vector<float>.Count; i < block.Length; i++)
        {
            mix[i] += block[i] * (from + ((i / Channels) * perFrame));
        }
    }

    /// <summary>The frame of each lane, from 1: the first frame has moved already.</summary>
    private static Vector<float> Frames { get; } = new([.. Enumerable.Range(0, Vector<float>.Count).Select(lane => (float)((lane / 2) + 1))]);
}
