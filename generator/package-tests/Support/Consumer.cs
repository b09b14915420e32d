namespace StateMachine.Package.Tests.Support;

/// <summary>A project in a folder of its own.</summary>
internal sealed class Consumer(PackageFeed feed, string folder)
{
    public string Folder => folder;

    public string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>Replaces a piece of a file, which has to be there.</summary>
    public Consumer Edit(string file, string piece, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(piece, text);
        File.WriteAllText(PathOf(file), text.Replace(piece, replacement));
        return this;
    }

    public Consumer Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    public CommandResult Build(params string[] properties)
        => feed.Commands.Run(folder, ["build", "-c", "Release", "-m:1", "-nodeReuse:false", "--nologo", "-v", "quiet", .. properties.Select(p => $"-p:{p}")]);

    /// <summary>What the program prints that was built.</summary>
    public string Output(string program)
        => feed.Commands.Run(folder, "exec", PathOf(Path.Combine("bin", "Release", "net10.0", program + ".dll"))).Succeeded().Output;
}
