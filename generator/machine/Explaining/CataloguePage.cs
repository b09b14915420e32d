using StateMachine.Compiler;
using StateMachine.Compiler.Text;

namespace StateMachine.Tool.Explaining;

/// <summary>What is said about one code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">A few words.</param>
/// <param name="Meaning">What it means, why it is a rule, what to do: the text before the examples, each paragraph on one line.</param>
/// <param name="Wrong">The files of a spec that has the fault.</param>
/// <param name="Right">The files of one that has not.</param>
/// <param name="Markdown">The whole page.</param>
internal sealed record CataloguePage(string Code, string Title, string Meaning, IReadOnlyList<SourceText> Wrong, IReadOnlyList<SourceText> Right, string Markdown)
{
    private const string FileMark = "//// file: ";

    /// <summary>Reads a page: a heading, sentences, and the sections <c>Wrong</c> and <c>Right</c> with a fenced spec each.</summary>
    public static CataloguePage Parse(string code, string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var heading = lines[0].TrimStart('#', ' ');
        var colon = heading.IndexOf(':', StringComparison.Ordinal);
        var meaning = lines.Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal));
        return new CataloguePage(code, heading[(colon + 1)..].Trim(), Paragraphs(meaning), Example(lines, "Wrong"), Example(lines, "Right"), markdown);
    }

    private static string Paragraphs(IEnumerable<string> lines)
    {
        var paragraphs = string.Join('\n', lines.Select(l => l.Trim())).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("\n\n", paragraphs.Select(p => p.Replace('\n', ' ')));
    }

    private static List<SourceText> Example(string[] lines, string section)
    {
        const string Fence = "```";
        var fenced = lines.SkipWhile(l => l != $"## {section}").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .SkipWhile(l => !l.StartsWith(Fence, StringComparison.Ordinal)).Skip(1).TakeWhile(l => l != Fence);
        var files = new List<(string? Name, List<string> Lines)>();
        foreach (var line in fenced)
        {
            if (line.StartsWith(FileMark, StringComparison.Ordinal))
            {
                files.Add((line[FileMark.Length..].Trim(), []));
                continue;
            }

            if (files.Count == 0)
            {
                files.Add((null, []));
            }

            files[^1].Lines.Add(WithoutMark(line));
        }

        return [.. files.Select(f => Source(f.Name, string.Join('\n', f.Lines) + "\n"))];
    }

    private static SourceText Source(string? name, string text) => new(name ?? $"{MachineHeader.NameOf(text) ?? "Example"}.machine", text);

    // The mark is for the test that compiles the pages; readers see the place underlined.
    private static string WithoutMark(string line)
    {
        var mark = line.IndexOf("//~ SM", StringComparison.Ordinal);
        return mark < 0 ? line : line[..mark].TrimEnd();
    }
}
