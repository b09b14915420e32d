namespace StateMachine.Tool;

/// <summary>Breaks sentences into lines.</summary>
internal static class Wrapping
{
    /// <summary>The lines of a text, broken at spaces; all but the first are indented. A word that is longer than a line keeps it whole.</summary>
    public static IEnumerable<string> Lines(string text, int width, int indent = 0)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Trim().Length > 0 && TextWidth.Of(line) + 1 + TextWidth.Of(word) > width)
            {
                yield return line;
                line = new string(' ', indent) + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
