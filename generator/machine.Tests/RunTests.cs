namespace StateMachine.Tool.Tests;

/// <summary>Scenarios, and machines that are driven by hand.</summary>
public sealed class RunTests
{
    private static readonly string Broken = Specs.House.Replace("do    Push(front)\n  then  refused", "do    Push(front)\n  then  answered Fine, refused", StringComparison.Ordinal);

    [Fact]
    public void An_expectation_that_is_not_met_is_an_error_at_its_place()
    {
        using var line = new CommandLine(("House.machine", Broken));

        var result = line.Run("run", ".");

        Assert.Contains("FAIL  a locked door stays shut\nHouse: 1 scenario, 1 does not hold\n", result.Output);
        Assert.Equal($"House.machine({LineOf(Broken, "answered Fine")},9,{LineOf(Broken, "answered Fine")},22): error SM5001: Scenario \"a locked door stays shut\", after 'Push(front)': expected 'answered Fine', but it was refused Locked (House.machine:27).\n", result.Error);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void A_step_that_breaks_an_invariant_is_an_error_at_the_step()
    {
        var spec = Specs.House.Replace("refuse Locked when d.locked because \"{d} is locked\"", "", StringComparison.Ordinal).Replace("then  refused Locked because \"front is locked\", not draughty(front)", "", StringComparison.Ordinal);
        using var line = new CommandLine(("House.machine", spec));

        var result = line.Run("run", ".", "--scenario", "locked");

        Assert.Contains($"House.machine({LineOf(spec, "do    Push(front)")},", result.Error);
        Assert.Contains("expected invariant OpenDoorsAreUnlocked, but it is broken.", result.Error);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void A_policy_of_the_command_line_holds_in_every_scenario()
    {
        const string Lamp = """
            machine Lamp

            policy night { Dim default, Dark }

            entity Bulb one {
              bright : bool = no
            }

            on Switch(bulb) {
              set bulb.bright to night is Dim
            }

            scenario "a bulb is switched on" {
              do    Switch(bulb)
              then  bulb.bright
            }
            """;
        using var line = new CommandLine(("Lamp.machine", Lamp));

        Assert.Equal(0, line.Run("run", ".").ExitCode);
        Assert.Equal(1, line.Run("run", ".", "--policy", "night=Dark").ExitCode);
    }

    [Fact]
    public void A_pipe_drives_a_machine_and_its_mistakes_are_counted()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var good = line.RunWith("new Door front\nLock(front)\nPush(front)\nthen refused Locked because \"front is locked\"\n", "run", ".", "-i");
        var bad = line.RunWith("new Door front\nthen front is Open\nnew Gate\nPush(back)\nPush(front)\nthen refused Locked\nundo\nundo\nundo\nwhy light\nevents Psh\n", "run", ".", "-i");

        Assert.Equal(0, good.ExitCode);
        Assert.EndsWith("> then refused Locked because \"front is locked\"\n  yes\n> \n", good.Output);
        Assert.Equal(1, bad.ExitCode);
        Assert.Equal(
            [
                "  ! 'then' checks what an event did: fire one first.",
                "  ! 'new' wants an entity of which there can be several, and a name. There is: Door.",
                "  ! 'back' is not known here: ",
                "  ! no: expected 'refused Locked', but it was answered Fine",
                "  ! There is nothing to take back.",
                "  ! There is no observable 'light'. There is: draughty",
                "  ! There is no event 'Psh'. Did you mean 'Push'? There are: ",
            ],
            bad.Output.Split('\n').Where(l => l.StartsWith("  ! ", StringComparison.Ordinal)),
            static (expected, actual) => actual.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_taken_back_has_not_happened()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.RunWith("new Door front\nPush(front)\nundo\nstate\nundo\nnew Door front\nstate\n", "run", ".", "-i");

        Assert.EndsWith("> state\n  front: Closed\n  front.locked: no\n> undo\n  taken back: new\n> new Door front\n  front  Closed\n> state\n  front: Closed\n  front.locked: no\n> \n", result.Output);
    }

    [Fact]
    public void A_scenario_can_be_gone_on_with_by_hand()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.RunWith("Shut(front)\nthen front is Closed\nevents Lock\n", "run", ".", "-i", "--scenario", "locked");

        Assert.Contains("> then front is Closed\n  yes\n", result.Output);
        Assert.Contains("  Lock(front)  (front.locked: no → yes)", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void An_event_that_breaks_an_invariant_is_told_at_once()
    {
        var spec = Specs.House.Replace("refuse Locked when d.locked because \"{d} is locked\"", "", StringComparison.Ordinal);
        using var line = new CommandLine(("House.machine", spec));

        var result = line.RunWith("new Door front\nLock(front)\nPush(front)\n", "run", ".", "-i");

        Assert.Contains("  ! invariant OpenDoorsAreUnlocked does not hold  [House.machine:", result.Output);
    }

    [Fact]
    public void Only_one_machine_is_driven_at_a_time()
    {
        using var line = new CommandLine(("House.machine", Specs.House), ("Lamp.machine", "machine Lamp\n\nentity Bulb one {\n  bright : bool = no\n}\n"));

        Assert.Equal("machine: One machine can be driven at a time, and there are 2: House, Lamp. Name the files of one.\n", line.Run("run", ".", "-i").Error);
    }

    private static int LineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
