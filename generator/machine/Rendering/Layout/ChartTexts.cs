namespace StateMachine.Tool.Rendering;

/// <summary>The texts of a drawn diagram. What is too long for it becomes a numbered note below.</summary>
internal sealed class ChartTexts
{
    private const int LongestLine = 30, MostLines = 2;
    private const string Superscripts = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";
    private readonly List<ChartNote> _notes = [];

    /// <summary>The notes, in the order of their numbers, from 1.</summary>
    public IReadOnlyList<ChartNote> Notes => _notes;

    /// <summary>The name of a state and what it does by itself.</summary>
    public static TextBlock Of(ChartState state)
    {
        var inside = state.InternalText is { } text ? Texts.Fold(text, 34).Select(l => new TextLine(l, "sm-quiet", 12)) : [];
        var refusal = state.RefusalText is { } refuses ? Texts.Fold(refuses, 34).Select(l => new TextLine(l, "sm-refused", 12)) : [];
        return new TextBlock([new TextLine(state.Name, "sm-name", 15, IsBold: true), .. inside, .. refusal]);
    }

    /// <summary>What stands at an arrow.</summary>
    public TextBlock Of(ChartEdge edge) => new([.. edge.Labels.SelectMany(Lines)]);

    private List<TextLine> Lines(ChartLabel label)
    {
        var guards = label.Guards.SelectMany(g => Texts.Fold(g, LongestLine)).ToList();
        var refusals = label.RefusalText is { } text ? Texts.Fold(text, LongestLine) : [];
        var needsNote = guards.Count > MostLines || refusals.Count > MostLines;
        var mark = needsNote ? Mark(label) : "";
        var style = label.Event.IsCascade ? "sm-cascade" : "sm-event";
        return
        [
            new TextLine(label.Event.Name + mark, style, 13, IsBold: true),
            .. (guards.Count > MostLines ? [] : guards).Select(l => new TextLine(l, "sm-quiet", 11.5)),
            .. (refusals.Count > MostLines ? [$"may refuse{(label.Refusals.Count > 1 ? $", {label.Refusals.Count} lines" : "")}"] : refusals).Select(l => new TextLine(l, "sm-refused", 11.5)),
        ];
    }

    private string Mark(ChartLabel label)
    {
        var rules = label.Transitions.Select(t => t.Rule.Id).ToList();
        var index = _notes.FindIndex(n => n.Label.Transitions.Select(t => t.Rule.Id).SequenceEqual(rules));
        if (index < 0)
        {
            index = _notes.Count;
            _notes.Add(new ChartNote(index + 1, label));
        }

        return string.Concat((index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));
    }
}

/// <summary>What an arrow's label has no room for.</summary>
internal sealed record ChartNote(int Number, ChartLabel Label)
{
    /// <summary>The clauses and the lines that may refuse, as written, with their places.</summary>
    public IEnumerable<(string Text, string Place)> Lines
        => Label.Transitions.SelectMany(t => t.Refusals.Select(r => (r.Text, r.At.ToString())).Prepend(($"{Label.Event.Name}{(t.Guard is null or "otherwise" ? "" : " when")} {t.Guard}".TrimEnd(), t.Rule.At.ToString())));
}
