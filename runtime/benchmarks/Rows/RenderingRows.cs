using AudioSessions.Benchmarks.Harness;
using AudioSessions.Benchmarks.HandWritten;
using AudioSessions.Devices;

namespace AudioSessions.Benchmarks.Rows;

/// <summary>The renderer against a plain mix.</summary>
internal static class RenderingRows
{
    // 10 ms of 48 kHz stereo, which is also how long a change of gain takes: in each block all gains move.
    private const int BlockSamples = 960;

    public static void Print(Effort effort)
    {
        foreach (var sources in (int[])[8, 64])
        {
            Check(sources);
            var scores = new Contest(effort).Measure(
                new Contestant("hand-written Vector<float> mix, no metering", ByHand(sources)),
                new Contestant("renderer", Rendered(sources)));
            Table.Print(
                $"rendering {sources} sources",
                $"Blocks of 10 ms, 48 kHz stereo, every gain ramps in every block. The renderer runs {10e6 / scores[1].Nanoseconds.Median:N0} times faster than sound.",
                "us/block",
                "B/block",
                scores.Select(s => Row.Of(s) with { Value = s.Nanoseconds.Times(1e-3) }));
        }
    }

    private static Action<int> ByHand(int sources)
    {
        var mix = new HandMix(Sources(sources));
        var block = new float[BlockSamples];
        var loud = false;
        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                loud = !loud;
                mix.SetTargets(GainOf(loud, sources));
                mix.Render(block);
            }
        };
    }

    private static Action<int> Rendered(int sources)
    {
        var renderer = new Renderer(AudioFormat.Stereo48k);
        Voice[] voices = [.. Sources(sources).Select((source, i) => renderer.Add(source, $"voice {i}", VoiceTarget.Silenced))];
        var block = new float[BlockSamples];
        var loud = false;
        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                loud = !loud;
                foreach (var voice in voices)
                {
                    voice.Target = new VoiceTarget(GainOf(loud, sources));
                }

                renderer.Render(block);
            }
        };
    }

    /// <summary>The sum stays below full scale, so that nothing is limited.</summary>
    private static float GainOf(bool loud, int sources) => (loud ? 1f : 0.2f) / sources;

    private static IReadOnlyList<IAudioSource> Sources(int count) => [.. Enumerable.Range(0, count).Select(i => new Noise(i))];

    /// <summary>Both must give the same sound, but for rounding.</summary>
    private static void Check(int sources)
    {
        const float Rounding = 1e-5f;
        var renderer = new Renderer(AudioFormat.Stereo48k);
        Voice[] voices = [.. Sources(sources).Select((source, i) => renderer.Add(source, $"voice {i}", VoiceTarget.Silenced))];
        var mix = new HandMix(Sources(sources));
        float[] rendered = new float[BlockSamples], byHand = new float[BlockSamples];
        for (var block = 0; block < 10; block++)
        {
            var gain = GainOf(block % 2 == 0, sources);
            Array.ForEach(voices, voice => voice.Target = new VoiceTarget(gain));
            mix.SetTargets(gain);
            renderer.Render(rendered);
            mix.Render(byHand);
            for (var i = 0; i < BlockSamples; i++)
            {
                if (Math.Abs(rendered[i] - byHand[i]) > Rounding || (block > 0 && i == 0 && rendered.All(sample => sample == 0f)))
                {
                    throw new Difference($"Sample {i} of block {block} is {rendered[i]} by the renderer, {byHand[i]} by hand.");
                }
            }
        }
    }

    /// <summary>A second of noise, over and over: as cheap as a source can be.</summary>
    private sealed class Noise : IAudioSource
    {
        private readonly float[] _samples = new float[48_000 * 2];
        private int _at;

        public Noise(int seed)
        {
            var random = new Random(seed);
            for (var i = 0; i < _samples.Length; i++)
            {
                _samples[i] = (random.NextSingle() * 2f) - 1f;
            }
        }

        public AudioFormat Format => AudioFormat.Stereo48k;

        public int Read(Span<float> interleaved)
        {
            for (var rest = interleaved; !rest.IsEmpty;)
            {
                var part = Math.Min(rest.Length, _samples.Length - _at);
                _samples.AsSpan(_at, part).CopyTo(rest);
                rest = rest[part..];
                _at = (_at + part) % _samples.Length;
            }

            return interleaved.Length / Format.Channels;
        }
    }
}
