namespace StateMachine.Tool.Running;

/// <summary>What can happen now, and what each event would do: every event is tried on a copy.</summary>
internal sealed class PossibleEvents(Machine machine, Func<int, int, string> nameOf)
{
    /// <summary>Arguments with more values than this are tried with a few that differ most.</summary>
    private const int Many = 128;

    /// <summary>Each event with each of its arguments that would do something, and in a line at the end how many would not.</summary>
    /// <param name="name">The event; null for all.</param>
    public IReadOnlyList<ToldLine> Tell(string? name)
    {
        var lines = new List<ToldLine>();
        int refused = 0, idle = 0;
        foreach (var candidate in Candidates(name))
        {
            if (machine.Decide(candidate) < 0)
            {
                refused++;
            }
            else if (Try(candidate) is { } line)
            {
                lines.Add(line);
            }
            else
            {
                idle++;
            }
        }

        lines.Add(new ToldLine(ToldKind.Event, $"{Plural.Of(lines.Count, "event")} would do something, {idle} nothing, {refused} would be refused", null, "", ""));
        return lines;
    }

    private ToldLine? Try(MachineEvent candidate)
    {
        var copy = machine.Clone();
        var teller = new StepTeller(copy, nameOf);
        var text = candidate.Format(machine.Info, nameOf);
        try
        {
            var told = teller.Tell(new TakenStep(text, copy.Fire(candidate), HasFired: true));
            var effects = string.Join(", ", told.Skip(1).Select(l => l.Text));
            return told[0].Text == text && effects.Length == 0 ? null : told[0] with { Text = effects.Length == 0 ? told[0].Text : $"{told[0].Text}  ({effects})", Because = null };
        }
        catch (MachineException fault)
        {
            return new ToldLine(ToldKind.Answer, $"{text}  fault: {fault.Message}", null, "", "");
        }
    }

    private IEnumerable<MachineEvent> Candidates(string? name)
    {
        for (var kind = 0; kind < machine.Info.Events.Count; kind++)
        {
            var info = machine.Info.Events[kind];
            if (info.IsCascade || (name is not null && info.Name != name))
            {
                continue;
            }

            foreach (var a in Arguments(info.Parameters))
            {
                yield return new MachineEvent(kind, a[0], a[1], a[2], a[3]);
            }
        }
    }

    private IEnumerable<int[]> Arguments(IReadOnlyList<ParameterInfo> parameters)
    {
        IEnumerable<int[]> all = [[]];
        for (var i = 0; i < 4; i++)
        {
            var values = i < parameters.Count ? Values(parameters[i]) : [0];
            all = all.SelectMany(_ => values, (before, value) => (int[])[.. before, value]);
        }

        return all;
    }

    private IReadOnlyList<int> Values(ParameterInfo parameter)
    {
        var type = parameter.Type;
        var count = type.Kind switch { ValueKind.EnumSet => 1L << type.Names.Count, ValueKind.Int => (long)type.High - type.Low + 1, _ => 0 };
        return type.Kind is ValueKind.Opaque or ValueKind.Collection || (parameter.IsUnused && type.Kind != ValueKind.Entity) ? [type.Kind == ValueKind.Int ? type.Low : 0]
            : count <= Many ? [.. type.Values(type.Entity >= 0 ? machine.Count(type.Entity) : 0)]
            : type.Kind == ValueKind.Int ? [type.Low, type.High]
            : [0, .. Enumerable.Range(0, type.Names.Count).Select(bit => 1 << bit), (int)(count - 1)];
    }
}
