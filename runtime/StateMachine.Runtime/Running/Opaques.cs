using System.Globalization;

namespace StateMachine;

/// <summary>Opaque values of a kind: numbers, which are kept as doubles, and texts. Rules hand them on and never look at them.</summary>
public static class Opaques
{
    /// <summary>Whether the value is a number of any numeric type. What is not finite is none: nothing could be kept within a range then.</summary>
    public static bool IsNumber(object? value) => Finite(value) is not null;

    /// <summary>The value as a number; null for none.</summary>
    /// <exception cref="MachineException">The value is no number, or no finite one.</exception>
    public static double? Number(object? value) => value is null ? null
        : Finite(value) ?? throw new MachineException($"'{Write(value)}' is no finite number, which is what is kept here. Hand over a number.");

    /// <summary>The value as a text; null for none.</summary>
    /// <exception cref="MachineException">The value is no text.</exception>
    public static string? Text(object? value) => value is null ? null
        : value as string ?? throw new MachineException($"'{Write(value)}' is no text, which is what is kept here. Hand over a string.");

    /// <summary>The number of the range that is closest to the value.</summary>
    public static double? Within(double? value, int low, int high) => value is { } number ? Math.Clamp(number, low, high) : null;

    /// <summary>Whether two values are the same; numbers are compared as numbers, of whatever type they are.</summary>
    public static bool IsSame(object? left, object? right) => Finite(left) is { } number ? number == Finite(right) : Equals(left, right);

    /// <summary>Writes a value for people, in every culture alike.</summary>
    public static string Write(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : value is null ? "none" : "";

    private static double? Finite(object? value)
    {
        double? number = value switch
        {
            double n => n,
            float n => n,
            int n => n,
            uint n => n,
            long n => n,
            ulong n => n,
            short n => n,
            ushort n => n,
            byte n => n,
            sbyte n => n,
            decimal n => (double)n,
            _ => null,
        };
        return number is { } found && double.IsFinite(found) ? found : null;
    }
}
