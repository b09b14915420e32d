namespace AudioSessions.Devices.Tests;

/// <summary>A simulated device that plays one renderer, ready to run.</summary>
internal sealed class Bench
{
    public Bench(CallbackSizes? sizes = null, AudioFormat? format = null)
    {
        Device = new SimulatedDevice(format, sizes);
        Renderer = new Renderer(Device.OutputFormat);
        Device.OpenOutput(Device.OutputFormat, Renderer.Render).Start();
        Mix = Device.RecordMix();
    }

    public SimulatedDevice Device { get; }

    public Renderer Renderer { get; }

    public Recording Mix { get; }

    /// <summary>The left channel of everything that was played.</summary>
    public float[] Left => Mix.Channel(0);
}

/// <summary>The callback sizes that every rule of the renderer is tested with.</summary>
public static class Sizes
{
    /// <summary>As xunit member data: fixed sizes, and seeds of random ones as negative numbers.</summary>
    public static TheoryData<int> All => [1, 16, 60, 240, 480, 4096, -1, -2, -3];

    internal static CallbackSizes Of(int size) => size > 0 ? CallbackSizes.Fixed(size) : CallbackSizes.Random(size);
}
