using AudioSessions.Benchmarks.Harness;
using AudioSessions.Benchmarks.HandWritten;
using AudioSessions.Benchmarks.Policy;
using StateMachine;

namespace AudioSessions.Benchmarks.Rows;

/// <summary>The generated Stateless machine against one that is configured by hand, and the flat step against Stateless alone.</summary>
internal static class StatelessRows
{
    private static readonly Goal _accepted = new(1.1);

    public static void Print(Effort effort)
    {
        Console.WriteLine();
        Console.WriteLine($"{Check(100_000):N0} random events: the generated Stateless machine and the one configured by hand decide, say and keep the same.");
        PrintFlat(effort);
        Print(effort, "Stateless machine, accepted", Workload.Round, "round", Workload.Events, _accepted);
        Print(effort, "Stateless machine, accepted, nobody else concerned", "Play(a), Stop(a): 2 events.", "2 fires", Workload.PlayAndStop, _accepted);
        Print(effort, "Stateless machine, refused", "Activate(recorder) without a microphone: 1 event.", "fire", Workload.Refused, goal: null);
        PrintSessions(effort);
    }

    private static void PrintFlat(Effort effort)
    {
        var scores = new Contest(effort).Measure(
            new Contestant("emitted flat step, with reasons", FlatStepRows.Recording()),
            new Contestant("Stateless alone: no rules, no effects", Bare()),
            new Contestant("generated Stateless machine", Generated(Workload.Events)));
        Table.Print("flat step against Stateless", Workload.Round, "ns/round", "B/round", scores.Select(Row.Of));
    }

    private static void Print(Effort effort, string title, string explanation, string unit, MachineEvent[] events, Goal? goal)
    {
        var scores = new Contest(effort).Measure(
            new Contestant("configured by hand, the same triggers", ByHand(events, claimIsTrigger: true)),
            new Contestant("configured by hand, Claim as a method", ByHand(events, claimIsTrigger: false)),
            new Contestant("generated", Generated(events)));
        Table.Print(title, explanation, $"ns/{unit}", $"B/{unit}", scores.Select((s, i) => Row.Of(s) with { Goal = i == 2 ? goal : null }));
    }

    private static void PrintSessions(Effort effort)
    {
        const int Many = 1000;
        var scores = new Contest(effort).Measure(
            new Contestant("configured by hand, a machine for each", count => Repeat(count, static () => new HandStateless<HandLog>(AudioSessionPolicies.Default, Many, claimIsTrigger: true))),
            new Contestant("generated, one machine for all", static count => Repeat(count, static () => Machine(Many))));
        Table.Print(
            "1,000 sessions",
            "Making a host with 1,000 sessions, for one session.",
            "ns/session",
            "B/session",
            scores.Select(s => Row.Of(s) with { Value = s.Nanoseconds.Times(1.0 / Many), Bytes = s.Bytes / Many }));
    }

    private static void Repeat(int count, Func<object> make)
    {
        for (var i = 0; i < count; i++)
        {
            GC.KeepAlive(make());
        }
    }

    private static Action<int> Bare()
    {
        var a = BareStateless.Create(SessionState.Active);
        var b = BareStateless.Create(SessionState.Inactive);
        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                foreach (var (isB, trigger) in BareStateless.Round)
                {
                    (isB ? b : a).Fire(trigger);
                }
            }
        };
    }

    private static Action<int> ByHand(MachineEvent[] fired, bool claimIsTrigger)
    {
        var machine = new HandStateless<HandLog>(AudioSessionPolicies.Default, Workload.Sessions, claimIsTrigger) { Log = new() };
        foreach (var preparing in Workload.Prepare)
        {
            machine.Fire(Equivalence.FromMachine(preparing));
        }

        var events = Array.ConvertAll(fired, f => Equivalence.FromMachine(f));
        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                foreach (ref readonly var next in events.AsSpan())
                {
                    machine.Fire(next);
                }
            }
        };
    }

    private static Action<int> Generated(MachineEvent[] events)
    {
        var machine = Machine(Workload.Sessions);
        foreach (var preparing in Workload.Prepare)
        {
            machine.Fire(preparing);
        }

        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                foreach (ref readonly var next in events.AsSpan())
                {
                    machine.Fire(next);
                }
            }
        };
    }

    private static AudioSessionMachine Machine(int sessions)
    {
        var machine = new AudioSessionMachine(AudioSessionPolicies.Default);
        for (var i = 0; i < sessions; i++)
        {
            machine.World.AddSession();
        }

        return machine;
    }

    /// <summary>Runs both hand-configured machines, the generated one and the hand-written policy over the same random events of sessions and device.</summary>
    private static int Check(int events)
    {
        var random = new Random(7);
        var info = AudioSessionInfo.Instance;
        var generated = Machine(Workload.Sessions);
        var policy = new HandPolicy<HandLog>(AudioSessionPolicies.Default, Workload.Sessions) { Log = new() };
        var machines = new[] { true, false }
            .Select(trigger => new HandStateless<HandLog>(AudioSessionPolicies.Default, Workload.Sessions, trigger) { Log = new() }).ToArray();
        for (var done = 0; done < events;)
        {
            var fired = Workload.Any(random, info);
            if (info.Entities[info.Events[fired.Kind].Subject].Name is "Phone" or "Clock")
            {
                continue;
            }

            done++;
            generated.Fire(fired);
            var decision = policy.Fire(Equivalence.FromMachine(fired));
            Equivalence.CompareLogs(fired, generated, policy.Log);
            Equivalence.Compare(fired, ref generated.World, policy.World);
            foreach (var machine in machines)
            {
                var same = machine.Fire(Equivalence.FromMachine(fired)) == decision
                    && machine.Log.Steps.SequenceEqual(policy.Log.Steps) && machine.Log.AllTold.SequenceEqual(policy.Log.AllTold);
                if (!same)
                {
                    throw new Difference($"The machine configured by hand decides {Equivalence.FromMachine(fired)} in another way than the policy.");
                }

                Equivalence.Compare(fired, ref generated.World, machine.World);
            }
        }

        return events;
    }
}
