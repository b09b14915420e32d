using AudioSessions.Devices;
using StateMachine;

namespace AudioSessions;

// The coming and going of sessions, and what they ask of their host.
public partial class AudioSessionHost<TMachine>
{
    /// <summary>Makes the object that stands for a session. It must not call the host.</summary>
    private protected virtual HostedSession NewSession(ISessionHost host, string app, int index) => new(host, app, index);

    private void AdoptSessions(IReadOnlyList<string> apps)
    {
        for (var index = 0; index < _machine.Count(_binding.Session); index++)
        {
            Attach(index < apps.Count ? apps[index] : _machine.DefaultName(_binding.Session, index), index);
        }
    }

    private HostedSession Attach(string app, int index)
    {
        var session = NewSession(new SessionDoor(this), app, index);
        if (index < _sessions.Count)
        {
            _sessions[index] = session;
        }
        else
        {
            _sessions.Add(session);
        }

        return session;
    }

    /// <summary>What a session may ask of its host, whatever the type of the machine.</summary>
    private sealed class SessionDoor(AudioSessionHost<TMachine> host) : ISessionHost
    {
        public Decision Fire(in MachineEvent fired) => host.Fire(fired);

        public void Change(HostedSession session, Action change)
        {
            lock (host._lock)
            {
                ObjectDisposedException.ThrowIf(host._disposed, host);
                var before = session.Layers;
                change();
                host.Republish(session, before);
            }

            host._deliveries.Run();
        }

        public void Exit(HostedSession session) => host.Exit(session);

        public Renderer Renderer => host.Renderer;

        public CaptureHub Capture => host.Capture;
    }

    private void Republish(HostedSession session, SessionLayers before)
    {
        session.Publish(before with { Volume = session.Volume });
        Apply();
        if (before.Gain != session.Layers.Gain)
        {
            var change = new SessionChange(session.App, session.Index, before, session.Layers);
            _deliveries.Add(() => session.TellAudibility(change, listener => Guard(session.App, listener)));
        }
    }

    private void Exit(HostedSession session)
    {
        lock (_lock)
        {
            if (_disposed || session.IsClosed)
            {
                return;
            }

            if (_binding.Exits >= 0)
            {
                var decision = Decide(new MachineEvent(_binding.Exits, session.Index));
                session.HasExited = decision.IsAccepted;
                if (!decision.IsAccepted)
                {
                    Report(new HostFault(HostFaultKind.Policy, session.App, $"The policy refused that {session.App} leaves: {decision}", null));
                }
            }

            session.Close();
            Apply();
        }

        _deliveries.Run();
    }
}
