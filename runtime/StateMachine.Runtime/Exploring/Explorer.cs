namespace StateMachine;

/// <summary>
/// Visits every state that a model can reach, breadth first, and checks every invariant in every state and every step property on every transition.
/// What it finds first has the shortest trace.
/// </summary>
/// <remarks>One thread; allocates nothing per state beyond the arrays that hold the states. Not thread-safe.</remarks>
public sealed class Explorer<TModel, TState>
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    // Asking the clock costs more than a state does, so it is asked once in so many.
    private const int ClockEvery = 1024;

    // Enough states at once to keep the memory busy, few enough for their outcomes to stay in the nearest cache.
    private const int BatchSize = 4;

    private readonly ExploreOptions _options;
    private readonly StateTable<TState> _table;
    private readonly Outcomes<TState>[] _batch;
    private readonly long[] _taken;
    private readonly List<Violation<TState>> _violations = [];
    private readonly bool[] _invariantsBroken;
    private readonly bool[] _stepsBroken;
    private readonly bool _hasInvariants;
    private readonly bool _hasSteps;
    private readonly ExploreClock _clock;
    private TModel _model;
    private long _transitions;
    private int _expanded;
    private int _asked;
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
        _table = new StateTable<TState>(model.Initial, _options.MaxStates, _options.MaxBytes);
        _clock = new ExploreClock(_options);
        _batch = [.. Enumerable.Range(0, BatchSize).Select(_ => new Outcomes<TState>(_options.Part))];
        _taken = new long[model.Info.Events.Count];
        _invariantsBroken = new bool[model.Info.Invariants.Count];
        _stepsBroken = new bool[model.Info.StepProperties.Count];
        _hasInvariants = _invariantsBroken.Length > 0;
        _hasSteps = _stepsBroken.Length > 0;
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
            if (_expanded >= _asked)
            {
                _asked = _expanded + ClockEvery;
                _clock.Tick(_table.Count, _transitions, _depth, _table.Count - _expanded, _table.Bytes);
                if (_options.Cancellation.IsCancellationRequested && _expanded < _table.Count)
                {
                    _ending ??= ExploreEnding.Cancelled;
                }
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
            : !_options.CheckLeads ? "it was not asked for"
            : _table.Bytes + LeadsChecker<TModel, TState>.BytesFor(_table.Count) > _options.MaxBytes ? "it would take more memory than allowed"
            : null;

    /// <summary>Expands the next states of this level: first all their outcomes are computed and the memory that they need is asked for, then they are added.</summary>
    private void Expand()
    {
        var batch = Math.Min(_levelEnd - _expanded, BatchSize);
        for (var i = 0; i < batch; i++)
        {
            Compute(_batch[i], _table.States[_expanded + i]);
        }

        for (var i = 0; i < batch && _ending is null; i++)
        {
            Collect(_batch[i]);
        }
    }

    private void Compute(Outcomes<TState> outcomes, TState from)
    {
        outcomes.From = from;
        outcomes.Buffer.Clear();
        _model.Successors(ref outcomes.From, outcomes.Buffer);
        outcomes.Hash(_table);
    }

    private void Collect(Outcomes<TState> outcomes)
    {
        var buffer = outcomes.Buffer;
        var states = buffer.States;
        var hashes = outcomes.Hashes;
        if (_hasSteps || buffer.MovedTwice)
        {
            CheckSteps(ref outcomes.From, buffer);
        }

        for (var i = 0; _ending is null && (i = _table.NextUnknown(states, hashes, i)) < states.Length; i++)
        {
            Met(ref states[i], hashes[i]);
        }

        if (_ending is null)
        {
            _transitions += states.Length;
            foreach (ref readonly var fired in buffer.Events)
            {
                _taken[fired.Kind]++;
            }

            _expanded++;
        }
    }

    private void Met(ref TState state, ulong hash)
    {
        if (_table.TryAdd(state, hash, _expanded))
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

    private void CheckSteps(ref TState from, SuccessorBuffer<TState> buffer)
    {
        var states = buffer.States;
        var events = buffer.Events;
        for (var i = 0; _hasSteps && i < states.Length && _ending is null; i++)
        {
            var broken = _model.BrokenStep(ref from, ref states[i], events[i]);
            if (broken >= 0 && !_stepsBroken[broken])
            {
                _stepsBroken[broken] = true;
                Found(ViolationKind.StepProperty, broken, _expanded, events[i]);
            }
        }

        if (buffer.MovedTwice && _ending is null && !_violations.Exists(static v => v.Kind == ViolationKind.MovedTwice))
        {
            Found(ViolationKind.MovedTwice, -1, _expanded, buffer.Offender);
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
