namespace StateMachine.Tool.Tests.Rendering;

/// <summary><c>machine render</c> from the command line.</summary>
public class RenderTests
{
    [Fact]
    public void One_diagram_goes_to_the_output()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("render", ".", "--as", "mermaid", "--only", "Door", "--out", "-");

        Assert.Equal("", result.Error);
        Assert.Contains("stateDiagram-v2", result.Output);
        Assert.Contains("s_Closed --> s_Open : Push<br/>may refuse Locked", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Files_are_written_once_and_left_alone_when_they_are_the_same()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var first = line.Run("render", "House.machine", "--out", "pictures");
        var written = Directory.GetFiles(line.PathOf("pictures")).ToDictionary(f => f, File.ReadAllText);
        var second = line.Run("render", "House.machine", "--out", "pictures");

        Assert.Equal(0, first.ExitCode);
        Assert.DoesNotContain("unchanged", first.Output);
        Assert.All(second.Output.TrimEnd().Split('\n'), l => Assert.EndsWith("  unchanged", l));
        Assert.Equal(written, Directory.GetFiles(line.PathOf("pictures")).ToDictionary(f => f, File.ReadAllText));
    }

    [Theory]
    [InlineData("There is no form 'png'. There are: mermaid, dot, svg, html.", "--as", "png")]
    [InlineData("The output takes one file", "--out", "-")]
    [InlineData("No file of House has 'Window' in its name", "--only", "Window")]
    public void What_cannot_be_done_is_said(string expected, params string[] options)
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run(["render", "House.machine", .. options]);

        Assert.Contains(expected, result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void A_spec_with_an_error_draws_nothing()
    {
        using var line = new CommandLine(("House.machine", Specs.House.Replace("-> Open", "-> Opne")));

        var result = line.Run("render", "House.machine", "--out", "pictures");

        Assert.Contains("SM2", result.Error);
        Assert.Equal(1, result.ExitCode);
        Assert.False(Directory.Exists(line.PathOf("pictures")) && Directory.GetFiles(line.PathOf("pictures")).Length > 0);
    }
}
