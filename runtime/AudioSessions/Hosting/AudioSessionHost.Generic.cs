using AudioSessions.Devices;
using StateMachine;

namespace AudioSessions;

/// <summary>
/// Owns the device world under a policy: its sessions, the phone, the clock, the switches; and lets what the policy decides be heard.
/// Any spec that has an entity <c>Session</c> with the variables <c>playing</c> and <c>recording</c>, and the observables
/// <c>mutes(Session)</c>, <c>level(Session)</c> and <c>capture(Session)</c>, can be the policy.
/// </summary>
/// <remarks>
/// <para>All members may be called from any thread, listeners included. Events are decided one at a time; a decision is made, and the
/// renderer knows of it, when <see cref="Fire"/> returns. Listeners run afterwards, in the order of the decisions, one at a time, on the
/// thread of one of the callers and never while anything is locked: what a listener itself causes is decided at once and told after what
/// is being told. A listener that throws is reported by <see cref="Faulted"/>; one that blocks delays the later listeners only.</para>
/// <para>The audio path is apart from this: callbacks read published gains and never wait for a decision.</para>
/// </remarks>
/// <typeparam name="TMachine">The generated machine, or <see cref="Machine"/> for any.</typeparam>
public partial class AudioSessionHost<TMachine> : IDisposable
    where TMachine : Machine
{
    private readonly Lock _lock = new();
    private readonly TMachine _machine;
    private readonly PolicyBinding _binding;
    private readonly DecisionWriter _writer;
    private readonly SoundPath _sound;
    private readonly IAudioDevice _device;
    private readonly TimeProvider _time;
    private readonly Deliveries _deliveries = new();
    private readonly FaultLog _faults = new();
    private readonly List<HostedSession> _sessions = [];
    private readonly List<SessionChange> _changes = [];
    private long _decisions;
    private bool _disposed;

    /// <summary>Binds a policy to a device, and opens its output.</summary>
    /// <param name="machine">The policy, running. It belongs to the host from now on: nobody else may fire its events.</param>
    /// <param name="device">What plays and captures. It stays the caller's: dispose it after the host.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="MachineException">The policy lacks names that the host needs; the message lists them.</exception>
    public AudioSessionHost(TMachine machine, IAudioDevice device, AudioSessionHostOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(device);
        options ??= new AudioSessionHostOptions();
        _machine = machine;
        _device = device;
        _time = options.TimeProvider;
        _binding = PolicyBinding.Bind(machine.Info);
        _writer = new DecisionWriter(machine, NameOf);
        _sound = new SoundPath(device, Report);
        AdoptSessions(options.Apps);
        _sound.OpenOutput();
        Apply();
        if (device is IDeviceChanges changes)
        {
            changes.Changed += OnDeviceChanged;
        }
    }

    /// <summary>An event was decided. Told before the listeners of the sessions.</summary>
    public event EventHandler<Decision>? Decided;

    /// <summary>Something failed beside the decisions: a listener, a source or sink, the device.</summary>
    public event EventHandler<HostFault>? Faulted;

    /// <summary>The policy as data: events, rules with their places, observables.</summary>
    public MachineInfo Info => _machine.Info;

    /// <summary>The last hundred faults, oldest first: also those that a listener of <see cref="Faulted"/> caused.</summary>
    public IReadOnlyList<HostFault> Faults => _faults.All;

    /// <summary>The mixer of the output. Add voices that belong to no session to it, such as the phone's ring.</summary>
    public Renderer Renderer => _sound.Renderer;

    /// <summary>The distributor of the input.</summary>
    public CaptureHub Capture => _sound.Capture;

    /// <summary>The sessions, by index; a copy.</summary>
    public IReadOnlyList<HostedSession> Sessions
    {
        get
        {
            lock (_lock)
            {
                return [.. _sessions];
            }
        }
    }

    /// <summary>Opens the session of an app, in the state that the policy starts it in.</summary>
    /// <param name="app">The app's id: any name that is not empty.</param>
    /// <returns>The session; dispose it when the app has finished.</returns>
    /// <exception cref="InvalidOperationException">The app has a session already.</exception>
    /// <exception cref="ObjectDisposedException">The host is disposed.</exception>
    public HostedSession Open(string app)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(app);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_sessions.Find(s => s.App == app && !s.IsClosed) is { } other)
            {
                throw new InvalidOperationException(
                    $"The app '{app}' has a session already, and an app has only one. Use that one (index {other.Index}), or dispose it first.");
            }

            // A place that its app has left is as new: the policy has forgotten everything about it.
            var place = _sessions.FindIndex(s => s is { IsClosed: true, HasExited: true });
            var session = Attach(app, place >= 0 ? place : _machine.Add(_binding.Session));
            Apply();
            return session;
        }
    }

    /// <summary>Decides an event and lets what follows from it be heard.</summary>
    /// <param name="fired">An event of the policy, made by its generated factories.</param>
    /// <returns>What became of it. Listeners are told before this returns, unless another thread, or a listener further up, is telling them.</returns>
    /// <exception cref="ArgumentException">The event is a cascade, or names an instance that does not exist.</exception>
    /// <exception cref="MachineException">The rules move an instance twice within the event: a mistake of the spec.</exception>
    /// <exception cref="ObjectDisposedException">The host is disposed.</exception>
    public Decision Fire(in MachineEvent fired)
    {
        Decision decision;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            decision = Decide(fired);
        }

        _deliveries.Run();
        return decision;
    }

    /// <summary>Reads the machine between two events.</summary>
    /// <param name="read">A function that only reads, and calls nothing that waits for another thread.</param>
    /// <returns>What it returned.</returns>
    public T Read<T>(Func<TMachine, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        lock (_lock)
        {
            return read(_machine);
        }
    }

    /// <summary>Why a session sounds as it does: every layer with all its reasons.</summary>
    public SessionLayers Explain(HostedSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Layers;
    }

    /// <summary>Names an instance: a session by its app, others as the spec does.</summary>
    /// <param name="entity">The entity's index.</param>
    /// <param name="instance">The instance's index.</param>
    public string NameOf(int entity, int instance)
    {
        lock (_lock)
        {
            return entity == _binding.Session && instance < _sessions.Count ? _sessions[instance].App : _machine.DefaultName(entity, instance);
        }
    }

    /// <summary>Ends every session as <see cref="HostedSession.Dispose"/> does, and closes the streams. Not the device.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>See <see cref="Dispose()"/>.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
        {
            return;
        }

        if (_device is IDeviceChanges changes)
        {
            changes.Changed -= OnDeviceChanged;
        }

        foreach (var session in Sessions)
        {
            session.Dispose();
        }

        lock (_lock)
        {
            _disposed = true;
            _sound.Dispose();
        }
    }

    /// <summary>The device gained or lost its microphone, in case that is an event of the policy. Called without locks.</summary>
    protected virtual void OnMicrophone(bool present)
    {
    }

    private Decision Decide(in MachineEvent fired)
    {
        Check(fired);
        Outcome outcome;
        try
        {
            outcome = _machine.Fire(fired);
        }
        finally
        {
            // Also where the spec's mistake ends in an exception: what is heard follows the state, whatever it is.
            Apply();
        }

        var decision = _writer.Write(++_decisions, _time.GetUtcNow(), fired, outcome, [.. _changes]);
        Deliver(decision);
        return decision;
    }

    private void Check(in MachineEvent fired)
    {
        if (fired.Kind < 0 || fired.Kind >= Info.Events.Count || Info.Events[fired.Kind].IsCascade)
        {
            throw new ArgumentException($"The policy '{Info.Name}' has no event with the number {fired.Kind} that could be fired; make events with its generated factories.", nameof(fired));
        }

        var info = Info.Events[fired.Kind];
        for (var i = 0; i < info.Parameters.Count; i++)
        {
            var type = info.Parameters[i].Type;
            if (type.Kind == ValueKind.Entity && !(fired[i] == -1 && type.IsOptional) && (uint)fired[i] >= (uint)_machine.Count(type.Entity))
            {
                throw new ArgumentException($"{info.Name}: there is no {type.Name} with the index {fired[i]}. Use the index of a session of this host.", nameof(fired));
            }
        }
    }

    /// <summary>Derives the layers of every session anew, publishes what changed, and collects the changes.</summary>
    private void Apply()
    {
        _changes.Clear();
        var recording = false;
        foreach (var session in _sessions)
        {
            var before = session.Layers;
            if (session.Derivation.Update(_machine, _binding))
            {
                session.Publish(session.Derivation.Write(_machine.Info, _binding, _writer, session.App, session.Volume));
                _changes.Add(new SessionChange(session.App, session.Index, before, session.Layers));
            }

            recording |= session.Layers.IsRecording && session.Sink is not null;
        }

        _sound.RunInput(recording);
        _sound.Collect();
    }

    private void OnDeviceChanged(object? sender, DeviceChangedEventArgs change)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            if (change.Kind == DeviceChangeKind.OutputArrived)
            {
                _sound.OpenOutput();
            }

            _sound.InputMayWork();
            Apply();
        }

        if (change.Kind is DeviceChangeKind.InputArrived or DeviceChangeKind.InputRemoved)
        {
            OnMicrophone(change.Kind == DeviceChangeKind.InputArrived);
        }

        _deliveries.Run();
    }
}
