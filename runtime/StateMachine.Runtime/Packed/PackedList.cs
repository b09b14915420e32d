using System.Numerics;
using System.Runtime.CompilerServices;

namespace StateMachine;

/// <summary>Lists and sets within the bits of a packed state. A list has a slot for each instance or member there is; 0 ends it, n + 1 stands for number n.</summary>
public static class PackedList
{
    /// <summary>How many there are.</summary>
    public static int Count<TBits>(ref TBits bits, int offset, int item, int length)
        where TBits : unmanaged, IWords<TBits>
    {
        var count = 0;
        while (count < length && bits.Read(offset + (count * item), item) != 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>The one at a place, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int At<TBits>(ref TBits bits, int offset, int item, int length, int place)
        where TBits : unmanaged, IWords<TBits>
        => place < length ? (int)bits.Read(offset + (place * item), item) - 1 : -1;

    /// <summary>The last one, or -1.</summary>
    public static int Last<TBits>(ref TBits bits, int offset, int item, int length)
        where TBits : unmanaged, IWords<TBits>
    {
        var count = Count(ref bits, offset, item, length);
        return count == 0 ? -1 : At(ref bits, offset, item, length, count - 1);
    }

    /// <summary>The place of a member, or -1.</summary>
    public static int IndexOf<TBits>(ref TBits bits, int offset, int item, int length, int member)
        where TBits : unmanaged, IWords<TBits>
    {
        for (var place = 0; place < length; place++)
        {
            var found = (int)bits.Read(offset + (place * item), item) - 1;
            if (found < 0)
            {
                return -1;
            }

            if (found == member)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Puts a member before an anchor, or at the end where the anchor is not in the list. One that is in the list stays where it is.</summary>
    public static void Add<TBits>(ref TBits bits, int offset, int item, int length, int member, int anchor)
        where TBits : unmanaged, IWords<TBits>
    {
        if (IndexOf(ref bits, offset, item, length, member) >= 0)
        {
            return;
        }

        var count = Count(ref bits, offset, item, length);
        var place = anchor < 0 ? -1 : IndexOf(ref bits, offset, item, length, anchor);
        if (place < 0)
        {
            place = count;
        }

        for (var i = count; i > place; i--)
        {
            bits.Write(offset + (i * item), item, bits.Read(offset + ((i - 1) * item), item));
        }

        bits.Write(offset + (place * item), item, (uint)(member + 1));
    }

    /// <summary>Takes a member out, if it is there.</summary>
    public static void Remove<TBits>(ref TBits bits, int offset, int item, int length, int member)
        where TBits : unmanaged, IWords<TBits>
    {
        var place = IndexOf(ref bits, offset, item, length, member);
        if (place < 0)
        {
            return;
        }

        for (; place + 1 < length; place++)
        {
            bits.Write(offset + (place * item), item, bits.Read(offset + ((place + 1) * item), item));
        }

        bits.Write(offset + (place * item), item, 0);
    }

    /// <summary>Takes all out.</summary>
    public static void Clear<TBits>(ref TBits bits, int offset, int item, int length)
        where TBits : unmanaged, IWords<TBits>
    {
        for (var place = 0; place < length; place++)
        {
            bits.Write(offset + (place * item), item, 0);
        }
    }

    /// <summary>The smallest member of a mask above <paramref name="after"/>, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(uint mask, int after)
    {
        var rest = after >= 31 ? 0 : mask & (uint.MaxValue << (after + 1));
        return rest == 0 ? -1 : BitOperations.TrailingZeroCount(rest);
    }
}
