using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>A kind of session as the matrix lists them: a category, with or without the mix override.</summary>
internal sealed record Kind(Category Category, bool Mix)
{
    /// <summary>Reads <c>MediaPlayback+mix</c>.</summary>
    public static Kind Parse(string text) => new(Enum.Parse<Category>(text.Replace("+mix", "", StringComparison.Ordinal)), text.EndsWith("+mix", StringComparison.Ordinal));

    public bool Plays => Published.Categories[Category].Output;

    public bool Records => Published.Categories[Category].Input;

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
    /// <summary>Rows and columns in which the older reading silences those that mix: what the policy mixingOthers is about.</summary>
    private static readonly string[] _silencing = ["SoloAmbientSound", "MediaPlayback", "PlayAndRecord"];
    private static readonly string[] _silenced = ["AmbientSound", "MediaPlayback+mix", "PlayAndRecord+mix"];

    public static IReadOnlyList<Pair> All { get; } =
    [
        .. from row in Published.Facts.GetProperty("pairwiseInterruption").GetProperty("matrix").EnumerateObject()
           from cell in row.Value.EnumerateObject()
           from reading in (MixingOthers[])[MixingOthers.Heard, MixingOthers.Silenced]
           let silenced = reading is MixingOthers.Silenced && _silencing.Contains(row.Name) && _silenced.Contains(cell.Name)
           select new Pair(Kind.Parse(row.Name), Kind.Parse(cell.Name), reading, silenced ? PairOutcome.OlderSilenced : Outcome(cell.Value.GetString()!)),
    ];

    /// <summary>The matrix under one reading.</summary>
    public static IEnumerable<Pair> Under(MixingOthers reading) => All.Where(p => p.Reading == reading);

    public static Pair Of(string newcomer, string older, string reading) =>
        All.Single(p => $"{p.Newcomer}" == newcomer && $"{p.Older}" == older && $"{p.Reading}" == reading);

    private static PairOutcome Outcome(string cell) => cell switch
    {
        "interrupt" => PairOutcome.OlderInterrupted,
        "coexist" => PairOutcome.BothHeard,
        "coexistOutputSilenced" => PairOutcome.OlderSilenced,
        "activatorSilenced" => PairOutcome.NewcomerSilenced,
        var other => throw new InvalidDataException($"published.json: '{other}' is not in the legend of the pairwise matrix."),
    };
}
