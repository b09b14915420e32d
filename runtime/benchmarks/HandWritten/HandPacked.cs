using System.Runtime.CompilerServices;
using AudioSessions.Benchmarks.Policy;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>Which of the two sessions is meant, as a type: every shift below is then a constant.</summary>
internal interface ISeat
{
    static abstract int Me { get; }
}

internal readonly struct First : ISeat
{
    public static int Me => 0;
}

internal readonly struct Second : ISeat
{
    public static int Me => 1;
}

/// <summary>
/// A world of two sessions in 64 bits, written by hand for exactly that number: the same bits in the same places as the generated packed world.
/// </summary>
/// <remarks>
/// Bit 0 the clock; 14 bits for each session (state 2, category 3, mix, duck, playing, recording, four interrupters, may resume);
/// ring switch, lock, microphone; arrivals and waiting, two places of two bits each; two bits for the phone; five for the policies.
/// </remarks>
internal static class HandPacked
{
    public const int Uninitialized = 0, Inactive = 1, Active = 2, Interrupted = 3;
    public const int Ambient = 0, Solo = 1, Media = 2, RecordAudio = 3, PlayAndRecord = 4, Processing = 5;
    public const int Idle = 0, Ringing = 1, Talking = 2;

    public const ulong Mix = 1UL << 5, Duck = 1UL << 6, Playing = 1UL << 7, Recording = 1UL << 8, MayResume = 1UL << 13;
    public const ulong ByCall = 1, ByAlarm = 2;
    public const ulong Sounding = 1, Silent = 1UL << 29, Locked = 1UL << 30, Microphone = 1UL << 31;

    private const ulong StateMask = 3, CategoryMask = 7UL << 2, InterruptersMask = 15UL << 9;
    private const int Arrivals = 32, Waiting = 36, Phone = 40;
    private const ulong Fresh = (Solo << 2) | MayResume;

    // Which categories have a property, a bit each.
    private const uint Outputs = (1 << Ambient) | (1 << Solo) | (1 << Media) | (1 << PlayAndRecord);
    private const uint Inputs = (1 << RecordAudio) | (1 << PlayAndRecord);
    private const uint TakeMix = (1 << Media) | (1 << PlayAndRecord);
    private const uint Background = (1 << Media) | (1 << RecordAudio) | (1 << PlayAndRecord);
    private const uint Muted = (1 << Ambient) | (1 << Solo);

    /// <summary>Nothing has happened; policies at their defaults, which are zeros.</summary>
    public const ulong Initial = (Fresh << 1) | (Fresh << 15) | Microphone;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Base(int s) => 1 + (14 * s);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int State(ulong w, int s) => (int)(w >> Base(s)) & 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Category(ulong w, int s) => (int)(w >> (Base(s) + 2)) & 7;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has(ulong w, int s, ulong flag) => (w & (flag << Base(s))) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Interrupters(ulong w, int s) => (w >> (Base(s) + 9)) & 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong By(int s) => 4UL << s;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PhoneOf(ulong w) => (int)(w >> Phone) & 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ArrivalsOf(ulong w) => (uint)(w >> Arrivals) & 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint WaitingOf(ulong w) => (uint)(w >> Waiting) & 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(uint list, int s) => (list & 3) == s + 1 || list >> 2 == s + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasOutput(int category) => (Outputs >> category & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasInput(int category) => (Inputs >> category & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TakesMix(int category) => (TakeMix >> category & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InBackground(int category) => (Background >> category & 1) != 0;

    /// <summary>Whether the ring switch and the screen lock silence it: the same categories.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsMutable(int category) => (Muted >> category & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Mixes(ulong w, int s) => Category(w, s) is var c && (c == Ambient || (TakesMix(c) && Has(w, s, Mix)));

    /// <summary>Whether all bits mean something: categories and the phone have fewer values than their bits, and lists no gaps.</summary>
    public static bool IsWellFormed(ulong w)
        => Category(w, 0) <= Processing && Category(w, 1) <= Processing && PhoneOf(w) <= Talking && IsList(ArrivalsOf(w)) && IsList(WaitingOf(w));

    private static bool IsList(uint list) => list is 0 or 1 or 2 or (1 | (2 << 2)) or (2 | (1 << 2));

    /// <summary>Adds the outcome of every event that is accepted and does something, in the order of the generated model.</summary>
    public static void Successors(ulong w, HandSuccessors into)
    {
        if ((w & Sounding) == 0)
        {
            into.Add(InterruptBoth(w | Sounding, ByAlarm), AudioSessionEvent.AlarmSounds);
        }
        else
        {
            into.Add(LetGo(w & ~Sounding, ByAlarm, resumable: true), AudioSessionEvent.AlarmStops);
        }

        SessionEvents<First>(w, into);
        SessionEvents<Second>(w, into);
        DeviceEvents(w, into);
        PhoneEvents(w, into);
    }

    private static void SessionEvents<TSeat>(ulong w, HandSuccessors into)
        where TSeat : ISeat
    {
        switch (State(w, TSeat.Me))
        {
            case Uninitialized:
                into.Add(SetState(w, TSeat.Me, Inactive), AudioSessionEvent.Initialize, TSeat.Me);
                break;
            case Active:
                ActiveEvents<TSeat>(w, into);
                break;
            default:
                RestingEvents<TSeat>(w, into);
                break;
        }
    }

    private static void RestingEvents<TSeat>(ulong w, HandSuccessors into)
        where TSeat : ISeat
    {
        var me = TSeat.Me;
        var category = Category(w, me);

        // During a call nobody activates: those that mix are refused too, by default.
        if (PhoneOf(w) != Talking && ((w & Microphone) != 0 || !HasInput(category)) && ((w & Locked) == 0 || InBackground(category)))
        {
            var next = State(w, me) == Interrupted ? LeaveInterrupted(w, me) : w;
            next = RemoveWaiting(SetState(next, me, Active), me);
            into.Add(Claim<TSeat>(AddArrival(next, me)), AudioSessionEvent.Activate, me);
        }

        into.Add(LetGo(w, By(me), resumable: false), AudioSessionEvent.Deactivate, me);
        into.Add(LetGo(w, By(me), resumable: true), AudioSessionEvent.Deactivate, me);
        SettingEvents<TSeat>(w, into);
        into.Add(w & ~((Playing | Recording) << Base(me)), AudioSessionEvent.Stop, me);
    }

    private static void ActiveEvents<TSeat>(ulong w, HandSuccessors into)
        where TSeat : ISeat
    {
        var me = TSeat.Me;
        var category = Category(w, me);
        var inactive = RemoveArrival(SetState(w & ~((Playing | Recording) << Base(me)), me, Inactive), me);
        into.Add(LetGo(inactive, By(me), resumable: false), AudioSessionEvent.Deactivate, me);
        into.Add(LetGo(inactive, By(me), resumable: true), AudioSessionEvent.Deactivate, me);
        SettingEvents<TSeat>(w, into);
        if (HasOutput(category) && ((w & Locked) == 0 || InBackground(category)))
        {
            into.Add(w | (Playing << Base(me)), AudioSessionEvent.Play, me);
        }

        if (HasInput(category) && (w & Microphone) != 0)
        {
            into.Add(w | (Recording << Base(me)), AudioSessionEvent.Record, me);
        }

        into.Add(w & ~((Playing | Recording) << Base(me)), AudioSessionEvent.Stop, me);
    }

    /// <summary>What a session that is ready can be told in any state: to exit, and its settings.</summary>
    private static void SettingEvents<TSeat>(ulong w, HandSuccessors into)
        where TSeat : ISeat
    {
        var me = TSeat.Me;
        into.Add(Exit(w, me), AudioSessionEvent.Exits, me);
        if (PhoneOf(w) != Talking)
        {
            CategoryEvents<TSeat>(w, into);
        }

        var category = Category(w, me);
        if (TakesMix(category))
        {
            if (PhoneOf(w) != Talking || State(w, me) != Active)
            {
                into.Add(Claim<TSeat>(w & ~(Mix << Base(me))), AudioSessionEvent.SetMix, me);
            }

            into.Add(Claim<TSeat>(w | (Mix << Base(me))), AudioSessionEvent.SetMix, me);
        }

        if (TakesMix(category) || category == Ambient)
        {
            into.Add(w & ~(Duck << Base(me)), AudioSessionEvent.SetDuck, me);
            into.Add(w | ((TakesMix(category) ? Duck | Mix : Duck) << Base(me)), AudioSessionEvent.SetDuck, me);
        }
    }

    private static void CategoryEvents<TSeat>(ulong w, HandSuccessors into)
        where TSeat : ISeat
    {
        var me = TSeat.Me;
        for (var wanted = 0; wanted < 6; wanted++)
        {
            if (State(w, me) == Active && HasInput(wanted) && (w & Microphone) == 0)
            {
                continue;
            }

            var cleared = CategoryMask | Mix | Duck | (HasOutput(wanted) ? 0 : Playing) | (HasInput(wanted) ? 0 : Recording);
            into.Add(Claim<TSeat>((w & ~(cleared << Base(me))) | ((ulong)wanted << (Base(me) + 2))), AudioSessionEvent.SetCategory, me);
        }
    }

    private static void DeviceEvents(ulong w, HandSuccessors into)
    {
        into.Add(w & ~Silent, AudioSessionEvent.MoveRingSwitch);
        into.Add(w | Silent, AudioSessionEvent.MoveRingSwitch);
        into.Add(w | Locked, AudioSessionEvent.LockScreen);
        into.Add(w & ~Locked, AudioSessionEvent.UnlockScreen);
        into.Add(w | Microphone, AudioSessionEvent.AttachMicrophone);
        into.Add(w & ~Microphone, AudioSessionEvent.DetachMicrophone);
    }

    private static void PhoneEvents(ulong w, HandSuccessors into)
    {
        var idle = w & ~(3UL << Phone);
        switch (PhoneOf(w))
        {
            case Idle:
                into.Add(InterruptBoth(idle | ((ulong)Ringing << Phone), ByCall), AudioSessionEvent.Rings);
                break;
            case Ringing:
                into.Add(LetGo(idle, ByCall, resumable: true), AudioSessionEvent.Declines);
                into.Add(InterruptBoth(idle | ((ulong)Talking << Phone), ByCall), AudioSessionEvent.Answers);
                break;
            default:
                into.Add(LetGo(idle, ByCall, resumable: true), AudioSessionEvent.HangsUp);
                break;
        }
    }

    /// <summary>A newcomer that does not mix interrupts the other one if that does not mix either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Claim<TSeat>(ulong w)
        where TSeat : ISeat
    {
        var (me, other) = (TSeat.Me, 1 - TSeat.Me);
        if (State(w, me) != Active || Mixes(w, me))
        {
            return w;
        }

        w = AddArrival(RemoveArrival(w, me), me);
        return State(w, other) >= Active && !Mixes(w, other) ? Interrupt(w, other, By(me)) : w;
    }

    private static ulong InterruptBoth(ulong w, ulong by) => Interrupt(Interrupt(w, 0, by), 1, by);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Interrupt(ulong w, int s, ulong by)
    {
        switch (State(w, s))
        {
            case Active:
                w &= ~((Mix | Playing | Recording) << Base(s));
                w = RemoveArrival(w | ((Interrupted | (by << 9)) << Base(s)), s);
                return AddWaiting(w, s);
            case Interrupted:
                return w | (by << (Base(s) + 9));
            default:
                return w;
        }
    }

    /// <summary>Whoever waits for one that leaves. What becomes of one does not depend on the other.</summary>
    private static ulong LetGo(ulong w, ulong by, bool resumable) => Release(Release(w, 0, by, resumable), 1, by, resumable);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Release(ulong w, int s, ulong by, bool resumable)
    {
        var interrupters = Interrupters(w, s);
        if (State(w, s) != Interrupted || (interrupters & by) == 0)
        {
            return w;
        }

        if (interrupters != by)
        {
            return w & ~(((by << 9) | (resumable ? 0 : MayResume)) << Base(s));
        }

        return RemoveWaiting(SetState(LeaveInterrupted(w, s), s, Inactive), s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Exit(ulong w, int s)
    {
        w &= ~(((1UL << 14) - 1) << Base(s));
        w = LetGo(w | (Fresh << Base(s)), By(s), resumable: true);
        w &= ~(By(s) << (Base(1 - s) + 9));
        return RemoveWaiting(RemoveArrival(w, s), s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SetState(ulong w, int s, int state) => (w & ~(StateMask << Base(s))) | ((ulong)state << Base(s));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LeaveInterrupted(ulong w, int s) => (w & ~(InterruptersMask << Base(s))) | (MayResume << Base(s));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddArrival(ulong w, int s)
    {
        var list = ArrivalsOf(w);
        return Contains(list, s) ? w : w | ((ulong)(s + 1) << (list == 0 ? Arrivals : Arrivals + 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong RemoveArrival(ulong w, int s) => (w & ~(15UL << Arrivals)) | ((ulong)Without(ArrivalsOf(w), s) << Arrivals);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddWaiting(ulong w, int s)
    {
        var list = WaitingOf(w);
        return Contains(list, s) ? w : (w & ~(15UL << Waiting)) | ((ulong)((list << 2) | (uint)(s + 1)) << Waiting);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong RemoveWaiting(ulong w, int s) => (w & ~(15UL << Waiting)) | ((ulong)Without(WaitingOf(w), s) << Waiting);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Without(uint list, int s) => (list & 3) == s + 1 ? list >> 2 : list >> 2 == s + 1 ? list & 3 : list;
}

/// <summary>The outcomes of one state, with the events that lead to them. More than 64 are not possible with two sessions.</summary>
internal sealed class HandSuccessors
{
    public readonly ulong[] States = new ulong[64];
    public readonly byte[] Kinds = new byte[64];
    public readonly byte[] Subjects = new byte[64];
    public readonly ulong[] Hashes = new ulong[64];
    public ulong From;
    public int Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong state, AudioSessionEvent kind, int subject = 0)
    {
        States[Count] = state;
        Kinds[Count] = (byte)kind;
        Subjects[Count++] = (byte)subject;
    }
}
