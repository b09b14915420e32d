namespace StateMachine.Tool;

/// <summary>Breaks sentences into lines.</summary>
internal static class Wrapping
{
    /// <summary>The lines of a text, broken at spaces; the first keeps its own indentation. A word that is longer than a line keeps it whole.</summary>
    public static IEnumerable<string> Lines(string text, int width, int indent = 0)
    {
        var line = new string(' ', text.Length - text.TrimStart(' ').Length);
        foreach (var word in text.TrimStart(' ').Split(' '))
        {
            var isEmpty = string.IsNullOrWhiteSpace(line);
            if (!isEmpty && TextWidth.Of(line) + 1 + TextWidth.Of(word) > width)
            {
                yield return line;
                line = new string(' ', indent) + word;
            }
            else
            {
                line += isEmpty ? word : $" {word}";
            }
        }

        yield return line;
    }
}
