using System.Globalization;

namespace StateMachine.Tool;

/// <summary>Counts things.</summary>
internal static class Plural
{
    /// <summary><c>1 error</c>, <c>1,234 errors</c>; <paramref name="many"/> where it is not the word with an s.</summary>
    public static string Of(long count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");
}
