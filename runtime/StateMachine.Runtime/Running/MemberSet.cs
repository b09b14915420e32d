using System.Numerics;
using System.Runtime.CompilerServices;

namespace StateMachine;

/// <summary>A set of small numbers in a running world: one word while they are below 64, more as they grow. Not thread-safe.</summary>
public struct MemberSet
{
    private ulong _first;
    private ulong[]? _more;

    /// <summary>A set that holds a few.</summary>
    public static MemberSet Of(ReadOnlySpan<int> members)
    {
        var set = default(MemberSet);
        foreach (var member in members)
        {
            set.Add(member);
        }

        return set;
    }

    /// <summary>How many members it has.</summary>
    public readonly int Count
    {
        get
        {
            var count = BitOperations.PopCount(_first);
            foreach (var word in _more ?? [])
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Whether <paramref name="member"/> is in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Has(int member) => member < 64
        ? (_first >> member & 1) != 0
        : _more is { } more && (member >> 6) - 1 < more.Length && (more[(member >> 6) - 1] >> (member & 63) & 1) != 0;

    /// <summary>Puts <paramref name="member"/> in.</summary>
    public void Add(int member)
    {
        if (member < 64)
        {
            _first |= 1UL << member;
            return;
        }

        var word = (member >> 6) - 1;
        if (_more is null || word >= _more.Length)
        {
            Array.Resize(ref _more, Math.Max(word + 1, 2 * (_more?.Length ?? 1)));
        }

        _more[word] |= 1UL << (member & 63);
    }

    /// <summary>Takes <paramref name="member"/> out.</summary>
    public void Remove(int member)
    {
        if (member < 64)
        {
            _first &= ~(1UL << member);
        }
        else if (_more is not null && (member >> 6) - 1 < _more.Length)
        {
            _more[(member >> 6) - 1] &= ~(1UL << (member & 63));
        }
    }

    /// <summary>Takes all out; keeps its storage.</summary>
    public void Clear()
    {
        _first = 0;
        if (_more is not null)
        {
            Array.Clear(_more);
        }
    }

    /// <summary>The smallest member above <paramref name="after"/>, or -1.</summary>
    public readonly int Next(int after)
    {
        var start = after + 1;
        var words = 1 + (_more?.Length ?? 0);
        for (var word = start >> 6; word < words; word++)
        {
            var bits = word == 0 ? _first : _more![word - 1];
            if (word == start >> 6)
            {
                bits &= ulong.MaxValue << (start & 63);
            }

            if (bits != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return -1;
    }

    /// <summary>A copy with storage of its own.</summary>
    public readonly MemberSet Clone() => new() { _first = _first, _more = (ulong[]?)_more?.Clone() };

    /// <summary>How many different numbers there are among a few.</summary>
    public static int Distinct(ReadOnlySpan<int> members)
    {
        var count = 0;
        for (var i = 0; i < members.Length; i++)
        {
            if (members[..i].IndexOf(members[i]) < 0)
            {
                count++;
            }
        }

        return count;
    }
}
