using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;

namespace StateMachine.Tool.Reports;

/// <summary>
/// MSBuild's canonical form, <c>path(line,column,endLine,endColumn): error SM2027: text</c>, which builds and editors read. Lines and columns
/// count from 1. Related places follow as notes, which a build shows and does not count.
/// </summary>
internal static class MSBuildReport
{
    public static void Write(TextWriter writer, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var severity = diagnostic.Severity == Severity.Error ? "error" : "warning";
            writer.WriteLine($"{Place(diagnostic.At)}: {severity} {diagnostic.Code}: {Printable.Line(diagnostic.Message)}");
            foreach (var related in diagnostic.Related)
            {
                writer.WriteLine($"{Place(related.At)}: note: {Printable.Line(related.Label)}");
            }
        }
    }

    // Without a file the form wants the name of the tool.
    private static string Place(Location at) => string.IsNullOrEmpty(at.Path) ? "machine" : $"{at.Path}({at.Line + 1},{at.Column + 1},{at.EndLine + 1},{at.EndColumn + 1})";
}
