using System.Text;
using System.Text.RegularExpressions;
using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Compiler.Tests.Diagnostics;

/// <summary>The catalogue as one document, <c>spec/ERRORS.md</c>: an index, and each page with what the compiler says about its example.</summary>
internal static class CatalogueDocument
{
    private static readonly (string Prefix, string Name, string About)[] Bands =
    [
        ("SM1", "Syntax", "what cannot be read"),
        ("SM2", "Names and types", "what is not known, or does not fit"),
        ("SM3", "Rules of the machine", "what can be read, and still decides nothing sensible"),
        ("SM4", "Generated code", "what the language allows and the generated code cannot hold"),
        ("SM9", "The compiler itself", "its own failures"),
    ];

    public static string Make()
    {
        var text = new StringBuilder();
        text.Append("""
            # What the compiler says

            Every error and warning of the [machine language](LANGUAGE.md): what it means, why it is a rule, what to do, a spec that has it, and the same
            spec without it. Errors keep code from being generated. Warnings do not; `dotnet_diagnostic.SM1010.severity = none` in a global config file
            (`.globalconfig`) silences one, `error` makes it one. `machine explain SM2027` prints a page.

            Made by `make accept` from the pages in `generator/catalogue`; a test compiles every example.

            """);
        foreach (var (prefix, name, about) in Bands.Where(b => InBand(b.Prefix).Any()))
        {
            text.Append($"\n## {name}\n\n{prefix}xxx: {about}.\n\n| Code | | |\n|---|---|---|\n");
            foreach (var page in InBand(prefix))
            {
                text.Append($"| [{page.Code}](#{Anchor(page)}) | {SeverityOf(page)} | {page.Title} |\n");
            }
        }

        foreach (var page in Bands.SelectMany(b => InBand(b.Prefix)))
        {
            Append(text, page);
        }

        return text.ToString();
    }

    private static IEnumerable<CataloguePage> InBand(string prefix) => Catalogue.Pages.Values.Where(p => p.Code.StartsWith(prefix, StringComparison.Ordinal));

    private static void Append(StringBuilder text, CataloguePage page)
    {
        text.Append($"\n---\n\n### {page.Code}: {page.Title}\n\n{page.Explanation}\n");
        if (page is not { Wrong: { } wrong, Right: { } right })
        {
            return;
        }

        text.Append($"\n{(wrong.Files.Count == 0 ? "Without any file" : "Wrong")}:\n\n{Spec(wrong)}```text\n");
        foreach (var diagnostic in Catalogue.Compile(page.Code, wrong))
        {
            text.Append(wrong.Files.Count == 0 ? $"{SeverityOf(page)} {page.Code}: {diagnostic.Message}\n" : $"{diagnostic}\n");
            foreach (var related in diagnostic.Related)
            {
                text.Append($"  {related.At.Path}({related.At.Line + 1},{related.At.Column + 1}): {related.Label}\n");
            }
        }

        text.Append($"```\n\nRight:\n\n{Spec(right)}".TrimEnd('\n') + "\n");
    }

    private static string Spec(CatalogueExample example)
        => string.Concat(example.Files.Select(f => (example.Files.Count > 1 ? $"`{f.Path}`\n\n" : "") + $"```machine\n{f.Text}```\n\n"));

    private static string SeverityOf(CataloguePage page)
        => ErrorFactories.Codes.Single(c => c.Code == page.Code).Severity == Severity.Error ? "error" : "warning";

    /// <summary>The anchor that a heading gets where Markdown is shown.</summary>
    private static string Anchor(CataloguePage page) => Regex.Replace($"{page.Code}: {page.Title}".ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-');
}
