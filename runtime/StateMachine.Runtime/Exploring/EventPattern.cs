namespace StateMachine;

/// <summary>Names events: all of one name, or those of certain arguments: <c>SetCategory(*, MediaPlayback)</c>.</summary>
/// <param name="Event">The name of the event.</param>
/// <param name="Arguments">A value as the spec writes it for each argument from the first on, or <c>*</c> for any; those beyond may be anything.</param>
public sealed record EventPattern(string Event, IReadOnlyList<string> Arguments)
{
    /// <summary>Stands for any value.</summary>
    public const string Any = "*";

    /// <summary>Reads patterns with commas between them.</summary>
    /// <exception cref="MachineException">The text is no list of patterns.</exception>
    public static IReadOnlyList<EventPattern> ParseList(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. SplitAtCommas(text).Select(Parse)];
    }

    /// <inheritdoc/>
    public override string ToString() => Arguments.Count == 0 ? Event : $"{Event}({string.Join(", ", Arguments)})";

    private static EventPattern Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? text : text[..open]).Trim();
        var isClosed = open < 0 || text[^1] == ')';
        var arguments = open < 0 || !isClosed ? [] : SplitAtCommas(text[(open + 1)..^1]);
        return isClosed && name.Length > 0 && arguments.All(a => a.Length > 0)
            ? new EventPattern(name, arguments)
            : throw new MachineException($"'{text}' names no events. Write a name, such as 'Activate', or a name with arguments, such as 'SetCategory(*, MediaPlayback)'.");
    }

    // A comma within brackets or braces separates arguments or members.
    private static List<string> SplitAtCommas(string text)
    {
        List<string> parts = [];
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' or '{' => 1, ')' or '}' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        return [.. parts, text[start..].Trim()];
    }
}
