using System.Text;

namespace StateMachine.Tool.Rendering;

/// <summary>A state diagram as Mermaid's <c>stateDiagram-v2</c>.</summary>
/// <remarks>Mermaid cannot draw an arrow between states of two different composites, so composites come first: their states are known by then.</remarks>
internal static class MermaidChart
{
    public static string Write(StateChart chart)
    {
        var text = new StringBuilder();
        text.Append($"%% {Texts.OneLine($"The states of {chart.Entity.Name}, a part of the machine {chart.Machine}.")}\n");
        text.Append("stateDiagram-v2\n");
        WriteStates(text, chart.States, chart.Initial, "  ");
        foreach (var edge in chart.Edges)
        {
            text.Append($"  {Id(edge.From)} --> {Id(edge.To)} : {string.Join("<br/>", edge.Labels.SelectMany(Lines))}\n");
        }

        return text.ToString();
    }

    /// <summary>
    /// A text for a label. What has a meaning to Mermaid or to HTML becomes a character that looks alike: not every version of Mermaid turns
    /// entity codes back into characters in state diagrams.
    /// </summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (var rune in Texts.OneLine(text).EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                ':' => "\u2236",
                ';' => "\uFF1B",
                '#' => "\uFF03",
                '&' => "\uFF06",
                '<' => "\uFF1C",
                '>' => "\uFF1E",
                '"' => "\u2033",
                '%' => "\uFF05",
                _ => rune.ToString(),
            });
        }

        return result.ToString();
    }

    private static void WriteStates(StringBuilder text, IReadOnlyList<ChartState> states, string? initial, string indent)
    {
        foreach (var state in states)
        {
            if (state.Children.Count == 0)
            {
                text.Append($"{indent}state \"{Escape(state.Name)}\" as {Id(state.Name)}\n");
                foreach (var line in Inside(state))
                {
                    text.Append($"{indent}{Id(state.Name)} : {Escape(line)}\n");
                }

                continue;
            }

            text.Append($"{indent}state \"{Escape(state.Name)}\" as {Id(state.Name)} {{\n");
            WriteStates(text, state.Children, state.Initial, indent + "  ");
            text.Append($"{indent}}}\n");
            if (Inside(state).ToList() is { Count: > 0 } lines)
            {
                text.Append($"{indent}note right of {Id(state.Name)} : {string.Join("<br/>", lines.Select(Escape))}\n");
            }
        }

        if (initial is not null)
        {
            text.Append($"{indent}[*] --> {Id(initial)}\n");
        }
    }

    private static IEnumerable<string> Inside(ChartState state) => new[] { state.InternalText, state.RefusalText }.OfType<string>().SelectMany(t => Texts.Fold(t, 40));

    private static IEnumerable<string> Lines(ChartLabel label)
    {
        var name = Escape(label.Event.Name);
        var more = label.Guards.Concat(label.RefusalText is { } refusal ? [refusal] : []).SelectMany(t => Texts.Fold(t, 40)).Select(Escape);
        return more.Prepend(label.Event.IsCascade ? $"<i>{name}</i>" : name);
    }

    // A prefix keeps the names of states apart from Mermaid's words, which it reads in any case.
    private static string Id(string state) => $"s_{state}";
}
