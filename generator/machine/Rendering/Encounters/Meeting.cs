using StateMachine.Compiler.Model;
using StateMachine.Tool.Commands;
using StateMachine.Tool.Loading;

namespace StateMachine.Tool.Rendering;

/// <summary>A thing that a kind is made of: a parameter of the event or a variable of the entity, with the numbers it can have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How to read its numbers.</param>
/// <param name="Parameter">Its place among the event's arguments; -1 for a variable.</param>
/// <param name="Variable">The variable, if it is one.</param>
/// <param name="Default">The number it has when nothing is said.</param>
internal sealed record Trait(string Name, ValueInfo Type, int Parameter, VariableModel? Variable, int Default)
{
    public IReadOnlyList<int> Values => [.. Type.Values(0)];
}

/// <summary>What a meeting came to.</summary>
/// <param name="IsPossible">Whether the givens are allowed and the one that was there got there; nothing else counts otherwise.</param>
/// <param name="IsAccepted">Whether the newcomer's event was accepted.</param>
/// <param name="Status">The answer, an index, or -1.</param>
/// <param name="Newcomer">The newcomer after it.</param>
/// <param name="Before">The one that was there, before it.</param>
/// <param name="After">The one that was there, after it.</param>
/// <param name="Told">What the one that was there was told.</param>
/// <param name="Rules">The rules that decided over the one that was there, or refused the newcomer.</param>
/// <param name="Texts">Their reasons.</param>
internal sealed record MeetingResult(bool IsPossible, bool IsAccepted, int Status, Sight Newcomer, Sight Before, Sight After, IReadOnlyList<string> Told, IReadOnlyList<int> Rules, IReadOnlyList<string> Texts)
{
    public static MeetingResult Impossible { get; } = new(false, false, -1, Sight.None, Sight.None, Sight.None, [], [], []);

    /// <summary>What the two do to each other, without the reasons, for comparing: what either would be without the other is not in it.</summary>
    /// <param name="alone">The newcomer where there is nobody else.</param>
    public string KeyBeside(Sight alone) => $"{IsPossible} {IsAccepted} {Status} {After.ChangesFrom(Before)} {string.Join(",", Told)} {(IsAccepted ? Newcomer.ChangesFrom(alone) : "")}";
}

/// <summary>What one can see of an instance: its state and its observables, with the rules behind each.</summary>
internal sealed record Sight(int State, IReadOnlyList<int> Values, IReadOnlyList<IReadOnlyList<Reason>> Reasons)
{
    public static Sight None { get; } = new(-1, [], []);

    /// <summary>The state and the observables that are others than before.</summary>
    public string ChangesFrom(Sight before)
        => string.Join(",", Values.Select((v, i) => v == before.Values[i] ? "" : $"{i}={v}").Prepend(State == before.State ? "" : $"{State}").Where(c => c.Length > 0));
}

/// <summary>Lets instances meet in a running machine: the generated code itself decides.</summary>
internal sealed class Meeting
{
    private const int Holder = 0, Newcomer = 1;
    private readonly LoadedMachine _loaded;
    private readonly EventModel _event;
    private readonly Machine _machine;
    private readonly object _empty;
    private readonly GivenInstances _givens;
    private readonly int _kind, _entity;
    private readonly IReadOnlyList<int> _observables;

    public Meeting(LoadedMachine loaded, EventModel declared, IReadOnlyList<PolicyChoice> policies)
    {
        (_loaded, _event) = (loaded, declared);
        _machine = loaded.NewMachine(policies);
        (_kind, _entity) = (loaded.Info.Event(declared.Name), loaded.Info.Entity(declared.Subject));
        foreach (var many in loaded.Many)
        {
            for (var i = many.Name == declared.Subject ? 2 : 1; i > 0; i--)
            {
                _machine.Add(loaded.Info.Entity(many.Name));
            }
        }

        _empty = _machine.Snapshot();
        _givens = new GivenInstances(loaded, EncounterFinder.Entity(loaded.Model, declared));
        _observables = [.. loaded.Info.Observables.Select((o, i) => (o, i)).Where(o => o.o.Parameters is [{ Type: { Kind: ValueKind.Entity } type }] && type.Entity == _entity).Select(o => o.i)];
        Traits = FindTraits();
    }

    /// <summary>The event by which they meet.</summary>
    public EventModel Event => _event;

    /// <summary>What the rules look at and what can be listed.</summary>
    public IReadOnlyList<Trait> Traits { get; }

    /// <summary>The observables of the entity, in the order of <see cref="Sight.Values"/>.</summary>
    public IEnumerable<ObservableInfo> Observables => _observables.Select(o => _loaded.Info.Observables[o]);

    /// <summary>The values when nothing is said.</summary>
    public int[] Defaults => [.. Traits.Select(t => t.Default)];

    /// <summary>The state that an instance of a kind gets to from a state by the event, when there is nobody else; null where it is refused or stays.</summary>
    public string? TargetFrom(string source, int[] kind)
    {
        _machine.Restore(_empty);
        _givens.Give(_machine, Newcomer, source, Variables(kind));
        return _machine.BrokenInvariant() < 0 && Fire(Newcomer, kind) is { IsAccepted: true } && StateOf(Newcomer) is var target && target != source ? target : null;
    }

    /// <summary>The meeting; with no holder the newcomer is alone.</summary>
    public MeetingResult Meet(string source, string target, int[] newcomer, int[]? holder)
    {
        _machine.Restore(_empty);
        _givens.Give(_machine, Newcomer, source, Variables(newcomer));
        if (holder is not null)
        {
            _givens.Give(_machine, Holder, source, Variables(holder));
        }

        if (_machine.BrokenInvariant() >= 0 || (holder is not null && !(Fire(Holder, holder) is { IsAccepted: true } && StateOf(Holder) == target)))
        {
            return MeetingResult.Impossible;
        }

        var before = See(Holder);
        if (Fire(Newcomer, newcomer) is not { } outcome)
        {
            return MeetingResult.Impossible;
        }

        var told = _machine.Told.Where(t => _loaded.Info.Notifications[t.Kind].To == _entity && t.To == Holder).ToList();
        var steps = _machine.Steps.Where(s => _loaded.Info.Events[s.Event.Kind].Subject == _entity && s.Event.A0 == Holder).ToList();
        var reasons = steps.SelectMany(s => new[] { s.RaisedBy, s.Reason }).Concat(told.Select(t => t.Why)).Where(r => r.Rule >= 0).ToList();
        reasons = outcome.IsAccepted ? reasons : [outcome.Reason];
        return new MeetingResult(
            true, outcome.IsAccepted, outcome.Status, See(Newcomer), before, See(Holder),
            [.. told.Select(t => _loaded.Info.Notifications[t.Kind].Name)],
            [.. reasons.Select(r => r.Rule).Distinct()],
            [.. reasons.Select(Text).OfType<string>().Distinct()]);
    }

    /// <summary>A reason as a sentence.</summary>
    public string? Text(Reason reason) => reason.Text(_loaded.Info, NameOf);

    private string NameOf(int entity, int instance) => entity != _entity ? _machine.DefaultName(entity, instance) : instance == Holder ? "the one that is there" : "the newcomer";

    // Whoever moves twice does so by a mistake of the spec, which exploring finds; here it is no outcome.
    private Outcome? Fire(int instance, int[] kind)
    {
        var arguments = new int[4];
        for (var i = 1; i < _event.Parameters.Count; i++)
        {
            var trait = Traits.Select((t, k) => (t, k)).FirstOrDefault(t => t.t.Parameter == i);
            arguments[i] = trait.t is null ? Neutral(_loaded.Info.Events[_kind].Parameters[i].Type) : kind[trait.k];
        }

        try
        {
            return _machine.Fire(new MachineEvent(_kind, instance, arguments[1], arguments[2], arguments[3]));
        }
        catch (MachineException)
        {
            return null;
        }
    }

    private string StateOf(int instance) => _loaded.Info.Entities[_entity].States[_machine.StateOf(_entity, instance)].Name;

    private Sight See(int instance)
    {
        var reasons = _observables.Select(_ => new List<Reason>()).ToList();
        return new Sight(_machine.StateOf(_entity, instance), [.. _observables.Select((o, i) => _machine.Observe(o, instance, 0, reasons[i]))], reasons);
    }

    private List<(VariableModel, int)> Variables(int[] kind) => [.. Traits.Select((t, i) => (t.Variable, kind[i])).Where(v => v.Variable is not null).Select(v => (v.Variable!, v.Item2))];

    private List<Trait> FindTraits()
    {
        var info = _loaded.Info.Entities[_entity];
        var entity = EncounterFinder.Entity(_loaded.Model, _event);
        var parameters = _loaded.Info.Events[_kind].Parameters.Select((p, i) => (p, i)).Skip(1).Where(p => !p.p.IsUnused && IsListed(p.p.Type)).Select(p => new Trait(p.p.Name, p.p.Type, p.i, null, Neutral(p.p.Type)));
        var variables = EncounterFinder.Reads(_loaded.Model, _event)
            .Select(v => (Variable: v, Index: info.Variables.ToList().FindIndex(i => i.Name == v.Name)))
            .Where(v => IsListed(info.Variables[v.Index].Type))
            .Select(v => new Trait(v.Variable.Name, info.Variables[v.Index].Type, -1, v.Variable, _machine.Get(_entity, v.Index, Newcomer)));
        return [.. parameters, .. variables];
    }

    private static bool IsListed(ValueInfo type) => !type.IsOptional && (type.Kind is ValueKind.Bool or ValueKind.Enum || (type.Kind == ValueKind.Int && type.High - type.Low < 5));

    private static int Neutral(ValueInfo type) => type.IsOptional ? type.None : type.Kind == ValueKind.Int ? type.Low : 0;
}
