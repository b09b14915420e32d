using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;

namespace AudioSessions.Properties.Sequences;

/// <summary>
/// Checks a property with FsCheck, and words what it finds for people: the shrunk run, what is wrong with it, and how to see it again.
/// </summary>
/// <remarks>
/// Each check begins with a seed of its own, which is printed. Setting the environment variable <c>PROPERTY_SEED</c> to it runs the
/// same again; <c>PROPERTY_TIMES=100</c> runs a hundred times as many, for a long search.
/// </remarks>
internal static class PropertyCheck
{
    public const string SeedVariable = "PROPERTY_SEED";
    public const string TimesVariable = "PROPERTY_TIMES";
    private const int LongestRun = 60;

    /// <summary>Fails the test, with the shrunk run, if the property does not hold for one of so many random runs.</summary>
    /// <param name="runs">What to generate, and how to shrink it.</param>
    /// <param name="broken">What is wrong with a run, as a sentence; null if nothing. An exception is a failure too.</param>
    /// <param name="count">How many runs.</param>
    /// <param name="output">Where the seed is printed.</param>
    /// <param name="seed">Null for the environment's, or a new one.</param>
    public static void Holds<T>(Arbitrary<T> runs, Func<T, string?> broken, int count, ITestOutputHelper? output = null, ulong? seed = null)
        where T : class
    {
        var used = seed ?? Number(SeedVariable) ?? (ulong)Random.Shared.NextInt64(1_000_000_000);
        var all = count * (int)(Number(TimesVariable) ?? 1);
        output?.WriteLine($"{all} runs from the seed {used} ({SeedVariable}={used} runs the same again)");
        if (Counterexample(runs, broken, all, used) is { } found)
        {
            Assert.Fail($"{Worded(broken, found)}\n\n{found}\n\n{SeedVariable}={used} finds it again.");
        }
    }

    /// <summary>The shrunk run for which the property does not hold; null if there is none among so many.</summary>
    public static T? Counterexample<T>(Arbitrary<T> runs, Func<T, string?> broken, int count, ulong seed)
        where T : class
    {
        var runner = new Runner();
        Check.One(
            Config.Quick.WithMaxTest(count).WithEndSize(LongestRun).WithRunner(runner)
                .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None))),
            Prop.ForAll(runs, run => Worded(broken, run) is null));
        return runner.Counterexample as T;
    }

    private static ulong? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Worded<T>(Func<T, string?> broken, T run)
    {
        try
        {
            return broken(run);
        }
        catch (Exception exception)
        {
            // Whatever is thrown during a run is what is wrong with it, and has to be shrunk like anything else.
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    private sealed class Runner : IRunner
    {
        public object? Counterexample { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int tests, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult result) => Counterexample = result switch
        {
            TestResult.Failed failed => failed.Item3.Head, // the shrunk arguments; there is one
            TestResult.Passed => null,
            _ => throw new InvalidOperationException("FsCheck gave up before it had generated enough runs."),
        };
    }
}
