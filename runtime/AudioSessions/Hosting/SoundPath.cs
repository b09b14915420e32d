using AudioSessions.Devices;

namespace AudioSessions;

/// <summary>
/// The host's side of the device: keeps the output open, and the input while somebody records. The callbacks belong to
/// <see cref="Renderer"/> and <see cref="Capture"/>, which share nothing with the decisions but published targets.
/// </summary>
/// <remarks>Called under the host's lock. A callback never takes that lock, so stopping a stream cannot wait for itself.</remarks>
internal sealed class SoundPath : IDisposable
{
    private readonly IAudioDevice _device;
    private readonly Action<HostFault> _report;
    private IAudioStream? _output;
    private IAudioStream? _input;
    private bool _inputFailed;

    public SoundPath(IAudioDevice device, Action<HostFault> report)
    {
        _device = device;
        _report = report;
        Renderer = new Renderer(device.OutputFormat);
        Capture = new CaptureHub(device.InputFormat);
        Renderer.VoiceFailed += voice => Report(voice.Name, "source", voice.Failure!);
        Capture.VoiceFailed += voice => Report(voice.Name, "sink", voice.Failure!);
    }

    public Renderer Renderer { get; }

    public CaptureHub Capture { get; }

    /// <summary>Opens and starts the output, if it does not run.</summary>
    public void OpenOutput()
    {
        if (_output is { IsLost: false })
        {
            return;
        }

        _output?.Dispose();
        _output = Start("output", () => _device.OpenOutput(Renderer.Format, Renderer.Render));
    }

    /// <summary>Lets a failed input be tried again, and one that is lost be opened anew.</summary>
    public void InputMayWork() => _inputFailed = false;

    /// <summary>Runs the input while it is wanted. One that cannot be opened is not tried again until the device changes.</summary>
    public void RunInput(bool wanted)
    {
        if (_input is { IsLost: true })
        {
            _input.Dispose();
            _input = null;
            Capture.Rest();
        }

        if (!wanted)
        {
            _inputFailed = false;
            if (_input is { IsRunning: true })
            {
                _input.Stop();
                Capture.Rest();
            }
        }
        else if (_input is { } running)
        {
            _input = Start("input", () => running);
        }
        else if (!_inputFailed)
        {
            _input = Start("input", () => _device.OpenInput(Capture.Format, Capture.Process));
            _inputFailed = _input is null;
        }
    }

    /// <summary>Reports what failed in callbacks, and forgets sounds that have faded out.</summary>
    public void Collect()
    {
        Renderer.Collect();
        Capture.Collect();
    }

    public void Dispose()
    {
        _output?.Dispose();
        _input?.Dispose();
    }

    private IAudioStream? Start(string direction, Func<IAudioStream> open)
    {
        IAudioStream? stream = null;
        try
        {
            stream = open();
            stream.Start();
            return stream;
        }
        catch (AudioDeviceException exception)
        {
            // Decisions go on without sound; it is tried again when the device changes.
            stream?.Dispose();
            _report(new HostFault(HostFaultKind.Device, null, $"The {direction} does not run. {exception.Message}", exception));
            return null;
        }
    }

    private void Report(string session, string what, Exception exception) =>
        _report(new HostFault(HostFaultKind.Sound, session, $"The {what} of {session} threw and is not used again: {exception.Message}", exception));
}
