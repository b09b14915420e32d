using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>What is published about a category.</summary>
internal sealed record PublishedCategory(
    string Code, uint Number, bool Input, bool Output, bool RingMutes, bool LockMutes, bool Background, Mixing Mixing, OutputPort? DefaultOutput);

/// <summary>A published code of a result or an interruption type.</summary>
internal sealed record PublishedCode(string Enum, string Name, string Code, uint Number);

/// <summary>The published facts that the tests go by. Nothing here is read from the spec.</summary>
internal static class Published
{
    public static IReadOnlyDictionary<Category, PublishedCategory> Categories { get; } =
        DataFile.Rows("categories.csv").ToDictionary(row => Enum.Parse<Category>(row["category"]), CategoryOf);

    public static IReadOnlyList<PublishedCode> Codes { get; } =
        [.. DataFile.Rows("codes.csv").Select(row => new PublishedCode(row["enum"], row["name"], row["code"], uint.Parse(row["decimal"], null)))];

    /// <summary>The big-endian number of a four-character code; 0 for "-".</summary>
    public static uint Number(string code) => code == "-" ? 0 : code.Aggregate(0u, (number, character) => number << 8 | character);

    private static PublishedCategory CategoryOf(IReadOnlyDictionary<string, string> row) => new(
        row["code"],
        uint.Parse(row["decimal"], null),
        Yes(row["input"]),
        Yes(row["output"]),
        Yes(row["ring switch mutes"]),
        Yes(row["screen lock mutes"]),
        Yes(row["background"]),
        Enum.Parse<Mixing>(row["mixing"]),
        row["default output"] == "-" ? null : Enum.Parse<OutputPort>(row["default output"]));

    private static bool Yes(string cell) => cell switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new InvalidDataException($"categories.csv: '{cell}' is neither yes nor no."),
    };
}
