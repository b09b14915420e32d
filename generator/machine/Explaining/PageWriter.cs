using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Reports;

namespace StateMachine.Tool.Explaining;

/// <summary>Writes a page for a terminal. What the compiler says about the wrong example is what it says now, not a copy of it.</summary>
/// <param name="writer">Where to.</param>
/// <param name="paint">The colours, or none.</param>
/// <param name="width">The columns that there are.</param>
internal sealed class PageWriter(TextWriter writer, Paint paint, int width)
{
    /// <summary>Writes the page with the diagnostics of its wrong example.</summary>
    public void Write(CataloguePage page, IReadOnlyList<Diagnostic> diagnostics)
    {
        writer.WriteLine(paint.Bold($"{page.Code}: {page.Title}"));
        writer.WriteLine();
        foreach (var paragraph in PageText.Paragraphs(page))
        {
            foreach (var line in Wrapping.Lines(paragraph, width))
            {
                writer.WriteLine(Code(line));
            }

            writer.WriteLine();
        }

        if (page is not { Wrong: { } wrong, Right: { } right })
        {
            return; // of a defect of the compiler there is no example
        }

        writer.WriteLine(paint.Bold("Wrong:"));
        writer.WriteLine();
        WriteFiles(wrong.Files);
        var report = new HumanReport(writer, paint, width, wrong.Files.ToDictionary(f => f.Path)) { OffersHelp = false };
        foreach (var diagnostic in diagnostics)
        {
            report.Write(diagnostic);
            writer.WriteLine();
        }

        writer.WriteLine(paint.Bold("Right:"));
        writer.WriteLine();
        WriteFiles(right.Files);
    }

    private void WriteFiles(IReadOnlyList<SourceText> files)
    {
        foreach (var file in files)
        {
            if (files.Count > 1)
            {
                writer.WriteLine($"    {paint.Place(file.Path)}");
            }

            foreach (var line in file.Text.TrimEnd('\n').Split('\n'))
            {
                writer.WriteLine($"    {line}".TrimEnd());
            }

            writer.WriteLine();
        }
    }

    /// <summary>Code between backticks, which need no colours to be read.</summary>
    private string Code(string line)
    {
        var parts = line.Split('`');
        return parts.Length % 2 == 0 ? line : string.Concat(parts.Select((part, i) => i % 2 == 0 ? part : paint.Place($"`{part}`")));
    }
}
