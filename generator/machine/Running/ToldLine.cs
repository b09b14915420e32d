namespace StateMachine.Tool.Running;

/// <summary>What a line tells; it decides the colour.</summary>
internal enum ToldKind
{
    /// <summary>An event that was applied.</summary>
    Event,

    /// <summary>An event that was refused, or answered with a status of its own.</summary>
    Answer,

    /// <summary>What an event did.</summary>
    Consequence,
}

/// <summary>A line about what happened.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Text">What happened.</param>
/// <param name="Because">The reason as a sentence; null where the spec gives none.</param>
/// <param name="Place">Where the rule stands; empty where no rule is to be named.</param>
/// <param name="Rule">Its name.</param>
internal sealed record ToldLine(ToldKind Kind, string Text, string? Because, string Place, string Rule)
{
    /// <summary>What happened, and why.</summary>
    public string Sentence => Because is null ? Text : $"{Text}: {Because}";
}

/// <summary>Writes lines in columns: what happened, where it was decided, and by which rule.</summary>
internal static class ToldTable
{
    private const int Least = 48;

    public static void Write(TextWriter writer, Paint paint, int width, IReadOnlyList<ToldLine> lines)
    {
        var place = lines.Select(l => TextWidth.Of(l.Place)).DefaultIfEmpty(0).Max();
        var rule = lines.Select(l => TextWidth.Of(l.Rule)).DefaultIfEmpty(0).Max();
        var tellsRule = width - place - rule - 4 >= Least; // the place tells it too
        var longest = lines.Select(l => TextWidth.Of(Indented(l))).DefaultIfEmpty(0).Max();
        var column = Math.Max(Least, Math.Min(longest, width - place - (tellsRule ? rule + 4 : 2)));
        foreach (var line in lines)
        {
            var parts = Wrapping.Lines(Indented(line), column, line.Kind == ToldKind.Consequence ? 8 : 6).ToList();
            var right = line.Place.Length == 0 ? "" : $"  {paint.Place(tellsRule ? TextWidth.Pad(line.Place, place) : line.Place)}{(tellsRule ? $"  {paint.Dim(line.Rule)}" : "")}";
            writer.WriteLine($"{Painted(paint, line.Kind, right.Length == 0 ? parts[0] : TextWidth.Pad(parts[0], column))}{right}");
            foreach (var part in parts.Skip(1))
            {
                writer.WriteLine(Painted(paint, line.Kind, part));
            }
        }
    }

    private static string Indented(ToldLine line) => $"{(line.Kind == ToldKind.Consequence ? "    " : "  ")}{line.Sentence}";

    private static string Painted(Paint paint, ToldKind kind, string text) => kind switch
    {
        ToldKind.Event => paint.Bold(text),
        ToldKind.Answer => paint.Warning(text),
        _ => text,
    };
}
