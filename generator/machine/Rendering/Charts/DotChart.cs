using System.Text;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>A state diagram in Graphviz' DOT, a cluster for each composite state.</summary>
internal static class DotChart
{
    public static string Write(StateChart chart)
    {
        var text = new StringBuilder();
        text.Append($"// {Texts.OneLine($"The states of {chart.Entity.Name}, a part of the machine {chart.Machine}.")}\n");
        text.Append($"digraph {Quote($"{chart.Machine}.{chart.Entity.Name}")} {{\n");
        text.Append("  compound=true; rankdir=TB; nodesep=0.5; ranksep=0.6;\n");
        text.Append("  graph [fontname=\"Helvetica\", fontsize=12, style=rounded, color=\"#98a1ad\", bgcolor=\"#ffffff\"];\n");
        text.Append("  node [fontname=\"Helvetica\", fontsize=12, shape=box, style=\"rounded,filled\", color=\"#98a1ad\", fillcolor=\"#f5f6f8\", margin=\"0.2,0.1\"];\n");
        text.Append("  edge [fontname=\"Helvetica\", fontsize=11, color=\"#4b5766\", fontcolor=\"#171c22\"];\n");
        WriteStates(text, chart.States, chart.Initial, "", chart, "  ");
        foreach (var edge in chart.Edges)
        {
            WriteEdge(text, edge, chart);
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>A quoted identifier or text.</summary>
    public static string Quote(string text) => $"\"{Texts.OneLine(text).Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private static void WriteStates(StringBuilder text, IReadOnlyList<ChartState> states, string? initial, string parent, StateChart chart, string indent)
    {
        if (initial is not null)
        {
            var inner = FirstLeaf(initial, chart);
            text.Append($"{indent}{Quote($"[*]{parent}")} [shape=circle, style=filled, label=\"\", fillcolor=\"#171c22\", width=0.12, fixedsize=true];\n");
            text.Append($"{indent}{Quote($"[*]{parent}")} -> {Quote(inner)}{(inner == initial ? "" : $" [lhead={Quote($"cluster_{initial}")}]")};\n");
        }

        foreach (var state in states)
        {
            if (state.Children.Count == 0)
            {
                text.Append($"{indent}{Quote(state.Name)} [label=<{Label(state)}>, tooltip={Quote(state.Model.Doc ?? state.Name)}];\n");
                continue;
            }

            text.Append($"{indent}subgraph {Quote($"cluster_{state.Name}")} {{\n");
            text.Append($"{indent}  label=<{Label(state)}>; tooltip={Quote(state.Model.Doc ?? state.Name)};\n");
            WriteStates(text, state.Children, state.Initial, state.Name, chart, indent + "  ");
            text.Append($"{indent}}}\n");
        }
    }

    private static void WriteEdge(StringBuilder text, ChartEdge edge, StateChart chart)
    {
        var from = FirstLeaf(edge.From, chart);
        var tail = from == edge.From ? "" : $", ltail={Quote($"cluster_{edge.From}")}";
        var tip = string.Join("; ", edge.Transitions.Select(t => $"{t.Rule.Name} {t.Rule.At}"));
        text.Append($"  {Quote(from)} -> {Quote(edge.To)} [label=<{string.Join("<br/>", edge.Labels.SelectMany(Lines))}>, tooltip={Quote(tip)}{tail}];\n");
    }

    private static string Label(ChartState state)
        => string.Join("<br/>", new[] { state.InternalText, state.RefusalText }.OfType<string>().SelectMany(t => Texts.Fold(t, 36)).Select(Markup.Escape).Prepend($"<b>{Markup.Escape(state.Name)}</b>"));

    private static IEnumerable<string> Lines(ChartLabel label)
    {
        var name = Markup.Escape(label.Event.Name);
        var more = label.Guards.Concat(label.RefusalText is { } refusal ? [refusal] : []).SelectMany(t => Texts.Fold(t, 36)).Select(Markup.Escape);
        return more.Prepend(label.Event.IsCascade ? $"<i>{name}</i>" : name);
    }

    /// <summary>DOT draws arrows between nodes; that of a composite starts at a leaf of it and is cut at the cluster's edge.</summary>
    private static string FirstLeaf(string state, StateChart chart) => chart.AllStates.First(s => s.Name == state).Model.Leaves[0];
}
