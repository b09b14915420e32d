namespace AudioSessions.Devices;

/// <summary>One direction of a <see cref="SimulatedDevice"/>.</summary>
/// <param name="format">The format of its frames.</param>
/// <param name="device">The device's name.</param>
/// <param name="gate">Held while a callback runs, so that none runs once a stop has returned.</param>
/// <param name="closed">Called with the gate held when the stream is disposed.</param>
internal sealed class SimulatedStream(AudioFormat format, string device, Lock gate, Action<SimulatedStream> closed)
    : IAudioStream
{
    private bool _started;
    private bool _lost;
    private bool _disposed;

    public AudioFormat Format { get; } = format;

    public bool IsLost
    {
        get
        {
            lock (gate)
            {
                return _lost;
            }
        }
    }

    public bool IsRunning
    {
        get
        {
            lock (gate)
            {
                return _started && !_lost && !_disposed;
            }
        }
    }

    public void Start()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_lost)
            {
                throw new AudioDeviceException(
                    AudioDeviceError.Lost, device, "the hardware behind this stream went away",
                    "Dispose it, and open a new one once the device reports that the hardware is back");
            }

            _started = true;
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            _started = false;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (!_disposed)
            {
                _disposed = true;
                closed(this);
            }
        }
    }

    internal void Lose()
    {
        lock (gate)
        {
            _lost = true;
        }
    }
}
