namespace AudioSessions;

// Whom to tell, in which order, and what becomes of listeners that throw.
public partial class AudioSessionHost<TMachine>
{
    /// <summary>Finds the sessions to tell now: when listeners run, their places may belong to other apps.</summary>
    private void Deliver(Decision decision)
    {
        var told = new HostedSession?[decision.Told.Count];
        for (var i = 0; i < told.Length; i++)
        {
            var raw = decision.Told[i].Raw;
            told[i] = Info.Notifications[raw.Kind].To == _binding.Session ? _sessions[raw.To] : null;
        }

        var changed = new HostedSession[decision.Changes.Count];
        for (var i = 0; i < changed.Length; i++)
        {
            changed[i] = _sessions[decision.Changes[i].Index];
        }

        _deliveries.Add(() => Tell(decision, told, changed));
    }

    private void Tell(Decision decision, HostedSession?[] told, HostedSession[] changed)
    {
        foreach (var listener in Delegate.EnumerateInvocationList(Decided))
        {
            Guard(null, () => listener(this, decision));
        }

        for (var i = 0; i < told.Length; i++)
        {
            if (told[i] is { } session)
            {
                session.Notify(decision.Told[i], listener => Guard(session.App, listener));
            }
        }

        for (var i = 0; i < changed.Length; i++)
        {
            var session = changed[i];
            session.TellAudibility(decision.Changes[i], listener => Guard(session.App, listener));
        }
    }

    private void Guard(string? session, Action listener)
    {
        try
        {
            listener();
        }
        catch (Exception exception)
        {
            // A listener is the app's code: whatever it throws must not reach whoever caused the event.
            Report(new HostFault(HostFaultKind.Listener, session, $"A listener{(session is null ? "" : $" of {session}")} threw: {exception.Message}", exception));
        }
    }

    private void Report(HostFault fault)
    {
        _faults.Add(fault);
        _deliveries.Add(() =>
        {
            foreach (var listener in Delegate.EnumerateInvocationList(Faulted))
            {
                try
                {
                    listener(this, fault);
                }
                catch (Exception exception)
                {
                    // Kept, but not told: telling it would go on for ever.
                    _faults.Add(new HostFault(HostFaultKind.Listener, null, $"A listener of Faulted threw: {exception.Message}", exception));
                }
            }
        });
    }
}
