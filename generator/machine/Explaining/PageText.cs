using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Tool.Explaining;

/// <summary>The text of a page, in the forms that reports want.</summary>
internal static class PageText
{
    /// <summary>The paragraphs of the explanation, each on one line.</summary>
    public static IReadOnlyList<string> Paragraphs(CataloguePage page)
        => [.. page.Explanation.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.Replace('\n', ' '))];

    /// <summary>The explanation as plain text.</summary>
    public static string Plain(CataloguePage page) => string.Join("\n\n", Paragraphs(page));

    /// <summary>The explanation and the examples, without the marks that are for tests.</summary>
    public static string Markdown(CataloguePage page)
        => string.Join("\n\n", [Plain(page), .. Fenced("Wrong", page.Wrong), .. Fenced("Right", page.Right)]);

    private static IEnumerable<string> Fenced(string heading, CatalogueExample? example)
        => example is null ? [] : [$"## {heading}", .. example.Files.Select(f => $"```machine\n{f.Text.TrimEnd('\n')}\n```")];
}
