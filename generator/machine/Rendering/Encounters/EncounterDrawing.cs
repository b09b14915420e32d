using System.Globalization;
using System.Text;
using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Draws who affects whom: as a matrix (SVG, DOT), and as arrows (Mermaid, which has no tables).</summary>
internal static class EncounterDrawing
{
    private const double Margin = 24, LeastCell = 118, RowHeight = 50, FontSize = 12.5, MostWidth = 260;

    /// <summary>The matrix as an svg element.</summary>
    public static string ToSvg(Encounter encounter, MachineModel model)
    {
        var cell = CellWidth(encounter);
        var left = Margin + encounter.Newcomers.Max(k => Math.Min(MostWidth, TextMeasure.Width(k, FontSize, true))) + 16;
        var top = Margin + 66 + (encounter.Holders.Max(k => TextMeasure.Wrap(k, FontSize, cell - 10, 3).Count) * FontSize * 1.35);
        var width = Math.Max(left + (encounter.Holders.Count * cell) + Margin, 760);
        var legend = encounter.Outcomes.SelectMany((g, i) => Legend(g, i, width - (2 * Margin))).ToList();
        var legendTop = top + (encounter.Newcomers.Count * RowHeight) + Margin;
        var height = legendTop + (legend.Count * 20) + Margin;
        var svg = DrawingStyle.Open(width, height, encounter.About);
        svg.Leaf("title", encounter.About);
        svg.Raw($"<style>\n{DrawingStyle.Sheet()}</style>\n");
        svg.Rect("sm-page", 0, 0, width, height);
        svg.Text("sm-name", Margin, Margin + 14, 17, TextMeasure.Fit($"{encounter.Machine}: {encounter.Event.Name}", 17, width - (2 * Margin), true));
        svg.Text("sm-quiet", Margin, Margin + 36, 13, TextMeasure.Fit(encounter.About, 13, width - (2 * Margin)));
        for (var i = 0; i < encounter.Holders.Count; i++)
        {
            var column = new TextBlock([.. TextMeasure.Wrap(encounter.Holders[i], FontSize, cell - 10, 3).Select(l => new TextLine(l, "sm-event", FontSize))]);
            column.Draw(svg, left + ((i + 0.5) * cell), top - 8 - column.Height, "middle");
        }

        for (var i = 0; i < encounter.Newcomers.Count; i++)
        {
            svg.Text("sm-event", left - 12, top + ((i + 0.5) * RowHeight) + 4, FontSize, TextMeasure.Fit(encounter.Newcomers[i], FontSize, MostWidth, true), "end");
            for (var j = 0; j < encounter.Holders.Count; j++)
            {
                DrawCell(svg, encounter, model, encounter[i, j], new Box(left + (j * cell), top + (i * RowHeight), cell, RowHeight));
            }
        }

        for (var i = 0; i < legend.Count; i++)
        {
            svg.Text(legend[i].Style, legend[i].X, legendTop + 14 + (i * 20), FontSize, TextMeasure.Fit(legend[i].Text, FontSize, width - Margin - legend[i].X));
        }

        svg.Close();
        return svg.ToString();
    }

    /// <summary>The matrix as a table in one node.</summary>
    public static string ToDot(Encounter encounter)
    {
        var text = new StringBuilder();
        text.Append($"// {encounter.About}\n");
        text.Append($"digraph {DotChart.Quote($"{encounter.Machine}.{encounter.Event.Subject}.{encounter.Event.Name}")} {{\n");
        text.Append("  node [shape=plaintext, fontname=\"Helvetica\", fontsize=12];\n");
        text.Append("  matrix [label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"6\" color=\"#d9dee4\">\n");
        text.Append($"    <tr><td border=\"0\"></td>{string.Concat(encounter.Holders.Select(k => $"<td border=\"0\"><b>{Markup.Escape(k)}</b></td>"))}</tr>\n");
        for (var i = 0; i < encounter.Newcomers.Count; i++)
        {
            var row = i;
            text.Append($"    <tr><td border=\"0\" align=\"right\"><b>{Markup.Escape(encounter.Newcomers[i])}</b></td>{string.Concat(encounter.Holders.Select((_, j) => DotCell(encounter, encounter[row, j])))}</tr>\n");
        }

        return text.Append("  </table>>];\n}\n").ToString();
    }

    /// <summary>Arrows from newcomers to whom they affect; those whose rows, or columns, are alike stand together, or nobody could follow the arrows.</summary>
    public static string ToMermaid(Encounter encounter)
    {
        var newcomers = Alike(encounter.Newcomers, i => encounter.Holders.Select((_, j) => encounter[i, j].Text));
        var holders = Alike(encounter.Holders, j => encounter.Newcomers.Select((_, i) => encounter[i, j].Text));
        var text = new StringBuilder($"%% {encounter.About}\nflowchart LR\n");
        text.Append(string.Concat(newcomers.Select((g, i) => $"  n{i}[\"{Names(encounter.Newcomers, g)}\"]\n")));
        text.Append(string.Concat(holders.Select((g, i) => $"  h{i}([\"{Names(encounter.Holders, g)}\"])\n")));
        foreach (var (newcomer, i) in newcomers.Select((g, i) => (g[0], i)))
        {
            foreach (var (cell, j) in holders.Select((g, j) => (encounter[newcomer, g[0]], j)).Where(c => !c.Item1.IsNothing))
            {
                text.Append($"  n{i} -->|\"{MermaidChart.Escape(cell.Text)}\"| h{j}\n");
            }
        }

        return text.ToString();
    }

    private static List<List<int>> Alike(IReadOnlyList<string> kinds, Func<int, IEnumerable<string>> outcomes)
        => [.. Enumerable.Range(0, kinds.Count).GroupBy(i => string.Join("\n", outcomes(i))).Select(g => g.ToList())];

    private static string Names(IReadOnlyList<string> kinds, List<int> group) => string.Join("<br/>", group.Select(i => MermaidChart.Escape(kinds[i])));

    private static void DrawCell(Markup svg, Encounter encounter, MachineModel model, EncounterCell cell, Box box)
    {
        svg.Open("g");
        svg.Leaf("title", cell.Tip(model));
        svg.Rect(cell.IsNothing ? "sm-cell" : $"sm-cell {DrawingStyle.Tint(encounter.NumberOf(cell))}", box.X, box.Y, box.Width, box.Height);
        var lines = cell.IsNothing ? [new TextLine("\u00B7", "sm-quiet", FontSize)] : Fit(cell.Short, box.Width - 14).Select(l => new TextLine(l, "sm-event", 11.5)).ToList();
        var block = new TextBlock(lines);
        block.Draw(svg, box.MiddleX, box.MiddleY - (block.Height / 2), "middle");
        svg.Close();
    }

    /// <summary>Wide enough for the longest word of a heading.</summary>
    private static double CellWidth(Encounter encounter)
        => Math.Max(LeastCell, Math.Ceiling(encounter.Holders.SelectMany(k => k.Split(' ')).Max(w => TextMeasure.Width(w, FontSize, true))) + 14);

    private static IEnumerable<string> Fit(IReadOnlyList<string> words, double width)
    {
        var lines = words.SelectMany(w => TextMeasure.Wrap(w, 11.5, width, 3)).ToList();
        return lines.Count <= 3 ? lines : [.. lines.Take(2), "\u2026"];
    }

    private static string DotCell(Encounter encounter, EncounterCell cell)
    {
        var number = encounter.NumberOf(cell);
        var colour = number < 0 ? "" : $" bgcolor=\"{Scheme.Light.Series[number % Scheme.Light.Series.Count]}22\"";
        return $"<td{colour}>{(cell.IsNothing ? " " : string.Join("<br/>", cell.Short.Select(Markup.Escape)))}</td>";
    }

    private static IEnumerable<(string Style, double X, string Text)> Legend(IGrouping<string, EncounterCell> outcome, int number, double width)
    {
        var example = outcome.First();
        yield return ("sm-event", Margin, string.Create(CultureInfo.InvariantCulture, $"{number + 1}  {outcome.Key}: {Plural.Of(outcome.Count(), "pair")}, such as {example.Newcomer} with {example.Holder}"));
        foreach (var line in TextMeasure.Wrap(string.Join(" ", example.Details), FontSize, width - 20, 4))
        {
            yield return ("sm-quiet", Margin + 20, line);
        }
    }
}
