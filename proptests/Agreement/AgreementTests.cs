using AudioSessions.Policy;
using AudioSessions.Properties.Evaluator;
using AudioSessions.Properties.Specs;
using StateMachine;

namespace AudioSessions.Properties.Agreement;

/// <summary>The generated code means what the language says: it agrees with an interpreter that was written from the rules alone.</summary>
public class AgreementTests
{
    private const int EventsOfAWalk = 1500;

    /// <summary>What exhaustive comparisons do: sessions, categories and who interrupts whom. The rest of the policy multiplies the states.</summary>
    private static readonly string[] _core = ["Initialize", "SetCategory", "Activate", "Deactivate", "Play", "Record", "Stop", "Rings", "Answers", "HangsUp", "AlarmSounds", "AlarmStops", "ListenerReturns", "SetMix", "MoveRingSwitch"];

    private static readonly ExploreOptions _corePart = new() { Part = EventPart.Of(AudioSessionInfo.Instance, EventPattern.ParseList(string.Join(", ", _core)), []) };

    public static TheoryData<string, int> Walks => AudioSessionSpecTests.Walks;

    [Theory]
    [MemberData(nameof(Walks))]
    public void Random_events_do_the_same_in_both(string policies, int sessions)
    {
        var comparison = Comparison.OfAudioSession(AudioSessionSpecTests.ParsePolicies(policies));
        var random = new Random(sessions);
        var (machine, world) = (comparison.NewMachine(sessions), comparison.NewWorld(sessions));
        var trace = new List<string>();
        for (var i = 0; i < EventsOfAWalk; i++)
        {
            var call = Choose(comparison, world, random);
            trace.Add(call.ToString());

            var differences = comparison.Fire(machine, world, call);

            Assert.True(differences.Count == 0, $"{string.Join("\n", differences)}\nafter\n    {string.Join("\n    ", trace.TakeLast(10))}");
        }
    }

    [Fact]
    public void Every_event_in_every_state_that_the_core_of_events_reaches_does_the_same_in_both()
    {
        var comparison = Comparison.OfAudioSession();
        var model = new AudioSessionModel<N1, Words1>(AudioSessionPolicies.Default);
        var states = Explorer<AudioSessionModel<N1, Words1>, AudioSessionPacked<N1, Words1>>.Reachable(model, _corePart);
        foreach (var state in states)
        {
            var packed = state;
            var machine = model.ToMachine(ref packed);
            var (world, snapshot) = (comparison.Bridge.ToWorld(machine), machine.Snapshot());
            foreach (var call in Calls(world))
            {
                var differences = comparison.Fire(machine, world.Clone(), call);

                Assert.True(differences.Count == 0, $"{string.Join("\n", differences)}\nby {call} in\n{WorldText.Dump(world)}");
                machine.Restore(snapshot);
            }
        }
    }

    [Fact]
    public void Both_reach_the_same_number_of_states_with_one_session_by_the_core_of_events()
    {
        var evaluator = new Evaluator.Evaluator(SpecFiles.AudioSession);
        var start = Comparison.OfAudioSession().NewWorld(1);
        var found = new HashSet<string> { WorldText.Dump(start) };
        var queue = new Queue<World>([start]);
        while (queue.TryDequeue(out var world))
        {
            foreach (var call in Calls(world).Where(c => _core.Contains(c.Event)))
            {
                var next = world.Clone();
                if (evaluator.Fire(next, call).Accepted && found.Add(WorldText.Dump(next)))
                {
                    queue.Enqueue(next);
                }
            }
        }

        var explored = Explorer<AudioSessionModel<N1, Words1>, AudioSessionPacked<N1, Words1>>.Reachable(new(AudioSessionPolicies.Default), _corePart);

        Assert.Equal(found.Count, explored.Length);
        Assert.True(found.Count > 1000);
    }

    // Events that would be refused by the state alone are left out half of the time, so that the walk gets somewhere.
    private static EventCall Choose(Comparison comparison, World world, Random random)
    {
        var calls = Calls(world).ToList();
        var call = calls[random.Next(calls.Count)];
        return comparison.Evaluator.Decide(world, call).Accepted ? call : calls[random.Next(calls.Count)];
    }

    private static IEnumerable<EventCall> Calls(World world)
        => world.Spec.Model.Events.Where(e => !e.IsCascade).SelectMany(e => e.Parameters
            .Aggregate(
                (IEnumerable<IReadOnlyList<Value>>)[[]],
                (lists, p) => lists.SelectMany(l => world.Spec.Values(p.Type, world).Select(v => (IReadOnlyList<Value>)[.. l, v])))
            .Select(arguments => new EventCall(e.Name, arguments)));
}
