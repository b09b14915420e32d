using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace StateMachine.Compiler.Formatting;

/// <summary>Finds the columns of groups of lines, and writes the lines.</summary>
internal static class Columns
{
    private const int CommentGap = 2;

    /// <summary>How far apart the signs of declarations may stand and still be aligned; beyond it the eye loses the line.</summary>
    private const int MostBetweenSigns = 12;

    /// <summary>Aligns the group, in as many pieces as it takes where its lines are declarations.</summary>
    public static void AlignInPieces(Group group)
    {
        var piece = new Group(group.Kind);
        int least = int.MaxValue, most = 0;
        foreach (var line in group.Lines)
        {
            if (line.Parts.Find(p => p.Stop is Stop.Equals or Stop.Brace or Stop.To) is { } sign)
            {
                least = Math.Min(least, sign.Start);
                most = Math.Max(most, sign.Start);
                if (most - least > MostBetweenSigns)
                {
                    Align(piece);
                    piece = new Group(group.Kind);
                    least = most = sign.Start;
                }
            }

            piece.Lines.Add(line);
        }

        Align(piece);
    }

    /// <summary>Gives every part of the group its place, stop by stop from left to right: each column depends on what stands before it.</summary>
    private static void Align(Group group)
    {
        var stops = group.Lines.SelectMany(l => l.Parts.Select(p => p.Stop).Append(l.Anchor)).Where(s => s != Stop.None).Distinct().OrderBy(s => s);
        var columns = new Dictionary<Stop, int>();
        foreach (var line in group.Lines)
        {
            Place(line, columns);
        }

        foreach (var stop in stops)
        {
            if (ColumnOf(group, stop) is { } column)
            {
                columns[stop] = column;
            }

            foreach (var line in group.Lines)
            {
                if (line.Anchor == stop)
                {
                    line.Indent = AnchorOf(line, columns);
                    if (!columns.ContainsKey(stop) && stop != Stop.Because)
                    {
                        columns[stop] = line.Indent;
                    }
                }

                Place(line, columns);
            }
        }
    }

    /// <summary>Where the parts of a line that is in no group stand.</summary>
    public static void Place(Line line) => Place(line, new Dictionary<Stop, int>());

    private static int? ColumnOf(Group group, Stop stop)
    {
        int? column = null;
        foreach (var line in group.Lines)
        {
            for (var i = 1; i < line.Parts.Count; i++)
            {
                if (line.Parts[i].Stop == stop)
                {
                    var least = line.Parts[i - 1].End + line.Parts[i].Gap;
                    column = column is { } known && known > least ? known : least;
                }
            }
        }

        return column;
    }

    /// <summary>A reason on a line of its own stands below the other reasons, or else below the condition.</summary>
    private static int AnchorOf(Line line, Dictionary<Stop, int> columns)
        => columns.TryGetValue(line.Anchor, out var column) || (line.Anchor == Stop.Because && columns.TryGetValue(Stop.When, out column))
            ? column + line.AnchorOffset : line.Indent;

    private static void Place(Line line, Dictionary<Stop, int> columns)
    {
        line.Parts[0].Start = line.Indent;
        for (var i = 1; i < line.Parts.Count; i++)
        {
            var part = line.Parts[i];
            var least = line.Parts[i - 1].End + part.Gap;
            part.Start = columns.TryGetValue(part.Stop, out var column) ? Math.Max(column, least) : least;
        }
    }

    /// <summary>The text of the lines, whose parts have their places; comments at the ends of neighbouring lines are aligned.</summary>
    public static string Write(IReadOnlyList<Line> lines)
    {
        var text = new StringBuilder();
        for (var first = 0; first < lines.Count;)
        {
            var end = first + 1;
            while (lines[first].Comment is not null && end < lines.Count && lines[end].Comment is not null && !lines[end].BlankBefore)
            {
                end++;
            }

            var run = lines.Skip(first).Take(end - first).ToList();
            var column = run.Max(l => l.Parts[l.Parts.Count - 1].End) + CommentGap;
            run.ForEach(line => Write(text, line, column));
            first = end;
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Line line, int commentColumn)
    {
        if (line.BlankBefore)
        {
            text.Append('\n');
        }

        var column = 0;
        foreach (var part in line.Parts)
        {
            text.Append(' ', part.Start - column).Append(part.Text);
            column = part.End;
        }

        if (line.Comment is not null)
        {
            text.Append(' ', commentColumn - column).Append(line.Comment);
        }

        text.Append('\n');
    }

    /// <summary>How many columns a text takes on a screen, as far as that can be known: marks and the second halves of pairs take none.</summary>
    public static int Width(StringBuilder text)
    {
        var width = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\u0300' || !(char.IsLowSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                width++;
            }
        }

        return width;
    }
}
