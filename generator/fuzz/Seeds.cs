using System.Text.RegularExpressions;
using StateMachine.Compiler;
using StateMachine.Compiler.Text;

namespace StateMachine.Fuzz;

/// <summary>
/// What the mutations start from: every machine of the repository. A machine is one text; a line <c>//// file: Name.machine</c> begins a further
/// file of it, as in the catalogue of errors.
/// </summary>
internal static class Seeds
{
    private static readonly Regex FileLine = new(@"^//// file: (.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex Fence = new("(?<=^```machine[^\n]*\n).*?(?=^```)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>All machines below a folder: folders of files, and the fenced ones of documents.</summary>
    public static IReadOnlyList<string> In(string root)
    {
        var machines = Files(root, "*.machine")
            .GroupBy(f => (Path.GetDirectoryName(f), MachineHeader.NameOf(File.ReadAllText(f))))
            .Select(group => string.Concat(group.Select(f => $"//// file: {Path.GetFileName(f)}\n{File.ReadAllText(f)}")));
        var fenced = Files(root, "*.md").SelectMany(f => Fence.Matches(File.ReadAllText(f).Replace("\r\n", "\n")).Select(m => m.Value));
        var all = machines.Concat(fenced).Distinct().ToList();
        // What compiles comes twice: from there more of the compiler can be reached.
        return [.. all, .. all.Where(m => MachineCompiler.Compile(Split(m)).Model is not null)];
    }

    private static IEnumerable<string> Files(string root, string pattern)
        => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "artifacts"))
            .Order(StringComparer.Ordinal);

    /// <summary>The files of a machine.</summary>
    public static IReadOnlyList<SourceText> Split(string text)
    {
        var marks = FileLine.Matches(text);
        var files = new List<SourceText>();
        var start = 0;
        var name = "Fuzz.machine";
        foreach (Match mark in marks)
        {
            if (mark.Index > start || files.Count > 0)
            {
                files.Add(new SourceText(name, text[start..mark.Index]));
            }

            (name, start) = ($"{files.Count}/{mark.Groups[1].Value.Trim()}", Math.Min(mark.Index + mark.Length + 1, text.Length));
        }

        files.Add(new SourceText(name, text[start..]));
        return files;
    }
}
