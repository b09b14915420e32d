using System.Text;
using StateMachine.Compiler;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Commands;

namespace StateMachine.Tool.Specs;

/// <summary>Finds and reads the spec files that a command line names.</summary>
/// <param name="console">Where relative paths start, and the standard input.</param>
internal sealed class SpecReader(ToolConsole console)
{
    /// <summary>What stands for the standard input.</summary>
    public const string StandardInput = "-";

    private const string Pattern = "*.machine";

    /// <summary>The machines in files and folders, in the order in which they were named.</summary>
    /// <exception cref="UsageException">A path leads nowhere, or a file cannot be read.</exception>
    public IReadOnlyList<SpecMachine> ReadMachines(IReadOnlyList<string> paths)
    {
        var files = ReadFiles(paths);
        return [.. files.GroupBy(f => MachineHeader.NameOf(f.Source.Text) ?? "").Select(g => new SpecMachine(g.Key, [.. g.Select(f => f.Source)]) { Missing = MissingOf(g.Key, [.. g]) })];
    }

    /// <summary>The files; one that was named twice is read once.</summary>
    /// <exception cref="UsageException">A path leads nowhere, or a file cannot be read.</exception>
    public IReadOnlyList<SpecFile> ReadFiles(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            throw new UsageException("No spec was named. Name .machine files or folders of them.");
        }

        return [.. paths.SelectMany(Find).DistinctBy(f => f.FullPath).Select(f => f.FullPath is null ? ReadInput() : SpecFile.Read(f.Path, f.FullPath))];
    }

    private SpecFile ReadInput() => new(new SourceText("stdin", console.In.ReadToEnd()), null, Encoding.UTF8);

    private IEnumerable<(string Path, string? FullPath)> Find(string path)
    {
        if (path == StandardInput)
        {
            return [(path, null)];
        }

        var fullPath = console.FullPath(path);
        return File.Exists(fullPath) ? [(path, fullPath)]
            : Directory.Exists(fullPath) ? FindIn(path, fullPath)
            : throw new UsageException($"'{path}' is neither a file nor a folder.");
    }

    private static IEnumerable<(string Path, string? FullPath)> FindIn(string path, string folder)
    {
        try
        {
            var names = Directory.GetFiles(folder, Pattern).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
            return names.Count > 0 ? names.Select(n => (Join(path, n!), (string?)Path.Combine(folder, n!))) : throw new UsageException(NothingIn(path, folder));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder '{path}' cannot be read: {problem.Message}");
        }
    }

    private static string NothingIn(string path, string folder)
    {
        var below = Directory.GetDirectories(folder).Where(d => Directory.GetFiles(d, Pattern).Length > 0).Select(Path.GetFileName).Order(StringComparer.Ordinal).FirstOrDefault();
        return $"The folder '{path}' holds no .machine files.{(below is null ? "" : $" '{Join(path, below)}' does.")}";
    }

    // With slashes everywhere, so that reports read the same on every system.
    private static string Join(string folder, string name) => folder == "." ? name : $"{folder.TrimEnd('/', '\\')}/{name}";

    /// <summary>Neighbours of the files of a machine that belong to it and were not named.</summary>
    private static List<string> MissingOf(string machine, IReadOnlyList<SpecFile> files)
    {
        var named = files.Select(f => f.FullPath).ToHashSet();
        return [.. files.Select(f => Path.GetDirectoryName(f.FullPath)).OfType<string>().Distinct()
            .SelectMany(folder => Directory.GetFiles(folder, Pattern))
            .Where(f => machine.Length > 0 && !named.Contains(f) && HeaderOf(f) == machine)
            .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
    }

    private static string? HeaderOf(string file)
    {
        try
        {
            return MachineHeader.NameOf(File.ReadAllText(file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null; // it was not asked for: a hint about it is all that is lost
        }
    }
}
