using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>A set or list that is asked element by element, so that <c>x in s.friends</c> chooses nothing but whether x is there.</summary>
internal abstract class Elements
{
    public abstract bool Contains(int element);

    /// <summary>What it holds: a set in the order of its type's values, a list in its own.</summary>
    public abstract IReadOnlyList<int> InOrder();

    /// <summary>Whether it holds nothing; asks for no more than the first element.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Whether both hold the same.</summary>
    public bool SameAs(Elements other, IEnumerable<int> domain) => domain.All(e => Contains(e) == other.Contains(e));
}

/// <summary>Elements that are known.</summary>
internal sealed class KnownElements(IEnumerable<int> items) : Elements
{
    private readonly List<int> _items = items.Distinct().OrderBy(i => i).ToList();

    public override bool IsEmpty => _items.Count == 0;

    public override bool Contains(int element) => _items.Contains(element);

    public override IReadOnlyList<int> InOrder() => _items;
}

/// <summary>Elements that lines give, each line looked at no earlier than it must be.</summary>
internal sealed class GivenElements(IEnumerable<int> items) : Elements
{
    public override bool IsEmpty => !items.Any();

    public override bool Contains(int element) => items.Contains(element);

    public override IReadOnlyList<int> InOrder() => items.Distinct().OrderBy(i => i).ToList();
}

/// <summary>Elements that the valuation chooses: for each value of the element's type whether it is there and, for a list, the order.</summary>
internal sealed class ChosenElements(Valuations valuations, TypeModel element, Func<int, bool> byDefault, Func<int, Atom> member, Atom? order) : Elements
{
    private static readonly int[] No = [0, 1];
    private static readonly int[] Yes = [1, 0];

    public override bool IsEmpty => !valuations.Values(element).Any(Contains);

    public override bool Contains(int element) => valuations.Ask(member(element), () => byDefault(element) ? Yes : No) == 1;

    public override IReadOnlyList<int> InOrder()
    {
        var items = valuations.Values(element).Where(Contains).ToList();
        if (order is not { } atom || items.Count < 2)
        {
            return items;
        }

        return Permute(items, valuations.Ask(atom, () => valuations.Orders(items.Count)));
    }

    /// <summary>The permutation with this number; 0 leaves everything where it is.</summary>
    private static List<int> Permute(List<int> items, int number)
    {
        var permuted = new List<int>();
        while (items.Count > 0)
        {
            var index = number % items.Count;
            number /= items.Count;
            permuted.Add(items[index]);
            items.RemoveAt(index);
        }

        return permuted;
    }
}
