using StateMachine.Package.Tests.Support;

namespace StateMachine.Package.Tests;

/// <summary>The command-line tool, installed as anybody would.</summary>
[Collection(nameof(PackageFeed))]
public class ToolTests(PackageFeed feed)
{
    [Fact]
    public void The_tool_installs_under_its_name_and_runs()
    {
        var tools = feed.NewFolder("tools");
        Directory.CreateDirectory(tools);
        feed.Commands.Run(tools, "tool", "install", "StateMachine.Tool", "--tool-path", tools, "--version", PackageFeed.Version).Succeeded();

        var library = Directory.GetFiles(tools, "machine.dll", SearchOption.AllDirectories).Single();
        var checkedSpec = feed.Commands.Run(tools, "exec", library, "check", Repository.PathOf("generator/samples/Turnstile")).Succeeded();

        Assert.NotEmpty(Directory.GetFiles(tools, "machine*")); // the command itself
        Assert.Contains("Turnstile", checkedSpec.Output);
    }
}
