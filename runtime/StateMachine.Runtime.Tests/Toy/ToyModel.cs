using static StateMachine.Tests.Toy.ToyInfo;

namespace StateMachine.Tests.Toy;

/// <summary>Mistakes that can be seeded into the toy's rules.</summary>
internal enum ToyFault
{
    None,

    /// <summary>A session that was interrupted takes no notice of others when it activates again: two end up active.</summary>
    InterruptedIgnoresOthers,

    /// <summary>The end of a call resumes those that were interrupted, which is their own business.</summary>
    DeclineResumes,

    /// <summary>Activating interrupts everyone, the newcomer included.</summary>
    InterruptsItself,

    /// <summary>A call cannot be declined.</summary>
    CallsCannotEnd,

    /// <summary>An interrupted session cannot be stopped: it has to wait for the end of the call.</summary>
    InterruptedCannotStop,
}

/// <summary>The toy, flat.</summary>
internal readonly struct ToyModel<TWords, TStride>(int sessions, ToyFault fault = ToyFault.None) : IModel<ToyState<TWords, TStride>>
    where TWords : unmanaged, IWords<TWords>
    where TStride : struct, IStride
{
    public MachineInfo Info => ToyInfo.Info;

    public IReadOnlyList<int> Counts => [sessions, 1];

    public ToyState<TWords, TStride> Initial => default;

    public void Successors(ref ToyState<TWords, TStride> from, SuccessorBuffer<ToyState<TWords, TStride>> into)
    {
        for (var s = 0; s < sessions; s++)
        {
            Try(ref from, new MachineEvent(Activate, s), into);
            Try(ref from, new MachineEvent(Deactivate, s), into);
        }

        Try(ref from, new MachineEvent(Rings, 0), into);
        Try(ref from, new MachineEvent(Declines, 0), into);
    }

    private void Try(ref ToyState<TWords, TStride> from, in MachineEvent fired, SuccessorBuffer<ToyState<TWords, TStride>> into)
    {
        var after = from;
        if (Step(ref after, fired, into.Queue) >= 0)
        {
            into.Add(after, fired);
        }
    }

    public int Step(ref ToyState<TWords, TStride> state, in MachineEvent fired, EventQueue queue)
    {
        queue.Clear();
        var decision = Decide(ref state, fired);
        if (decision < 0)
        {
            return decision;
        }

        Apply(ref state, fired, new FlatEffects(queue));
        while (queue.Take(out var raised, out _))
        {
            if (Decide(ref state, raised) >= 0)
            {
                Apply(ref state, raised, new FlatEffects(queue));
            }
        }

        return decision;
    }

    public int Decide(ref ToyState<TWords, TStride> state, in MachineEvent fired)
    {
        switch (fired.Kind)
        {
            case Activate when state.StateOf(fired.A0) != Active:
                return state.Ringing ? ~RefuseBusy : ClauseActivate;
            case Deactivate when fault == ToyFault.InterruptedCannotStop && state.StateOf(fired.A0) == Interrupted:
            case Declines when fault == ToyFault.CallsCannotEnd:
                return ~RefuseWrongState;
            case Deactivate when state.StateOf(fired.A0) != Idle:
                return ClauseDeactivate;
            case Rings when !state.Ringing:
                return ClauseRings;
            case Declines when state.Ringing:
                return ClauseDeclines;
            case Interrupt:
                return state.StateOf(fired.A0) == Active ? ClauseInterrupt : Machine.NoRule;
            case Resume:
                return state.StateOf(fired.A0) == Interrupted ? ClauseResume : Machine.NoRule;
            default:
                return ~RefuseWrongState;
        }
    }

    public void Apply<TEffects>(ref ToyState<TWords, TStride> state, in MachineEvent fired, TEffects effects)
        where TEffects : IEffects
    {
        switch (fired.Kind)
        {
            case Activate:
                var wasInterrupted = state.StateOf(fired.A0) == Interrupted;
                Move(ref state, fired.A0, Active, effects);
                if (!(wasInterrupted && fault == ToyFault.InterruptedIgnoresOthers))
                {
                    RaiseForAll(ref state, Active, fault == ToyFault.InterruptsItself ? -1 : fired.A0, Interrupt, RaiseInterrupt, effects);
                }

                break;
            case Deactivate:
                Move(ref state, fired.A0, Idle, effects);
                break;
            case Rings:
                state.Ringing = true;
                RaiseForAll(ref state, Active, -1, Interrupt, RaiseOnRings, effects);
                break;
            case Declines:
                state.Ringing = false;
                if (fault == ToyFault.DeclineResumes)
                {
                    RaiseForAll(ref state, Interrupted, -1, Resume, RaiseResume, effects);
                }

                break;
            case Interrupt:
                Move(ref state, fired.A0, Interrupted, effects);
                effects.Tell(new Notification(0, fired.A0, 0, 0, 0, 0, new Reason(TellInterrupt, 0, 0, 0, 0)));
                break;
            default:
                Move(ref state, fired.A0, Active, effects);
                break;
        }
    }

    public int BrokenInvariant(ref ToyState<TWords, TStride> state)
    {
        var active = 0;
        for (var s = 0; s < sessions; s++)
        {
            active += state.StateOf(s) == Active ? 1 : 0;
        }

        return active <= 1 ? -1 : 0;
    }

    public int BrokenStep(ref ToyState<TWords, TStride> before, ref ToyState<TWords, TStride> after, in MachineEvent fired)
    {
        for (var s = 0; s < sessions; s++)
        {
            if (before.StateOf(s) == Interrupted && after.StateOf(s) == Active && !(fired.Kind == Activate && fired.A0 == s))
            {
                return 0;
            }
        }

        return -1;
    }

    public bool LeadsFrom(int property, ref ToyState<TWords, TStride> state, int first, int second)
        => property == 0 ? state.Ringing : state.StateOf(first) == Interrupted;

    public bool LeadsTo(int property, ref ToyState<TWords, TStride> state, int first, int second) => !LeadsFrom(property, ref state, first, second);

    public bool LeadsGiven(int property, int given, in MachineEvent fired, int first, int second) => (property, given) switch
    {
        (0, 0) or (1, 2) => fired.Kind == Declines,
        (1, 0) => fired.Kind == Activate && fired.A0 == first,
        (1, 1) => fired.Kind == Deactivate && fired.A0 == first,
        _ => throw new ArgumentOutOfRangeException(nameof(property)),
    };

    public Machine ToMachine(ref ToyState<TWords, TStride> state) => new ToyMachine<TWords, TStride>(this, sessions, state);

    private static void Move<TEffects>(ref ToyState<TWords, TStride> state, int session, int target, TEffects effects)
        where TEffects : IEffects
    {
        state.SetState(session, target);
        effects.Move(Session, session);
    }

    private void RaiseForAll<TEffects>(ref ToyState<TWords, TStride> state, int which, int except, int raised, int rule, TEffects effects)
        where TEffects : IEffects
    {
        for (var s = 0; s < sessions; s++)
        {
            if (s != except && state.StateOf(s) == which)
            {
                effects.Raise(new MachineEvent(raised, s), new Reason(rule, 0, 0, 0, 0));
            }
        }
    }
}
