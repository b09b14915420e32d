namespace AudioSessions.Devices;

/// <summary>One direction of a <see cref="SimulatedDevice"/>.</summary>
internal sealed class SimulatedStream(AudioFormat format, string device, Action<SimulatedStream> closed) : IAudioStream
{
    private bool _started;
    private bool _disposed;

    public AudioFormat Format { get; } = format;

    public bool IsLost { get; private set; }

    public bool IsRunning => _started && !IsLost && !_disposed;

    public void Start()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (IsLost)
        {
            throw new AudioDeviceException(
                AudioDeviceError.Lost, device, "the hardware behind this stream went away",
                "Dispose it, and open a new one once the device reports that the hardware is back");
        }

        _started = true;
    }

    public void Stop() => _started = false;

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            closed(this);
        }
    }

    internal void Lose() => IsLost = true;
}
