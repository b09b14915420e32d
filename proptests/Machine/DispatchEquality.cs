using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Machine;

/// <summary>
/// Whether the Stateless machine and the flat step are the same machine: on every given state and every event, Stateless must permit exactly
/// what the flat step accepts, and lead to the same world. Refusals are asked of Stateless too, not of the decision alone.
/// </summary>
internal sealed class DispatchEquality<TModel, TState>(TModel model, Func<AudioSessionMachine> create) : IDispatchEquality<TState>
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>, IAudioSessionWorld
{
    /// <summary>How many pairs of a state and an event were compared.</summary>
    public long Pairs { get; private set; }

    /// <summary>How many of them were accepted, for each event by its index.</summary>
    public long[] Accepted { get; } = new long[model.Info.Events.Count];

    /// <summary>Compares on states; stops after a few differences.</summary>
    public IReadOnlyList<Difference> Check(TState[] states)
    {
        var differences = new List<Difference>();
        var workers = Environment.ProcessorCount;
        Parallel.For(0, workers, worker =>
        {
            var (found, pairs, accepted) = Work(states, worker, workers);
            lock (differences)
            {
                differences.AddRange(found);
                Pairs += pairs;
                for (var e = 0; e < accepted.Length; e++)
                {
                    Accepted[e] += accepted[e];
                }
            }
        });
        return differences;
    }

    private (List<Difference> Found, long Pairs, long[] Accepted) Work(TState[] states, int first, int step)
    {
        const int Enough = 5;
        var events = EventList.All(model.Info, model.Counts);
        var (machine, queue, found) = (create(), new EventQueue(), new List<Difference>());
        for (var i = 0; i < states[0].SessionCount; i++)
        {
            machine.World.AddSession();
        }

        var pairs = 0L;
        var accepted = new long[model.Info.Events.Count];
        for (var i = first; i < states.Length && found.Count < Enough; i += step)
        {
            AudioSessionRules.Copy(ref states[i], ref machine.World);
            foreach (var fired in events)
            {
                pairs++;
                var flat = states[i];
                var decision = model.Step(ref flat, fired, queue);
                accepted[fired.Kind] += decision >= 0 ? 1 : 0;
                var what = Compare(machine, states[i], flat, decision, fired);
                if (what is not null)
                {
                    found.Add(new Difference(fired.Format(model.Info, machine.DefaultName), Describe(machine, states[i]), what));
                }
            }
        }

        return (found, pairs, accepted);
    }

    private static string? Compare(AudioSessionMachine machine, TState before, TState flat, int decision, in MachineEvent fired)
    {
        var permitted = machine.CanFire(fired);
        if (permitted != decision >= 0)
        {
            return permitted ? "Stateless permits it, the flat step refuses it" : "the flat step accepts it, Stateless does not permit it";
        }

        if (!permitted)
        {
            return null;
        }

        var outcome = machine.Fire(fired);
        var after = before;
        AudioSessionRules.Copy(ref machine.World, ref after);
        AudioSessionRules.Copy(ref before, ref machine.World);
        return !outcome.IsAccepted ? $"Stateless answers {outcome.Kind}"
            : outcome.Reason.Rule != decision ? $"Stateless takes {machine.Info.Rules[outcome.Reason.Rule].Name}, the flat step {machine.Info.Rules[decision].Name}"
            : !after.Equals(flat) ? "they lead to different worlds" : null;
    }

    private static string Describe(AudioSessionMachine machine, TState state)
    {
        AudioSessionRules.Copy(ref state, ref machine.World);
        return string.Join(", ", Enumerable.Range(0, machine.Info.Entities.Count)
            .Where(e => machine.Info.Entities[e].States.Count > 0)
            .SelectMany(e => Enumerable.Range(0, machine.Count(e)).Select(i => $"{machine.DefaultName(e, i)} {machine.Info.Entities[e].States[machine.StateOf(e, i)].Name}")));
    }
}

/// <summary>The comparison, for whoever does not know that packed states are worlds of the policy.</summary>
internal interface IDispatchEquality<TState>
{
    /// <inheritdoc cref="DispatchEquality{TModel, TState}.Pairs"/>
    long Pairs { get; }

    /// <inheritdoc cref="DispatchEquality{TModel, TState}.Accepted"/>
    long[] Accepted { get; }

    /// <inheritdoc cref="DispatchEquality{TModel, TState}.Check"/>
    IReadOnlyList<Difference> Check(TState[] states);
}

/// <summary>A state and event on which the two differ.</summary>
internal sealed record Difference(string Event, string Before, string What)
{
    public override string ToString() => $"{Event} in {Before}: {What}";
}

/// <summary>What a comparison came to.</summary>
/// <param name="States">The states that were found.</param>
/// <param name="IsCompared">Whether these are all, and they were compared.</param>
/// <param name="Pairs">How many pairs of a state and an event were compared.</param>
/// <param name="Accepted">How many of them were accepted, for each event.</param>
/// <param name="Differences">The first few pairs on which the two differ.</param>
internal sealed record Compared(int States, bool IsCompared, long Pairs, IReadOnlyList<long> Accepted, IReadOnlyList<Difference> Differences);

/// <summary>Compares on the states of a search.</summary>
/// <param name="search">The search.</param>
/// <param name="create">Makes the machine that is compared with the flat step.</param>
/// <param name="most">Where there are more states than these, nothing is compared, or just these.</param>
/// <param name="isSample">Whether the first states are enough.</param>
internal sealed class SearchEquality(PlannedSearch search, Func<AudioSessionMachine> create, int most, bool isSample = false) : IModelVisitor<Compared>
{
    public Compared Visit<TModel, TState>(TModel model)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>
    {
        if (!search.TryFind<TModel, TState>(model, most, out var states) && !isSample)
        {
            return new Compared(states.Length, false, 0, new long[model.Info.Events.Count], []);
        }

        var type = typeof(DispatchEquality<,>).MakeGenericType(typeof(TModel), typeof(TState));
        var equality = (IDispatchEquality<TState>)Activator.CreateInstance(type, model, create)!;
        var differences = equality.Check(states);
        return new Compared(states.Length, true, equality.Pairs, equality.Accepted, differences);
    }
}
