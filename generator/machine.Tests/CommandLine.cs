using StateMachine.Tool.Commands;

namespace StateMachine.Tool.Tests;

/// <summary>A temporary folder, and command lines that run in it, in process, on a console made of strings.</summary>
internal sealed class CommandLine : IDisposable
{
    public CommandLine(params (string Name, string Text)[] files)
    {
        Folder = Directory.CreateTempSubdirectory("machine").FullName;
        foreach (var (name, text) in files)
        {
            Write(name, text);
        }
    }

    public string Folder { get; }

    /// <summary>Changes the console before a run.</summary>
    public Func<ToolConsole, ToolConsole> Console { get; init; } = static console => console;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public CommandLine Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        return this;
    }

    public CommandLineResult Run(params string[] args) => RunWith("", args);

    public CommandLineResult RunWith(string input, params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var console = Console(new ToolConsole(new StringReader(input), output, error) { Folder = Folder });
        var exitCode = ToolCommandLine.Run(args, console);
        return new CommandLineResult(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a command line left behind.</summary>
internal sealed record CommandLineResult(int ExitCode, string Output, string Error);
