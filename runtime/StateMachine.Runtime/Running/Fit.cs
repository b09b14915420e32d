namespace StateMachine;

/// <summary>The two questions that a dispatch may ask an opaque value: its size, and whether it fits what an event takes.</summary>
/// <remarks>
/// Callers of a C-style surface hand over numbers and four-character codes, .NET callers may hand over the typed value; both fit. Nothing here
/// throws: what no event takes fits none.
/// </remarks>
public static class Fit
{
    /// <summary>
    /// The size in bytes that the value has on the wire: 4 for flags, codes, integers and single floats, 8 for long numbers, UTF-8 bytes for
    /// texts, the bytes themselves; 8, a reference, for any other object, and 0 for null.
    /// </summary>
    public static int Size(object? value) => value switch
    {
        null => 0,
        bool or byte or sbyte or short or ushort or int or uint or float or Enum => 4,
        string text => System.Text.Encoding.UTF8.GetByteCount(text),
        byte[] bytes => bytes.Length,
        _ => 8,
    };

    /// <summary>Whether the value is a flag: a bool, or an integer, of which any but 0 is true.</summary>
    public static bool Bool(object? value, out int number)
    {
        var integer = value is bool flag ? flag ? 1 : 0 : Integer(value);
        number = integer.GetValueOrDefault() == 0 ? 0 : 1;
        return integer is not null;
    }

    /// <summary>Whether the value is an integer from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static bool Int(object? value, int low, int high, out int number)
    {
        var fits = Integer(value) is { } integer && integer >= low && integer <= high;
        number = fits ? (int)Integer(value)!.Value : 0;
        return fits;
    }

    /// <summary>Whether the value is a member of an enum: the typed member itself, or the code of one, as a number of any kind.</summary>
    public static bool Member<TEnum>(object? value, Func<uint, TEnum?>? ofCode, out int number)
        where TEnum : struct, Enum
    {
        TEnum? member = value is TEnum typed ? Enum.IsDefined(typed) ? typed : null : Bits(value) is { } code ? ofCode?.Invoke(code) : null;
        number = member is { } found ? Convert.ToInt32(found, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return member is not null;
    }

    /// <summary>Whether the value is a set of members of an enum that has <paramref name="count"/> of them: a bit for each.</summary>
    public static bool Members(object? value, int count, out int number)
    {
        var fits = Integer(value) is { } bits && bits >= 0 && bits < 1L << count;
        number = fits ? (int)Integer(value)!.Value : 0;
        return fits;
    }

    /// <summary>An integer of any kind as 32 bits, with a sign or without; null where it has more, or is none.</summary>
    internal static uint? Bits(object? value) => Integer(value) is { } integer && integer >= int.MinValue && integer <= uint.MaxValue ? unchecked((uint)integer) : null;

    private static Int128? Integer(object? value) => value switch
    {
        int number => number,
        uint number => number,
        long number => number,
        ulong number => number,
        byte number => number,
        sbyte number => number,
        short number => number,
        ushort number => number,
        nint number => number,
        nuint number => number,
        _ => null,
    };
}
