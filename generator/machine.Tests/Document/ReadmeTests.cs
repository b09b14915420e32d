using StateMachine.Compiler.Tests;

namespace StateMachine.Tool.Tests.Document;

/// <summary>The page about the tool does what it says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Every_command_of_the_page_prints_what_the_page_shows()
    {
        var path = Repository.At("generator", "machine", "README.md");
        using var folder = new CommandLine();

        Repository.AssertHolds(path, ConsoleDocument.Run(File.ReadAllText(path).ReplaceLineEndings("\n"), folder));
    }
}
