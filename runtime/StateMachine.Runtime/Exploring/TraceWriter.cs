namespace StateMachine;

/// <summary>Tells a violation as a story: what was broken, and each event that led there with the rules that decided it.</summary>
/// <remarks>The story is told by a running machine that repeats the events, so it says what would happen in an app.</remarks>
public sealed class TraceWriter
{
    private readonly TextWriter _out;
    private readonly Machine _machine;
    private readonly MachineInfo _info;
    private readonly List<string> _initial;

    private TraceWriter(TextWriter writer, Machine machine)
    {
        _out = writer;
        _machine = machine;
        _info = machine.Info;
        _initial = DescribeWorld(null);
    }

    /// <summary>Writes a violation that an exploration of <paramref name="model"/> found.</summary>
    public static void Write<TModel, TState>(TextWriter writer, TModel model, Violation<TState> violation)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(violation);
        var initial = model.Initial;
        var teller = new TraceWriter(writer, model.ToMachine(ref initial));
        teller.WriteTitle(violation);
        for (var i = 0; i < violation.Events.Count; i++)
        {
            teller.WriteEvent(i + 1, violation.Events[i]);
        }

        teller.WriteWorld();
        if (violation.Endless is { } endless)
        {
            teller.WriteEndless(endless.Events, violation.Events.Count);
        }
    }

    /// <summary>The same as text, lines ended by <c>\n</c>.</summary>
    public static string Format<TModel, TState>(TModel model, Violation<TState> violation)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Write(writer, model, violation);
        return writer.ToString();
    }

    private void WriteTitle<TState>(Violation<TState> violation)
        where TState : unmanaged, IPacked<TState>
    {
        if (violation.Kind == ViolationKind.MovedTwice)
        {
            _out.WriteLine("One event moves an instance twice. One event moves an entity at most once: change the rules that raise a second move.");
        }
        else
        {
            var (title, rule) = TitleOf(violation.Kind, violation.Property, violation.Endless?.Values ?? []);
            _out.WriteLine($"{title} ({_info.Rules[rule].Place})");
            _out.WriteLine($"    {_info.Rules[rule].Text}");
        }

        _out.WriteLine(violation.Events.Count switch
        {
            0 => "in the initial state",
            1 => "shortest trace: 1 event",
            var events => $"shortest trace: {events} events",
        });
    }

    private (string Title, int Rule) TitleOf(ViolationKind kind, int property, IReadOnlyList<int> values)
    {
        switch (kind)
        {
            case ViolationKind.Invariant:
                return ($"invariant {_info.Invariants[property].Name} does not hold", _info.Invariants[property].Rule);
            case ViolationKind.StepProperty:
                return ($"never {_info.StepProperties[property].Name} happens", _info.StepProperties[property].Rule);
            default:
                var leads = _info.Leads[property];
                var arguments = leads.Parameters.Zip(values, (p, v) => $"{p.Name} = {p.Type.Format(v, _machine.DefaultName)}");
                return ($"leads {leads.Name} does not hold{string.Concat(arguments.Select((a, i) => (i == 0 ? " for " : ", ") + a))}", leads.Rule);
        }
    }

    private void WriteEvent(int number, in MachineEvent fired)
    {
        _out.WriteLine();
        _out.WriteLine($"{number,3}. {fired.Format(_info, _machine.DefaultName)}");
        try
        {
            var outcome = _machine.Fire(fired);
            if (!outcome.IsAccepted)
            {
                WriteDisagreement(outcome);
                return;
            }
        }
        catch (MachineException e)
        {
            WriteSteps();
            _out.WriteLine($"     fault: {e.Message}");
            return;
        }

        WriteSteps();
    }

    /// <summary>What goes on for ever; its events are numbered on.</summary>
    private void WriteEndless(IReadOnlyList<MachineEvent> cycle, int before)
    {
        _out.WriteLine();
        if (cycle.Count == 0)
        {
            _out.WriteLine("It may stay so for ever: no given event would do anything here, and nothing else needs to happen.");
            return;
        }

        _out.WriteLine("It may go on so for ever, without the goal and fair to every given event, by repeating:");
        for (var i = 0; i < cycle.Count; i++)
        {
            WriteEvent(before + i + 1, cycle[i]);
        }
    }

    private void WriteDisagreement(in Outcome outcome)
    {
        var why = outcome.Kind == OutcomeKind.Refused
            ? $"refuses it by {DescribeRule(outcome.Reason)}"
            : "permits no such transition";
        _out.WriteLine($"     The explored model accepts this event, but the running machine {why}: the two disagree, and one of them was changed.");
    }

    private void WriteSteps()
    {
        foreach (var step in _machine.Steps)
        {
            var indent = "     ";
            if (step.RaisedBy.Rule >= 0)
            {
                _out.WriteLine($"{indent}raises {step.Event.Format(_info, _machine.DefaultName)}  [{_info.Rules[step.RaisedBy.Rule].Place}]");
                indent += "    ";
            }

            _out.WriteLine($"{indent}by {DescribeRule(step.Reason)}");
            if (step.From != step.To)
            {
                var subject = _info.Events[step.Event.Kind].Subject;
                _out.WriteLine($"{indent}{_machine.DefaultName(subject, step.Event.A0)}: {WorldText.StateName(_info, subject, step.From)} -> {WorldText.StateName(_info, subject, step.To)}");
            }
        }

        foreach (var told in _machine.Told)
        {
            _out.WriteLine($"     tells {told.Format(_info, _machine.DefaultName)}  [{_info.Rules[told.Why.Rule].Place}]");
        }
    }

    private string DescribeRule(in Reason reason)
    {
        var rule = _info.Rules[reason.Rule];
        var because = reason.Text(_info, _machine.DefaultName);
        return $"{rule.Name}  [{rule.Place}]{(because is null ? "" : $"  because \"{because}\"")}";
    }

    private void WriteWorld()
    {
        _out.WriteLine();
        _out.WriteLine("The state then (variables that are as they were at the start are left out):");
        foreach (var line in DescribeWorld(_initial))
        {
            _out.WriteLine("    " + line);
        }
    }

    /// <summary>A line for each instance, and the text of each variable between; with <paramref name="initial"/> only what differs from it.</summary>
    private List<string> DescribeWorld(List<string>? initial)
    {
        var lines = new List<string>();
        var at = 0;
        for (var entity = 0; entity < _info.Entities.Count; entity++)
        {
            for (var instance = 0; instance < _machine.Count(entity); instance++)
            {
                var variables = DescribeVariables(entity, instance);
                if (initial is null)
                {
                    lines.AddRange(variables);
                    continue;
                }

                var changed = variables.Where(v => initial[at++] != v).ToList();
                var parts = _info.Entities[entity].States.Count == 0 ? changed : [WorldText.State(_machine, entity, instance), .. changed];
                lines.Add($"{_machine.DefaultName(entity, instance)}: {(parts.Count == 0 ? "as at the start" : string.Join(", ", parts))}");
            }
        }

        return lines;
    }

    private List<string> DescribeVariables(int entity, int instance)
    {
        var variables = _info.Entities[entity].Variables;
        return [.. Enumerable.Range(0, variables.Count).Select(v => $"{variables[v].Name} {WorldText.Value(_machine, entity, v, instance, _machine.DefaultName) ?? "(not explored)"}")];
    }
}
