namespace AudioSessions.Devices.Tests;

/// <summary>Voices: what pulls, what pauses, what leaves, and what goes wrong.</summary>
public class RendererTests
{
    private static readonly AudioFormat Format = AudioFormat.Stereo48k;

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void The_samples_are_the_same_whatever_the_callback_sizes(int size)
    {
        Assert.Equal(Story(CallbackSizes.Fixed(480)), Story(Sizes.Of(size)));
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_paused_voice_is_pulled_for_the_ramp_and_goes_on_from_there(int size)
    {
        Bench bench = new(Sizes.Of(size));
        CountingSource source = new(Format);
        Voice voice = bench.Renderer.Add(source, "one");
        bench.Device.Render(1000);
        voice.Target = VoiceTarget.Interrupted;
        bench.Device.Render(5000);
        Assert.Equal(1480, source.Position);
        Assert.Equal(1480, voice.FramesPulled);

        voice.Target = VoiceTarget.Playing;
        bench.Device.Render(1000);
        float[] left = bench.Left;
        Assert.All(left[1479..6000], sample => Assert.Equal(0f, sample));
        Assert.Equal(1480 * CountingSource.Unit / 480, left[6000], 1e-6f);
        Assert.Equal((1480 + 600) * CountingSource.Unit, left[6600]);
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_silenced_voice_goes_on_unheard(int size)
    {
        Bench bench = new(Sizes.Of(size));
        CountingSource source = new(Format);
        Voice voice = bench.Renderer.Add(source, "one");
        bench.Device.Render(1000);
        voice.Target = VoiceTarget.Silenced;
        bench.Device.Render(5000);
        Assert.Equal(6000, source.Position);

        voice.Target = VoiceTarget.Playing;
        bench.Device.Render(1000);
        Assert.Equal(6600 * CountingSource.Unit, bench.Left[6600]);
    }

    [Fact]
    public void A_voice_that_is_silent_already_is_paused_at_once()
    {
        Bench bench = new();
        CountingSource source = new(Format);
        Voice voice = bench.Renderer.Add(source, "one", VoiceTarget.Silenced);
        bench.Device.Render(1000);
        voice.Target = VoiceTarget.Interrupted;
        bench.Device.Render(1000);

        Assert.Equal(1000, source.Position);
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void No_step_exceeds_the_signals_own_plus_one_480th(int size)
    {
        const float Amplitude = 0.9f;
        Bench bench = new(Sizes.Of(size));
        Voice voice = bench.Renderer.Add(new ToneSource(440, Amplitude), "one");
        Random random = new(5);
        for (int i = 0; i < 60; i++)
        {
            voice.Target = new VoiceTarget(random.Next(3) / 2f, random.Next(4) == 0);
            bench.Device.Render(random.Next(1, 700));
        }

        bench.Renderer.Remove(voice);
        bench.Device.Render(600);
        float ownStep = Amplitude * 2 * MathF.Sin(MathF.PI * 440 / 48_000);
        Assert.True(LargestStep(bench.Left) <= ownStep + 1 / 480f + 1e-6f);
        Assert.Equal(0f, bench.Left[^1]);
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_removed_voice_fades_and_is_then_forgotten(int size)
    {
        Bench bench = new(Sizes.Of(size));
        ConstantSource source = new(Format);
        Voice voice = bench.Renderer.Add(source, "one");
        bench.Device.Render(1000);
        bench.Renderer.Remove(voice);
        Assert.False(voice.IsRetired);
        bench.Device.Render(5000);

        Assert.True(voice.IsRetired);
        Assert.Equal(1480, source.FramesRead);
        Assert.Equal(0.5f, bench.Left[1239], 1e-6f);
        Assert.Equal(0f, bench.Left[1479]);
        bench.Renderer.Collect();
        Assert.Empty(bench.Renderer.Voices);
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_source_that_ends_fades_from_its_last_frame_and_is_not_read_again(int size)
    {
        Bench bench = new(Sizes.Of(size));
        EndingSource source = new(Format, 1000);
        Voice voice = bench.Renderer.Add(source, "one");
        bench.Device.Render(6000);

        Assert.True(voice.HasEnded);
        Assert.Null(voice.Failure);
        Assert.True(source.ReadsAfterTheEnd <= 1);
        Assert.Equal(1000, voice.FramesPulled);
        Assert.Equal(0.5f, bench.Left[999]);
        Assert.Equal(0.25f, bench.Left[1239], 1e-6f);
        Assert.All(bench.Left[1479..], sample => Assert.Equal(0f, sample));
    }

    [Fact]
    public void A_source_that_throws_is_silenced_and_reported_outside_the_callback()
    {
        Bench bench = new();
        List<Voice> failed = [];
        bench.Renderer.VoiceFailed += failed.Add;
        Voice voice = bench.Renderer.Add(new EndingSource(Format, 960, new IOException("The network is gone.")), "radio");
        Voice other = bench.Renderer.Add(new ConstantSource(Format, 0.25f), "other");
        bench.Device.Render(4800);

        Assert.Empty(failed);
        Assert.Equal("The network is gone.", voice.Failure?.Message);
        Assert.Null(other.Failure);
        Assert.Equal(0.75f, bench.Left[959]);
        Assert.Equal(0.25f, bench.Left[1439]);
        bench.Renderer.Collect();
        bench.Renderer.Collect();
        Assert.Same(voice, Assert.Single(failed));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(481)]
    [InlineData(int.MaxValue)]
    public void A_source_that_miscounts_is_treated_as_failed(int frames)
    {
        Bench bench = new(CallbackSizes.Fixed(480));
        Voice voice = bench.Renderer.Add(new MiscountingSource(frames), "broken");
        bench.Device.Render(960);

        Assert.IsType<InvalidOperationException>(voice.Failure);
        Assert.All(bench.Left, sample => Assert.Equal(0f, sample));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Samples_that_are_no_finite_numbers_become_0_and_are_counted(float bad)
    {
        float[] samples = new float[2 * 1000];
        Array.Fill(samples, 0.5f);
        samples[2 * 700] = bad;
        samples[2 * 999 + 1] = bad;
        Bench bench = new(CallbackSizes.Fixed(1000));
        Voice voice = bench.Renderer.Add(new ClipSource(new AudioClip(Format, samples), loop: true), "one");
        bench.Device.Render(1000);

        Assert.Equal(2, voice.NonFiniteSamples);
        Assert.Equal(0f, bench.Left[700]);
        Assert.Equal(0.5f, bench.Mix.Channel(1)[700]);
        Assert.Equal(0f, bench.Mix.Channel(1)[999]);
        Assert.True(float.IsFinite(voice.Meter.Rms));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_mix_beyond_full_scale_is_clipped_and_the_frames_are_counted(int sign)
    {
        Bench bench = new();
        bench.Renderer.Add(new ConstantSource(Format, sign * 0.8f), "one");
        bench.Renderer.Add(new ConstantSource(Format, sign * -0.9f), "two", VoiceTarget.Silenced);
        Voice third = bench.Renderer.Add(new ConstantSource(Format, sign * 0.8f), "three", VoiceTarget.Silenced);
        bench.Device.Render(4800);
        Assert.Equal(0, bench.Renderer.ClippedFrames);
        third.Target = VoiceTarget.Playing;
        bench.Device.Render(4800);

        // The third voice passes 0.2 within the ramp, at its frame 120.
        Assert.InRange(bench.Renderer.ClippedFrames, 4800 - 121, 4800 - 119);
        Assert.Equal(1f, bench.Left.Max(MathF.Abs));
        Assert.Equal(sign, bench.Left[^1]);
    }

    [Fact]
    public void The_meter_tells_levels_after_the_gain()
    {
        Bench bench = new();
        Voice voice = bench.Renderer.Add(new ToneSource(1000, 0.5), "one", new VoiceTarget(0.2f));
        bench.Device.Render(960);

        Assert.Equal(0.1f, voice.Meter.Peak, 1e-4f);
        Assert.Equal(0.1f / MathF.Sqrt(2), voice.Meter.Rms, 1e-4f);
        Assert.Equal(0.2f, voice.Meter.Gain);
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void The_taps_of_all_voices_add_up_to_the_mix(int size)
    {
        Bench bench = new(Sizes.Of(size));
        bench.Device.Render(100);
        Voice one = bench.Renderer.Add(new ToneSource(300, 0.3), "one");
        Voice two = bench.Renderer.Add(new ToneSource(500, 0.3), "two");
        Recording first = bench.Device.RecordVoice(one);
        Recording second = bench.Device.RecordVoice(two);
        bench.Device.Render(1000);
        one.Target = VoiceTarget.Interrupted;
        bench.Device.Render(4000);
        one.Target = new VoiceTarget(0.5f);
        two.Target = new VoiceTarget(0.2f);
        bench.Device.Render(1000);

        Assert.Equal(100, first.StartFrame);
        Assert.Equal(6000, first.Frames);
        Assert.Equal(0, first.DroppedFrames + second.DroppedFrames);
        float[] sum = [.. first.Channel(0).Zip(second.Channel(0), (a, b) => a + b)];
        Assert.Equal(sum, bench.Left[100..]);
    }

    [Fact]
    public void A_tap_that_throws_is_detached_and_reported_and_the_voice_plays_on()
    {
        Bench bench = new();
        List<Voice> failed = [];
        bench.Renderer.VoiceFailed += failed.Add;
        Voice voice = bench.Renderer.Add(new ConstantSource(Format), "one");
        ThrowingSink tap = new(Format);
        voice.Tap = tap;
        bench.Device.Render(4800);
        bench.Renderer.Collect();

        Assert.Equal(1, tap.Writes);
        Assert.Null(voice.Tap);
        Assert.Single(failed);
        Assert.Equal(1f, bench.Left[^1]);
    }

    [Fact]
    public void A_part_of_a_frame_at_the_end_of_a_callback_becomes_silence()
    {
        Renderer renderer = new(Format);
        renderer.Add(new ConstantSource(Format), "one");
        float[] block = [9, 9, 9, 9, 9];
        renderer.Render(block);

        Assert.Equal(2, renderer.FramesRendered);
        Assert.Equal(0f, block[4]);
        Assert.Equal(2 / 480f, block[3], 1e-6f);
    }

    [Fact]
    public void Rendering_allocates_nothing()
    {
        Renderer renderer = new(Format);
        Voice[] voices =
        [
            renderer.Add(Sounds.Music(), "music"),
            renderer.Add(Sounds.Alarm(new AudioFormat(44_100, 1)), "converted"),
            renderer.Add(new ToneSource(440, 0.1), "tone"),
            renderer.Add(new EndingSource(Format, 5_000), "ending"),
        ];
        float[] block = new float[2 * 256];
        RunCallbacks(renderer, voices, block, 500);

        long before = GC.GetAllocatedBytesForCurrentThread();
        RunCallbacks(renderer, voices, block, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Voices_come_and_go_while_callbacks_run()
    {
        Renderer renderer = new(Format);
        using CancellationTokenSource stop = new();
        Task callbacks = Task.Run(() =>
        {
            float[] block = new float[2 * 64];
            while (!stop.IsCancellationRequested)
            {
                renderer.Render(block);
                Assert.DoesNotContain(block, sample => !float.IsFinite(sample));
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() => ComeAndGo(renderer, worker))));
        SpinWait.SpinUntil(() => renderer.Voices.All(voice => voice.IsRetired), TimeSpan.FromSeconds(10));
        await stop.CancelAsync();
        await callbacks;
        renderer.Collect();

        Assert.Empty(renderer.Voices);
    }

    private static void ComeAndGo(Renderer renderer, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 200; i++)
        {
            Voice voice = renderer.Add(new ConstantSource(Format, 0.01f), "passing");
            for (int change = 0; change < 5; change++)
            {
                voice.Target = new VoiceTarget(random.NextSingle(), random.Next(2) == 0);
            }

            renderer.Remove(voice);
        }
    }

    private static void RunCallbacks(Renderer renderer, Voice[] voices, float[] block, int count)
    {
        for (int i = 0; i < count; i++)
        {
            voices[i % voices.Length].Target = new VoiceTarget(i % 7 / 6f, i % 11 == 0);
            renderer.Render(block.AsSpan(0, 2 * (1 + i * 37 % 256)));
        }
    }

    private static float[] Story(CallbackSizes sizes)
    {
        Bench bench = new(sizes);
        Voice music = bench.Renderer.Add(Sounds.Music(new AudioFormat(44_100, 2)), "music");
        bench.Device.Render(1234);
        Voice prompt = bench.Renderer.Add(new ToneSource(880, 0.3), "prompt");
        music.Target = new VoiceTarget(0.2f);
        bench.Device.Render(333);
        music.Target = VoiceTarget.Playing;
        bench.Renderer.Remove(prompt);
        bench.Device.Render(2222);
        bench.Renderer.Add(new EndingSource(Format, 777), "memo");
        music.Target = VoiceTarget.Interrupted;
        bench.Device.Render(3000);
        music.Target = VoiceTarget.Playing;
        bench.Device.Render(3000);
        return bench.Mix.Samples.ToArray();
    }

    private static float LargestStep(float[] samples)
    {
        float largest = Math.Abs(samples[0]);
        for (int i = 1; i < samples.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(samples[i] - samples[i - 1]));
        }

        return largest;
    }

    private sealed class MiscountingSource(int frames) : IAudioSource
    {
        public AudioFormat Format => AudioFormat.Stereo48k;

        public int Read(Span<float> interleaved)
        {
            interleaved.Fill(0.5f);
            return frames;
        }
    }
}
