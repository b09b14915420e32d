using AudioSessions.Benchmarks.Policy;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>
/// The audio-session policy as a good engineer would write it by hand for exactly these rules: a switch over the events, a method for each that
/// decides and applies, and a queue for what one session does to another, decided anew at its turn, as the spec says. It is the baseline of the
/// generated flat step, and does the same work: the same decisions with the same reasons, in the same order.
/// </summary>
internal sealed class HandPolicy<TLog>(AudioSessionPolicies policies, int sessions)
    where TLog : struct, IHandLog
{
    private readonly HandWorld _world = new(policies, sessions);
    private (HandEvent Event, Why Why)[] _queue = new (HandEvent, Why)[16];
    private int _head, _tail;
    private int _gone = -1;
    private HandEvent _event;
    private Why _raisedBy;

    /// <summary>The log of the last event.</summary>
    public TLog Log;

    /// <summary>The state.</summary>
    public HandWorld World => _world;

    /// <summary>Runs one event whole. Gives the rule that accepted it, or the complement of the one that refused it.</summary>
    public int Fire(in HandEvent fired)
    {
        _head = _tail = 0;
        Log.Clear();
        var decision = Take(fired, default);
        while (_head < _tail)
        {
            var (raised, why) = _queue[_head++];
            Take(raised, why);
        }

        if (_gone >= 0)
        {
            _world.Forget(_gone);
            _gone = -1;
        }

        return decision;
    }

    private int Take(in HandEvent taken, in Why raisedBy)
    {
        _event = taken;
        _raisedBy = raisedBy;
        return taken.Kind switch
        {
            AudioSessionEvent.Initialize => Initialize(taken.Session),
            AudioSessionEvent.Activate => Activate(taken.Session),
            AudioSessionEvent.Claim => Claim(taken.Session),
            AudioSessionEvent.Deactivate => Deactivate(taken.Session, taken.First),
            AudioSessionEvent.Exits => Exits(taken.Session),
            AudioSessionEvent.Interrupt => Interrupt(taken.Session, taken.First),
            AudioSessionEvent.LetGo => LetGo(taken.First, (Ending)taken.Second),
            AudioSessionEvent.Release => Release(taken.Session, taken.First, (Ending)taken.Second),
            AudioSessionEvent.SetCategory => SetCategory(taken.Session, (Category)taken.First),
            AudioSessionEvent.SetMix => SetMix(taken.Session, taken.First != 0),
            AudioSessionEvent.SetDuck => SetDuck(taken.Session, taken.First != 0),
            AudioSessionEvent.Play => Play(taken.Session),
            AudioSessionEvent.Record => Record(taken.Session),
            AudioSessionEvent.Stop => Stop(taken.Session),
            AudioSessionEvent.AlarmSounds => AlarmSounds(),
            AudioSessionEvent.AlarmStops => AlarmStops(),
            AudioSessionEvent.Rings => Rings(),
            AudioSessionEvent.Declines => Declines(),
            AudioSessionEvent.Answers => Answers(),
            AudioSessionEvent.HangsUp => HangsUp(),
            _ => Accept(_world.ChangeDevice(taken)),
        };
    }

    private int Accept(Rule rule, int first = 0, int second = 0)
    {
        Log.Decided(_event, new Why(rule, first, second), _raisedBy);
        return (int)rule;
    }

    private int Refuse(in Why why)
    {
        Log.Decided(_event, why, _raisedBy);
        return ~(int)why.Rule;
    }

    private void Raise(in HandEvent raised, in Why why)
    {
        if (_tail == _queue.Length)
        {
            Array.Resize(ref _queue, _tail * 2);
        }

        _queue[_tail++] = (raised, why);
    }

    private static Why NotInitialized => new(Rule.Session_Uninitialized_refuses);

    private int Initialize(int s)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State != SessionState.Uninitialized)
        {
            return Refuse(new Why(Rule.Initialize_refuse_AlreadyInitialized, s));
        }

        session.State = SessionState.Inactive;
        return Accept(Rule.Initialize_from_Uninitialized);
    }

    private int Activate(int s)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State is SessionState.Uninitialized)
        {
            return Refuse(NotInitialized);
        }

        if (session.State is SessionState.Active)
        {
            return Accept(Rule.Activate_from_Active);
        }

        if (_world.RefusesToActivate(s, session) is { Rule: not Rule.None } refusal)
        {
            return Refuse(refusal);
        }

        if (session.State == SessionState.Interrupted)
        {
            HandWorld.LeaveInterrupted(ref session);
        }

        session.State = SessionState.Active;
        _world.Waiting.Remove(s);
        _world.Arrivals.AddLast(s);
        Raise(new HandEvent(AudioSessionEvent.Claim, s), new Why(Rule.Activate_raise_Claim));
        return Accept(Rule.Activate_from_Inactive_Interrupted);
    }

    private int Claim(int s)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State != SessionState.Active || HandWorld.Mixes(session))
        {
            return Accept(Rule.Claim_otherwise);
        }

        _world.Arrivals.Remove(s);
        _world.Arrivals.AddLast(s);
        for (var other = 0; other < _world.Sessions.Length; other++)
        {
            ref var rival = ref _world.Sessions[other];
            if (other != s && rival.State is SessionState.Active or SessionState.Interrupted && !HandWorld.Mixes(rival))
            {
                Raise(new HandEvent(AudioSessionEvent.Interrupt, other, HandWorld.InterrupterOf(s)), new Why(Rule.Claim_raise_Interrupt, s, other));
            }
        }

        return Accept(Rule.Claim_from_Active);
    }

    private int Deactivate(int s, int flags)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State is SessionState.Uninitialized)
        {
            return Refuse(NotInitialized);
        }

        var letGo = new HandEvent(AudioSessionEvent.LetGo, 0, HandWorld.InterrupterOf(s), (int)_world.EndOf(flags));
        if (session.State != SessionState.Active)
        {
            Raise(letGo, new Why(Rule.Deactivate_raise_LetGo_2));
            return Accept(Rule.Deactivate_from_Inactive_Interrupted);
        }

        var running = session.Playing || session.Recording;
        if (running && _world.Policies.BusyDeactivation == BusyDeactivation.StaysActive)
        {
            return Refuse(new Why(Rule.Deactivate_refuse_NotActive));
        }

        HandWorld.LeaveActive(ref session);
        session.State = SessionState.Inactive;
        _world.Arrivals.Remove(s);
        Raise(letGo, new Why(Rule.Deactivate_raise_LetGo));
        return Accept(running ? Rule.Deactivate_answer_NotActive : Rule.Deactivate_from_Active);
    }

    private int Exits(int s)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State is SessionState.Uninitialized)
        {
            return Accept(Rule.Exits_from_Uninitialized);
        }

        HandWorld.LeaveActive(ref session);
        HandWorld.LeaveInterrupted(ref session);
        session.State = SessionState.Uninitialized;
        Raise(new HandEvent(AudioSessionEvent.LetGo, 0, HandWorld.InterrupterOf(s), (int)Ending.Resumable), new Why(Rule.Exits_raise_LetGo));
        _gone = s;
        return Accept(Rule.Exits_from_Ready);
    }

    private int Interrupt(int s, int by)
    {
        ref var session = ref _world.Sessions[s];
        switch (session.State)
        {
            case SessionState.Active:
                HandWorld.LeaveActive(ref session);
                session.State = SessionState.Interrupted;
                session.Mix = false;
                session.Interrupters |= 1UL << by;
                _world.Arrivals.Remove(s);
                _world.Waiting.AddFirst(s);
                Log.Told(0, s, 0, new Why(Rule.Interrupt_tell_InterruptionBegan, by, s));
                return Accept(Rule.Interrupt_from_Active);
            case SessionState.Interrupted:
                session.Interrupters |= 1UL << by;
                return Accept(Rule.Interrupt_from_Interrupted);
            default:
                return Accept(Rule.Interrupt_otherwise);
        }
    }

    private int LetGo(int by, Ending ending)
    {
        foreach (var s in _world.Waiting.Items)
        {
            if ((_world.Sessions[s].Interrupters & (1UL << by)) != 0)
            {
                Raise(new HandEvent(AudioSessionEvent.Release, s, by, (int)ending), new Why(Rule.LetGo_raise_Release));
            }
        }

        return Accept(Rule.LetGo_always);
    }

    private int Release(int s, int by, Ending ending)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State != SessionState.Interrupted)
        {
            return Accept(Rule.Release_otherwise);
        }

        if (session.Interrupters != 1UL << by)
        {
            session.Interrupters &= ~(1UL << by);
            session.MayResume &= ending == Ending.Resumable;
            return Accept(Rule.Release_from_Interrupted);
        }

        var resumes = ending == Ending.Resumable && session.MayResume;
        HandWorld.LeaveInterrupted(ref session);
        session.State = SessionState.Inactive;
        _world.Waiting.Remove(s);
        if (resumes)
        {
            Log.Told(1, s, (int)InterruptionType.ShouldResume, new Why(Rule.Release_tell_InterruptionEnded, s));
            return Accept(Rule.Release_from_Interrupted_2);
        }

        if (ending != Ending.Unspoken)
        {
            Log.Told(1, s, (int)InterruptionType.ShouldNotResume, new Why(Rule.Release_tell_InterruptionEnded_2, s));
        }

        return Accept(Rule.Release_from_Interrupted_otherwise);
    }

    private int SetCategory(int s, Category wanted)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State is SessionState.Uninitialized)
        {
            return Refuse(NotInitialized);
        }

        if (_world.RefusesCategory(s, session, wanted) is { Rule: not Rule.None } refusal)
        {
            return Refuse(refusal);
        }

        HandWorld.ChangeCategory(ref session, wanted);
        Raise(new HandEvent(AudioSessionEvent.Claim, s), new Why(Rule.SetCategory_raise_Claim));
        return Accept(Rule.SetCategory_from_Ready);
    }

    private int SetMix(int s, bool wanted)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State is SessionState.Uninitialized)
        {
            return Refuse(NotInitialized);
        }

        if (_world.RefusesMix(s, session, wanted) is { Rule: not Rule.None } refusal)
        {
            return Refuse(refusal);
        }

        session.Mix = wanted;
        Raise(new HandEvent(AudioSessionEvent.Claim, s), new Why(Rule.SetMix_raise_Claim));
        return Accept(Rule.SetMix_from_Ready);
    }

    private int SetDuck(int s, bool wanted)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State is SessionState.Uninitialized)
        {
            return Refuse(NotInitialized);
        }

        if (HandWorld.RefusesDuck(session) is { Rule: not Rule.None } refusal)
        {
            return Refuse(refusal);
        }

        session.Duck = wanted;
        session.Mix |= wanted && HandWorld.TakesMix(session.Category);
        return Accept(Rule.SetDuck_from_Ready);
    }

    private int Play(int s)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State != SessionState.Active)
        {
            return Refuse(session.State is SessionState.Uninitialized ? NotInitialized : new Why(Rule.Play_refuse_NotActive, s, (int)session.State));
        }

        if (_world.RefusesToPlay(session) is { Rule: not Rule.None } refusal)
        {
            return Refuse(refusal);
        }

        session.Playing = true;
        return Accept(Rule.Play_from_Active);
    }

    private int Record(int s)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State != SessionState.Active)
        {
            return Refuse(session.State is SessionState.Uninitialized ? NotInitialized : new Why(Rule.Record_refuse_NotActive, s, (int)session.State));
        }

        if (_world.RefusesToRecord(session) is { Rule: not Rule.None } refusal)
        {
            return Refuse(refusal);
        }

        session.Recording = true;
        return Accept(Rule.Record_from_Active);
    }

    private int Stop(int s)
    {
        ref var session = ref _world.Sessions[s];
        if (session.State is SessionState.Uninitialized)
        {
            return Refuse(NotInitialized);
        }

        session.Playing = session.Recording = false;
        return Accept(Rule.Stop_from_Ready);
    }

    private int AlarmSounds()
    {
        if (_world.Clock == ClockState.Sounding)
        {
            return Accept(Rule.AlarmSounds_from_Sounding);
        }

        _world.Clock = ClockState.Sounding;
        InterruptEverybody(HandWorld.Alarm, Rule.AlarmSounds_raise_Interrupt);
        return Accept(Rule.AlarmSounds_from_Quiet);
    }

    private int AlarmStops()
    {
        if (_world.Clock == ClockState.Quiet)
        {
            return Accept(Rule.AlarmStops_from_Quiet);
        }

        _world.Clock = ClockState.Quiet;
        Raise(new HandEvent(AudioSessionEvent.LetGo, 0, HandWorld.Alarm, (int)Ending.Resumable), new Why(Rule.AlarmStops_raise_LetGo));
        return Accept(Rule.AlarmStops_from_Sounding);
    }

    private int Rings()
    {
        if (_world.Phone != PhoneState.Idle)
        {
            return Accept(Rule.Rings_from_Busy);
        }

        _world.Phone = PhoneState.Ringing;
        InterruptEverybody(HandWorld.PhoneCall, Rule.Rings_raise_Interrupt);
        return Accept(Rule.Rings_from_Idle);
    }

    private int Declines()
    {
        if (_world.Phone != PhoneState.Ringing)
        {
            return Accept(Rule.Declines_otherwise);
        }

        _world.Phone = PhoneState.Idle;
        Raise(new HandEvent(AudioSessionEvent.LetGo, 0, HandWorld.PhoneCall, (int)Ending.Resumable), new Why(Rule.Declines_raise_LetGo));
        return Accept(Rule.Declines_from_Ringing);
    }

    private int Answers()
    {
        if (_world.Phone != PhoneState.Ringing)
        {
            return Accept(Rule.Answers_otherwise);
        }

        _world.Phone = PhoneState.Talking;
        InterruptEverybody(HandWorld.PhoneCall, Rule.Answers_raise_Interrupt);
        return Accept(Rule.Answers_from_Ringing);
    }

    private int HangsUp()
    {
        if (_world.Phone != PhoneState.Talking)
        {
            return Accept(Rule.HangsUp_otherwise);
        }

        _world.Phone = PhoneState.Idle;
        Raise(new HandEvent(AudioSessionEvent.LetGo, 0, HandWorld.PhoneCall, (int)_world.EndOfCall()), new Why(Rule.HangsUp_raise_LetGo));
        return Accept(Rule.HangsUp_from_Talking);
    }

    private void InterruptEverybody(int by, Rule raise)
    {
        for (var s = 0; s < _world.Sessions.Length; s++)
        {
            Raise(new HandEvent(AudioSessionEvent.Interrupt, s, by), new Why(raise));
        }
    }
}
