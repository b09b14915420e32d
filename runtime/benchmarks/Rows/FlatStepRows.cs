using AudioSessions.Benchmarks.Harness;
using AudioSessions.Benchmarks.HandWritten;
using AudioSessions.Benchmarks.Policy;
using StateMachine;

namespace AudioSessions.Benchmarks.Rows;

/// <summary>The emitted flat step against the hand-written policy.</summary>
internal static class FlatStepRows
{
    private static readonly Goal _goal = new(1.2, Bytes: 0);

    public static void Print(Effort effort)
    {
        Console.WriteLine();
        Console.WriteLine($"{Equivalence.Check(100_000):N0} random events: the emitted flat step and the hand-written policy decide, say and keep the same.");
        var with = new Contest(effort).Measure(new Contestant("hand-written", ByHand<HandReasons>(new())), new Contestant("emitted flat step", Recording()));
        Write("flat step, with reasons and notifications", with);
        var without = new Contest(effort).Measure(new Contestant("hand-written", ByHand<NoHandLog>(default)), new Contestant("emitted flat step", Silent()));
        Write("flat step, the state alone", without);
    }

    /// <summary>The round by the hand-written policy.</summary>
    public static Action<int> ByHand<TLog>(TLog log)
        where TLog : struct, IHandLog
    {
        var policy = new HandPolicy<TLog>(AudioSessionPolicies.Default, Workload.Sessions) { Log = log };
        foreach (var fired in Workload.Prepare)
        {
            policy.Fire(Equivalence.FromMachine(fired));
        }

        var events = Array.ConvertAll(Workload.Events, fired => Equivalence.FromMachine(fired));
        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                foreach (ref readonly var fired in events.AsSpan())
                {
                    policy.Fire(fired);
                }
            }
        };
    }

    /// <summary>The round by the emitted rules, keeping reasons.</summary>
    public static Action<int> Recording()
    {
        var (world, step) = (Prepared(), new RecordingStep());
        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                foreach (ref readonly var fired in Workload.Events.AsSpan())
                {
                    step.Run(ref world, fired);
                }
            }
        };
    }

    /// <summary>The round by the emitted flat step as it is.</summary>
    public static Action<int> Silent()
    {
        var (world, queue) = (Prepared(), new EventQueue());
        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                foreach (ref readonly var fired in Workload.Events.AsSpan())
                {
                    queue.Clear();
                    AudioSessionFlat.Step(ref world, fired, queue);
                }
            }
        };
    }

    private static AudioSessionWorld Prepared()
    {
        var world = new AudioSessionWorld(AudioSessionPolicies.Default);
        for (var i = 0; i < Workload.Sessions; i++)
        {
            world.AddSession();
        }

        var step = new RecordingStep();
        foreach (var fired in Workload.Prepare)
        {
            step.Run(ref world, fired);
        }

        return world;
    }

    private static void Write(string title, IReadOnlyList<Score> scores)
        => Table.Print(title, Workload.Round, "ns/round", "B/round", scores.Select((s, i) => Row.Of(s) with { Goal = i == 0 ? null : _goal }));
}
