using System.Runtime.CompilerServices;

namespace StateMachine;

/// <summary>An ordered list of instances or members, without duplicates, in a running world. Not thread-safe.</summary>
public struct MemberList
{
    private int[]? _items;

    /// <summary>A list that holds a few, in their order.</summary>
    public static MemberList Of(ReadOnlySpan<int> members)
    {
        var list = default(MemberList);
        foreach (var member in members)
        {
            list.Add(member, -1);
        }

        return list;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The one at a place.</summary>
    public readonly int this[int index] => _items![index];

    /// <summary>The place of <paramref name="member"/>, or -1.</summary>
    public readonly int IndexOf(int member) => _items.AsSpan(0, Count).IndexOf(member);

    /// <summary>Puts <paramref name="member"/> before <paramref name="anchor"/>, or at the end where the anchor is not in the list. One that is in the list stays where it is.</summary>
    public void Add(int member, int anchor)
    {
        if (IndexOf(member) >= 0)
        {
            return;
        }

        if (_items is null || Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        }

        var place = anchor < 0 ? -1 : IndexOf(anchor);
        if (place < 0)
        {
            place = Count;
        }

        Array.Copy(_items, place, _items, place + 1, Count - place);
        _items[place] = member;
        Count++;
    }

    /// <summary>Takes <paramref name="member"/> out, if it is there.</summary>
    public void Remove(int member)
    {
        var place = IndexOf(member);
        if (place >= 0)
        {
            Count--;
            Array.Copy(_items!, place + 1, _items!, place, Count - place);
        }
    }

    /// <summary>Takes all out.</summary>
    public void Clear() => Count = 0;

    /// <summary>A copy with storage of its own.</summary>
    public readonly MemberList Clone() => new() { _items = (int[]?)_items?.Clone(), Count = Count };

    /// <summary>Whether two places are both in a list (not -1) and the first comes before the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBefore(int first, int second) => first >= 0 && second >= 0 && first < second;
}
