using System.Runtime.CompilerServices;
using AudioSessions.Benchmarks.Harness;
using AudioSessions.Benchmarks.HandWritten;
using AudioSessions.Benchmarks.Policy;
using StateMachine;
using Model = AudioSessions.Benchmarks.Policy.AudioSessionModel<StateMachine.N2, StateMachine.Words1>;
using Packed = AudioSessions.Benchmarks.Policy.AudioSessionPacked<StateMachine.N2, StateMachine.Words1>;

namespace AudioSessions.Benchmarks.Rows;

/// <summary>The explorer over the emitted model against a search that is written by hand for two sessions.</summary>
internal static class ExplorerRows
{
    private const int Rounds = 9;

    private static readonly Goal _goal = new(0.8, AtLeast: true);

    // What leads to what is decided in a second pass over the states found, which the search by hand does not have.
    private static readonly ExploreOptions _options = new() { CheckLeads = false, Threads = 1 };

    public static void Print(Effort effort)
    {
        var (states, transitions, bytes, bytesByHand) = Check();
        Console.WriteLine();
        Console.WriteLine($"{states:N0} states and {transitions:N0} transitions: the explorer and the search by hand find the same ones in the same order.");

        // A search takes much longer than a turn, so a round is one search of each.
        var contest = new Contest(effort with { Rounds = Math.Min(Rounds, effort.Rounds), Turns = 1, WarmUp = TimeSpan.FromSeconds(1) });
        var checking = contest.Measure(
            new Contestant("hand-written search", static count => ByHand(count, checksProperties: true)),
            new Contestant("explorer over the emitted model", Explore));
        Write("search, every property checked", checking, states, bytesByHand, bytes, _goal);
        var plain = contest.Measure(
            new Contestant("hand-written search", static count => ByHand(count, checksProperties: false)),
            new Contestant("explorer over the emitted model", ExploreUnchecked));
        Write("search, the states alone", plain, states, bytesByHand, bytes, goal: null);
    }

    private static void Write(string title, IReadOnlyList<Score> scores, int states, long bytesByHand, long bytes, Goal? goal)
        => Table.Print(
            title,
            $"The policy with 2 sessions, complete: {AudioSessionInfo.Instance.Invariants.Count} invariants and {AudioSessionInfo.Instance.StepProperties.Count} step properties, one thread. The ratio is of rates: more is better.",
            "states/s",
            "B/state",
            scores.Select((s, i) => new Row(s.Name, Rate(s.Nanoseconds, states), Inverse(s.Ratio), (i == 0 ? bytesByHand : bytes) / (double)states, i == 0 ? null : goal)));

    private static Spread Rate(Spread nanoseconds, int states) => Inverse(nanoseconds).Times(states * 1e9);

    private static Spread Inverse(Spread spread) => new(1 / spread.Median, 1 / spread.Max, 1 / spread.Min);

    private static void ByHand(int count, bool checksProperties)
    {
        for (var i = 0; i < count; i++)
        {
            new HandSearch(checksProperties).Run();
        }
    }

    private static void Explore(int count)
    {
        for (var i = 0; i < count; i++)
        {
            new Explorer<Model, Packed>(new Model(AudioSessionPolicies.Default), _options).Run();
        }
    }

    private static void ExploreUnchecked(int count)
    {
        var model = new UncheckedModel<Model, Packed>(new Model(AudioSessionPolicies.Default), UncheckedModel<Model, Packed>.Without(AudioSessionInfo.Instance));
        for (var i = 0; i < count; i++)
        {
            new Explorer<UncheckedModel<Model, Packed>, Packed>(model, _options).Run();
        }
    }

    private static (int States, long Transitions, long Bytes, long BytesByHand) Check()
    {
        var explorer = new Explorer<Model, Packed>(new Model(AudioSessionPolicies.Default), _options with { StopAtFirstViolation = false });
        var result = explorer.Run();
        var hand = new HandSearch(checksProperties: true);
        hand.Run();
        if (result.States != hand.States || result.Transitions != hand.Transitions)
        {
            throw new Difference($"The explorer finds {result.States:N0} states and {result.Transitions:N0} transitions, the search by hand {hand.States:N0} and {hand.Transitions:N0}.");
        }

        if (result.Violations.Count > 0 != hand.Broken > 0)
        {
            throw new Difference($"The explorer finds {result.Violations.Count} broken properties, the search by hand {hand.Broken} offences.");
        }

        var states = explorer.Reachable();
        for (var i = 0; i < states.Length; i++)
        {
            if (Unsafe.BitCast<Packed, ulong>(states[i]) != hand.Found[i])
            {
                throw new Difference($"State {i:N0} is {Unsafe.BitCast<Packed, ulong>(states[i]):x} to the explorer, {hand.Found[i]:x} by hand.");
            }
        }

        CheckProperties(states);
        return (result.States, result.Transitions, result.Bytes, hand.Bytes);
    }

    /// <summary>Both must find the same faults where there are some: in worlds with a bit flipped, and in steps between worlds that no event makes.</summary>
    private static void CheckProperties(Packed[] states)
    {
        const int Samples = 200_000;
        const int VariableBits = 42;
        var random = new Random(11);
        for (var i = 0; i < Samples; i++)
        {
            var before = states[random.Next(states.Length)];
            var after = states[random.Next(states.Length)];
            var broken = Unsafe.BitCast<ulong, Packed>(Unsafe.BitCast<Packed, ulong>(before) ^ (1UL << random.Next(VariableBits)));
            var fired = Workload.Any(random, AudioSessionInfo.Instance) with { A0 = random.Next(2) };
            if (HandPacked.IsWellFormed(Unsafe.BitCast<Packed, ulong>(broken)))
            {
                Compare("invariant", AudioSessionRules.BrokenInvariant(ref broken), HandProperties.BrokenInvariant(Unsafe.BitCast<Packed, ulong>(broken)));
            }

            Compare("step property", AudioSessionRules.BrokenStep(ref before, ref after, fired), BrokenStepByHand(before, after, fired));
        }
    }

    private static int BrokenStepByHand(Packed before, Packed after, in MachineEvent fired)
        => HandProperties.BrokenStep(Unsafe.BitCast<Packed, ulong>(before), Unsafe.BitCast<Packed, ulong>(after), (AudioSessionEvent)fired.Kind, fired.A0);

    private static void Compare(string what, int emitted, int hand)
    {
        // Of several that are broken either may be named first: the hand-written code asks about one session after the other.
        if (emitted >= 0 != hand >= 0)
        {
            throw new Difference($"The first broken {what} is {emitted} by the spec, {hand} by hand.");
        }
    }
}
