using FsCheck;
using FsCheck.Xunit;

namespace AudioSessions.Devices.Tests;

/// <summary>The renderer against a model that computes one frame at a time, over random schedules of decisions.</summary>
public class RendererProperties
{
    /// <summary>A decision from each number: when, which gain, and whether paused.</summary>
    private static IEnumerable<(int Frames, VoiceTarget Target)> Decisions(ushort[] schedule) =>
        schedule.Select(number => (1 + number % 701, new VoiceTarget(number / 701 % 9 / 8f, number % 5 == 0)));

    [Property(MaxTest = 200)]
    public void The_gain_is_the_models_in_every_frame(ushort[] schedule, ushort[] sizes)
    {
        Bench bench = new(SizesFrom(sizes));
        Voice voice = bench.Renderer.Add(new ConstantSource(AudioFormat.Stereo48k), "one", VoiceTarget.Silenced);
        RampModel model = new();
        List<double> expected = [];
        foreach ((int frames, VoiceTarget target) in Decisions(schedule))
        {
            voice.Target = target;
            bench.Device.Render(frames);
            model.Decide(target.Paused ? 0 : target.Gain);
            expected.AddRange(Enumerable.Range(0, frames).Select(_ => model.Next()));
        }

        float[] left = bench.Left;
        Assert.Equal(expected.Count, left.Length);
        for (int i = 0; i < left.Length; i++)
        {
            Assert.Equal(expected[i], left[i], 2e-6);
        }
    }

    [Property(MaxTest = 200)]
    public void The_position_is_the_models_after_every_decision(ushort[] schedule, ushort[] sizes)
    {
        Bench bench = new(SizesFrom(sizes));
        CountingSource source = new(AudioFormat.Stereo48k);
        Voice voice = bench.Renderer.Add(source, "one", VoiceTarget.Silenced);
        RampModel model = new();
        long position = 0;
        foreach ((int frames, VoiceTarget target) in Decisions(schedule))
        {
            voice.Target = target;
            bench.Device.Render(frames);
            model.Decide(target.Paused ? 0 : target.Gain);
            position += target.Paused ? Math.Min(frames, model.Left) : frames;
            for (int i = 0; i < frames; i++)
            {
                model.Next();
            }

            Assert.Equal(position, source.Position);
        }
    }

    [Property(MaxTest = 200)]
    public void The_callback_sizes_make_no_difference(ushort[] schedule, ushort[] sizes) =>
        Assert.Equal(Play(schedule, CallbackSizes.Fixed(480)), Play(schedule, SizesFrom(sizes)));

    [Property(MaxTest = 200)]
    public void No_step_exceeds_the_signals_own_plus_one_480th(ushort[] schedule, ushort[] sizes)
    {
        float[] samples = Play(schedule, SizesFrom(sizes));
        double ownStep = 0.5 * 2 * Math.Sin(Math.PI * 997 / 48_000);
        float last = 0;
        for (int i = 0; i < samples.Length; i += 2)
        {
            Assert.True(Math.Abs(samples[i] - last) <= ownStep + 1 / 480.0 + 1e-6, $"step at frame {i / 2}");
            last = samples[i];
        }
    }

    private static float[] Play(ushort[] schedule, CallbackSizes sizes)
    {
        Bench bench = new(sizes);
        Voice voice = bench.Renderer.Add(new ToneSource(997, 0.5), "one");
        foreach ((int frames, VoiceTarget target) in Decisions(schedule))
        {
            voice.Target = target;
            bench.Device.Render(frames);
        }

        return bench.Mix.Samples.ToArray();
    }

    private static CallbackSizes SizesFrom(ushort[] sizes) =>
        CallbackSizes.Script([60, .. sizes.Select(size => 1 + size % 5000)]);

    /// <summary>The rule in its plainest form, in double precision.</summary>
    private sealed class RampModel
    {
        private const int Length = 480;
        private double _current;
        private double _target;

        public int Left { get; private set; }

        public void Decide(double target)
        {
            if (target != _target)
            {
                _target = target;
                Left = Length;
            }
        }

        public double Next()
        {
            if (Left > 0)
            {
                _current += (_target - _current) / Left;
                Left--;
            }

            return _current;
        }
    }
}
