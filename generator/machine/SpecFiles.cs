using StateMachine.Compiler;
using StateMachine.Compiler.Text;

namespace StateMachine.Tool;

/// <summary>Reads the files of specs and compiles them, machine by machine.</summary>
internal static class SpecFiles
{
    /// <summary>The machines in files and folders, by name.</summary>
    public static IReadOnlyList<(string Name, CompileResult Result)> Compile(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            throw new UsageException("No spec was named. Name a .machine file or a folder of them.");
        }

        return paths.SelectMany(Find)
            .Distinct(StringComparer.Ordinal)
            .Select(path => new SourceText(path, File.ReadAllText(path)))
            .GroupBy(file => MachineHeader.NameOf(file.Text) ?? "")
            .Select(group => (group.Key, MachineCompiler.Compile(group.ToList())))
            .ToList();
    }

    private static IEnumerable<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new UsageException($"'{path}' is neither a file nor a folder.");
        }

        var files = Directory.GetFiles(path, "*.machine").Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new UsageException($"The folder '{path}' holds no .machine files.");
    }

    /// <summary>Writes the diagnostics in the form that editors and builds read; returns whether there was an error.</summary>
    public static bool Report(IEnumerable<StateMachine.Compiler.Diagnostics.Diagnostic> diagnostics, TextWriter error)
    {
        var failed = false;
        foreach (var diagnostic in diagnostics)
        {
            error.WriteLine(diagnostic);
            failed |= diagnostic.Severity == StateMachine.Compiler.Diagnostics.Severity.Error;
        }

        return failed;
    }
}
