namespace StateMachine.Compiler.Tests;

/// <summary>The tree that the tests run in, for what is compared with committed files.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution: it is looked for upwards, since a deterministic build maps the paths of its sources.</summary>
    public static string Root { get; } = Find();

    /// <summary>Whether the files that tests compare with are to be written anew.</summary>
    private static bool Accept => Environment.GetEnvironmentVariable("ACCEPT") == "1";

    /// <summary>A path below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The committed file must hold this text; with <c>ACCEPT=1</c> it is written instead.</summary>
    public static void AssertHolds(string path, string text)
    {
        if (Accept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        var committed = File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n") : "";
        if (committed != text)
        {
            Assert.Fail($"{path} is not what would be made now: {Difference(committed, text)} Run 'make accept', and look at what it changes.");
        }
    }

    private static string Difference(string committed, string made)
    {
        var old = committed.Split('\n');
        var now = made.Split('\n');
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1} is '{old.ElementAtOrDefault(line)}', and should be '{now.ElementAtOrDefault(line)}'.";
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StateMachine.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds StateMachine.sln.");
    }
}
