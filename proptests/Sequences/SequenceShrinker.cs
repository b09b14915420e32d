using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>Makes runs smaller: fewer events, fewer sessions, fewer policies changed, simpler arguments.</summary>
internal static class SequenceShrinker
{
    /// <summary>Smaller runs, the smallest first.</summary>
    public static IEnumerable<EventSequence> Shrink(EventSequence run)
    {
        foreach (var events in Shorter(run.Events))
        {
            yield return run with { Events = events };
        }

        for (var session = 0; session < run.Sessions && run.Sessions > 1; session++)
        {
            yield return Without(run, session);
        }

        foreach (var policy in run.Policies.Keys)
        {
            yield return run with { Policies = run.Policies.Where(p => p.Key != policy).ToDictionary() };
        }

        for (var i = 0; i < run.Events.Count; i++)
        {
            foreach (var simpler in Simpler(run.Events[i]))
            {
                yield return run with { Events = [.. run.Events.Take(i), simpler, .. run.Events.Skip(i + 1)] };
            }
        }
    }

    /// <summary>A list without some of its elements: large pieces are tried first, single elements last.</summary>
    public static IEnumerable<IReadOnlyList<T>> Shorter<T>(IReadOnlyList<T> items)
    {
        for (var piece = items.Count; piece > 0; piece /= 2)
        {
            for (var end = items.Count; end > 0; end -= piece)
            {
                yield return [.. items.Take(Math.Max(0, end - piece)), .. items.Skip(end)];
            }
        }
    }

    private static EventSequence Without(EventSequence run, int session) => run with
    {
        Sessions = run.Sessions - 1,
        Events = [.. run.Events.Where(e => SessionOf(e) != session).Select(e => SessionOf(e) > session ? e with { A0 = e.A0 - 1 } : e)],
    };

    /// <summary>The session that an event happens to; -1 for the phone and the like. No event names a second one.</summary>
    private static int SessionOf(MachineEvent fired)
    {
        var info = AudioSessionInfo.Instance;
        return info.Entities[info.Events[fired.Kind].Subject].IsMany ? fired.A0 : -1;
    }

    private static IEnumerable<MachineEvent> Simpler(MachineEvent fired)
    {
        if (fired.A1 != 0)
        {
            yield return fired with { A1 = 0 };
        }
    }
}
