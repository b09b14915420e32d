using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Machine;

/// <summary>
/// Whether the Stateless machine and the flat step are the same machine: on every given state and every event, Stateless must permit exactly
/// what the flat step accepts, and lead to the same world. Refusals are asked of Stateless too, not of the decision alone.
/// </summary>
internal sealed class DispatchEquality(AudioSessionPolicies policies, Func<AudioSessionMachine> create)
{
    /// <summary>A state and event on which the two differ.</summary>
    public sealed record Difference(string Event, string Before, string What)
    {
        public override string ToString() => $"{Event} in {Before}: {What}";
    }

    /// <summary>How many pairs of a state and an event were compared.</summary>
    public long Pairs { get; private set; }

    /// <summary>How many of them were accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Compares on states of two sessions; stops after a few differences.</summary>
    public IReadOnlyList<Difference> Check(AudioSessionPacked<N2, Words1>[] states)
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
                Accepted += accepted;
            }
        });
        return differences;
    }

    private (List<Difference> Found, long Pairs, long Accepted) Work(AudioSessionPacked<N2, Words1>[] states, int first, int step)
    {
        const int Enough = 5;
        var model = new AudioSessionModel<N2, Words1>(policies);
        var events = EventList.All(model.Info, model.Counts);
        var (machine, queue, found) = (create(), new EventQueue(), new List<Difference>());
        machine.World.AddSession();
        machine.World.AddSession();
        long pairs = 0, accepted = 0;
        for (var i = first; i < states.Length && found.Count < Enough; i += step)
        {
            AudioSessionRules.Copy(ref states[i], ref machine.World);
            foreach (var fired in events)
            {
                pairs++;
                var flat = states[i];
                var decision = model.Step(ref flat, fired, queue);
                accepted += decision >= 0 ? 1 : 0;
                var what = Compare(machine, states[i], flat, decision, fired);
                if (what is not null)
                {
                    found.Add(new Difference(fired.Format(model.Info, machine.DefaultName), Describe(machine, states[i]), what));
                }
            }
        }

        return (found, pairs, accepted);
    }

    private static string? Compare(AudioSessionMachine machine, AudioSessionPacked<N2, Words1> before, AudioSessionPacked<N2, Words1> flat, int decision, in MachineEvent fired)
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

    private static string Describe(AudioSessionMachine machine, AudioSessionPacked<N2, Words1> state)
    {
        AudioSessionRules.Copy(ref state, ref machine.World);
        return string.Join(", ", Enumerable.Range(0, machine.Info.Entities.Count)
            .Where(e => machine.Info.Entities[e].States.Count > 0)
            .SelectMany(e => Enumerable.Range(0, machine.Count(e)).Select(i => $"{machine.DefaultName(e, i)} {machine.Info.Entities[e].States[machine.StateOf(e, i)].Name}")));
    }
}
