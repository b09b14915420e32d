using AudioSessions.Benchmarks.Policy;
using Stateless;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>
/// The same policy as a person writes it with Stateless: a machine for each session, guards as closures, the arguments in fields, the default firing
/// mode, and the rules of <see cref="HandWorld"/>. The machines have the rows of the generated one. Phone and clock are left out: nothing here
/// measures them.
/// </summary>
internal sealed class HandStateless<TLog>
    where TLog : struct, IHandLog
{
    private readonly HandWorld _world;
    private readonly Seat[] _seats;
    private readonly bool _claimIsTrigger;
    private int? _decision;
    private Why _refusal;
    private int _gone = -1;

    /// <summary>Makes and configures the machines.</summary>
    /// <param name="policies">The readings of the documented disagreements.</param>
    /// <param name="sessions">How many sessions there are.</param>
    /// <param name="claimIsTrigger">Whether claiming goes through the machine, as in the spec, or is a method that an action calls.</param>
    public HandStateless(AudioSessionPolicies policies, int sessions, bool claimIsTrigger)
    {
        _world = new HandWorld(policies, sessions);
        _claimIsTrigger = claimIsTrigger;
        _seats = [.. Enumerable.Range(0, sessions).Select(s => new Seat(_world, s))];
        foreach (var seat in _seats)
        {
            Configure(seat);
        }
    }

    /// <summary>The log of the last event.</summary>
    public TLog Log;

    /// <summary>The state.</summary>
    public HandWorld World => _world;

    /// <summary>Runs one event whole. Gives the rule that accepted it, or the complement of the one that refused it.</summary>
    public int Fire(in HandEvent fired)
    {
        Log.Clear();
        _decision = null;
        _refusal = default;
        if (fired.Kind is >= AudioSessionEvent.MoveRingSwitch and <= AudioSessionEvent.DetachMicrophone)
        {
            return ChangeDevice(fired);
        }

        Fire(_seats[fired.Session], fired, default);
        if (_gone >= 0)
        {
            _world.Forget(_gone);
            _gone = -1;
        }

        return _decision ?? throw new InvalidOperationException($"Nobody decided {fired}.");
    }

    private static void Fire(Seat seat, in HandEvent fired, in Why raisedBy)
    {
        seat.Event = fired;
        seat.RaisedBy = raisedBy;
        seat.Machine.Fire(fired.Kind);
    }

    private void Configure(Seat seat)
    {
        var s = seat.Index;
        var machine = seat.Machine;
        machine.OnUnhandledTrigger((_, _) => Refuse(seat));

        machine.Configure(SessionState.Uninitialized)
            .OnEntryFrom(AudioSessionEvent.Exits, () => Exited(seat))
            .Permit(AudioSessionEvent.Initialize, SessionState.Inactive)
            .InternalTransition(AudioSessionEvent.Exits, _ => Accept(seat, Rule.Exits_from_Uninitialized))
            .InternalTransition(AudioSessionEvent.Interrupt, _ => Accept(seat, Rule.Interrupt_otherwise))
            .InternalTransition(AudioSessionEvent.Release, _ => Accept(seat, Rule.Release_otherwise))
            .InternalTransition(AudioSessionEvent.Claim, _ => Accept(seat, Rule.Claim_otherwise));

        machine.Configure(SessionState.Ready)
            .InitialTransition(SessionState.Inactive)
            .Permit(AudioSessionEvent.Exits, SessionState.Uninitialized)
            .InternalTransition(AudioSessionEvent.Claim, _ => Accept(seat, Rule.Claim_otherwise))
            .InternalTransitionIf(AudioSessionEvent.SetCategory, _ => Allows(_world.RefusesCategory(s, seat.Session, (Category)seat.Event.First)), _ => SetCategory(seat))
            .InternalTransitionIf(AudioSessionEvent.SetMix, _ => Allows(_world.RefusesMix(s, seat.Session, seat.Event.First != 0)), _ => SetMix(seat))
            .InternalTransitionIf(AudioSessionEvent.SetDuck, _ => Allows(HandWorld.RefusesDuck(seat.Session)), _ => SetDuck(seat))
            .InternalTransition(AudioSessionEvent.Stop, _ => Stop(seat));

        machine.Configure(SessionState.Inactive)
            .SubstateOf(SessionState.Ready)
            .OnEntryFrom(AudioSessionEvent.Initialize, () => Accept(seat, Rule.Initialize_from_Uninitialized))
            .OnEntryFrom(AudioSessionEvent.Deactivate, () => Deactivated(seat))
            .OnEntryFrom(AudioSessionEvent.Release, () => Released(seat))
            .PermitIf(AudioSessionEvent.Activate, SessionState.Active, () => Allows(_world.RefusesToActivate(s, seat.Session)))
            .InternalTransition(AudioSessionEvent.Deactivate, _ => DeactivatedAgain(seat))
            .InternalTransition(AudioSessionEvent.Interrupt, _ => Accept(seat, Rule.Interrupt_otherwise))
            .InternalTransition(AudioSessionEvent.Release, _ => Accept(seat, Rule.Release_otherwise));

        ConfigureActive(seat);
        ConfigureInterrupted(seat);
    }

    private void ConfigureActive(Seat seat)
    {
        seat.Machine.Configure(SessionState.Active)
            .SubstateOf(SessionState.Ready)
            .OnEntryFrom(AudioSessionEvent.Activate, () => Activated(seat))
            .OnExit(() =>
            {
                seat.WasRunning = seat.Session.Playing || seat.Session.Recording;
                HandWorld.LeaveActive(ref seat.Session);
            })
            .InternalTransition(AudioSessionEvent.Activate, _ => Accept(seat, Rule.Activate_from_Active))
            .InternalTransitionIf(AudioSessionEvent.Claim, _ => !HandWorld.Mixes(seat.Session), _ => Claim(seat))
            .PermitIf(AudioSessionEvent.Deactivate, SessionState.Inactive, () => MayDeactivate(seat))
            .Permit(AudioSessionEvent.Interrupt, SessionState.Interrupted)
            .InternalTransition(AudioSessionEvent.Release, _ => Accept(seat, Rule.Release_otherwise))
            .InternalTransitionIf(AudioSessionEvent.Play, _ => Allows(_world.RefusesToPlay(seat.Session)), _ => Play(seat))
            .InternalTransitionIf(AudioSessionEvent.Record, _ => Allows(_world.RefusesToRecord(seat.Session)), _ => Record(seat));
    }

    private void ConfigureInterrupted(Seat seat)
    {
        seat.Machine.Configure(SessionState.Interrupted)
            .SubstateOf(SessionState.Ready)
            .OnEntryFrom(AudioSessionEvent.Interrupt, () => Interrupted(seat))
            .OnExit(() =>
            {
                seat.MayResume = seat.Session.MayResume;
                HandWorld.LeaveInterrupted(ref seat.Session);
            })
            .PermitIf(AudioSessionEvent.Activate, SessionState.Active, () => Allows(_world.RefusesToActivate(seat.Index, seat.Session)))
            .InternalTransition(AudioSessionEvent.Deactivate, _ => DeactivatedAgain(seat))
            .InternalTransition(AudioSessionEvent.Interrupt, _ => InterruptedAgain(seat))
            .InternalTransitionIf(AudioSessionEvent.Release, _ => seat.Session.Interrupters != 1UL << seat.Event.First, _ => ReleasedByOne(seat))
            .PermitIf(AudioSessionEvent.Release, SessionState.Inactive, () => seat.Session.Interrupters == 1UL << seat.Event.First);
    }

    /// <summary>A guard; remembers what refuses.</summary>
    private bool Allows(in Why refusal)
    {
        _refusal = refusal;
        return refusal.Rule == Rule.None;
    }

    private bool MayDeactivate(Seat seat)
        => Allows((seat.Session.Playing || seat.Session.Recording) && _world.Policies.BusyDeactivation == BusyDeactivation.StaysActive ? new Why(Rule.Deactivate_refuse_NotActive) : default);

    private void Accept(Seat seat, Rule rule)
    {
        Log.Decided(seat.Event, new Why(rule), seat.RaisedBy);
        _decision ??= (int)rule;
    }

    private void Refuse(Seat seat)
    {
        var state = seat.Session.State;
        var why = _refusal.Rule != Rule.None ? _refusal : seat.Event.Kind switch
        {
            AudioSessionEvent.Initialize => new Why(Rule.Initialize_refuse_AlreadyInitialized, seat.Index),
            _ when state == SessionState.Uninitialized => new Why(Rule.Session_Uninitialized_refuses),
            AudioSessionEvent.Play => new Why(Rule.Play_refuse_NotActive, seat.Index, (int)state),
            AudioSessionEvent.Record => new Why(Rule.Record_refuse_NotActive, seat.Index, (int)state),
            _ => throw new InvalidOperationException($"Nobody expected {seat.Event}."),
        };
        Log.Decided(seat.Event, why, seat.RaisedBy);
        _decision ??= ~(int)why.Rule;
    }

    private void Activated(Seat seat)
    {
        Accept(seat, Rule.Activate_from_Inactive_Interrupted);
        _world.Waiting.Remove(seat.Index);
        _world.Arrivals.AddLast(seat.Index);
        RaiseClaim(seat, Rule.Activate_raise_Claim);
    }

    private void RaiseClaim(Seat seat, Rule raise)
    {
        var claim = new HandEvent(AudioSessionEvent.Claim, seat.Index);
        if (_claimIsTrigger)
        {
            Fire(seat, claim, new Why(raise));
            return;
        }

        seat.Event = claim;
        seat.RaisedBy = new Why(raise);
        if (seat.Session.State == SessionState.Active && !HandWorld.Mixes(seat.Session))
        {
            Claim(seat);
        }
        else
        {
            Accept(seat, Rule.Claim_otherwise);
        }
    }

    private void Claim(Seat seat)
    {
        Accept(seat, Rule.Claim_from_Active);
        _world.Arrivals.Remove(seat.Index);
        _world.Arrivals.AddLast(seat.Index);
        foreach (var rival in _seats)
        {
            if (rival != seat && rival.Session.State is SessionState.Active or SessionState.Interrupted && !HandWorld.Mixes(rival.Session))
            {
                var interrupt = new HandEvent(AudioSessionEvent.Interrupt, rival.Index, HandWorld.InterrupterOf(seat.Index));
                Fire(rival, interrupt, new Why(Rule.Claim_raise_Interrupt, seat.Index, rival.Index));
            }
        }
    }

    private void Deactivated(Seat seat)
    {
        Accept(seat, seat.WasRunning ? Rule.Deactivate_answer_NotActive : Rule.Deactivate_from_Active);
        _world.Arrivals.Remove(seat.Index);
        LetGo(seat, _world.EndOf(seat.Event.First), Rule.Deactivate_raise_LetGo);
    }

    private void DeactivatedAgain(Seat seat)
    {
        Accept(seat, Rule.Deactivate_from_Inactive_Interrupted);
        LetGo(seat, _world.EndOf(seat.Event.First), Rule.Deactivate_raise_LetGo_2);
    }

    private void Exited(Seat seat)
    {
        Accept(seat, Rule.Exits_from_Ready);
        LetGo(seat, Ending.Resumable, Rule.Exits_raise_LetGo);
        _gone = seat.Index;
    }

    private void LetGo(Seat seat, Ending ending, Rule raise)
    {
        var by = HandWorld.InterrupterOf(seat.Index);
        Log.Decided(new HandEvent(AudioSessionEvent.LetGo, 0, by, (int)ending), new Why(Rule.LetGo_always), new Why(raise));

        // Those that are released leave the list.
        var waiting = _world.Waiting.Items;
        Span<int> order = stackalloc int[waiting.Length];
        waiting.CopyTo(order);
        foreach (var s in order)
        {
            if ((_seats[s].Session.Interrupters & (1UL << by)) != 0)
            {
                Fire(_seats[s], new HandEvent(AudioSessionEvent.Release, s, by, (int)ending), new Why(Rule.LetGo_raise_Release));
            }
        }
    }

    private void Released(Seat seat)
    {
        var ending = (Ending)seat.Event.Second;
        _world.Waiting.Remove(seat.Index);
        if (ending == Ending.Resumable && seat.MayResume)
        {
            Accept(seat, Rule.Release_from_Interrupted_2);
            Log.Told(1, seat.Index, (int)InterruptionType.ShouldResume, new Why(Rule.Release_tell_InterruptionEnded, seat.Index));
            return;
        }

        Accept(seat, Rule.Release_from_Interrupted_otherwise);
        if (ending != Ending.Unspoken)
        {
            Log.Told(1, seat.Index, (int)InterruptionType.ShouldNotResume, new Why(Rule.Release_tell_InterruptionEnded_2, seat.Index));
        }
    }

    private void ReleasedByOne(Seat seat)
    {
        Accept(seat, Rule.Release_from_Interrupted);
        seat.Session.Interrupters &= ~(1UL << seat.Event.First);
        seat.Session.MayResume &= (Ending)seat.Event.Second == Ending.Resumable;
    }

    private void Interrupted(Seat seat)
    {
        Accept(seat, Rule.Interrupt_from_Active);
        seat.Session.Mix = false;
        seat.Session.Interrupters |= 1UL << seat.Event.First;
        _world.Arrivals.Remove(seat.Index);
        _world.Waiting.AddFirst(seat.Index);
        Log.Told(0, seat.Index, 0, new Why(Rule.Interrupt_tell_InterruptionBegan, seat.Event.First, seat.Index));
    }

    private void InterruptedAgain(Seat seat)
    {
        Accept(seat, Rule.Interrupt_from_Interrupted);
        seat.Session.Interrupters |= 1UL << seat.Event.First;
    }

    private void SetCategory(Seat seat)
    {
        Accept(seat, Rule.SetCategory_from_Ready);
        HandWorld.ChangeCategory(ref seat.Session, (Category)seat.Event.First);
        RaiseClaim(seat, Rule.SetCategory_raise_Claim);
    }

    private void SetMix(Seat seat)
    {
        Accept(seat, Rule.SetMix_from_Ready);
        seat.Session.Mix = seat.Event.First != 0;
        RaiseClaim(seat, Rule.SetMix_raise_Claim);
    }

    private void SetDuck(Seat seat)
    {
        Accept(seat, Rule.SetDuck_from_Ready);
        seat.Session.Duck = seat.Event.First != 0;
        seat.Session.Mix |= seat.Session.Duck && HandWorld.TakesMix(seat.Session.Category);
    }

    private void Play(Seat seat)
    {
        Accept(seat, Rule.Play_from_Active);
        seat.Session.Playing = true;
    }

    private void Record(Seat seat)
    {
        Accept(seat, Rule.Record_from_Active);
        seat.Session.Recording = true;
    }

    private void Stop(Seat seat)
    {
        Accept(seat, Rule.Stop_from_Ready);
        seat.Session.Playing = seat.Session.Recording = false;
    }

    private int ChangeDevice(in HandEvent fired)
    {
        var rule = _world.ChangeDevice(fired);
        Log.Decided(fired, new Why(rule), default);
        return (int)rule;
    }

    /// <summary>A session's machine, with what it is being asked.</summary>
    private sealed class Seat
    {
        private readonly HandWorld _world;

        public Seat(HandWorld world, int index)
        {
            _world = world;
            Index = index;
            Machine = new(() => world.Sessions[index].State, state => world.Sessions[index].State = state);
        }

        public int Index { get; }

        public StateMachine<SessionState, AudioSessionEvent> Machine { get; }

        public ref HandSession Session => ref _world.Sessions[Index];

        public HandEvent Event;
        public Why RaisedBy;
        public bool WasRunning;
        public bool MayResume;
    }
}
