using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>How a search ended.</summary>
internal enum SearchResult
{
    /// <summary>A witness was found; the valuation is still the one in which it was.</summary>
    Found,

    /// <summary>No valuation within the scope is one.</summary>
    None,

    /// <summary>The budget ran out first.</summary>
    NotDecided,
}

/// <summary>
/// Goes through valuations on demand. A question is a function that asks for atoms while it runs. What it asks for the first time gets the first
/// value of its domain (the default, so that the initial state comes first); the choices form a trail. The next run repeats all choices but the
/// last, which gets its next value; a choice without further values is dropped. So only what a question really asks for is enumerated, and
/// each path through its short-circuits once.
/// <para>The scope is small: of each entity that is <c>many</c> there are as many instances as the question names and at most <see cref="Scope"/>.
/// Within the scope the search is complete.</para>
/// </summary>
internal sealed class Valuations(Lookup lookup, CheckBudget budget)
{
    /// <summary>How many valuations are drawn before the search.</summary>
    private const int Draws = 200;

    private readonly List<(Atom Atom, int Choice, int[] Domain)> _trail = [];
    private readonly Dictionary<Atom, int> _values = [];
    private readonly Dictionary<Atom, int[]> _restricted = [];
    private readonly Dictionary<string, int> _named = [];
    private readonly Dictionary<(TypeModel, int), int[]> _domains = [];
    private uint _random;
    private bool _isDrawing;
    private int _asked;
    private int _steps;
    private int _total;

    /// <summary>At most how many instances of a <c>many</c> entity a valuation has.</summary>
    public int Scope { get; set; } = 2;

    /// <summary>Whether the last search asked for anything but parameters.</summary>
    public bool AsksWorld { get; private set; }

    /// <summary>What the current valuation has chosen so far, in the order asked.</summary>
    public IReadOnlyList<(Atom Atom, int Value)> Chosen => _trail.Take(_asked).Select(t => (t.Atom, t.Domain[t.Choice])).ToList();

    /// <summary>Lets an atom take these values only, in all later searches until <see cref="Free"/>.</summary>
    public void Restrict(Atom atom, IEnumerable<int> values) => _restricted[atom] = values.ToArray();

    /// <summary>Takes all restrictions back.</summary>
    public void Free() => _restricted.Clear();

    /// <summary>Looks for a valuation in which <paramref name="isWitness"/> is true.</summary>
    /// <param name="isWitness">The question.</param>
    /// <param name="simplest">
    /// Whether the witness is to be the first in order, which stays as close to the initial state as it can. Otherwise a few valuations are drawn
    /// before the search, always the same ones: where there are many witnesses, one of these is one.
    /// </param>
    public SearchResult Search(Func<bool> isWitness, bool simplest = false)
    {
        _steps = 0;
        AsksWorld = false;
        try
        {
            return (!simplest && Draw(isWitness)) || Exhaust(isWitness) ? SearchResult.Found : SearchResult.None;
        }
        catch (BudgetException)
        {
            return SearchResult.NotDecided;
        }
    }

    /// <summary>Counts a step.</summary>
    public void Step()
    {
        _total++;
        if (++_steps > budget.PerQuestion || _total > budget.Total)
        {
            throw new BudgetException();
        }
    }

    /// <summary>The value of an atom in this valuation, one of <paramref name="domain"/>.</summary>
    public int Ask(Atom atom, Func<int[]> domain)
    {
        if (_values.TryGetValue(atom, out var known))
        {
            return known;
        }

        Step();
        AsksWorld |= atom.Kind is not (AtomKind.Parameter or AtomKind.Count);
        if (_asked == _trail.Count || !_trail[_asked].Atom.Equals(atom))
        {
            // Which values there are may depend on how many instances there are: that is asked first, and has its place in the trail before.
            var values = _restricted.TryGetValue(atom, out var some) ? some : domain();
            if (_asked == _trail.Count)
            {
                _trail.Add((atom, _isDrawing ? Next(values.Length) : 0, values));
            }
        }

        var (_, choice, all) = _trail[_asked++];
        return _values[atom] = all[choice];
    }

    /// <summary>Which instance a name stands for: one that an earlier name stands for, or one more.</summary>
    public int AskInstance(string entity, string name)
    {
        _named.TryGetValue(entity, out var named);
        var instance = lookup.Entities[entity].IsMany ? Ask(new Atom(AtomKind.Parameter, name), () => Enumerable.Range(0, named + 1).Reverse().ToArray()) : 0;
        _named[entity] = Math.Max(named, instance + 1);
        return instance;
    }

    /// <summary>How many instances of an entity there are.</summary>
    public int Count(string entity)
    {
        if (!lookup.Entities[entity].IsMany)
        {
            return 1;
        }

        _named.TryGetValue(entity, out var named);
        return Ask(new Atom(AtomKind.Count, entity), () => Enumerable.Range(named, Math.Max(1, Scope - named + 1)).ToArray());
    }

    /// <summary>All values of a type in this valuation, <paramref name="first"/> in front.</summary>
    public int[] Domain(TypeModel type, int first)
    {
        if (HasInstances(type))
        {
            return InFront(Values(type), first);
        }

        if (!_domains.TryGetValue((type, first), out var domain))
        {
            _domains.Add((type, first), domain = InFront(Values(type), first));
        }

        return domain;
    }

    /// <summary>All values of a type in this valuation.</summary>
    public IEnumerable<int> Values(TypeModel type) => type switch
    {
        BoolType => [0, 1],
        IntType number => (long)number.High - number.Low < budget.PerQuestion ? Enumerable.Range(number.Low, number.High - number.Low + 1) : throw new BudgetException(),
        EnumType named => Enumerable.Range(0, lookup.Members(named.Name).Count),
        EntityType entity => Enumerable.Range(0, Count(entity.Name)),
        UnionType union => lookup.Unions[union.Name].Alternatives.SelectMany((a, i) => Values(a).Select(v => (i * Lookup.UnionStep) + v)),
        OptionalType optional => Values(optional.Element).Prepend(Lookup.None),
        _ => throw new InvalidOperationException($"{type} has no values of its own."),
    };

    /// <summary>The numbers of all orders of so many elements. A drawn valuation is content with one of them where there are too many.</summary>
    public int[] Orders(int count)
    {
        var orders = 1L;
        for (var n = 2; n <= count; n++)
        {
            orders *= n;
            if (orders > budget.PerQuestion)
            {
                return _isDrawing ? [Next(budget.PerQuestion)] : throw new BudgetException();
            }
        }

        return Enumerable.Range(0, (int)orders).ToArray();
    }

    private bool HasInstances(TypeModel type) => type switch
    {
        EntityType => true,
        OptionalType optional => HasInstances(optional.Element),
        UnionType union => lookup.Unions[union.Name].Alternatives.Any(HasInstances),
        _ => false,
    };

    private static int[] InFront(IEnumerable<int> values, int first)
    {
        var all = values.ToList();
        if (all.Remove(first))
        {
            all.Insert(0, first);
        }

        return all.ToArray();
    }

    private bool Draw(Func<bool> isWitness)
    {
        _isDrawing = true;
        _random = 1;
        try
        {
            for (var i = 0; i < Draws; i++)
            {
                _trail.Clear();
                if (Run(isWitness))
                {
                    return true;
                }
            }
        }
        finally
        {
            _isDrawing = false;
        }

        return false;
    }

    private bool Exhaust(Func<bool> isWitness)
    {
        _trail.Clear();
        do
        {
            if (Run(isWitness))
            {
                return true;
            }
        }
        while (Advance());
        return false;
    }

    private bool Run(Func<bool> isWitness)
    {
        _asked = 0;
        _values.Clear();
        _named.Clear();
        return isWitness();
    }

    private int Next(int count)
    {
        _random = unchecked((_random * 1664525) + 1013904223);
        return (int)((_random >> 8) % (uint)count);
    }

    private bool Advance()
    {
        // A run may ask for less than the one before, never for more than it left a trail of.
        _trail.RemoveRange(_asked, _trail.Count - _asked);
        while (_trail.Count > 0)
        {
            var (atom, choice, domain) = _trail[_trail.Count - 1];
            _trail.RemoveAt(_trail.Count - 1);
            if (choice + 1 < domain.Length)
            {
                _trail.Add((atom, choice + 1, domain));
                return true;
            }
        }

        return false;
    }

    private sealed class BudgetException : Exception;
}
