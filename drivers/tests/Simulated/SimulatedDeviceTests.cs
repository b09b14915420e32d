namespace AudioSessions.Devices.Tests;

/// <summary>The simulated device: time, callbacks, plugging, refusals.</summary>
public class SimulatedDeviceTests
{
    [Theory]
    [InlineData(48_000)]
    [InlineData(44_100)]
    [InlineData(22_050)]
    public void Many_short_advances_render_as_much_as_one_long_one(int rate)
    {
        SimulatedDevice device = new(new AudioFormat(rate, 2));
        for (int i = 0; i < 1000; i++)
        {
            device.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(rate, device.FramesRendered);
        Assert.Equal(TimeSpan.FromSeconds(1), device.Time.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_timer_acts_on_the_first_frame_not_before_its_time(int size)
    {
        Bench bench = new(Sizes.Of(size));
        Voice voice = bench.Renderer.Add(new ConstantSource(AudioFormat.Stereo48k), "one");
        using ITimer timer = bench.Device.Time.CreateTimer(
            _ => voice.Target = VoiceTarget.Silenced, null, TimeSpan.FromMilliseconds(50), Timeout.InfiniteTimeSpan);
        bench.Device.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal(1f, bench.Left[2399]);
        Assert.True(bench.Left[2400] < 1f);
        Assert.Equal(0f, bench.Left[2879]);
    }

    [Fact]
    public void Callbacks_have_the_scripted_sizes()
    {
        List<int> sizes = [];
        SimulatedDevice device = new(sizes: CallbackSizes.Script(1, 16, 240));
        device.OpenOutput(device.OutputFormat, block => sizes.Add(block.Length / 2)).Start();
        device.Render(300);

        Assert.Equal([1, 16, 240, 1, 16, 26], sizes);
    }

    [Fact]
    public void Nothing_is_heard_before_the_start_and_after_the_stop()
    {
        SimulatedDevice device = new();
        Recording mix = device.RecordMix();
        IAudioStream stream = device.OpenOutput(device.OutputFormat, block => block.Fill(0.5f));
        device.Render(100);
        Assert.False(stream.IsRunning);
        stream.Start();
        device.Render(100);
        Assert.True(stream.IsRunning);
        stream.Stop();
        device.Render(100);

        float[] left = mix.Channel(0);
        Assert.Equal(300, left.Length);
        Assert.All(left[100..200], sample => Assert.Equal(0.5f, sample));
        Assert.DoesNotContain(left[..100].Concat(left[200..]), sample => sample != 0f);
    }

    [Fact]
    public void Unplugging_the_microphone_loses_the_stream_and_plugging_it_in_lets_a_new_one_open()
    {
        SimulatedDevice device = new();
        List<DeviceChangeKind> changes = [];
        device.Changed += (_, change) => changes.Add(change.Kind);
        int captured = 0;
        IAudioStream stream = device.OpenInput(device.InputFormat, block => captured += block.Length);
        stream.Start();
        device.Render(1000);
        device.HasInput = false;
        device.Render(1000);

        Assert.Equal(1000, captured);
        Assert.True(stream.IsLost);
        Assert.False(stream.IsRunning);
        Assert.Equal(AudioDeviceError.Lost, Assert.Throws<AudioDeviceException>(stream.Start).Error);
        AudioDeviceException refusal = Assert.Throws<AudioDeviceException>(() => device.OpenInput(device.InputFormat, _ => { }));
        Assert.Equal(AudioDeviceError.NoInput, refusal.Error);
        Assert.Contains(refusal.Advice, refusal.Message);

        device.HasInput = true;
        stream.Dispose();
        device.OpenInput(device.InputFormat, block => captured += block.Length).Start();
        device.Render(1000);
        Assert.Equal(2000, captured);
        Assert.Equal([DeviceChangeKind.InputRemoved, DeviceChangeKind.InputArrived], changes);
    }

    [Fact]
    public void Taking_the_output_away_loses_its_stream_and_time_goes_on()
    {
        Bench bench = new();
        bench.Renderer.Add(new ConstantSource(AudioFormat.Stereo48k), "one");
        bench.Device.Render(1000);
        bench.Device.HasOutput = false;
        bench.Device.Render(1000);

        Assert.Equal(1000, bench.Renderer.FramesRendered);
        Assert.Equal(2000, bench.Mix.Frames);
        Assert.Equal(
            AudioDeviceError.NoOutput,
            Assert.Throws<AudioDeviceException>(() => bench.Device.OpenOutput(AudioFormat.Stereo48k, bench.Renderer.Render)).Error);
    }

    [Fact]
    public void A_direction_opens_once_at_a_time()
    {
        SimulatedDevice device = new();
        IAudioStream first = device.OpenOutput(device.OutputFormat, block => block.Clear());
        Assert.Equal(
            AudioDeviceError.Busy,
            Assert.Throws<AudioDeviceException>(() => device.OpenOutput(device.OutputFormat, block => block.Clear())).Error);
        first.Dispose();
        device.OpenOutput(device.OutputFormat, block => block.Clear()).Dispose();
    }

    [Fact]
    public void A_format_that_needs_conversion_is_refused()
    {
        SimulatedDevice device = new();
        AudioFormat other = new(44_100, 2);
        Assert.Equal(
            AudioDeviceError.FormatNotSupported,
            Assert.Throws<AudioDeviceException>(() => device.OpenOutput(other, block => block.Clear())).Error);
        Assert.Equal(
            AudioDeviceError.FormatNotSupported,
            Assert.Throws<AudioDeviceException>(() => device.OpenInput(other, _ => { })).Error);
    }

    [Fact]
    public void The_microphone_speaks_the_same_words_in_every_run()
    {
        float[] first = Listen();
        Assert.Equal(first, Listen());
        Assert.InRange(first.Max(), 0.1f, 0.35f);
    }

    [Fact]
    public void A_callback_must_not_advance_the_device()
    {
        SimulatedDevice device = new();
        device.OpenOutput(device.OutputFormat, _ => device.Render(1)).Start();
        Assert.Throws<InvalidOperationException>(() => device.Render(480));
    }

    [Fact]
    public async Task No_callback_runs_once_a_stop_has_returned()
    {
        SimulatedDevice device = new(sizes: CallbackSizes.Fixed(16));
        int running = 0;
        IAudioStream stream = device.OpenOutput(device.OutputFormat, block =>
        {
            Interlocked.Exchange(ref running, 1);
            Thread.SpinWait(200);
            block.Clear();
            Interlocked.Exchange(ref running, 0);
        });
        Task advance = Task.Run(() => device.Render(48_000));
        while (!advance.IsCompleted)
        {
            stream.Start();
            Thread.SpinWait(500);
            stream.Stop();
            Assert.Equal(0, Volatile.Read(ref running));
        }

        await advance;
    }

    [Fact]
    public void A_disposed_device_opens_and_renders_nothing()
    {
        SimulatedDevice device = new();
        IAudioStream stream = device.OpenOutput(device.OutputFormat, block => block.Clear());
        device.Dispose();

        Assert.Throws<ObjectDisposedException>(() => device.Render(1));
        Assert.Throws<ObjectDisposedException>(() => device.OpenInput(device.InputFormat, _ => { }));
        Assert.Throws<ObjectDisposedException>(stream.Start);
    }

    [Fact]
    public void A_recording_without_room_counts_what_it_loses()
    {
        Recording recording = new(AudioFormat.Stereo48k);
        recording.Reserve(10);
        recording.Write(new float[2 * 15]);

        Assert.Equal(10, recording.Frames);
        Assert.Equal(5, recording.DroppedFrames);
    }

    private static float[] Listen()
    {
        SimulatedDevice device = new(sizes: CallbackSizes.Random(4));
        CaptureHub hub = new(device.InputFormat);
        Recording memo = device.NewRecording(device.InputFormat);
        hub.Add(memo, "memo", VoiceTarget.Playing);
        device.OpenInput(device.InputFormat, hub.Process).Start();
        device.Advance(TimeSpan.FromSeconds(2));
        return memo.Channel(0);
    }
}
