using System.Diagnostics;

namespace AudioSessions.Benchmarks.Harness;

/// <summary>One way to do the job.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Run">Does the job so many times.</param>
internal sealed record Contestant(string Name, Action<int> Run);

/// <summary>What one contestant took.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Nanoseconds">The time of one operation.</param>
/// <param name="Ratio">The time against the first contestant, measured round by round.</param>
/// <param name="Bytes">Bytes that one operation allocates.</param>
internal sealed record Score(string Name, Spread Nanoseconds, Spread Ratio, double Bytes);

/// <summary>
/// Compares ways to do the same job. The machine is shared and its speed drifts, so only ratios are judged: in each round the contestants take
/// many short turns one after the other, a round's value is the median of its turns, and what is shown is the median of the rounds.
/// </summary>
internal sealed class Contest(Effort effort)
{
    /// <summary>Measures; the first contestant is the baseline.</summary>
    public IReadOnlyList<Score> Measure(params Contestant[] contestants)
    {
        var counts = contestants.Select(WarmUp).ToArray();
        var bytes = contestants.Select((c, i) => BytesOf(c, counts[i])).ToArray();
        var rounds = Enumerable.Range(0, effort.Rounds).Select(_ => Round(contestants, counts)).ToArray();
        return [.. contestants.Select((c, i) => new Score(
            c.Name,
            Spread.Of(rounds.Select(r => r[i])),
            Spread.Of(rounds.Select(r => r[i] / r[0])),
            bytes[i]))];
    }

    /// <summary>The medians of the turns of one round, in nanoseconds for one operation.</summary>
    private double[] Round(Contestant[] contestants, int[] counts)
    {
        var turns = contestants.Select(_ => new double[effort.Turns]).ToArray();
        for (var turn = 0; turn < effort.Turns; turn++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                // Everyone goes first now and then: whoever follows an allocating contestant might pay for its garbage.
                var who = (i + turn) % contestants.Length;
                turns[who][turn] = Time(contestants[who], counts[who]);
            }
        }

        return [.. turns.Select(t => Spread.Of(t).Median)];
    }

    /// <summary>Runs it until the compiler has done its best, and finds how often it fits into a turn.</summary>
    private int WarmUp(Contestant contestant)
    {
        const int PausesForTheCompiler = 5;
        var count = 1;
        for (var pause = 0; pause < PausesForTheCompiler; pause++)
        {
            var started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(started) < effort.WarmUp / PausesForTheCompiler)
            {
                count = Fitting(Time(contestant, count), count * 2);
            }

            // Optimised code is compiled on another thread, once no new methods have been met for a while.
            Thread.Sleep(effort.WarmUp / PausesForTheCompiler);
        }

        return Fitting(Spread.Of(Enumerable.Range(0, effort.Turns).Select(_ => Time(contestant, count))).Median, int.MaxValue);
    }

    private int Fitting(double nanoseconds, int atMost) => (int)Math.Clamp(effort.Turn.TotalNanoseconds / nanoseconds, 1, atMost);

    private static double Time(Contestant contestant, int count)
    {
        var started = Clock.Now;
        contestant.Run(count);
        return Math.Max(1, Clock.Now - started) / count;
    }

    private static double BytesOf(Contestant contestant, int count)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        contestant.Run(count);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
    }
}

/// <summary>How much time is spent on an answer.</summary>
/// <param name="Rounds">How many rounds are made.</param>
/// <param name="Turns">How many turns each contestant has in a round.</param>
/// <param name="Turn">About how long a turn takes: shorter than what the system gives a thread at a time.</param>
/// <param name="WarmUp">How long each contestant runs before.</param>
internal sealed record Effort(int Rounds, int Turns, TimeSpan Turn, TimeSpan WarmUp)
{
    /// <summary>For a figure to keep.</summary>
    public static Effort Full { get; } = new(11, 15, TimeSpan.FromMilliseconds(2), TimeSpan.FromSeconds(1));

    /// <summary>For a look.</summary>
    public static Effort Quick { get; } = new(9, 5, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(500));
}
