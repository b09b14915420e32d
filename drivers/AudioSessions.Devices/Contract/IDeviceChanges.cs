namespace AudioSessions.Devices;

/// <summary>What happened to a device.</summary>
public enum DeviceChangeKind
{
    /// <summary>A microphone appeared: <see cref="IAudioDevice.OpenInput"/> can succeed now.</summary>
    InputArrived,

    /// <summary>The microphone went away: the input stream, if one was open, is lost.</summary>
    InputRemoved,

    /// <summary>The output came back: <see cref="IAudioDevice.OpenOutput"/> can succeed now.</summary>
    OutputArrived,

    /// <summary>The output went away: the output stream, if one was open, is lost.</summary>
    OutputRemoved,
}

/// <summary>A change that a device reports.</summary>
/// <param name="kind">What happened.</param>
public sealed class DeviceChangedEventArgs(DeviceChangeKind kind) : EventArgs
{
    /// <summary>What happened.</summary>
    public DeviceChangeKind Kind { get; } = kind;
}

/// <summary>The optional ability of a device to say which directions it has now, and when that changes.</summary>
public interface IDeviceChanges
{
    /// <summary>Whether there is a microphone now.</summary>
    bool HasInput { get; }

    /// <summary>Whether there is an output now.</summary>
    bool HasOutput { get; }

    /// <summary>
    /// Raised after a change took effect, on a thread of the driver's choice but never inside a callback.
    /// </summary>
    event EventHandler<DeviceChangedEventArgs>? Changed;
}
