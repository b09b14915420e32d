namespace AudioSessions.Devices.Tests;

/// <summary>Who hears the microphone.</summary>
public class CaptureHubTests
{
    private static readonly AudioFormat Format = AudioFormat.Mono48k;

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void A_recording_hears_silence_until_it_is_permitted_and_ramps_in_and_out(int size)
    {
        (SimulatedDevice device, CaptureHub hub) = Open(size);
        Recording sink = device.NewRecording(Format);
        CaptureVoice memo = hub.Add(sink, "memo");
        device.Render(1000);
        memo.IsPermitted = true;
        device.Render(1000);
        memo.IsPermitted = false;
        device.Render(1000);

        float[] heard = sink.Channel(0);
        Assert.Equal(3000, heard.Length);
        Assert.All(heard[..1000], sample => Assert.Equal(0f, sample));
        Assert.Equal(1 / 480f, heard[1000], 1e-6f);
        Assert.True(heard[1478] < 1f);
        Assert.All(heard[1479..2000], sample => Assert.Equal(1f, sample));
        Assert.True(heard[2478] > 0f);
        Assert.All(heard[2479..], sample => Assert.Equal(0f, sample));
    }

    [Theory]
    [MemberData(nameof(Sizes.All), MemberType = typeof(Sizes))]
    public void An_interrupted_recording_gets_nothing_once_it_is_silent(int size)
    {
        (SimulatedDevice device, CaptureHub hub) = Open(size);
        Recording sink = device.NewRecording(Format);
        CaptureVoice memo = hub.Add(sink, "memo", VoiceTarget.Playing);
        device.Render(1000);
        memo.Target = VoiceTarget.Interrupted;
        device.Render(5000);

        Assert.Equal(1480, sink.Frames);
        Assert.Equal(1480, memo.FramesDelivered);
        Assert.Equal(0f, sink.Channel(0)[^1]);
    }

    [Fact]
    public void Each_recording_has_its_own_permission()
    {
        (SimulatedDevice device, CaptureHub hub) = Open(480);
        Recording first = device.NewRecording(Format);
        Recording second = device.NewRecording(Format);
        hub.Add(first, "first", VoiceTarget.Playing);
        hub.Add(second, "second");
        device.Render(4800);

        Assert.Equal(1f, first.Channel(0)[^1]);
        Assert.All(second.Channel(0), sample => Assert.Equal(0f, sample));
    }

    [Fact]
    public void What_a_driver_delivers_as_no_number_becomes_0_and_is_counted()
    {
        CaptureHub hub = new(Format);
        Recording sink = new(Format);
        sink.Reserve(3000);
        hub.Add(sink, "memo", VoiceTarget.Playing);
        float[] block = new float[3000];
        Array.Fill(block, 0.5f);
        block[10] = float.NaN;
        block[2999] = float.NegativeInfinity;
        hub.Process(block);

        Assert.Equal(2, hub.NonFiniteSamples);
        Assert.Equal(0f, sink.Channel(0)[10]);
        Assert.Equal(0f, sink.Channel(0)[2999]);
        Assert.Equal(0.5f, sink.Channel(0)[2998]);
    }

    [Fact]
    public void A_sink_that_throws_gets_nothing_more_and_is_reported()
    {
        (SimulatedDevice device, CaptureHub hub) = Open(480);
        List<CaptureVoice> failed = [];
        hub.VoiceFailed += failed.Add;
        ThrowingSink sink = new(Format);
        CaptureVoice voice = hub.Add(sink, "memo");
        device.Render(4800);
        hub.Remove(voice);
        device.Render(480);
        hub.Collect();

        Assert.Equal(1, sink.Writes);
        Assert.Same(voice, Assert.Single(failed));
        Assert.Empty(hub.Voices);
    }

    [Fact]
    public void A_sink_of_another_format_is_refused() =>
        Assert.Throws<ArgumentException>(() => new CaptureHub(Format).Add(new Recording(AudioFormat.Stereo48k), "memo"));

    [Fact]
    public void Capturing_allocates_nothing()
    {
        CaptureHub hub = new(Format);
        Recording sink = new(Format);
        CaptureVoice voice = hub.Add(sink, "memo");
        float[] block = new float[300];
        void Run(int count)
        {
            for (int i = 0; i < count; i++)
            {
                voice.IsPermitted = i % 3 == 0;
                hub.Process(block.AsSpan(0, 1 + i % 300));
            }
        }

        sink.Reserve(200 * 300);
        Run(200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (SimulatedDevice Device, CaptureHub Hub) Open(int size)
    {
        SimulatedDevice device = new(sizes: Sizes.Of(size)) { Microphone = new ConstantSource(Format) };
        CaptureHub hub = new(Format);
        device.OpenInput(Format, hub.Process).Start();
        return (device, hub);
    }
}
