namespace StateMachine.Package.Tests.Support;

/// <summary>The tree that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The configuration that was built, and so the one that is packed.</summary>
    public static string Configuration { get; } = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Copies a folder's own files, without what was built in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(PathOf(from)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.GetDirectories(PathOf(from)).Select(Path.GetFileName).Where(f => f is not ("bin" or "obj")))
        {
            Copy(Path.Combine(from, folder!), Path.Combine(to, folder!));
        }
    }

    private static string Find(string from)
    {
        var folder = new DirectoryInfo(from);
        while (!File.Exists(Path.Combine(folder.FullName, "StateMachine.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository, so there is nothing to pack.");
        }

        return folder.FullName;
    }
}
