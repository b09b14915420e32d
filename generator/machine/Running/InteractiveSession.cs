using StateMachine.Compiler.Diagnostics;
using StateMachine.Tool.Commands;
using StateMachine.Tool.Reports;

namespace StateMachine.Tool.Running;

/// <summary>A machine that is driven by typed lines, from a terminal or through a pipe.</summary>
internal sealed class InteractiveSession
{
    private const string Help = """
        EVENT(arguments)      fire an event, as a scenario does: Push(front)
        new ENTITY [NAME]     make an instance: new Door front
        then EXPECTATION      check what the last event did: then front is Open, told front Knocked
        events [EVENT]        what is possible now, and what each event would do
        why [NAME]            each observable, and why it is what it is
        state                 every state and variable
        undo                  take the last change back
        quit                  end
        """;

    private readonly ToolConsole _console;
    private readonly Report _report;
    private readonly RunningSpec _spec;
    private readonly TypedLines _lines;
    private readonly Stack<Moment> _past = [];
    private readonly List<Given> _names;
    private Machine _machine;
    private int _mistakes;

    public InteractiveSession(ToolConsole console, Report report, RunningSpec spec, Machine machine, IReadOnlyList<Given> names)
    {
        (_console, _report, _spec, _machine) = (console, report, spec, machine);
        (_lines, _names) = (new TypedLines(spec), [.. names]);
    }

    private TextWriter Out => _report.Results;

    /// <summary>Reads lines to the end of the input or <c>quit</c>; gives how many were wrong or did not come true.</summary>
    public int Run()
    {
        Out.WriteLine($"{_machine.Info.Name}: type events; 'help' tells what else there is.");
        while (Read() is { } line)
        {
            if (line is "quit" or "exit")
            {
                break;
            }

            Take(line);
        }

        return _mistakes;
    }

    private string? Read()
    {
        Out.Write("> ");
        Out.Flush();
        var line = _console.In.ReadLine()?.Trim();
        if (!_console.InIsTerminal)
        {
            Out.WriteLine(line); // a transcript is read without its input
        }

        return line;
    }

    private void Take(string line)
    {
        var (word, rest) = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) switch
        {
            [var first, var others] => (first, others),
            [var first] => (first, ""),
            _ => ("", ""),
        };
        switch (word)
        {
            case "":
                break;
            case "help":
                Out.WriteLine(Help);
                break;
            case "new":
                Make(rest);
                break;
            case "then":
                Expect(rest);
                break;
            case "events":
                Events(rest);
                break;
            case "why":
                Why(rest);
                break;
            case "state":
                State();
                break;
            case "undo":
                Undo();
                break;
            default:
                Fire(word == "do" ? rest : line);
                break;
        }
    }

    private void Fire(string line)
    {
        if (Understand(line, null) is not { } scenario)
        {
            return;
        }

        var before = _machine.Clone();
        var snapshot = _machine.Snapshot();
        var teller = new StepTeller(_machine, NameOf);
        try
        {
            var resolved = scenario.Steps[0].Resolve(_machine);
            if (resolved.Kind is DispatchedKind.Value or DispatchedKind.Notification)
            {
                Out.WriteLine($"  {resolved.NotificationName ?? resolved.Text()}");
                return;
            }

            var outcome = resolved.Refusal ?? _machine.Fire(resolved.Event!.Value);

            Write(teller.Tell(new TakenStep(line, outcome, resolved.Event is not null)));
            _past.Push(new Moment(before, line, _names.Count, outcome.IsAccepted));
            CheckProperties(snapshot, resolved.Event);
        }
        catch (MachineException fault)
        {
            _machine = before;
            Mistake(fault.Message);
        }
    }

    private void CheckProperties(object before, MachineEvent? fired)
    {
        var invariant = _machine.BrokenInvariant();
        if (invariant >= 0)
        {
            Mistake($"invariant {_machine.Info.Invariants[invariant].Name} does not hold  [{_machine.Info.Rules[_machine.Info.Invariants[invariant].Rule].Place}]");
        }

        var never = fired is { } done ? _machine.BrokenStep(before, done) : -1;
        if (never >= 0)
        {
            Mistake($"never {_machine.Info.StepProperties[never].Name} happened  [{_machine.Info.Rules[_machine.Info.StepProperties[never].Rule].Place}]");
        }
    }

    private void Make(string rest)
    {
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var many = _spec.Loaded.Many.Select(e => e.Name).ToList();
        if (words.Length is 0 or > 2 || !many.Contains(words[0]))
        {
            Mistake($"'new' wants an entity of which there can be several, and a name. {(many.Count == 0 ? "There is none." : $"There {(many.Count == 1 ? "is" : "are")}: {string.Join(", ", many)}.")}");
            return;
        }

        var entity = _machine.Info.Entity(words[0]);
        var name = words.Length == 2 ? words[1] : $"{char.ToLowerInvariant(words[0][0])}{words[0][1..]}{_machine.Count(entity) + 1}";
        if (!char.IsLower(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c == '_') || _names.Any(n => n.Name == name))
        {
            Mistake($"'{name}' cannot be a name: names begin with a small letter, hold letters and digits, and are given once.");
            return;
        }

        _past.Push(new Moment(_machine.Clone(), null, _names.Count, HasChanged: true));
        _names.Add(new Given(name, entity, _machine.Add(entity)));
        Out.WriteLine($"  {name}  {WorldText.State(_machine, entity, _names[^1].Instance)}".TrimEnd());
    }

    private void Expect(string expectation)
    {
        if (_past.Count == 0 || _past.Peek() is not { Line: { } line } last)
        {
            Mistake("'then' checks what an event did: fire one first.");
        }
        else if (Understand(line, expectation) is { } scenario)
        {
            // The event once more, on a copy of the world before it.
            var failures = ScenarioRunner.Run(scenario with { Create = last.Before.Clone, Givens = _names });
            if (failures.Count == 0)
            {
                Out.WriteLine("  yes");
            }

            foreach (var failure in failures)
            {
                Mistake($"no: expected {failure.Expected}, but {failure.Found}");
            }
        }
    }

    private void Events(string name)
    {
        var events = _machine.Info.Events.Where(e => !e.IsCascade).Select(e => e.Name).ToList();
        if (name.Length > 0 && !events.Contains(name))
        {
            Mistake(Choices.Unknown($"There is no event '{name}'.", name, events).Message);
            return;
        }

        Write(new PossibleEvents(_machine, NameOf).Tell(name.Length == 0 ? null : name));
    }

    private void Why(string name)
    {
        var teller = new StepTeller(_machine, NameOf);
        var names = _machine.Info.Observables.Select(o => o.Name).ToList();
        var all = new WorldView(_machine, NameOf).Observables();
        var found = all.Where(o => name.Length == 0 || o.Name == name || o.Name.StartsWith($"{name}(", StringComparison.Ordinal)).ToList();
        if (found.Count == 0)
        {
            Mistake(name.Length == 0 || names.Contains(name) ? "There is nothing to observe yet." : Choices.Unknown($"There is no observable '{name}'.", name, names).Message);
        }

        Write([.. found.Select(o => teller.Line($"{o.Name}: {o.Value}", o.Why) with { Kind = ToldKind.Event })]);
    }

    private void State()
    {
        var view = new WorldView(_machine, NameOf);
        foreach (var value in view.States().Concat(view.Variables()))
        {
            Out.WriteLine($"  {value.Name}: {value.Value}");
        }
    }

    private void Undo()
    {
        var moment = _past.SkipWhile(m => !m.HasChanged).FirstOrDefault();
        if (moment is null)
        {
            Mistake("There is nothing to take back.");
            return;
        }

        while (_past.Pop() != moment)
        {
        }

        _machine = moment.Before;
        _names.RemoveRange(moment.Names, _names.Count - moment.Names);
        Out.WriteLine($"  taken back: {moment.Line ?? "new"}");
    }

    private Scenario? Understand(string line, string? expectation)
    {
        var (scenario, problems) = _lines.Understand(line, expectation, _names);
        foreach (var problem in problems)
        {
            Mistake($"{problem.Message} [{problem.Code}]");
        }

        return scenario;
    }

    private string NameOf(int entity, int instance)
        => _names.FirstOrDefault(n => n.Entity == entity && n.Instance == instance)?.Name ?? _machine.DefaultName(entity, instance);

    private void Write(IReadOnlyList<ToldLine> lines) => ToldTable.Write(Out, _report.ResultPaint, _console.Width, lines);

    private void Mistake(string text)
    {
        _mistakes++;
        Out.WriteLine($"  {_report.ResultPaint.Error("!")} {text}");
    }

    /// <summary>The world before a line; <paramref name="Line"/> is the event, null for a new instance.</summary>
    private sealed record Moment(Machine Before, string? Line, int Names, bool HasChanged);
}
