using System.Text.RegularExpressions;

namespace AudioSessions.Properties.Conformance;

/// <summary>Something that a gotcha names: a scenario, an invariant, a step property or a test.</summary>
internal sealed record Evidence(string Kind, string Name);

/// <summary>A row of the table of gotchas.</summary>
internal sealed record Gotcha(int Number, string What, string Verdict, string? Policy, string Reason, IReadOnlyList<Evidence> Where);

/// <summary>The table of spec/GOTCHAS.md.</summary>
internal static partial class GotchaTable
{
    private const string Under = "modelled under ";

    public static IReadOnlyList<Gotcha> Read() => Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "spec", "GOTCHAS.md")));

    /// <summary>The rows of a table: lines that begin with a bar, below the header and its rule.</summary>
    public static IReadOnlyList<Gotcha> Parse(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.StartsWith('|')).Skip(2).Select(line => RowOf(line.Trim('|').Split('|', StringSplitOptions.TrimEntries)))];

    private static Gotcha RowOf(string[] cells)
    {
        if (cells.Length != 5)
        {
            throw new InvalidDataException($"GOTCHAS.md: the row '{cells[0]}' has {cells.Length} cells; it should have 5.");
        }

        var policy = cells[2].StartsWith(Under, StringComparison.Ordinal) ? cells[2][Under.Length..] : null;
        return new Gotcha(int.Parse(cells[0], null), cells[1], policy is null ? cells[2] : "modelled", policy, cells[3], EvidenceOf(cells[4]));
    }

    private static IReadOnlyList<Evidence> EvidenceOf(string cell) => cell == "-" ? [] : [.. cell.Split(';', StringSplitOptions.TrimEntries).Select(item =>
        Item().Match(item) is { Success: true } match
            ? new Evidence(match.Groups["kind"].Value, match.Groups["title"].Value + match.Groups["name"].Value)
            : throw new InvalidDataException($"GOTCHAS.md: '{item}' names no scenario \"title\", invariant, never or test."))];

    [GeneratedRegex("""^(?<kind>scenario) "(?<title>[^"]+)"$|^(?<kind>invariant|never|test) (?<name>\w+)$""")]
    private static partial Regex Item();
}
