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

    [Fact]
    public void A_part_of_the_machine_is_searched_and_says_that_it_is_one()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("explore", ".", "--instances", "2", "--without", "Lock");

        Assert.Matches(@"^House, 2 Door, every policy at its default\n  only a PART of the machine: 3 of 4 events occur; left out: Lock\n  4 states, .* complete; no violation\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Events_that_nothing_comes_of_are_named()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("explore", ".", "--only", "Shut,Lock", "--only", "Push", "--without", "Push");

        Assert.Contains("2 of 4 events occur; left out: Unlock, Push\n", result.Output);
        Assert.Contains("\n  no reachable state lets these events do anything: Shut\n", result.Output);
    }

    [Fact]
    public void An_event_that_there_is_not_is_a_mistake_with_the_name_that_may_have_been_meant()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("explore", ".", "--without", "Lokc");

        Assert.Equal("machine: House has no event 'Lokc'. Did you mean 'Lock'? There are: Unlock, Lock, Push, Shut.\n", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void A_plan_makes_its_searches_one_after_the_other()
    {
        using var line = new CommandLine(("House.machine", Specs.House), ("explore.plan", "whole\n  instances Door=1\nunlocked\n  instances Door=3\n  without Lock\n"));

        var result = line.Run("explore", ".", "--plan", "explore.plan");

        Assert.StartsWith("House: whole, 1 Door, every policy at its default\n  3 states", result.Output);
        Assert.Contains("\nHouse: unlocked, 3 Door, every policy at its default\n  only a PART of the machine: 3 of 4 events occur; left out: Lock\n  8 states", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("whole\n  only Pusch\n", "machine: House has no event 'Pusch'. Did you mean 'Push'?")]
    [InlineData("whole\n  onyl Push\n", "machine: explore.plan(2): 'onyl' is nothing that a search has.")]
    [InlineData("whole\n  instances Dor=1\n", "machine: House has no entity 'Dor' of which there could be several.")]
    public void A_plan_with_a_mistake_is_not_begun(string plan, string message)
    {
        using var line = new CommandLine(("House.machine", Specs.House), ("explore.plan", plan));

        var result = line.Run("explore", ".", "--plan", "explore.plan");

        Assert.StartsWith(message, result.Error);
        Assert.Equal("", result.Output);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void A_plan_leaves_no_room_for_instances_beside_it()
    {
        using var line = new CommandLine(("House.machine", Specs.House), ("explore.plan", "whole\n"));

        var result = line.Run("explore", ".", "--plan", "explore.plan", "--instances", "2");

        Assert.StartsWith("machine: '--plan' names instances and events itself; leave '--instances' out.\n", result.Error);
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
