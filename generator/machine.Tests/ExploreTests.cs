namespace StateMachine.Tool.Tests;

/// <summary>Exploring from the command line.</summary>
public sealed class ExploreTests
{
    [Fact]
    public void Every_reachable_state_is_searched_for_each_number_of_instances()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("explore", ".", "--instances", "Door=1", "--instances", "Door=2");

        // A door is closed, closed and locked, or open.
        Assert.Equal("", result.Error);
        Assert.Matches(@"^House, 1 Door, every policy at its default\n  3 states, .* complete; no violation\n", result.Output);
        Assert.Matches(@"\nHouse, 2 Door, every policy at its default\n  9 states, .* complete; no violation\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void A_violation_is_told_as_the_shortest_way_to_it()
    {
        using var line = new CommandLine(("House.machine", Specs.House.Replace("refuse Locked when d.locked because \"{d} is locked\"", "", StringComparison.Ordinal)));

        var result = line.Run("explore", ".");

        Assert.Contains("invariant OpenDoorsAreUnlocked does not hold", result.Output);
        Assert.Contains("  1. Lock(Door 0)\n", result.Output);
        Assert.Contains("  2. Push(Door 0)\n", result.Output);
        Assert.DoesNotContain("  3. ", result.Output);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void A_search_that_ends_at_a_limit_is_neither_fine_nor_a_violation()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("explore", ".", "--max-states", "5");

        Assert.Contains("NOT complete: the limit of states was reached", result.Output);
        Assert.Equal(4, result.ExitCode);
    }

    [Fact]
    public void A_search_that_is_interrupted_tells_what_it_covered()
    {
        using var line = new CommandLine(("House.machine", Specs.House)) { Console = static console => console with { WhenInterrupted = Now } };

        var result = line.Run("explore", ".");

        Assert.Contains("NOT complete: cancelled", result.Output);
        Assert.Equal(4, result.ExitCode);
    }

    [Fact]
    public void A_policy_that_there_is_not_is_a_mistake_of_the_command_line()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("explore", ".", "--policy", "loud=Yes");

        Assert.Equal("machine: House has no policy 'loud'.\n", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    private static IDisposable? Now(Action stop)
    {
        stop();
        return null;
    }

    [Fact]
    public void A_spec_with_errors_is_not_explored()
    {
        using var line = new CommandLine(("Shop.machine", "machine Shop\n\nentity Till one {\n  open : Bol = no\n}\n"));

        var result = line.Run("explore", ".");

        Assert.StartsWith("Shop.machine(4,10,4,13): error SM2022: ", result.Error);
        Assert.Equal(1, result.ExitCode);
    }
}
