using System.Text.RegularExpressions;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Guide;

/// <summary>The folder <c>spec/</c> of this repository: its machine files, its documents, and the fenced blocks in them.</summary>
internal static class SpecFolder
{
    /// <summary>The folder's path.</summary>
    public static string Path { get; } = Find();

    /// <summary>The files of the policy, in order of their names.</summary>
    public static IReadOnlyList<SourceText> MachineFiles { get; } =
        [.. Directory.GetFiles(Path, "*.machine").Order(StringComparer.Ordinal).Select(f => new SourceText(System.IO.Path.GetFileName(f), File.ReadAllText(f)))];

    /// <summary>All blocks of all documents but the error catalogue: most specs in there are wrong on purpose, and have tests of their own.</summary>
    public static IReadOnlyList<Block> Blocks { get; } =
        [.. Directory.GetFiles(Path, "*.md").Where(f => System.IO.Path.GetFileName(f) != "ERRORS.md").Order(StringComparer.Ordinal).SelectMany(BlocksOf)];

    /// <summary>One document's text.</summary>
    public static string Document(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <summary>Every run of white space as one blank, so that indentation and alignment make no difference.</summary>
    public static string Fold(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    private static IEnumerable<Block> BlocksOf(string file)
    {
        var lines = File.ReadAllText(file).Split('\n');
        string? language = null;
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            if (language is null)
            {
                (language, start) = (lines[i][3..].Trim(), i + 1);
                continue;
            }

            yield return new Block($"{System.IO.Path.GetFileName(file)}:{start + 1}", language, string.Join("\n", lines[start..i]));
            language = null;
        }

        Assert.True(language is null, $"{file}: the block that opens in line {start} is not closed");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "spec");
            if (File.Exists(System.IO.Path.Combine(candidate, "AudioSession.machine")))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds spec/AudioSession.machine.");
    }
}

/// <summary>A fenced block of a document.</summary>
/// <param name="At">The file and the line of its first line, from 1.</param>
/// <param name="Language">The word behind the fence.</param>
/// <param name="Text">What stands between the fences.</param>
internal sealed record Block(string At, string Language, string Text);
