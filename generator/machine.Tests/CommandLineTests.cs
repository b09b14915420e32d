using System.Text;

namespace StateMachine.Tool.Tests;

/// <summary>What the tool makes of command lines and files, right and wrong ones: its exit codes are a contract.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Without_arguments_the_tool_tells_what_it_can_do()
    {
        using var line = new CommandLine();

        var result = line.Run();

        Assert.Equal(line.Run("--help"), result);
        Assert.Equal(0, result.ExitCode);
        foreach (var part in new[] { "check <SPEC>", "fmt <SPEC>", "generate <SPEC>", "run <SPEC>", "explore <SPEC>", "explain <CODE>", "Examples:", "Exit codes:", "NO_COLOR" })
        {
            Assert.Contains(part, result.Output);
        }
    }

    [Theory]
    [InlineData("check")]
    [InlineData("fmt")]
    [InlineData("generate")]
    [InlineData("run")]
    [InlineData("explore")]
    [InlineData("explain")]
    public void Every_command_has_help_with_examples(string command)
    {
        using var line = new CommandLine();

        var result = line.Run(command, "--help");

        Assert.Equal("", result.Error);
        Assert.Contains($"\nExamples:\n  machine {command} ", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("There is no command 'chekc'. Did you mean 'check'?", "chekc", "spec")]
    [InlineData("There is no option '--budgt'. Did you mean '--budget'?", "check", "--budgt", "3")]
    [InlineData("There is no option '--form'.", "--form", "check")]
    [InlineData("There is no option '--no-colour'. Did you mean '--no-color'?", "check", ".", "--no-colour")]
    [InlineData("Required argument 'SPEC' missing for command: 'check'.", "check")]
    [InlineData("There is no report form 'xml'. There are: human, msbuild, sarif.", "check", ".", "--format", "xml")]
    [InlineData("'many' is not a number from 1 to 8.", "explore", ".", "--instances", "Door=many")]
    [InlineData("'9' is not a number from 1 to 8.", "explore", ".", "--instances", "9")]
    [InlineData("'0' is not a number from 1 on.", "explore", ".", "--max-states", "0")]
    [InlineData("'loud' is not of the form name=Option.", "run", ".", "--policy", "loud")]
    [InlineData("'a-b' is not a namespace.", "generate", ".", "--namespace", "a-b")]
    [InlineData("'nowhere' is neither a file nor a folder.", "check", "nowhere")]
    [InlineData("The folder '.' holds no .machine files.", "check", ".")]
    [InlineData("There is no code 'SM2000'. The nearest are:", "explain", "SM2000")]
    public void A_wrong_command_line_is_answered_with_what_to_do(string answer, params string[] args)
    {
        using var line = new CommandLine();

        var result = line.Run(args);

        Assert.StartsWith($"machine: {answer}", result.Error);
        Assert.Equal("", result.Output);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void Choices_that_a_machine_does_not_have_are_answered_with_those_that_it_has()
    {
        using var line = new CommandLine(("House.machine", Specs.House), ("Lamp.machine", "machine Lamp\n\npolicy night { Dim default, Dark }\n\nentity Bulb one {\n  bright : bool = no\n}\n"));

        Assert.Equal("machine: House has no entity 'Dor' of which there could be several. There is: Door.\n", line.Run("explore", "House.machine", "--instances", "Dor=2").Error);
        Assert.Equal("machine: Lamp has no policy 'nigth'. Did you mean 'night'? There is: night.\n", line.Run("run", "Lamp.machine", "--policy", "nigth=Dim").Error);
        Assert.Equal("machine: The policy 'night' has no option 'Drak'. Did you mean 'Dark'? There are: Dim, Dark.\n", line.Run("run", "Lamp.machine", "--policy", "night=Drak").Error);
        Assert.StartsWith("machine: There is no scenario 'a window'.", line.Run("run", "House.machine", "--scenario", "a window").Error);
    }

    [Fact]
    public void A_folder_may_be_called_like_a_file()
    {
        using var line = new CommandLine(("x.machine/House.machine", Specs.House));

        Assert.Equal((0, ""), (line.Run("check", "x.machine").ExitCode, line.Run("check", "x.machine").Error));
        Assert.Equal("machine: The folder '.' holds no .machine files. 'x.machine' does.\n", line.Run("check", ".").Error);
    }

    [Fact]
    public void A_file_that_is_named_twice_is_read_once()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("check", "House.machine", ".", "./House.machine");

        Assert.Equal("", result.Error);
        Assert.Single(result.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Several_machines_are_checked_in_one_call()
    {
        using var line = new CommandLine(("House.machine", Specs.House), ("Shop.machine", "machine Shop\n\nentity Till one {\n  open : Bol = no\n}\n"));

        var result = line.Run("check", ".");

        Assert.StartsWith("House: 1 entity, 4 events, ", result.Output);
        Assert.StartsWith("Shop.machine(4,10,4,13): error SM2022: ", result.Error);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void One_file_of_a_machine_is_told_which_others_there_are()
    {
        using var line = new CommandLine(("Shop.machine", "machine Shop\n\nenum Size { Small }\n"), ("Goods.machine", "part of Shop\n\nentity Good many {\n  size : Size = Small\n}\n"), ("House.machine", Specs.House));

        var result = line.Run("check", "Goods.machine");

        Assert.EndsWith("machine: Shop has more files beside these: Shop.machine. Give all files of a machine together, or their folder.\n", result.Error);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void The_standard_input_can_be_a_spec()
    {
        using var line = new CommandLine();

        Assert.StartsWith("House: ", line.RunWith(Specs.House, "check", "-").Output);
        Assert.StartsWith("stdin(2,1,2,", line.RunWith("machine Shop\noh\n", "check", "-").Error);
    }

    [Fact]
    public void What_is_not_UTF8_is_refused_with_its_line()
    {
        using var line = new CommandLine();
        File.WriteAllBytes(line.PathOf("Shop.machine"), [.. "machine Shop\n// f"u8, 0xFC, .. "r\n"u8]);

        var result = line.Run("check", ".");

        Assert.Equal("machine: 'Shop.machine' is not UTF-8: the byte 0xFC in line 2 belongs to no character. Save the file as UTF-8.\n", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void UTF16_with_its_mark_is_read()
    {
        using var line = new CommandLine();
        File.WriteAllText(line.PathOf("House.machine"), Specs.House, Encoding.Unicode);

        Assert.StartsWith("House: ", line.Run("check", ".").Output);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_said_to_be_so()
    {
        using var line = new CommandLine(("House.machine", Specs.House));
        // Held by somebody who shares it with nobody: unreadable for the superuser too.
        using var held = new FileStream(line.PathOf("House.machine"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var result = line.Run("check", "House.machine");

        Assert.StartsWith("machine: 'House.machine' cannot be read: ", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void A_defect_of_the_tool_asks_to_be_reported()
    {
        using var line = new CommandLine(("House.machine", Specs.House)) { Console = static console => console with { Out = new BrokenWriter() } };

        var result = line.Run("check", ".");

        Assert.StartsWith("machine: a defect of this tool, please report it with the spec: System.InvalidOperationException: broken", result.Error);
        Assert.Equal(3, result.ExitCode);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("broken");
    }

    [Fact]
    public void Completion_knows_the_commands_and_the_codes()
    {
        using var line = new CommandLine();

        Assert.Contains("explore\n", line.Run("[suggest:10]", "machine ex").Output.ReplaceLineEndings("\n"));
        Assert.Contains("SM2022", line.Run("[suggest:20]", "machine explain SM20").Output);
    }
}
