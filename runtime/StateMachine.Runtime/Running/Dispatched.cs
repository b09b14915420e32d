namespace StateMachine;

/// <summary>What a dispatch came to: an event to fire, a value that was read, or a refusal.</summary>
/// <param name="Event">The event that the table's cell names, with the value as its argument; fire it to let its own rules decide.</param>
/// <param name="Value">What was read: a bool, a number, a member of a generated enum, or an opaque value as it was set.</param>
/// <param name="Refusal">The dispatch's own refusal.</param>
public readonly record struct Dispatched(MachineEvent? Event, object? Value, Outcome? Refusal)
{
    /// <summary>An event to fire.</summary>
    public static Dispatched To(in MachineEvent fired) => new(fired, null, null);

    /// <summary>A value.</summary>
    public static Dispatched Read(object? value) => new(null, value, null);

    /// <summary>A refusal by one of the dispatch's lines.</summary>
    public static Dispatched Refuse(int status, in Reason reason) => new(null, null, new Outcome(OutcomeKind.Refused, status, reason));
}

/// <summary>The two questions that a dispatch may ask an opaque value: its size, and whether it fits what an event takes.</summary>
/// <remarks>Callers of a C-style surface hand over numbers and four-character codes, .NET callers may hand over the typed value; both fit.</remarks>
public static class Fit
{
    /// <summary>The size in bytes that the value has on the wire: 4 for flags, codes and integers, 8 for long numbers, UTF-8 bytes for texts.</summary>
    /// <exception cref="MachineException">The value is null or of a kind that has no size.</exception>
    public static int Size(object? value) => value switch
    {
        bool or byte or sbyte or short or ushort or int or uint or float or Enum => 4,
        long or ulong or double => 8,
        string text => System.Text.Encoding.UTF8.GetByteCount(text),
        byte[] bytes => bytes.Length,
        _ => throw new MachineException($"The size of {value?.GetType().Name ?? "null"} is not defined. Hand over a number, a code, a text or bytes."),
    };

    /// <summary>Whether the value is a flag: a bool, 0 or 1.</summary>
    public static bool Bool(object? value, out int number)
    {
        number = value switch { bool flag => flag ? 1 : 0, _ => Number(value) };
        return number is 0 or 1;
    }

    /// <summary>Whether the value is an integer from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static bool Int(object? value, int low, int high, out int number)
    {
        number = Number(value);
        return number >= low && number <= high;
    }

    /// <summary>Whether the value is a member of an enum: the typed member itself, or one of <paramref name="codes"/>, the codes of the members in order.</summary>
    public static bool Member<TEnum>(object? value, ReadOnlySpan<uint> codes, out int number)
        where TEnum : struct, Enum
    {
        if (value is TEnum member)
        {
            number = Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture);
            return true;
        }

        number = value is uint or int ? codes.IndexOf(unchecked((uint)Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture))) : -1;
        return number >= 0;
    }

    /// <summary>The same for a table with aliases: <paramref name="aliases"/> are their codes, <paramref name="rows"/> the members that these mean.</summary>
    public static bool Member<TEnum>(object? value, ReadOnlySpan<uint> codes, ReadOnlySpan<uint> aliases, ReadOnlySpan<int> rows, out int number)
        where TEnum : struct, Enum
    {
        if (Member<TEnum>(value, codes, out number))
        {
            return true;
        }

        if (Member<TEnum>(value, aliases, out var alias))
        {
            number = rows[alias];
            return true;
        }

        return false;
    }

    /// <summary>A small integer, or a number that fits nothing.</summary>
    private static int Number(object? value) => value switch
    {
        int small => small,
        uint small when small <= int.MaxValue => (int)small,
        byte small => small,
        _ => int.MinValue,
    };
}
