using System.Text.RegularExpressions;

namespace StateMachine.Tool.Rendering;

/// <summary>What every form needs of texts.</summary>
internal static partial class Texts
{
    /// <summary>White space folded to single blanks, line ends included.</summary>
    public static string OneLine(string text) => WhiteSpace().Replace(text, " ").Trim();

    /// <summary>Lines of at most about so many characters, broken at blanks.</summary>
    public static IReadOnlyList<string> Fold(string text, int width) => [.. Wrapping.Lines(OneLine(text), width)];

    /// <summary>The first sentence of a documentation.</summary>
    public static string FirstSentence(string text)
    {
        var line = OneLine(text);
        var end = SentenceEnd().Match(line);
        return end.Success ? line[..(end.Index + 1)] : line;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"[.!?](?=\s+\p{Lu})")]
    private static partial Regex SentenceEnd();
}
