namespace AudioSessions.Properties.Sequences;

/// <summary>Whether a machine is a function of what happened to it, and nothing else.</summary>
internal static class Repetition
{
    /// <summary>How a run differs when it is done again: from the start, from a snapshot in the middle, and by a copy; null if it does not.</summary>
    public static string? Differs(EventSequence run)
    {
        var first = Log(run);
        if (!first.SequenceEqual(Log(run)))
        {
            return "the same events gave another result";
        }

        var machine = run.Create();
        var (snapshot, middle) = (machine.Snapshot(), run.Events.Count / 2);
        for (var i = 0; i < run.Events.Count; i++)
        {
            if (i == middle)
            {
                snapshot = machine.Snapshot();
            }

            machine.Fire(run.Events[i]);
        }

        var end = WorldValues.Of(machine);
        machine.Restore(snapshot);
        var copy = (Policy.AudioSessionMachine)machine.Clone();
        var kept = WorldValues.Of(machine);
        foreach (var fired in run.Events.Skip(middle))
        {
            copy.Fire(fired);
        }

        return !WorldValues.Of(copy).SequenceEqual(end) ? "from a snapshot in the middle it went another way"
            : !WorldValues.Of(machine).SequenceEqual(kept) ? "what happened to a copy happened to the original too"
            : null;
    }

    private static List<string> Log(EventSequence run) =>
        [.. new SequenceRun(run).Steps().Select(s => $"{s.Outcome} {string.Join(", ", s.Told)} {string.Join(' ', WorldValues.Of(s.Machine))}")];
}
