using AudioSessions.Benchmarks.Policy;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>A session of the hand-written policy.</summary>
internal struct HandSession
{
    public SessionState State;
    public Category Category;
    public bool Mix;
    public bool Duck;
    public bool Playing;
    public bool Recording;
    public bool MayResume;

    /// <summary>Bit 0 is the phone, bit 1 the alarm, bit 2 + n session n; enough for 62 sessions.</summary>
    public ulong Interrupters;
}

/// <summary>
/// What stands for the spec when it is written by hand: plain fields and arrays, and the questions that several rules ask of them.
/// The names of categories, states and statuses are shared with the generated code.
/// </summary>
internal sealed class HandWorld
{
    public const int PhoneCall = 0;
    public const int Alarm = 1;

    public HandWorld(AudioSessionPolicies policies, int sessions)
    {
        Policies = policies;
        Sessions = new HandSession[sessions];
        Arrivals = new HandOrder(sessions);
        Waiting = new HandOrder(sessions);
        for (var s = 0; s < sessions; s++)
        {
            Reset(s);
        }
    }

    public readonly AudioSessionPolicies Policies;
    public readonly HandSession[] Sessions;
    public readonly HandOrder Arrivals;
    public readonly HandOrder Waiting;
    public PhoneState Phone;
    public ClockState Clock;
    public RingSwitch RingSwitch;
    public bool Locked;
    public bool Microphone = true;

    public static int InterrupterOf(int session) => 2 + session;

    public static bool HasInput(Category category) => category is Category.RecordAudio or Category.PlayAndRecord;

    public static bool HasOutput(Category category) => category is not (Category.RecordAudio or Category.AudioProcessing);

    public static bool InBackground(Category category) => category is Category.MediaPlayback or Category.RecordAudio or Category.PlayAndRecord;

    public static bool TakesMix(Category category) => category is Category.MediaPlayback or Category.PlayAndRecord;

    public static bool Mixes(in HandSession session) => session.Category == Category.AmbientSound || (session.Mix && TakesMix(session.Category));

    public Ending EndOf(int flags)
        => (flags & (1 << (int)ActivationFlag.NotifyOthersOnDeactivation)) != 0 ? Ending.Resumable
            : Policies.UnnotifiedEnd == UnnotifiedEnd.ShouldNotResume ? Ending.Final : Ending.Unspoken;

    public Ending EndOfCall() => Policies.AnsweredCall == AnsweredCall.EndsAtHangUp ? Ending.Resumable : Ending.Unspoken;

    /// <summary>What refuses to activate a session that is not active.</summary>
    public Why RefusesToActivate(int s, in HandSession session)
    {
        if (Phone == PhoneState.Talking && !Mixes(session))
        {
            return new Why(Rule.Activate_refuse_InsufficientPriority, s);
        }

        if (Phone == PhoneState.Talking && Policies.MixingInCall == MixingInCall.Refused)
        {
            return new Why(Rule.Activate_refuse_InsufficientPriority_2, s);
        }

        if (!Microphone && HasInput(session.Category))
        {
            return new Why(Rule.Activate_refuse_NoHardware, (int)session.Category);
        }

        return Locked && !InBackground(session.Category) ? new Why(Rule.Activate_refuse_CannotStartPlaying, (int)session.Category) : default;
    }

    public Why RefusesCategory(int s, in HandSession session, Category wanted)
        => Phone == PhoneState.Talking ? new Why(Rule.SetCategory_refuse_InsufficientPriority)
            : session.State == SessionState.Active && !Microphone && HasInput(wanted) ? new Why(Rule.SetCategory_refuse_NoHardware, s, (int)wanted) : default;

    public Why RefusesMix(int s, in HandSession session, bool wanted)
        => !TakesMix(session.Category) ? new Why(Rule.SetMix_refuse_UnsupportedProperty, (int)session.Category)
            : !wanted && Phone == PhoneState.Talking && session.State == SessionState.Active ? new Why(Rule.SetMix_refuse_InsufficientPriority, s) : default;

    public static Why RefusesDuck(in HandSession session)
        => session.Category == Category.AmbientSound || TakesMix(session.Category) ? default : new Why(Rule.SetDuck_refuse_UnsupportedProperty, (int)session.Category);

    public Why RefusesToPlay(in HandSession session)
        => !HasOutput(session.Category) ? new Why(Rule.Play_refuse_IncompatibleCategory, (int)session.Category)
            : Locked && !InBackground(session.Category) ? new Why(Rule.Play_refuse_CannotStartPlaying, (int)session.Category) : default;

    public Why RefusesToRecord(in HandSession session)
        => !HasInput(session.Category) ? new Why(Rule.Record_refuse_IncompatibleCategory, (int)session.Category)
            : !Microphone ? new Why(Rule.Record_refuse_NoHardware) : default;

    public static void LeaveActive(ref HandSession session) => session.Playing = session.Recording = false;

    public static void LeaveInterrupted(ref HandSession session)
    {
        session.Interrupters = 0;
        session.MayResume = true;
    }

    public static void ChangeCategory(ref HandSession session, Category wanted)
    {
        session.Category = wanted;
        session.Mix = session.Duck = false;
        session.Playing &= HasOutput(wanted);
        session.Recording &= HasInput(wanted);
    }

    /// <summary>Device events; all are accepted.</summary>
    public Rule ChangeDevice(in HandEvent taken)
    {
        switch (taken.Kind)
        {
            case AudioSessionEvent.MoveRingSwitch:
                RingSwitch = (RingSwitch)taken.First;
                return Rule.MoveRingSwitch_always;
            case AudioSessionEvent.LockScreen:
                Locked = true;
                return Rule.LockScreen_always;
            case AudioSessionEvent.UnlockScreen:
                Locked = false;
                return Rule.UnlockScreen_always;
            case AudioSessionEvent.AttachMicrophone:
                Microphone = true;
                return Rule.AttachMicrophone_always;
            case AudioSessionEvent.DetachMicrophone:
                Microphone = false;
                return Rule.DetachMicrophone_always;
            default:
                throw new InvalidOperationException($"There is no event {taken.Kind}.");
        }
    }

    /// <summary>An app that is gone leaves nothing behind.</summary>
    public void Forget(int gone)
    {
        var state = Sessions[gone].State;
        Reset(gone);
        Sessions[gone].State = state;
        foreach (ref var session in Sessions.AsSpan())
        {
            session.Interrupters &= ~(1UL << InterrupterOf(gone));
        }

        Arrivals.Remove(gone);
        Waiting.Remove(gone);
    }

    private void Reset(int s) => Sessions[s] = new HandSession { Category = Category.SoloAmbientSound, MayResume = true };
}

/// <summary>Sessions in an order, without duplicates.</summary>
internal sealed class HandOrder(int capacity)
{
    private readonly int[] _items = new int[capacity];
    private int _count;

    public ReadOnlySpan<int> Items => _items.AsSpan(0, _count);

    public void AddLast(int session)
    {
        if (!Items.Contains(session))
        {
            _items[_count++] = session;
        }
    }

    public void AddFirst(int session)
    {
        if (!Items.Contains(session))
        {
            Items.CopyTo(_items.AsSpan(1));
            _items[0] = session;
            _count++;
        }
    }

    public void Remove(int session)
    {
        var place = Items.IndexOf(session);
        if (place >= 0)
        {
            Items[(place + 1)..].CopyTo(_items.AsSpan(place));
            _count--;
        }
    }
}
