namespace StateMachine;

/// <summary>
/// Visits every state that a model can reach, breadth first, and checks every invariant in every state and every step property on every transition.
/// What it finds first has the shortest trace.
/// </summary>
/// <remarks>
/// The next few states are expanded by several workers at once, which only read the table. What they found is added when all are done, in the order in which
/// one worker would have found it: so results do not depend on how many there are. Allocates nothing per state beyond the arrays that hold the states.
/// Not thread-safe.
/// </remarks>
public sealed class Explorer<TModel, TState>
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    // Enough states for workers to be worth their start, few enough for what they find to stay in a cache, and for a clock that is asked in between.
    private const int StatesAtOnce = 1024;

    // Fewer are not worth a second thread.
    private const int FewestForAWorker = 128;

    private readonly ExploreOptions _options;
    private readonly StateTable<TState> _table;
    private readonly ExploreWorker<TModel, TState>[] _workers;
    private readonly long[] _taken;
    private readonly List<Violation<TState>> _violations = [];
    private readonly bool[] _invariantsBroken;
    private readonly bool _hasInvariants;
    private readonly ExploreClock _clock;
    private TModel _model;
    private long _transitions;
    private int _expanded;
    private int _depth;
    private int _levelEnd = 1;
    private bool _ran;
    private ExploreEnding? _ending;

    /// <summary>Prepares to explore <paramref name="model"/>.</summary>
    public Explorer(TModel model, ExploreOptions? options = null)
    {
        _model = model;
        _options = options ?? new ExploreOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxStates, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Threads, 1, nameof(options));
        _table = new StateTable<TState>(model.Initial, _options.MaxStates, _options.MaxBytes);
        _clock = new ExploreClock(_options);
        _workers = [.. Enumerable.Range(0, _options.Threads).Select(_ => new ExploreWorker<TModel, TState>(model, _table, _options.Part))];
        _taken = new long[model.Info.Events.Count];
        _invariantsBroken = new bool[model.Info.Invariants.Count];
        _hasInvariants = _invariantsBroken.Length > 0;
    }

    /// <summary>Explores <paramref name="model"/> to the end and returns every state that it can reach, the initial one first.</summary>
    /// <exception cref="MachineException">The options end the search before all states were found.</exception>
    public static TState[] Reachable(TModel model, ExploreOptions? options = null)
    {
        var explorer = new Explorer<TModel, TState>(model, (options ?? new ExploreOptions()) with { StopAtFirstViolation = false, CheckLeads = false });
        var result = explorer.Run();
        return result.Ending == ExploreEnding.Complete
            ? explorer.Reachable()
            : throw new MachineException($"Not every reachable state of {model.Info.Name} was found ({result}). Raise the limits, or use fewer instances.");
    }

    /// <summary>The states found by <see cref="Run"/>, in the order in which they were found, the initial one first.</summary>
    public TState[] Reachable() => _table.States.ToArray();

    /// <summary>Runs the search.</summary>
    /// <exception cref="InvalidOperationException">It has run before.</exception>
    public ExploreResult<TState> Run()
    {
        if (_ran)
        {
            throw new InvalidOperationException("This explorer has run. Make a new one.");
        }

        _ran = true;
        _clock.Start();
        var initial = _model.Initial;
        CheckState(ref initial);
        while (_ending is null && _expanded < _table.Count)
        {
            if (_expanded == _levelEnd)
            {
                _depth++;
                _levelEnd = _table.Count;
            }

            Expand();
            _clock.Tick(_table.Count, _transitions, _depth, _table.Count - _expanded, _table.Bytes);
            if (_options.Cancellation.IsCancellationRequested && _expanded < _table.Count)
            {
                _ending ??= ExploreEnding.Cancelled;
            }
        }

        return Result();
    }

    private ExploreResult<TState> Result()
    {
        var elapsed = _clock.Elapsed;
        var leads = CheckLeads();
        // States beyond the level that is being expanded are one event further away.
        var found = _table.Count > _levelEnd ? _depth + 1 : _depth;
        var complete = _expanded == _table.Count ? found : _depth;
        return new ExploreResult<TState>
        {
            Ending = _ending ?? ExploreEnding.Complete,
            States = _table.Count,
            Expanded = _expanded,
            Transitions = _transitions,
            Depth = found,
            CompleteDepth = complete,
            Elapsed = elapsed,
            Bytes = _table.Bytes,
            Taken = _taken,
            Violations = _violations,
            Leads = leads,
        };
    }

    /// <summary>Decides the leads-to properties, which need the whole graph; says why where it cannot.</summary>
    private List<LeadsResult> CheckLeads()
    {
        if (_model.Info.Leads.Count == 0)
        {
            return [];
        }

        var properties = Enumerable.Range(0, _model.Info.Leads.Count);
        if (!_options.CheckLeads)
        {
            return [.. properties.Select(p => new LeadsResult(p, LeadsVerdict.LeftOut, 0, 0, TimeSpan.Zero, "this search leaves it to others"))];
        }

        if (WhyNotLeads() is { } why)
        {
            return [.. properties.Select(p => new LeadsResult(p, LeadsVerdict.NotDecided, 0, 0, TimeSpan.Zero, why))];
        }

        var results = new List<LeadsResult>();
        var checker = new LeadsChecker<TModel, TState>(_model, _table, _options);
        foreach (var (result, violation) in properties.Select(checker.Check))
        {
            results.Add(result);
            if (violation is not null)
            {
                _violations.Add(violation);
            }
        }

        return results;
    }

    private string? WhyNotLeads()
        => _ending is not null ? "not every reachable state was expanded"
            : _table.Bytes + LeadsChecker<TModel, TState>.BytesFor(_table.Count) > _options.MaxBytes ? "it would take more memory than allowed"
            : null;

    /// <summary>Expands the next states of this level.</summary>
    private void Expand()
    {
        var count = Math.Min(_levelEnd - _expanded, StatesAtOnce);
        var workers = _workers.AsSpan(0, Math.Clamp(count / FewestForAWorker, 1, _workers.Length));
        ExpandAtOnce(workers, count);
        foreach (var worker in workers)
        {
            Add(worker);
        }

        if (_ending is not null)
        {
            return;
        }

        _expanded += count;
        foreach (var worker in workers)
        {
            _transitions += worker.Transitions;
            for (var e = 0; e < _taken.Length; e++)
            {
                _taken[e] += worker.Taken[e];
            }
        }
    }

    private void ExpandAtOnce(ReadOnlySpan<ExploreWorker<TModel, TState>> workers, int count)
    {
        var others = new Task[workers.Length - 1];
        for (var w = 1; w < workers.Length; w++)
        {
            var (worker, from, to) = (workers[w], _expanded + (count * w / workers.Length), _expanded + (count * (w + 1) / workers.Length));
            others[w - 1] = Task.Run(() => worker.Expand(from, to));
        }

        workers[0].Expand(_expanded, _expanded + (count / workers.Length));
        foreach (var other in others)
        {
            // Not all at once: so a fault of the model comes as itself, and that of the first state before that of a later one.
            other.GetAwaiter().GetResult();
        }
    }

    /// <summary>Adds what a worker found, and tells what it met, in the order of the states that it expanded.</summary>
    private void Add(ExploreWorker<TModel, TState> worker)
    {
        var states = worker.States;
        var hashes = worker.Hashes;
        var parents = worker.Parents;
        var told = 0;
        for (var i = 0; _ending is null && (i = _table.NextUnknown(states, hashes, i)) < states.Length; i++)
        {
            told = Tell(worker.Offences, told, parents[i]);
            if (_ending is null)
            {
                Met(states[i], hashes[i], parents[i]);
            }
        }

        Tell(worker.Offences, told, int.MaxValue);
    }

    private int Tell(List<Offence> offences, int next, int upTo)
    {
        for (; _ending is null && next < offences.Count && offences[next].State <= upTo; next++)
        {
            var (kind, property, state, fired) = offences[next];
            if (!_violations.Exists(v => v.Kind == kind && v.Property == property))
            {
                Found(kind, property, state, fired);
            }
        }

        return next;
    }

    private void Met(TState state, ulong hash, int parent)
    {
        if (_table.TryAdd(state, hash, parent))
        {
            CheckState(ref state);
        }
        else
        {
            _ending ??= _table.OutOfMemory ? ExploreEnding.MemoryLimit : ExploreEnding.StateLimit;
        }
    }

    private void CheckState(ref TState state)
    {
        if (!_hasInvariants)
        {
            return;
        }

        var broken = _model.BrokenInvariant(ref state);
        if (broken >= 0 && !_invariantsBroken[broken])
        {
            _invariantsBroken[broken] = true;
            Found(ViolationKind.Invariant, broken, _table.Count - 1, last: null);
        }
    }

    private void Found(ViolationKind kind, int property, int index, MachineEvent? last)
    {
        _violations.Add(Trace(kind, property, index, last));
        if (_options.StopAtFirstViolation)
        {
            _ending ??= ExploreEnding.Violation;
        }
    }

    private Violation<TState> Trace(ViolationKind kind, int property, int index, MachineEvent? last)
    {
        var states = new List<TState>();
        for (var i = index; i >= 0; i = _table.ParentOf(i))
        {
            states.Add(_table.States[i]);
        }

        states.Reverse();
        var buffer = new SuccessorBuffer<TState>(_options.Part);
        var events = new List<MachineEvent>();
        for (var i = 1; i < states.Count; i++)
        {
            var taken = OutcomesOf(states[i - 1], buffer).IndexOf(states[i]);
            events.Add(buffer.Events[taken]);
        }

        if (last is { } fired)
        {
            // Of two events with the same outcome the one that offends is meant, so it is looked for by itself.
            var outcomes = OutcomesOf(states[^1], buffer);
            var after = outcomes[buffer.Events.IndexOf(fired)];
            events.Add(fired);
            states.Add(after);
        }

        return new Violation<TState>(kind, property, events, states);
    }

    private Span<TState> OutcomesOf(TState from, SuccessorBuffer<TState> buffer)
    {
        buffer.Clear();
        _model.Successors(ref from, buffer);
        return buffer.States;
    }
}
