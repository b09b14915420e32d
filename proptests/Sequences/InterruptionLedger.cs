using AudioSessions.Policy;
using AudioSessions.Properties.Conformance;

namespace AudioSessions.Properties.Sequences;

/// <summary>
/// Keeps its own account of who holds whom down, from what happens alone, and foretells who is told of a beginning, an end, or the media
/// server: one beginning and one end for each interruption, to whom, of which type, in which order. It reads neither the interrupters nor
/// the waiting list of the spec, and takes who mixes from the published categories.
/// </summary>
internal sealed class InterruptionLedger(AudioSessionPolicies policies)
{
    private enum Ending
    {
        Resumable,
        Final,
        Unspoken,
    }

    // Holders that are no sessions.
    private const int Phone = -1;
    private const int Alarm = -2;
    private const int Assistant = -3;

    private static readonly string[] _foretold = ["InterruptionBegan", "InterruptionEnded", "ServerDied", "ServerReset"];

    // The latest interrupted first.
    private readonly List<Interruption> _open = [];
    private readonly HashSet<int> _active = [];
    private readonly HashSet<int> _suspendedWhileActive = [];
    private readonly List<string> _expected = [];

    /// <summary>Whether exactly the foretold was told, and the interrupted are those of the account.</summary>
    public string? Check(FiredStep step)
    {
        _expected.Clear();
        _active.Clear();
        _active.UnionWith(Sessions(step).Where(s => step.Before.GetSessionState(s) is SessionState.Active));
        if (step.Outcome.IsAccepted)
        {
            Account(step);
        }

        var told = step.Machine.Told.Where(t => _foretold.Contains(NameOf(step, t))).Select(t => t.Format(step.Info, step.Machine.DefaultName)).ToList();
        return !told.SequenceEqual(_expected) ? $"told {Listed(told)} instead of {Listed(_expected)}"
            : Sessions(step).FirstOrDefault(s => Held(s) != step.Machine.World.GetSessionState(s) is SessionState.Interrupted, -1) is >= 0 and var wrong
                ? $"Session {wrong} is {step.Machine.World.GetSessionState(wrong)}, with {_open.Find(i => i.Session == wrong)?.Holders.Count ?? 0} holding it down"
            : null;
    }

    /// <summary>How many hold a session down at once, at most.</summary>
    public int Depth => _open.Count == 0 ? 0 : _open.Max(i => i.Holders.Count);

    private void Account(FiredStep step)
    {
        var session = step.Fired.A0;
        switch (step.Event)
        {
            // Whether starting or initialising activates is for the policies; that it did is seen.
            case AudioSessionEvent.Activate or AudioSessionEvent.Initialize or AudioSessionEvent.Play or AudioSessionEvent.Record
                when !_active.Contains(session) && IsActive(step, session):
                Close(session);
                Claim(step, session);
                break;
            case AudioSessionEvent.SetCategory or AudioSessionEvent.SetMix when _active.Contains(session):
                Claim(step, session);
                break;
            case AudioSessionEvent.Deactivate:
                _active.Remove(session);
                Leave(step, session, step.Fired.A1 != 0 ? Ending.Resumable : policies.UnnotifiedEnd is UnnotifiedEnd.ShouldNotResume ? Ending.Final : Ending.Unspoken);
                break;
            case AudioSessionEvent.Suspends when step.Machine.World.GetSessionState(session) is SessionState.Suspended && step.Before.GetSessionState(session) is not SessionState.Suspended:
                Suspend(step, session);
                break;
            case AudioSessionEvent.EntersForeground or AudioSessionEvent.UnlockScreen:
                Wake(step);
                break;
            case AudioSessionEvent.Exits:
                _active.Remove(session);
                _suspendedWhileActive.Remove(session);
                Close(session);
                Leave(step, session, Ending.Resumable);
                break;
            case AudioSessionEvent.Detaches or AudioSessionEvent.DetachMicrophone:
                LoseRoutes(step);
                break;
            default:
                AccountForTheSystem(step);
                break;
        }
    }

    private void AccountForTheSystem(FiredStep step)
    {
        var before = step.Before;
        switch (step.Event)
        {
            case AudioSessionEvent.Rings when before.GetPhoneState() is PhoneState.Idle:
            case AudioSessionEvent.Answers when before.GetPhoneState() is PhoneState.Ringing:
                PushEverybody(step, Phone);
                break;
            case AudioSessionEvent.Declines when before.GetPhoneState() is PhoneState.Ringing:
                Leave(step, Phone, Ending.Resumable);
                break;
            case AudioSessionEvent.HangsUp when before.GetPhoneState() is PhoneState.Talking:
                Leave(step, Phone, policies.AnsweredCall is AnsweredCall.EndsAtHangUp ? Ending.Resumable : Ending.Unspoken);
                break;
            case AudioSessionEvent.AlarmSounds when before.GetClockState() is ClockState.Quiet:
                PushEverybody(step, Alarm);
                break;
            case AudioSessionEvent.AlarmStops when before.GetClockState() is ClockState.Sounding:
                Leave(step, Alarm, Ending.Resumable);
                break;
            case AudioSessionEvent.AssistantListens when before.GetAssistantState() is AssistantState.Away:
                PushEverybody(step, Assistant);
                break;
            case AudioSessionEvent.AssistantStops when before.GetAssistantState() is AssistantState.Listening:
                Leave(step, Assistant, step.Fired.A1 != 0 ? Ending.Final : Ending.Resumable);
                break;
            case AudioSessionEvent.ServerDies when before.GetServerState() is ServerState.Running:
                LoseTheServer(step);
                break;
            case AudioSessionEvent.ServerRestarts when before.GetServerState() is ServerState.Dead:
                _expected.AddRange(Sessions(step).Where(s => step.Before.GetSessionState(s) is SessionState.Orphaned).Select(s => $"Session {s} ServerReset"));
                break;
        }
    }

    private void Claim(FiredStep step, int session)
    {
        _active.Add(session);
        foreach (var other in Sessions(step).Where(_ => !Mixes(step.Machine.World, session)))
        {
            if (other != session && !Mixes(step.Before, other))
            {
                Push(other, session);
            }
        }
    }

    private void PushEverybody(FiredStep step, int by)
    {
        foreach (var session in Sessions(step))
        {
            Push(session, by);
        }
    }

    private void Push(int session, int by)
    {
        if (_active.Remove(session))
        {
            _open.Insert(0, new Interruption(session) { Holders = { by } });
            _expected.Add($"Session {session} InterruptionBegan(Default)");
        }
        else
        {
            _open.Find(i => i.Session == session)?.Holders.Add(by);
        }
    }

    private void Leave(FiredStep step, int holder, Ending ending)
    {
        var returned = new List<int>();
        foreach (var interruption in _open.ToArray())
        {
            if (!interruption.Holders.Remove(holder))
            {
                continue;
            }

            interruption.MayResume &= ending is Ending.Resumable;
            if (interruption.Holders.Count == 0)
            {
                End(interruption, ending);
                if (policies.SessionAtEnd is SessionAtEnd.ActiveAgain && interruption.MayResume && IsActive(step, interruption.Session))
                {
                    returned.Add(interruption.Session);
                }
            }
        }

        // Each comes back as if it activated, after all have been released.
        returned.ForEach(session => Claim(step, session));
    }

    private void End(Interruption interruption, Ending ending)
    {
        _open.Remove(interruption);
        if (ending is not Ending.Unspoken)
        {
            _expected.Add($"Session {interruption.Session} InterruptionEnded({(interruption.MayResume ? "ShouldResume" : "ShouldNotResume")})");
        }
    }

    private void Suspend(FiredStep step, int session)
    {
        if (_active.Remove(session))
        {
            _suspendedWhileActive.Add(session);
        }

        Close(session);
        Leave(step, session, Ending.Resumable);
    }

    /// <summary>Who was active when it was suspended hears of that now; no end follows.</summary>
    private void Wake(FiredStep step)
    {
        foreach (var session in Sessions(step).Where(s => step.Machine.World.GetSessionState(s) is not SessionState.Suspended && _suspendedWhileActive.Remove(s)))
        {
            _expected.Add($"Session {session} InterruptionBegan(AppWasSuspended)");
        }
    }

    /// <summary>Who is interrupted and loses what it played to had better not resume.</summary>
    private void LoseRoutes(FiredStep step)
    {
        foreach (var told in step.Machine.Told.Where(t => NameOf(step, t) == "RouteChanged" && policies.RouteLost is RouteLost.ForbidsResume))
        {
            if (_open.Find(i => i.Session == told.To) is { } interruption)
            {
                interruption.MayResume = false;
            }
        }
    }

    private void LoseTheServer(FiredStep step)
    {
        _open.Clear();
        _suspendedWhileActive.Clear();
        _expected.AddRange(Sessions(step).Where(s => step.Before.GetSessionState(s) is not (SessionState.Uninitialized or SessionState.Orphaned)).Select(s => $"Session {s} ServerDied"));
    }

    private static IEnumerable<int> Sessions(FiredStep step) => Enumerable.Range(0, step.Machine.World.SessionCount);

    private static bool IsActive(FiredStep step, int session) => step.Machine.World.GetSessionState(session) is SessionState.Active;

    private static string NameOf(FiredStep step, StateMachine.Notification told) => step.Info.Notifications[told.Kind].Name;

    private void Close(int session) => _open.RemoveAll(i => i.Session == session);

    private bool Held(int session) => _open.Exists(i => i.Session == session);

    private static bool Mixes(in AudioSessionWorld world, int session) => Published.Categories[world.GetSessionCategory(session)].Mixing switch
    {
        Mixing.Always => true,
        Mixing.ByOverride => world.GetSessionMix(session),
        _ => false,
    };

    private static string Listed(List<string> told) => told.Count == 0 ? "nobody" : string.Join(", ", told);

    private sealed class Interruption(int session)
    {
        public int Session { get; } = session;

        public HashSet<int> Holders { get; } = [];

        public bool MayResume { get; set; } = true;
    }
}
