namespace AudioSessions.Devices;

/// <summary>
/// A device without hardware: it pulls its callbacks when it is told to, faster than real time, and moves a virtual
/// clock along with the rendered frames. Two runs of the same program render the same samples.
/// </summary>
/// <remarks>
/// <para>The callbacks and the timers of <see cref="Time"/> run on the thread that calls <see cref="Advance"/> or
/// <see cref="Render"/>; only one thread may do that at a time, and neither a callback nor a timer may. An exception
/// from either reaches the caller. The other members may be called from any thread.</para>
/// <para>A timer fires between two callbacks, before the first frame that is not earlier than its time; the callback
/// before it is shortened for that. So the rendered samples do not depend on <see cref="Sizes"/>.</para>
/// </remarks>
public sealed class SimulatedDevice : IAudioDevice, IDeviceChanges
{
    // Held during a callback and by whatever changes what a callback uses; never while timers fire or events are raised.
    private readonly Lock _gate = new();
    private readonly List<Recording> _recordings = [];
    private readonly List<IAudioSink> _mixListeners = [];
    private SimulatedStream? _output;
    private SimulatedStream? _input;
    private RenderCallback? _render;
    private CaptureCallback? _capture;
    private IAudioSource? _microphone;
    private float[] _outputBlock = [];
    private float[] _inputBlock = [];
    private long _asked;
    private long _framesRendered;
    private bool _hasInput = true;
    private bool _hasOutput = true;
    private bool _advancing;
    private bool _disposed;

    /// <summary>Makes a device with a microphone.</summary>
    /// <param name="output">The output format; null is 48 kHz stereo. The microphone has the same rate, one channel.</param>
    /// <param name="sizes">The callback's sizes; null is 480 frames always.</param>
    public SimulatedDevice(AudioFormat? output = null, CallbackSizes? sizes = null)
    {
        OutputFormat = output ?? AudioFormat.Stereo48k;
        InputFormat = new AudioFormat(OutputFormat.SampleRate, 1);
        Sizes = sizes ?? CallbackSizes.Fixed(480);
    }

    /// <inheritdoc/>
    public event EventHandler<DeviceChangedEventArgs>? Changed;

    /// <summary>Raised after each callback, outside the real-time path: meters and gains can be read frame by frame.</summary>
    public event Action? Rendered;

    /// <inheritdoc/>
    public string Name => "Simulated device";

    /// <inheritdoc/>
    public AudioFormat OutputFormat { get; }

    /// <inheritdoc/>
    public AudioFormat InputFormat { get; }

    /// <summary>The clock that moves with the frames.</summary>
    public VirtualTimeProvider Time { get; } = new();

    /// <summary>The callback's sizes from now on. A callback is shorter where a timer is due or an advance ends.</summary>
    public CallbackSizes Sizes { get; set; }

    /// <summary>Frames that have passed, whether or not a stream was open.</summary>
    public long FramesRendered
    {
        get => Volatile.Read(ref _framesRendered);
        private set => Volatile.Write(ref _framesRendered, value);
    }

    /// <summary>
    /// What the microphone hears; read, converted to the stream's format, while an input stream runs. A change counts
    /// from the next <see cref="OpenInput"/>. By default a voice that speaks.
    /// </summary>
    public IAudioSource Microphone
    {
        get => field ??= Sounds.Speech(InputFormat, seed: 7);
        set;
    }

    /// <inheritdoc/>
    /// <remarks>Set it to plug the microphone in or out, between callbacks.</remarks>
    public bool HasInput
    {
        get => Volatile.Read(ref _hasInput);
        set => Plug(value, ref _hasInput, ref _input, DeviceChangeKind.InputArrived, DeviceChangeKind.InputRemoved);
    }

    /// <inheritdoc/>
    /// <remarks>Set it to take the output away or bring it back, between callbacks.</remarks>
    public bool HasOutput
    {
        get => Volatile.Read(ref _hasOutput);
        set => Plug(value, ref _hasOutput, ref _output, DeviceChangeKind.OutputArrived, DeviceChangeKind.OutputRemoved);
    }

    /// <inheritdoc/>
    public IAudioStream OpenOutput(AudioFormat format, RenderCallback render)
    {
        ArgumentNullException.ThrowIfNull(render);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_hasOutput)
            {
                throw Refusal(AudioDeviceError.NoOutput, "there is no output",
                    "Wait for DeviceChangeKind.OutputArrived, or plug it in with HasOutput = true");
            }

            ThrowIfOpen(_output, "output");
            if (format != OutputFormat)
            {
                throw Refusal(AudioDeviceError.FormatNotSupported, $"it plays {OutputFormat}, not {format}",
                    "Open it with its OutputFormat; a Renderer converts its sources");
            }

            _render = render;
            return _output = new SimulatedStream(format, Name, _gate, Close);
        }
    }

    /// <inheritdoc/>
    public IAudioStream OpenInput(AudioFormat format, CaptureCallback capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_hasInput)
            {
                throw Refusal(AudioDeviceError.NoInput, "there is no microphone",
                    "Wait for DeviceChangeKind.InputArrived, or plug it in with HasInput = true");
            }

            ThrowIfOpen(_input, "input");
            if (format.SampleRate != OutputFormat.SampleRate)
            {
                throw Refusal(AudioDeviceError.FormatNotSupported,
                    $"it captures at {OutputFormat.SampleRate} Hz, not {format}", "Open it with its InputFormat");
            }

            _capture = capture;
            _microphone = Microphone.ConvertTo(format);
            return _input = new SimulatedStream(format, Name, _gate, Close);
        }
    }

    /// <summary>
    /// Keeps everything that is played from now on, what is clipped as clipped; zeros while nothing is open.
    /// </summary>
    /// <returns>The growing recording.</returns>
    public Recording RecordMix()
    {
        lock (_gate)
        {
            Recording recording = NewRecording(OutputFormat);
            _mixListeners.Add(recording);
            return recording;
        }
    }

    /// <summary>Hands everything that is played from now on to a sink, outside the real-time path.</summary>
    /// <param name="sink">For example a <see cref="WavWriter"/>.</param>
    /// <exception cref="ArgumentException">The sink's format is not <see cref="OutputFormat"/>.</exception>
    public void ListenToMix(IAudioSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (sink.Format != OutputFormat)
        {
            throw new ArgumentException($"The sink takes {sink.Format}; this device plays {OutputFormat}.", nameof(sink));
        }

        lock (_gate)
        {
            _mixListeners.Add(sink);
        }
    }

    /// <summary>Keeps what one voice contributes from now on, after its gain, in step with the mix. Uses its tap.</summary>
    /// <param name="voice">A voice of the renderer that this device plays.</param>
    /// <returns>The growing recording. It ends when the voice is removed.</returns>
    public Recording RecordVoice(Voice voice)
    {
        ArgumentNullException.ThrowIfNull(voice);
        lock (_gate)
        {
            Recording recording = NewRecording(OutputFormat);
            voice.Tap = recording;
            return recording;
        }
    }

    /// <summary>
    /// An empty recording for which this device makes room before each callback: a sink for a <see cref="CaptureHub"/>.
    /// </summary>
    /// <param name="format">The format of its frames.</param>
    /// <returns>The recording.</returns>
    public Recording NewRecording(AudioFormat format)
    {
        lock (_gate)
        {
            Recording recording = new(format, FramesRendered);
            _recordings.Add(recording);
            return recording;
        }
    }

    /// <summary>
    /// Lets time pass: renders the frames that begin within it, and fires the timers. Durations add up without drift.
    /// </summary>
    /// <param name="duration">How long; 0 fires the timers that are due.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    /// <exception cref="InvalidOperationException">Called by a callback or a timer.</exception>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        long asked = _asked + duration.Ticks;
        RenderUntil(FrameAtOrAfter(asked));
        _asked = asked;
    }

    /// <summary>Renders a number of frames, and fires the timers that become due.</summary>
    /// <param name="frames">Frames, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="InvalidOperationException">Called by a callback or a timer.</exception>
    public void Render(long frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        RenderUntil(FramesRendered + frames);
        _asked = OutputFormat.Duration(FramesRendered).Ticks;
    }

    /// <summary>Closes the streams. Recordings stay readable.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _output?.Dispose();
            _input?.Dispose();
        }
    }

    private void RenderUntil(long end)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_advancing)
        {
            throw new InvalidOperationException(
                "The device is being advanced already. A callback or timer must not advance it: set a timer instead.");
        }

        _advancing = true;
        try
        {
            Time.AdvanceTo(Time.Elapsed);
            while (FramesRendered < end)
            {
                RunCallback((int)Math.Min(Sizes.Next(), FrameOfNextStop(end) - FramesRendered));
            }
        }
        finally
        {
            _advancing = false;
        }
    }

    private long FrameOfNextStop(long end) =>
        Time.NextDue is { } due ? Math.Clamp(FrameAtOrAfter(due.Ticks), FramesRendered + 1, end) : end;

    private void RunCallback(int frames)
    {
        lock (_gate)
        {
            _recordings.ForEach(recording => recording.Reserve(frames));
            Capture(frames);
            Play(frames);
            FramesRendered += frames;
        }

        Rendered?.Invoke();
        Time.AdvanceTo(OutputFormat.Duration(FramesRendered));
    }

    private void Play(int frames)
    {
        Span<float> block = Block(ref _outputBlock, frames * OutputFormat.Channels);
        if (_output is { IsRunning: true })
        {
            _render!(block);
        }
        else
        {
            block.Clear();
        }

        foreach (IAudioSink listener in _mixListeners)
        {
            listener.Write(block);
        }
    }

    private void Capture(int frames)
    {
        if (_input is not { IsRunning: true } stream)
        {
            return;
        }

        Span<float> block = Block(ref _inputBlock, frames * stream.Format.Channels);
        int got = _microphone!.Read(block);
        block[(got * stream.Format.Channels)..].Clear();
        _capture!(block);
    }

    private static Span<float> Block(ref float[] buffer, int samples)
    {
        if (buffer.Length < samples)
        {
            buffer = new float[samples];
        }

        return buffer.AsSpan(0, samples);
    }

    private long FrameAtOrAfter(long ticks) =>
        (long)(((Int128)ticks * OutputFormat.SampleRate + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);

    private void Plug(
        bool present, ref bool has, ref SimulatedStream? stream, DeviceChangeKind arrival, DeviceChangeKind removal)
    {
        lock (_gate)
        {
            if (has == present)
            {
                return;
            }

            Volatile.Write(ref has, present);
            if (!present)
            {
                stream?.Lose();
                stream = null;
            }
        }

        Changed?.Invoke(this, new DeviceChangedEventArgs(present ? arrival : removal));
    }

    private void Close(SimulatedStream stream)
    {
        _output = _output == stream ? null : _output;
        _input = _input == stream ? null : _input;
    }

    private void ThrowIfOpen(SimulatedStream? stream, string direction)
    {
        if (stream is not null)
        {
            throw Refusal(AudioDeviceError.Busy, $"its {direction} is open already", "Dispose the stream that is open first");
        }
    }

    private AudioDeviceException Refusal(AudioDeviceError error, string problem, string advice) =>
        new(error, Name, problem, advice);
}
