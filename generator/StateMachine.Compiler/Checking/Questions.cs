using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// Where a condition stands, as far as a question needs it: the names that are free there, in which leaf states the subject (the first of
/// them) can be, and what is known to hold.
/// </summary>
/// <param name="Owner">The event, definition or property, for messages.</param>
/// <param name="At">The line.</param>
/// <param name="Names">The parameters and enclosing binders.</param>
internal sealed record Place(string Owner, Location At, IReadOnlyList<(string Name, TypeModel Type)> Names)
{
    /// <summary>The subject's entity and the leaves that it can be in; null where it can be in any.</summary>
    public (string Entity, IReadOnlyList<string> Leaves)? Subject { get; init; }

    /// <summary>What holds wherever the condition is evaluated.</summary>
    public IReadOnlyList<Func<Local?, bool>> Known { get; init; } = [];

    public static Place Of(string owner, Location at, IEnumerable<ParameterModel> parameters) => new(owner, at, parameters.Select(p => (p.Name, p.Type)).ToList());

    public Place Assume(Func<Local?, bool> known) => this with { Known = [.. Known, known] };

    public Place Bind(string name, TypeModel type) => this with { Names = [.. Names, (name, type)] };
}

/// <summary>Puts questions about conditions to <see cref="Valuations"/>, each with its own scope and budget, and remembers those that were not decided.</summary>
internal sealed class Questions
{
    /// <summary>More instances than this are never looked at: sets and lists of them grow faster than any budget.</summary>
    private const int LargestScope = 4;

    private readonly Valuations _valuations;
    private readonly List<Location> _undecided = [];
    private readonly CheckBudget _budget;

    public Questions(MachineModel model, CheckBudget budget)
    {
        _budget = budget;
        Lookup = new Lookup(model);
        _valuations = new Valuations(Lookup, budget);
        Evaluator = new Evaluator(Lookup, _valuations);
    }

    public Lookup Lookup { get; }

    public Evaluator Evaluator { get; }

    /// <summary>The valuation that the last search ended with.</summary>
    public IReadOnlyList<(Atom Atom, int Value)> Witness => _valuations.Chosen;

    /// <summary>Whether the last search asked for anything but parameters.</summary>
    public bool AsksWorld => _valuations.AsksWorld;

    /// <summary>Whether the condition can be true at this place; null where that was not decided, which is noted.</summary>
    public bool? CanBe(Place place, IEnumerable<ExprModel> parts, Func<Local?, bool> condition, bool simplest = false)
    {
        var result = Search(place, parts, condition, simplest);
        if (result == SearchResult.NotDecided)
        {
            _undecided.Add(place.At);
            return null;
        }

        return result == SearchResult.Found;
    }

    /// <summary>Whether it is certain that the condition is never true at this place. Not being certain is not noted: another question follows.</summary>
    public bool CannotBe(Place place, IEnumerable<ExprModel> parts, Func<Local?, bool> condition) => Search(place, parts, condition, simplest: false) == SearchResult.None;

    private SearchResult Search(Place place, IEnumerable<ExprModel> parts, Func<Local?, bool> condition, bool simplest)
    {
        _valuations.Free();
        if (place.Subject is { } subject)
        {
            _valuations.Restrict(new Atom(AtomKind.State, subject.Entity), subject.Leaves.Select(l => Lookup.LeafIndex(subject.Entity, l)));
        }

        _valuations.Scope = ScopeOf(place, parts);
        return _valuations.Search(() =>
        {
            var frame = Frame(place);
            Evaluator.IsUndefined = false;
            return place.Known.All(k => k(frame)) && !Evaluator.IsUndefined && condition(frame);
        }, simplest);
    }

    /// <summary>Whether the expression can have this truth value; a valuation in which it has no value does not count.</summary>
    public bool? CanBe(Place place, ExprModel condition, bool value)
        => CanBe(place, [condition], f => Evaluator.Holds(condition, f) == value && !Evaluator.IsUndefined);

    /// <summary>One diagnostic for all questions that were not decided.</summary>
    public void Report(List<Diagnostic> found)
    {
        var places = _undecided.Distinct().OrderBy(a => a.Path, StringComparer.Ordinal).ThenBy(a => a.Start).ToList();
        if (places.Count > 0)
        {
            found.Add(Errors.NotDecided(places[0], places.Count, _budget.PerQuestion, places.Skip(1).Take(8).Select(p => new RelatedPlace(p, "not decided either")).ToArray()));
        }
    }

    /// <summary>The names of a place as locals. Instances are chosen first, since the rest of the world is counted from them.</summary>
    private Local? Frame(Place place)
    {
        Local? frame = null;
        foreach (var (name, type) in place.Names)
        {
            frame = new Local(name, type, frame) { Number = type is EntityType entity ? _valuations.AskInstance(entity.Name, name) : null };
        }

        return frame;
    }

    /// <summary>Two instances, one more than are named, or one more than the largest number in an expression that counts: whichever is most.</summary>
    private int ScopeOf(Place place, IEnumerable<ExprModel> parts)
    {
        var named = place.Names.Where(n => n.Type is EntityType).GroupBy(n => n.Type).Select(g => g.Count()).DefaultIfEmpty().Max();
        var nodes = parts.SelectMany(p => ModelWalker.WithDefinitions(p, name => Lookup.Definitions[name])).ToList();
        var counts = nodes.Any(n => n is QuantifierExpr { Kind: QuantifierModelKind.Count });
        var number = counts ? nodes.OfType<IntExpr>().Select(i => i.Value).DefaultIfEmpty().Max() : 0;
        return Math.Min(LargestScope, Math.Max(2, Math.Max(named, number) + 1));
    }
}
