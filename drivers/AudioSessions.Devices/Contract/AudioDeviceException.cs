namespace AudioSessions.Devices;

/// <summary>Why a device refused.</summary>
public enum AudioDeviceError
{
    /// <summary>The device has no microphone now.</summary>
    NoInput,

    /// <summary>The device has no output now.</summary>
    NoOutput,

    /// <summary>The direction is already open.</summary>
    Busy,

    /// <summary>The hardware behind an opened stream went away.</summary>
    Lost,

    /// <summary>The device cannot do this sample rate or number of channels.</summary>
    FormatNotSupported,
}

/// <summary>A device refused. The message says what is wrong, and what to do next.</summary>
/// <param name="error">Why, for programs.</param>
/// <param name="device">The device's name.</param>
/// <param name="problem">What is wrong: a sentence without its full stop.</param>
/// <param name="advice">What to do next: a sentence without its full stop.</param>
/// <param name="inner">The driver's own exception, if there was one.</param>
public sealed class AudioDeviceException(
    AudioDeviceError error, string device, string problem, string advice, Exception? inner = null)
    : Exception($"{device}: {problem}. {advice}.", inner)
{
    /// <summary>Why, for programs.</summary>
    public AudioDeviceError Error { get; } = error;

    /// <summary>The device's name.</summary>
    public string Device { get; } = device;

    /// <summary>What to do next.</summary>
    public string Advice { get; } = advice;
}
