using System.Diagnostics;

namespace StateMachine.Fuzz;

/// <summary>Many random specs on several threads; counts what happened, and keeps the first spec of each kind of failure.</summary>
internal sealed class Campaign(Options options, IReadOnlyList<string> seeds, TextWriter output)
{
    /// <summary>As small as a host may have it, so that a recursion that goes too deep shows.</summary>
    private const int StackSize = 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<Stage, long> _stages = [];
    private readonly SortedDictionary<string, long> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _failures = [];
    private readonly (int Index, long Since)[] _running = new (int, long)[options.Threads];
    private readonly Mutator _mutator = new(seeds);
    private int _next = options.From;

    /// <summary>Runs to the end, and says what there was. True if nothing failed.</summary>
    public bool Run()
    {
        var clock = Stopwatch.StartNew();
        output.WriteLine($"{options.Count} specs from {seeds.Count} machines, --seed {options.Seed}, on {options.Threads} threads");
        var threads = Enumerable.Range(0, options.Threads).Select(i => new Thread(() => Work(i), StackSize) { IsBackground = true }).ToList();
        threads.ForEach(t => t.Start());
        while (threads.Exists(t => !t.Join(200)))
        {
            if (Stuck() is { } index)
            {
                ReportStuck(index);
                return false;
            }
        }

        Summarize(clock.Elapsed);
        return _failures.Count == 0;
    }

    /// <summary>The spec with this number.</summary>
    private string Spec(int index) => _mutator.Next(new Random(unchecked((options.Seed * 1_000_003) + index)));

    private void Work(int thread)
    {
        for (var index = Interlocked.Increment(ref _next) - 1; index < options.From + options.Count; index = Interlocked.Increment(ref _next) - 1)
        {
            Note(thread, index);
            var text = Spec(index);
            var isFull = index % options.FullyEvery == 0;
            var outcome = FrontEnd.Run(text, isFull);
            if (Count(outcome))
            {
                Note(thread, -1);
                Keep(index, text, outcome.Failure!, isFull);
            }
        }

        Note(thread, -1);
    }

    private void Note(int thread, int index)
    {
        lock (_lock)
        {
            _running[thread] = (index, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Counts it; true if it failed in a way that is new.</summary>
    private bool Count(Outcome outcome)
    {
        lock (_lock)
        {
            _stages[outcome.Reached] = _stages.GetValueOrDefault(outcome.Reached) + 1;
            foreach (var code in outcome.Codes)
            {
                _codes[code] = _codes.GetValueOrDefault(code) + 1;
            }

            if (outcome.Failure is null)
            {
                return false;
            }

            var kind = Kind(outcome.Failure);
            _failures[kind] = _failures.GetValueOrDefault(kind) + 1;
            return _failures[kind] == 1;
        }
    }

    /// <summary>What tells one fault from another: the stage and the first words after it, without names and numbers of the spec.</summary>
    private static string Kind(string failure) => string.Join(' ', failure.Split(' ').Take(failure.StartsWith("C#", StringComparison.Ordinal) ? 4 : 7));

    private void Keep(int index, string text, string failure, bool isFull)
    {
        var kind = Kind(failure);
        var shrunk = Shrinker.Shrink(text, t => FrontEnd.Run(t, isFull).Failure is { } other && Kind(other) == kind);
        var path = Write(index, shrunk);
        lock (_lock)
        {
            output.WriteLine($"FAILED {FrontEnd.Run(shrunk, isFull).Failure}");
            output.WriteLine($"  spec {index}, as short as it could be made: {path}");
            output.WriteLine($"  again: dotnet run --project generator/fuzz -c Release -- --replay {path}");
        }
    }

    private string Write(int index, string text)
    {
        Directory.CreateDirectory(options.Out);
        var path = Path.Combine(options.Out, $"{options.Seed}-{index}.machine");
        File.WriteAllText(path, text);
        return path;
    }

    private int? Stuck()
    {
        lock (_lock)
        {
            var stuck = Array.FindIndex(_running, r => r.Index >= 0 && r.Since != 0 && Stopwatch.GetElapsedTime(r.Since).TotalSeconds > options.Patience);
            return stuck < 0 ? null : _running[stuck].Index;
        }
    }

    private void ReportStuck(int index)
    {
        var path = Write(index, Spec(index));
        output.WriteLine($"FAILED spec {index} takes more than {options.Patience} seconds: {path}");
        output.WriteLine($"  again: dotnet run --project generator/fuzz -c Release -- --replay {path}");
    }

    private void Summarize(TimeSpan elapsed)
    {
        output.WriteLine($"{options.Count} specs in {elapsed.TotalSeconds:0} s, {options.Count / elapsed.TotalSeconds:0} a second");
        output.WriteLine("came as far as: " + string.Join(", ", _stages.Select(s => $"{s.Key} {s.Value}")));
        output.WriteLine($"{_codes.Count} codes: " + string.Join(", ", _codes.Select(c => $"{c.Key} {c.Value}")));
        foreach (var (kind, count) in _failures.OrderByDescending(f => f.Value))
        {
            output.WriteLine($"FAILED {count} times: {kind}");
        }

        output.WriteLine(_failures.Count == 0 ? "nothing failed" : $"{_failures.Count} kinds of failure");
    }
}
