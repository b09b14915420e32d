using System.Runtime.InteropServices;

namespace StateMachine;

/// <summary>
/// Expands a row of states for an explorer: computes their outcomes, checks the step properties, and keeps what the explorer has to add to the table.
/// The table is only read meanwhile, so several workers can do this at once, each with a row of its own. Reused.
/// </summary>
internal sealed class ExploreWorker<TModel, TState>(TModel model, StateTable<TState> table, EventPart? part)
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    // Enough states at once to keep the memory busy, few enough for their outcomes to stay in the nearest cache.
    private const int BatchSize = 4;

    private readonly Outcomes<TState>[] _batch = [.. Enumerable.Range(0, BatchSize).Select(_ => new Outcomes<TState>(part))];
    private readonly bool[] _stepsBroken = new bool[model.Info.StepProperties.Count];
    private readonly bool _hasSteps = model.Info.StepProperties.Count > 0;
    private readonly List<TState> _states = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _parents = [];
    private TModel _model = model;
    private bool _movedTwice;

    /// <summary>Outcomes that are not in the table, some of them perhaps more than once, in the order of a search by one worker.</summary>
    public ReadOnlySpan<TState> States => CollectionsMarshal.AsSpan(_states);

    /// <summary>The hash of each.</summary>
    public ReadOnlySpan<ulong> Hashes => CollectionsMarshal.AsSpan(_hashes);

    /// <summary>The state that each was reached from.</summary>
    public ReadOnlySpan<int> Parents => CollectionsMarshal.AsSpan(_parents);

    /// <summary>The first offence of each kind that this worker ever met, as far as it is from this row; those of the same state in the order of their events.</summary>
    public List<Offence> Offences { get; } = [];

    /// <summary>How many outcomes the row has.</summary>
    public long Transitions { get; private set; }

    /// <summary>How many of them each event made.</summary>
    public long[] Taken { get; } = new long[model.Info.Events.Count];

    /// <summary>Expands the states from one index up to another one.</summary>
    public void Expand(int from, int to)
    {
        Offences.Clear();
        _states.Clear();
        _hashes.Clear();
        _parents.Clear();
        Array.Clear(Taken);
        Transitions = 0;
        for (var at = from; at < to; at += BatchSize)
        {
            // First all outcomes are computed and the memory that they need is asked for, then they are looked up.
            var batch = Math.Min(to - at, BatchSize);
            for (var i = 0; i < batch; i++)
            {
                Compute(_batch[i], table.States[at + i]);
            }

            for (var i = 0; i < batch; i++)
            {
                Collect(_batch[i], at + i);
            }
        }
    }

    private void Compute(Outcomes<TState> outcomes, in TState state)
    {
        outcomes.From = state;
        outcomes.Buffer.Clear();
        _model.Successors(ref outcomes.From, outcomes.Buffer);
        outcomes.Hash(table);
    }

    private void Collect(Outcomes<TState> outcomes, int parent)
    {
        var buffer = outcomes.Buffer;
        var states = buffer.States;
        var hashes = outcomes.Hashes;
        if (_hasSteps)
        {
            CheckSteps(ref outcomes.From, buffer, parent);
        }

        if (buffer.MovedTwice && !_movedTwice)
        {
            _movedTwice = true;
            Offences.Add(new Offence(ViolationKind.MovedTwice, -1, parent, buffer.Offender));
        }

        for (var i = 0; (i = table.NextUnknown(states, hashes, i)) < states.Length; i++)
        {
            _states.Add(states[i]);
            _hashes.Add(hashes[i]);
            _parents.Add(parent);
        }

        Transitions += states.Length;
        foreach (ref readonly var fired in buffer.Events)
        {
            Taken[fired.Kind]++;
        }
    }

    private void CheckSteps(ref TState from, SuccessorBuffer<TState> buffer, int parent)
    {
        var states = buffer.States;
        var events = buffer.Events;
        for (var i = 0; i < states.Length; i++)
        {
            var broken = _model.BrokenStep(ref from, ref states[i], events[i]);
            if (broken >= 0 && !_stepsBroken[broken])
            {
                _stepsBroken[broken] = true;
                Offences.Add(new Offence(ViolationKind.StepProperty, broken, parent, events[i]));
            }
        }
    }
}

/// <summary>An event that breaks a step property or moves an instance twice.</summary>
/// <param name="Kind">What is broken.</param>
/// <param name="Property">The index of the step property, or -1.</param>
/// <param name="State">The state before.</param>
/// <param name="Fired">The event.</param>
internal readonly record struct Offence(ViolationKind Kind, int Property, int State, MachineEvent Fired);
