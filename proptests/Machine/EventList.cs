using StateMachine;

namespace AudioSessions.Properties.Machine;

/// <summary>Every event of a machine with every combination of arguments, for given numbers of instances.</summary>
internal static class EventList
{
    /// <summary>Events and cascades alike; a parameter that no rule reads is given one value.</summary>
    public static IReadOnlyList<MachineEvent> All(MachineInfo info, IReadOnlyList<int> counts)
        => [.. Enumerable.Range(0, info.Events.Count).SelectMany(kind => Arguments(info, info.Events[kind], counts).Select(a => new MachineEvent(kind, a[0], a[1], a[2], a[3])))];

    private static IEnumerable<int[]> Arguments(MachineInfo info, EventInfo fired, IReadOnlyList<int> counts)
    {
        IEnumerable<int[]> all = [new int[4]];
        for (var i = 0; i < fired.Parameters.Count; i++)
        {
            var (place, parameter) = (i, fired.Parameters[i]);
            if (parameter.IsUnused || parameter.Type.Kind == ValueKind.Opaque)
            {
                continue;
            }

            var values = parameter.Type.Values(parameter.Type.Entity < 0 ? 0 : counts[parameter.Type.Entity]).ToList();
            all = all.SelectMany(arguments => values.Select(value =>
            {
                var next = (int[])arguments.Clone();
                next[place] = value;
                return next;
            }));
        }

        return all;
    }
}
