namespace StateMachine.Tool.Tests;

/// <summary>Exploring from the command line.</summary>
public sealed class ExploreTests
{
    [Fact]
    public void Every_reachable_state_of_two_doors_is_searched()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("explore", ".");

        Assert.Equal("", result.Error);
        Assert.StartsWith("House, 2 Door, every policy at its default\n  9 states", result.Output);
        Assert.Contains("complete; no violation", result.Output);
        Assert.Equal(0, result.ExitCode);
    }
}
