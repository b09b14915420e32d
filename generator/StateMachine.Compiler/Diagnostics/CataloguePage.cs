using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>
/// One page of the error catalogue: what a code means, a spec that has the error, and one that does it right. The pages are
/// <c>generator/catalogue/SMxxxx.md</c>; this reads their text, so that whoever shows, prints or tests one reads it alike.
/// </summary>
/// <param name="Code">The code, as in <c>SM2027</c>.</param>
/// <param name="Title">A few words, without a full stop.</param>
/// <param name="Explanation">What it means, why it is a rule and what to do: Markdown.</param>
/// <param name="Wrong">A spec that gives this code; null only for failures of the compiler itself and for what takes a whole project, which no spec can show.</param>
/// <param name="Right">The same spec without the mistake.</param>
public sealed record CataloguePage(string Code, string Title, string Explanation, CatalogueExample? Wrong, CatalogueExample? Right)
{
    private const string Form = "A page is '# SM0000: Title', an explanation, and '## Wrong' and '## Right' with one ```machine block each.";

    private static readonly Regex Shape = new(
        @"\A# (?<code>SM\d{4}): (?<title>[^\n]+)\n\n(?<text>.+?)\n(\n## Wrong\n\n```machine\n(?<wrong>.*?)```\n\n## Right\n\n```machine\n(?<right>.*?)```\n)?\z",
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">The text does not have the form of a page.</exception>
    public static CataloguePage Read(string text)
    {
        var match = Shape.Match(text.Replace("\r\n", "\n"));
        if (!match.Success || match.Groups["text"].Value.Contains("```"))
        {
            throw new FormatException($"{text.Split('\n')[0]}: this is no page of the catalogue. {Form}");
        }

        var hasExamples = match.Groups["wrong"].Success;
        return new CataloguePage(
            match.Groups["code"].Value,
            match.Groups["title"].Value,
            match.Groups["text"].Value,
            hasExamples ? CatalogueExample.Read(match.Groups["wrong"].Value) : null,
            hasExamples ? CatalogueExample.Read(match.Groups["right"].Value) : null);
    }
}

/// <summary>A spec in the catalogue, ready to compile.</summary>
/// <param name="Files">Its files; none for the example of a compilation without files.</param>
/// <param name="Expected">The lines at which a diagnostic begins, in order.</param>
public sealed record CatalogueExample(IReadOnlyList<SourceText> Files, IReadOnlyList<ExpectedDiagnostic> Expected)
{
    private const string FileLine = "//// file: ";

    private static readonly Regex Mark = new(@"[ \t]*//~(?<codes>( SM\d{4})+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>
    /// Reads an example. A line <c>//// file: Name.machine</c> begins a further file. What a line ends with, as in <c>//~ SM2027</c>, says what is
    /// expected there, and is no part of the spec: it would be, in a text that has no end.
    /// </summary>
    internal static CatalogueExample Read(string block)
    {
        var files = new List<(string Name, List<string> Lines)>();
        var expected = new List<ExpectedDiagnostic>();
        foreach (var line in block.Length == 0 ? [] : block.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith(FileLine, StringComparison.Ordinal))
            {
                files.Add((line.Substring(FileLine.Length).Trim(), []));
                continue;
            }

            if (files.Count == 0)
            {
                files.Add(((MachineHeader.NameOf(block) ?? "Example") + ".machine", []));
            }

            var (name, lines) = files[files.Count - 1];
            var mark = Mark.Match(line);
            lines.Add(mark.Success ? line.Substring(0, mark.Index) : line);
            expected.AddRange(mark.Groups["codes"].Value.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(c => new ExpectedDiagnostic(c, name, lines.Count)));
        }

        return new CatalogueExample([.. files.Select(f => new SourceText(f.Name, string.Join("\n", f.Lines) + "\n"))], expected);
    }
}

/// <summary>A diagnostic that an example gives.</summary>
/// <param name="Code">The code.</param>
/// <param name="File">The file that it is in.</param>
/// <param name="Line">The line where it begins, from 1.</param>
public sealed record ExpectedDiagnostic(string Code, string File, int Line);
