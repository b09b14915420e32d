using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>A kind of session as the matrix lists them: a category, with or without the mix override.</summary>
internal sealed record Kind(Category Category, bool Mix)
{
    /// <summary>Reads <c>MediaPlayback+mix</c>.</summary>
    public static Kind Parse(string text) => new(Enum.Parse<Category>(text.Replace("+mix", "", StringComparison.Ordinal)), text.EndsWith("+mix", StringComparison.Ordinal));

    public bool Plays => Published.Categories[Category].Output;

    public override string ToString() => Mix ? $"{Category}+mix" : $"{Category}";
}

/// <summary>What becomes of a pair of sessions.</summary>
internal enum PairOutcome
{
    /// <summary>I: the older is interrupted.</summary>
    OlderInterrupted,

    /// <summary>C: both active, both heard.</summary>
    BothHeard,

    /// <summary>S: both active, the older is not heard.</summary>
    OlderSilenced,

    /// <summary>M: both active, the newcomer is not heard.</summary>
    NewcomerSilenced,
}

/// <summary>A cell of the matrix under one reading of the documents.</summary>
internal sealed record Pair(Kind Newcomer, Kind Older, MixingOthers Reading, PairOutcome Outcome)
{
    public AudioSessionPolicies Policies => AudioSessionPolicies.Default with { MixingOthers = Reading };
}

/// <summary>The pairwise matrix: 64 cells, each under two readings.</summary>
internal static class Pairwise
{
    private const string Corner = @"activates \ active";

    public static IReadOnlyList<Pair> All { get; } =
    [
        .. from row in DataFile.Rows("pairwise.csv")
           let newcomer = Kind.Parse(row[Corner])
           from cell in row
           where cell.Key != Corner
           from reading in (MixingOthers[])[MixingOthers.Heard, MixingOthers.Silenced]
           select new Pair(newcomer, Kind.Parse(cell.Key), reading, Outcome(cell.Value, reading)),
    ];

    public static Pair Of(string newcomer, string older, string reading) =>
        All.Single(p => $"{p.Newcomer}" == newcomer && $"{p.Older}" == older && $"{p.Reading}" == reading);

    private static PairOutcome Outcome(string cell, MixingOthers reading)
    {
        var readings = cell.Split('/');
        return (reading is MixingOthers.Heard ? readings[0] : readings[^1]) switch
        {
            "I" => PairOutcome.OlderInterrupted,
            "C" => PairOutcome.BothHeard,
            "S" => PairOutcome.OlderSilenced,
            "M" => PairOutcome.NewcomerSilenced,
            var other => throw new InvalidDataException($"pairwise.csv: '{other}' is not one of I, C, S, M."),
        };
    }
}
