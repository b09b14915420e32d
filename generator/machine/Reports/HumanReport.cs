using System.Globalization;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Explaining;

namespace StateMachine.Tool.Reports;

/// <summary>Diagnostics for people: what is wrong, the lines of the spec with the place underlined, related places, and where to read more.</summary>
/// <param name="writer">Where to.</param>
/// <param name="paint">The colours, or none.</param>
/// <param name="width">The columns that there are.</param>
/// <param name="sources">The files, by path.</param>
internal sealed class HumanReport(TextWriter writer, Paint paint, int width, IReadOnlyDictionary<string, SourceText> sources)
{
    /// <summary>Whether each diagnostic ends with where to read more.</summary>
    public bool OffersHelp { get; init; } = true;

    /// <summary>Writes each diagnostic, and a line that counts them.</summary>
    public void Write(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Write(diagnostic);
            writer.WriteLine();
        }

        if (diagnostics.Count > 0)
        {
            writer.WriteLine(Summary(diagnostics));
        }
    }

    /// <summary>Writes one diagnostic.</summary>
    public void Write(Diagnostic diagnostic)
    {
        var isError = diagnostic.Severity == Severity.Error;
        var head = $"{(isError ? "error" : "warning")}[{diagnostic.Code}]";
        var lines = Wrapping.Lines($"{head}: {Printable.Line(diagnostic.Message)}", width, 2).ToList();
        writer.WriteLine(In(isError, head) + paint.Bold(lines[0][head.Length..]));
        foreach (var line in lines.Skip(1))
        {
            writer.WriteLine(paint.Bold(line));
        }

        var excerpts = Excerpts(diagnostic);
        var gutter = excerpts.SelectMany(e => e.Marks).Select(m => Number(m.Line).Length).DefaultIfEmpty(0).Max() + 1;
        for (var i = 0; i < excerpts.Count; i++)
        {
            Write(excerpts[i], gutter, isError, i == 0 ? '╭' : '├');
        }

        if (OffersHelp && Catalogue.Find(diagnostic.Code) is not null)
        {
            writer.WriteLine($"{new string(' ', gutter + 1)}{paint.Label(excerpts.Count > 0 ? "╰─" : "=")} help: machine explain {diagnostic.Code}");
        }
    }

    private static string Summary(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        var files = diagnostics.Select(d => d.At.Path).Where(p => !string.IsNullOrEmpty(p)).Distinct().ToList();
        var counts = new[] { (errors, "error"), (diagnostics.Count - errors, "warning") }.Where(c => c.Item1 > 0).Select(c => Plural.Of(c.Item1, c.Item2));
        var where = files.Count switch { 0 => "", 1 => $" in {files[0]}", var n => $" in {n} files" };
        return $"{string.Join(", ", counts)}{where}";
    }

    /// <summary>The places of a diagnostic by file, its own first, each file's in the order of lines.</summary>
    private List<Excerpt> Excerpts(Diagnostic diagnostic)
    {
        var places = diagnostic.Related.Select(r => (r.At, Label: (string?)r.Label)).Prepend((diagnostic.At, Label: (string?)null)).Where(p => p.At.Path is { } path && sources.ContainsKey(path));
        return [.. places.GroupBy(p => p.At.Path).Select(g => new Excerpt(
            sources[g.Key], g.First().At, [.. g.SelectMany(p => MarksOf(sources[g.Key], p.At, p.Label)).OrderBy(m => m.Line).ThenBy(m => m.Label is not null)]))];
    }

    /// <summary>The part of each line that a place covers; of more than two lines the first and the last.</summary>
    private static IEnumerable<Mark> MarksOf(SourceText source, Location at, string? label)
    {
        if (at.EndLine == at.Line)
        {
            yield return new Mark(at.Line, at.Column, at.EndColumn, label, label is null);
            yield break;
        }

        var first = source.Line(at.Line);
        yield return new Mark(at.Line, at.Column, first.Length, null, label is null);
        var last = source.Line(at.EndLine);
        if (at.EndColumn > 0)
        {
            yield return new Mark(at.EndLine, last.Length - last.TrimStart().Length, at.EndColumn, label, label is null);
        }
    }

    private void Write(Excerpt excerpt, int gutter, bool isError, char corner)
    {
        var margin = new string(' ', gutter + 1);
        writer.WriteLine($"{margin}{paint.Label($"{corner}─[")}{paint.Place($"{excerpt.Source.Path}:{Number(excerpt.At.Line)}:{Number(excerpt.At.Column)}")}{paint.Label("]")}");
        var written = -1;
        foreach (var marks in excerpt.Marks.GroupBy(m => m.Line))
        {
            if (written >= 0 && marks.Key > written + 1)
            {
                writer.WriteLine(margin + paint.Label("┆"));
            }

            WriteLine(new DisplayLine(excerpt.Source.Line(marks.Key)), [.. marks], gutter, isError);
            written = marks.Key;
        }
    }

    private void WriteLine(DisplayLine line, IReadOnlyList<Mark> marks, int gutter, bool isError)
    {
        var margin = new string(' ', gutter + 1);
        var (from, to) = Window(line, marks[0], Math.Max(20, width - gutter - 4));
        writer.WriteLine($"{paint.Label(Number(marks[0].Line).PadLeft(gutter))} {paint.Label("│")} {line.Cut(from, to)}".TrimEnd());
        foreach (var mark in marks)
        {
            var start = Math.Clamp(line.ColumnOf(mark.From), from, to);
            var end = Math.Clamp(line.ColumnOf(mark.To), from, to);
            var shift = start - from + (from > 0 ? 1 : 0);
            var under = new string(mark.IsPrimary ? '^' : '-', Math.Max(1, end - start));
            var label = mark.Label is null ? "" : " " + Printable.Line(mark.Label);
            writer.WriteLine($"{margin}{paint.Label("│")} {new string(' ', shift)}{(mark.IsPrimary ? In(isError, under) : paint.Label(under + label))}");
        }
    }

    /// <summary>The columns of a line that are shown: all, or as many as there is room for, around the place.</summary>
    private static (int From, int To) Window(DisplayLine line, Mark mark, int room)
    {
        if (line.Width <= room)
        {
            return (0, line.Width);
        }

        const int Marks = 2; // the two signs that something was cut away
        var start = line.ColumnOf(mark.From);
        var from = line.ColumnOf(mark.To) <= room - Marks ? 0 : Math.Max(0, Math.Min(start - (room / 4), line.Width - room + Marks));
        return (from, Math.Min(line.Width, from + room - Marks));
    }

    private string In(bool isError, string text) => isError ? paint.Error(text) : paint.Warning(text);

    private static string Number(int fromZero) => (fromZero + 1).ToString(CultureInfo.InvariantCulture);

    private sealed record Excerpt(SourceText Source, Location At, IReadOnlyList<Mark> Marks);

    /// <summary>A stretch of a line that is underlined; UTF-16 units.</summary>
    private sealed record Mark(int Line, int From, int To, string? Label, bool IsPrimary);
}
