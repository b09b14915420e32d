using StateMachine.Compiler.Tests.Guide;
using StateMachine.Compiler.Tests.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Formatting;

/// <summary>Every valid spec that there is: the files of the repository, the fenced machines of its documents, and the corpus of the parser's tests.</summary>
internal static class Specs
{
    /// <summary>The machine files of the repository, with their full paths.</summary>
    public static IReadOnlyList<SourceText> Files { get; } =
        [.. Directory.EnumerateFiles(Repository.Root, "*.machine", SearchOption.AllDirectories)
            .Where(f => !IsIgnored(f)).Order(StringComparer.Ordinal).Select(f => new SourceText(f, File.ReadAllText(f)))];

    /// <summary>The whole machines in the documents of the repository.</summary>
    public static IReadOnlyList<SourceText> Fenced { get; } =
        [.. SpecFolder.Blocks.Where(b => b.Language == "machine").Select(b => new SourceText(b.At, b.Text + "\n"))];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SourceText> All { get; } =
        [.. Files, .. Fenced, .. Corpus.All.Select((text, i) => new SourceText($"Corpus{i}.machine", text))];

    private static bool IsIgnored(string file)
        => Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar) is var parts
            && (parts[0] == "artifacts" || parts.Contains("bin") || parts.Contains("obj") || parts.Contains("Layouts") || parts.Contains("Kept"));
}
