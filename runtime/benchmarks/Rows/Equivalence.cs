using AudioSessions.Benchmarks.HandWritten;
using AudioSessions.Benchmarks.Policy;
using StateMachine;

namespace AudioSessions.Benchmarks.Rows;

/// <summary>Runs the emitted flat step and the hand-written policy over the same random events and compares all that they say and all that they keep.</summary>
internal static class Equivalence
{
    private const int EventsPerWorld = 200;

    private static readonly MachineInfo _info = AudioSessionInfo.Instance;
    private static readonly Dictionary<Rule, int> _ids = Enum.GetValues<Rule>().Where(r => r != Rule.None).ToDictionary(r => r, IdOf);

    /// <summary>Compares; gives how many events were compared.</summary>
    /// <exception cref="Difference">They differ.</exception>
    public static int Check(int events)
    {
        var random = new Random(2024);
        for (var done = 0; done < events; done += EventsPerWorld)
        {
            CheckWorld(random, PoliciesFor(done / EventsPerWorld));
        }

        return events;
    }

    /// <summary>The default first, then every combination in turn.</summary>
    private static AudioSessionPolicies PoliciesFor(int number)
    {
        var policies = AudioSessionPolicies.Default;
        for (var i = 0; i < _info.Policies.Count; i++)
        {
            policies = policies.With(i, (number >> i) & 1);
        }

        return policies;
    }

    private static void CheckWorld(Random random, AudioSessionPolicies policies)
    {
        var world = new AudioSessionWorld(policies);
        for (var i = 0; i < Workload.Sessions; i++)
        {
            world.AddSession();
        }

        var step = new RecordingStep();
        var silent = world.Clone();
        var queue = new EventQueue();
        var hand = new HandPolicy<HandLog>(policies, Workload.Sessions) { Log = new() };
        for (var i = 0; i < EventsPerWorld; i++)
        {
            var fired = Workload.Any(random, _info);
            var decision = step.Run(ref world, fired);
            queue.Clear();
            Same(fired, "decision of the flat step without reasons", decision, AudioSessionFlat.Step(ref silent, fired, queue));
            var byHand = hand.Fire(FromMachine(fired));
            Same(fired, "decision", decision, byHand < 0 ? ~_ids[(Rule)~byHand] : _ids[(Rule)byHand]);
            CompareLogs(fired, step, hand.Log);
            Compare(fired, ref world, hand.World);
            Compare(fired, ref silent, hand.World);
        }
    }

    /// <summary>An event as the hand-written policy takes it.</summary>
    public static HandEvent FromMachine(in MachineEvent fired) => new((AudioSessionEvent)fired.Kind, fired.A0, fired.A1, fired.A2);

    /// <summary>Compares every decision with its reason, and every notification.</summary>
    public static void CompareLogs(in MachineEvent fired, RecordingStep step, in HandLog log)
    {
        Same(fired, "number of decisions", step.Steps.Length, log.Steps.Length);
        for (var i = 0; i < log.Steps.Length; i++)
        {
            Compare(fired, step.Steps[i].Event, step.Steps[i].Why, step.Steps[i].RaisedBy, log.Steps[i]);
        }

        CompareTold(fired, step.Told, log.AllTold);
    }

    /// <summary>The same for the generated machine, which keeps no decision that refuses.</summary>
    public static void CompareLogs(in MachineEvent fired, Machine machine, in HandLog log)
    {
        var refused = machine.Steps.Count == 0;
        Same(fired, "number of decisions", refused ? 1 : machine.Steps.Count, log.Steps.Length);
        for (var i = 0; i < machine.Steps.Count; i++)
        {
            Compare(fired, machine.Steps[i].Event, machine.Steps[i].Reason, machine.Steps[i].RaisedBy, log.Steps[i]);
        }

        CompareTold(fired, [.. machine.Told], log.AllTold);
    }

    private static void Compare(in MachineEvent fired, in MachineEvent decided, in Reason why, in Reason raisedBy, in HandStep step)
    {
        Same(fired, "decided event", FromMachine(decided), step.Event);
        Same(fired, "reason", why, ToReason(step.Why));
        Same(fired, "reason of a cascade", raisedBy, ToReason(step.RaisedBy));
    }

    private static void CompareTold(in MachineEvent fired, ReadOnlySpan<Notification> emitted, ReadOnlySpan<HandTold> hand)
    {
        Same(fired, "number of notifications", emitted.Length, hand.Length);
        for (var i = 0; i < hand.Length; i++)
        {
            var told = hand[i];
            Same(fired, "notification", emitted[i], new Notification(told.Notification, told.Session, told.Argument, 0, 0, 0, ToReason(told.Why)));
        }
    }

    /// <summary>Compares every variable.</summary>
    public static void Compare(in MachineEvent fired, ref AudioSessionWorld world, HandWorld hand)
    {
        for (var s = 0; s < hand.Sessions.Length; s++)
        {
            ref var session = ref hand.Sessions[s];
            Same(fired, $"state of session {s}", world.GetSessionState(s), session.State);
            Same(fired, $"category of session {s}", world.GetSessionCategory(s), session.Category);
            Same(fired, $"mix of session {s}", world.GetSessionMix(s), session.Mix);
            Same(fired, $"duck of session {s}", world.GetSessionDuck(s), session.Duck);
            Same(fired, $"playing of session {s}", world.GetSessionPlaying(s), session.Playing);
            Same(fired, $"recording of session {s}", world.GetSessionRecording(s), session.Recording);
            Same(fired, $"mayResume of session {s}", world.GetSessionMayResume(s), session.MayResume);
            var interrupters = 0UL;
            for (var by = world.NextSessionInterrupters(s, -1); by >= 0; by = world.NextSessionInterrupters(s, by))
            {
                interrupters |= 1UL << by;
            }

            Same(fired, $"interrupters of session {s}", interrupters, session.Interrupters);
        }

        Same(fired, "phone", world.GetPhoneState(), hand.Phone);
        Same(fired, "clock", world.GetClockState(), hand.Clock);
        Same(fired, "ring switch", world.GetDeviceRingSwitch(), hand.RingSwitch);
        Same(fired, "locked", world.GetDeviceLocked(), hand.Locked);
        Same(fired, "microphone", world.GetDeviceMicrophone(), hand.Microphone);
        CompareOrders(fired, ref world, hand);
    }

    private static void CompareOrders(in MachineEvent fired, ref AudioSessionWorld world, HandWorld hand)
    {
        Same(fired, "number of arrivals", world.CountDeviceArrivals(), hand.Arrivals.Items.Length);
        Same(fired, "number of those waiting", world.CountDeviceWaiting(), hand.Waiting.Items.Length);
        for (var i = 0; i < hand.Arrivals.Items.Length; i++)
        {
            Same(fired, "arrivals", world.AtDeviceArrivals(i), hand.Arrivals.Items[i]);
        }

        for (var i = 0; i < hand.Waiting.Items.Length; i++)
        {
            Same(fired, "waiting", world.AtDeviceWaiting(i), hand.Waiting.Items[i]);
        }
    }

    private static Reason ToReason(in Why why) => new(why.Rule == Rule.None ? -1 : _ids[why.Rule], why.First, why.Second, 0, 0);

    private static int IdOf(Rule rule)
    {
        var name = rule.ToString().Replace('_', '.');
        return _info.Rules.FirstOrDefault(r => r.Name == name)?.Id ?? throw new Difference($"The spec has no rule '{name}', which the hand-written policy knows.");
    }

    private static void Same<T>(in MachineEvent fired, string what, T emitted, T hand)
    {
        if (!EqualityComparer<T>.Default.Equals(emitted, hand))
        {
            throw new Difference($"{fired.Format(_info, static (_, i) => $"session {i}")}: {what} is {emitted} by the spec, {hand} by hand.");
        }
    }
}
