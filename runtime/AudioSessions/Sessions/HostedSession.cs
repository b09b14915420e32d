using AudioSessions.Devices;
using StateMachine;

namespace AudioSessions;

/// <summary>
/// The audio session of one app under any policy: its state, why it is heard or not, and the sound that obeys it. Sessions of the
/// policy of this library are <see cref="AudioSession"/>, which has its commands by name.
/// </summary>
/// <remarks>Members may be called from any thread, listeners included; see <see cref="AudioSessionHost{TMachine}"/>.</remarks>
public class HostedSession : IDisposable
{
    private readonly ISessionHost _host;
    private SessionLayers _layers;
    private IAudioSource? _source;
    private IAudioSink? _sink;
    private Voice? _voice;
    private CaptureVoice? _recording;
    private float _volume = 1f;
    private bool _closed;

    internal HostedSession(ISessionHost host, string app, int index)
    {
        _host = host;
        App = app;
        Index = index;
        Derivation = new SessionDerivation(index);
        _layers = new SessionLayers
        {
            Session = app,
            State = "",
            IsPlaying = false,
            IsRecording = false,
            Mutes = [],
            MuteCauses = [],
            Level = 0,
            LevelCauses = [],
            Volume = 1f,
            Captures = false,
            CaptureCauses = [],
        };
    }

    /// <summary>It was told something.</summary>
    public event EventHandler<Notice>? Notified;

    /// <summary>What is heard of it changed, or why it is not heard.</summary>
    public event EventHandler<SessionChange>? AudibilityChanged;

    /// <summary>The app that it belongs to.</summary>
    public string App { get; }

    /// <summary>Its index: the number by which events name it.</summary>
    public int Index { get; }

    /// <summary>The name of its state.</summary>
    public string State => Layers.State;

    /// <summary>Whether it is heard now.</summary>
    public bool IsAudible => Layers.IsAudible;

    /// <summary>Its layers with all their reasons; those of the last decision.</summary>
    public SessionLayers Layers => Volatile.Read(ref _layers);

    /// <summary>Whether it was disposed.</summary>
    public bool IsClosed => Volatile.Read(ref _closed);

    /// <summary>The app's own volume, a linear amplitude from 0 to 1; multiplies what the policy allows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not within 0 to 1.</exception>
    public float Volume
    {
        get => Volatile.Read(ref _volume);
        set
        {
            if (!(value is >= 0f and <= 1f))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A volume is a linear amplitude from 0 (silent) to 1 (full).");
            }

            Change(() => Volatile.Write(ref _volume, value));
        }
    }

    /// <summary>
    /// What it plays; null: nothing. It advances while output runs, heard or not, and keeps its position otherwise. A new one fades in
    /// while the old one fades out.
    /// </summary>
    public IAudioSource? Source
    {
        get => Volatile.Read(ref _source);
        set => Change(() => SetSource(value));
    }

    /// <summary>
    /// What it records into; null: nothing. It gets frames while input runs: the microphone's where it may capture, else silence.
    /// </summary>
    /// <exception cref="ArgumentException">The sink's format is not that of the host's <see cref="AudioSessionHost{TMachine}.Capture"/>.</exception>
    public IAudioSink? Sink
    {
        get => Volatile.Read(ref _sink);
        set => Change(() => SetSink(value));
    }

    /// <summary>The voice of the source in the mixer, for meters and taps; null without a source.</summary>
    public Voice? Voice => Volatile.Read(ref _voice);

    internal SessionDerivation Derivation { get; }

    internal bool HasExited { get; set; }

    /// <summary>The layers as sentences, one a line, each with the rule behind it.</summary>
    public string Explain() => Layers.ToString();

    /// <summary>Fires an event of the policy; see <see cref="AudioSessionHost{TMachine}.Fire"/>.</summary>
    public Decision Fire(in MachineEvent fired)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return _host.Fire(fired);
    }

    /// <summary>The app has finished, or died: the policy's event <c>Exits</c>. Its sound fades out. Does nothing the second time.</summary>
    public void Dispose()
    {
        _host.Exit(this);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override string ToString() => State.Length == 0 ? App : $"{App} ({State})";

    /// <summary>Told something, before <see cref="Notified"/>: for events with names of their own.</summary>
    /// <param name="notice">What it was told.</param>
    /// <param name="guard">Calls a listener, and reports what it throws.</param>
    private protected virtual void OnNotified(Notice notice, Action<Action> guard)
    {
    }

    internal void Notify(Notice notice, Action<Action> guard)
    {
        if (IsClosed)
        {
            return;
        }

        OnNotified(notice, guard);
        foreach (var listener in Delegate.EnumerateInvocationList(Notified))
        {
            guard(() => listener(this, notice));
        }
    }

    internal void TellAudibility(SessionChange change, Action<Action> guard)
    {
        if (IsClosed || !change.ChangesAudibility)
        {
            return;
        }

        foreach (var listener in Delegate.EnumerateInvocationList(AudibilityChanged))
        {
            guard(() => listener(this, change));
        }
    }

    /// <summary>Publishes layers to readers and to the callbacks.</summary>
    internal void Publish(SessionLayers layers)
    {
        Volatile.Write(ref _layers, layers);
        if (_voice is { } voice)
        {
            voice.Target = PlaybackTarget;
        }

        if (_recording is { } recording)
        {
            recording.Target = CaptureTarget;
        }
    }

    internal void Close()
    {
        SetSource(null);
        SetSink(null);
        Volatile.Write(ref _closed, true);
    }

    private VoiceTarget PlaybackTarget => new(Layers.Gain, paused: !Layers.IsPlaying);

    private VoiceTarget CaptureTarget => new(Layers.Captures ? 1f : 0f, paused: !Layers.IsRecording);

    private void Change(Action change)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        _host.Change(this, change);
    }

    private void SetSource(IAudioSource? source)
    {
        if (_voice is { } old)
        {
            _host.Renderer.Remove(old);
        }

        Volatile.Write(ref _source, source);
        Volatile.Write(ref _voice, source is null ? null : _host.Renderer.Add(source, App, PlaybackTarget));
    }

    private void SetSink(IAudioSink? sink)
    {
        var added = sink is null ? null : _host.Capture.Add(sink, App, CaptureTarget);
        if (_recording is { } old)
        {
            _host.Capture.Remove(old);
        }

        Volatile.Write(ref _sink, sink);
        _recording = added;
    }
}
