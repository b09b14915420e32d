using AudioSessions.Benchmarks.Policy;
using static AudioSessions.Benchmarks.HandWritten.HandPacked;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>The invariants and step properties of the spec over <see cref="HandPacked"/>, one by one and in the spec's order, for two sessions.</summary>
internal static class HandProperties
{
    /// <summary>The index of the first invariant that does not hold, or -1. Those about tables are decided when they are written.</summary>
    public static int BrokenInvariant(ulong w)
    {
        if ((Records(w, 0) || Records(w, 1)) && (Heard(w, 0) || Heard(w, 1)))
        {
            return 0;
        }

        if ((Heard(w, 0) && State(w, 0) != Active) || (Heard(w, 1) && State(w, 1) != Active))
        {
            return 1;
        }

        if ((w & Silent) != 0 && ((Heard(w, 0) && IsMutable(Category(w, 0))) || (Heard(w, 1) && IsMutable(Category(w, 1)))))
        {
            return 2;
        }

        if ((w & Locked) != 0 && ((Heard(w, 0) && IsMutable(Category(w, 0))) || (Heard(w, 1) && IsMutable(Category(w, 1)))))
        {
            return 3;
        }

        if ((IsLatest(w, 0) && IsSilencedByNewcomer(w, 0)) || (IsLatest(w, 1) && IsSilencedByNewcomer(w, 1)))
        {
            return 4;
        }

        if ((IsSilencedByNewcomer(w, 0) && !Mixes(w, 0)) || (IsSilencedByNewcomer(w, 1) && !Mixes(w, 1)))
        {
            return 5;
        }

        if (!Ducks(w, 0) && !Ducks(w, 1) && (Level(w, 0) != 100 || Level(w, 1) != 100))
        {
            return 6;
        }

        return (!Ducks(w, 1) && Level(w, 0) != 100) || (!Ducks(w, 0) && Level(w, 1) != 100) ? 7 : BrokenAboutActivity(w);
    }

    private static int BrokenAboutActivity(ulong w)
    {
        if (State(w, 0) == Active && State(w, 1) == Active && !Mixes(w, 0) && !Mixes(w, 1))
        {
            return 8;
        }

        // By default nobody is active during a call.
        if (PhoneOf(w) == Talking && (State(w, 0) == Active || State(w, 1) == Active))
        {
            return 9;
        }

        if ((Runs(w, 0) && State(w, 0) != Active) || (Runs(w, 1) && State(w, 1) != Active))
        {
            return 10;
        }

        if (!ObeysCategory(w, 0) || !ObeysCategory(w, 1))
        {
            return 11;
        }

        if (!OverridesFit(w, 0) || !OverridesFit(w, 1))
        {
            return 12;
        }

        return (Contains(ArrivalsOf(w), 0) && State(w, 0) != Active) || (Contains(ArrivalsOf(w), 1) && State(w, 1) != Active) ? 13 : BrokenAboutInterruptions(w);
    }

    private static int BrokenAboutInterruptions(ulong w)
    {
        ulong by0 = Interrupters(w, 0), by1 = Interrupters(w, 1);
        if (State(w, 0) == Interrupted != (by0 != 0) || State(w, 1) == Interrupted != (by1 != 0))
        {
            return 14;
        }

        if (State(w, 0) == Interrupted != Contains(WaitingOf(w), 0) || State(w, 1) == Interrupted != Contains(WaitingOf(w), 1))
        {
            return 15;
        }

        if ((!Has(w, 0, MayResume) && State(w, 0) != Interrupted) || (!Has(w, 1, MayResume) && State(w, 1) != Interrupted))
        {
            return 16;
        }

        if ((by0 & By(0)) != 0 || (by1 & By(1)) != 0 || ((by0 & By(1)) != 0 && (by1 & By(0)) != 0))
        {
            return 17;
        }

        if (((by0 | by1) & ByCall) != 0 && PhoneOf(w) == Idle)
        {
            return 18;
        }

        if (((by0 | by1) & ByAlarm) != 0 && (w & Sounding) == 0)
        {
            return 19;
        }

        return (State(w, 0) == Uninitialized && LeavesTrace(w, 0)) || (State(w, 1) == Uninitialized && LeavesTrace(w, 1)) ? 20 : -1;
    }

    /// <summary>The index of the first step property that an event breaks, or -1.</summary>
    public static int BrokenStep(ulong before, ulong after, AudioSessionEvent kind, int subject)
    {
        if (Starts(before, after, 0, kind, subject) is var first && first >= 0)
        {
            return first;
        }

        if (Starts(before, after, 1, kind, subject) is var second && second >= 0)
        {
            return second;
        }

        var someActive = State(after, 0) == Active || State(after, 1) == Active;
        if (PhoneOf(before) == Idle && PhoneOf(after) == Ringing && someActive)
        {
            return 3;
        }

        if (PhoneOf(before) == Ringing && PhoneOf(after) == Talking && someActive)
        {
            return 4;
        }

        if ((before & Sounding) == 0 && (after & Sounding) != 0 && someActive)
        {
            return 5;
        }

        var interruption = BrokenByInterruption(before, after, 0, kind, subject);
        return interruption >= 0 ? interruption : BrokenByInterruption(before, after, 1, kind, subject);
    }

    /// <summary>What a session must not begin by itself.</summary>
    private static int Starts(ulong before, ulong after, int s, AudioSessionEvent kind, int subject)
    {
        var mine = subject == s;
        if (State(before, s) != Active && State(after, s) == Active)
        {
            if (!(kind == AudioSessionEvent.Activate && mine))
            {
                return 0;
            }

            if (HasInput(Category(after, s)) && (after & Microphone) == 0)
            {
                return 13;
            }
        }

        if (!Has(before, s, Playing) && Has(after, s, Playing) && !(kind == AudioSessionEvent.Play && mine))
        {
            return 1;
        }

        return !Has(before, s, Recording) && Has(after, s, Recording) && !(kind == AudioSessionEvent.Record && mine) ? 2 : -1;
    }

    private static int BrokenByInterruption(ulong before, ulong after, int s, AudioSessionEvent kind, int subject)
    {
        int was = State(before, s), now = State(after, s);
        ulong by = Interrupters(before, s), byNow = Interrupters(after, s);
        if (was < Active && now == Interrupted)
        {
            return 6;
        }

        if (was == Interrupted && now == Inactive && !EndsInterruptions(kind))
        {
            return 7;
        }

        if ((by & ~byNow) != 0 && Slips(by & ~byNow, s, kind, subject) is var slipped && slipped >= 0)
        {
            return slipped;
        }

        if (was == Interrupted && now == Interrupted && !Has(before, s, MayResume) && Has(after, s, MayResume))
        {
            return 10;
        }

        var began = byNow & ~by;
        if (((began & By(0)) != 0 && Mixes(after, 0)) || ((began & By(1)) != 0 && Mixes(after, 1)))
        {
            return 11;
        }

        return was == Active && now == Interrupted && Mixes(before, s) && (byNow & (By(0) | By(1))) != 0 ? 12 : -1;
    }

    private static bool EndsInterruptions(AudioSessionEvent kind) => kind is AudioSessionEvent.Deactivate or AudioSessionEvent.Exits
        or AudioSessionEvent.Declines or AudioSessionEvent.HangsUp or AudioSessionEvent.AlarmStops;

    /// <summary>Interrupters that a session has lost: who may take them away.</summary>
    private static int Slips(ulong lost, int s, AudioSessionEvent kind, int subject)
    {
        if (kind is AudioSessionEvent.Activate or AudioSessionEvent.Exits && subject == s)
        {
            return -1;
        }

        var left = kind is AudioSessionEvent.Deactivate or AudioSessionEvent.Exits ? By(subject) : 0;
        if ((lost & (By(0) | By(1)) & ~left) != 0)
        {
            return 8;
        }

        return (lost & ByCall) != 0 && kind is not (AudioSessionEvent.Declines or AudioSessionEvent.HangsUp) ? 9 : -1;
    }

    private static bool Records(ulong w, int s) => State(w, s) == Active && Category(w, s) == RecordAudio;

    private static bool Runs(ulong w, int s) => Has(w, s, Playing) || Has(w, s, Recording);

    private static bool Ducks(ulong w, int s) => State(w, s) == Active && Has(w, s, Duck) && Mixes(w, s);

    private static int Level(ulong w, int s) => Ducks(w, 1 - s) ? 20 : 100;

    private static bool PlaysAlone(ulong w, int s) => State(w, s) == Active && HasOutput(Category(w, s)) && !Mixes(w, s);

    private static bool IsLatest(ulong w, int s)
    {
        var list = ArrivalsOf(w);
        return (list > 3 ? list >> 2 : list) == s + 1;
    }

    /// <summary>By default a newcomer that does not mix silences one that does. Later is who is listed, and not listed before.</summary>
    private static bool IsSilencedByNewcomer(ulong w, int s)
        => Mixes(w, s) && PlaysAlone(w, 1 - s) && Contains(ArrivalsOf(w), 1 - s) && !(Contains(ArrivalsOf(w), s) && IsLatest(w, s));

    private static bool IsMuted(ulong w, int s)
        => State(w, s) is not (Active or Interrupted)
            || Interrupters(w, s) != 0
            || !HasOutput(Category(w, s))
            || ((w & (Silent | Locked)) != 0 && IsMutable(Category(w, s)))
            || Records(w, 0) || Records(w, 1)
            || IsSilencedByNewcomer(w, s);

    private static bool Heard(ulong w, int s) => Has(w, s, Playing) && !IsMuted(w, s);

    private static bool ObeysCategory(ulong w, int s)
        => (!Has(w, s, Playing) || HasOutput(Category(w, s))) && (!Has(w, s, Recording) || HasInput(Category(w, s)));

    private static bool OverridesFit(ulong w, int s)
        => (!Has(w, s, Mix) || TakesMix(Category(w, s))) && (!Has(w, s, Duck) || TakesMix(Category(w, s)) || Category(w, s) == Ambient);

    private static bool LeavesTrace(ulong w, int s)
        => Category(w, s) != Solo || Has(w, s, Mix | Duck) || ((Interrupters(w, 0) | Interrupters(w, 1)) & By(s)) != 0;
}
