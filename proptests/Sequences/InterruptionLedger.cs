using AudioSessions.Policy;
using AudioSessions.Properties.Conformance;

namespace AudioSessions.Properties.Sequences;

/// <summary>
/// Keeps its own account of who holds whom down, from what happens alone, and foretells what every event tells: one beginning and one end
/// for each interruption, to whom, of which type, in which order. It reads neither the interrupters nor the waiting list of the spec, and
/// takes who mixes from the published categories.
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

    // The latest interrupted first.
    private readonly List<Interruption> _open = [];
    private readonly List<string> _expected = [];

    /// <summary>Whether exactly the foretold was told, and the interrupted are those of the account.</summary>
    public string? Check(FiredStep step)
    {
        _expected.Clear();
        if (step.Outcome.IsAccepted)
        {
            Account(step);
        }

        var told = step.Told.ToList();
        return !told.SequenceEqual(_expected) ? $"told {Listed(told)} instead of {Listed(_expected)}"
            : Enumerable.Range(0, step.Machine.World.SessionCount).FirstOrDefault(s => Held(s) != step.Machine.World.GetSessionState(s) is SessionState.Interrupted, -1) is >= 0 and var wrong
                ? $"Session {wrong} is {step.Machine.World.GetSessionState(wrong)}, with {_open.Find(i => i.Session == wrong)?.Holders.Count ?? 0} holding it down"
            : null;
    }

    /// <summary>How many hold a session down at once, at most.</summary>
    public int Depth => _open.Count == 0 ? 0 : _open.Max(i => i.Holders.Count);

    private void Account(FiredStep step)
    {
        var session = step.Fired.A0;
        var wasActive = step.Before.GetSessionState(session) is SessionState.Active;
        switch (step.Event)
        {
            case AudioSessionEvent.Activate when !wasActive:
                Close(session);
                Claim(step, session);
                break;
            case AudioSessionEvent.SetCategory or AudioSessionEvent.SetMix when wasActive:
                Claim(step, session);
                break;
            case AudioSessionEvent.Deactivate:
                Leave(session, step.Fired.A1 != 0 ? Ending.Resumable : policies.UnnotifiedEnd is UnnotifiedEnd.ShouldNotResume ? Ending.Final : Ending.Unspoken);
                break;
            case AudioSessionEvent.Exits:
                Close(session);
                Leave(session, Ending.Resumable);
                break;
            default:
                AccountForTheSystem(step);
                break;
        }
    }

    private void AccountForTheSystem(FiredStep step)
    {
        switch (step.Event, step.Before.GetPhoneState(), step.Before.GetClockState())
        {
            case (AudioSessionEvent.Rings, PhoneState.Idle, _) or (AudioSessionEvent.Answers, PhoneState.Ringing, _):
                PushEverybody(step, Phone);
                break;
            case (AudioSessionEvent.Declines, PhoneState.Ringing, _):
                Leave(Phone, Ending.Resumable);
                break;
            case (AudioSessionEvent.HangsUp, PhoneState.Talking, _):
                Leave(Phone, policies.AnsweredCall is AnsweredCall.EndsAtHangUp ? Ending.Resumable : Ending.Unspoken);
                break;
            case (AudioSessionEvent.AlarmSounds, _, ClockState.Quiet):
                PushEverybody(step, Alarm);
                break;
            case (AudioSessionEvent.AlarmStops, _, ClockState.Sounding):
                Leave(Alarm, Ending.Resumable);
                break;
        }
    }

    private void Claim(FiredStep step, int session)
    {
        for (var other = 0; other < step.Before.SessionCount && !Mixes(step.Machine.World, session); other++)
        {
            if (other != session && !Mixes(step.Before, other))
            {
                Push(step, other, session);
            }
        }
    }

    private void PushEverybody(FiredStep step, int by)
    {
        for (var session = 0; session < step.Before.SessionCount; session++)
        {
            Push(step, session, by);
        }
    }

    private void Push(FiredStep step, int session, int by)
    {
        if (step.Before.GetSessionState(session) is SessionState.Active)
        {
            _open.Insert(0, new Interruption(session) { Holders = { by } });
            _expected.Add($"Session {session} InterruptionBegan");
        }
        else
        {
            _open.Find(i => i.Session == session)?.Holders.Add(by);
        }
    }

    private void Leave(int holder, Ending ending)
    {
        foreach (var interruption in _open.ToArray())
        {
            if (!interruption.Holders.Remove(holder))
            {
                continue;
            }

            interruption.MayResume &= ending is Ending.Resumable;
            if (interruption.Holders.Count == 0)
            {
                _open.Remove(interruption);
                if (ending is not Ending.Unspoken)
                {
                    _expected.Add($"Session {interruption.Session} InterruptionEnded({(interruption.MayResume ? "ShouldResume" : "ShouldNotResume")})");
                }
            }
        }
    }

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
