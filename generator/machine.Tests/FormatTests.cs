namespace StateMachine.Tool.Tests;

/// <summary>Formatting from the command line.</summary>
public sealed class FormatTests
{
    private const string Crooked = "machine Shop\n\nenum Size { Small,   Large }\n\nentity Good many {\n size : Size = Small\n}\n";
    private const string Straight = "machine Shop\n\nenum Size { Small, Large }\n\nentity Good many {\n  size : Size = Small\n}\n";

    [Fact]
    public void A_file_is_formatted_once()
    {
        using var line = new CommandLine(("Shop.machine", Crooked));

        Assert.Equal(new CommandLineResult(0, "Shop.machine  formatted\n", ""), line.Run("fmt", "."));
        Assert.Equal(Straight, line.Read("Shop.machine"));
        Assert.Equal(new CommandLineResult(0, "", ""), line.Run("fmt", "."));
    }

    [Fact]
    public void Checking_shows_what_would_change_and_changes_nothing()
    {
        using var line = new CommandLine(("Shop.machine", Crooked));

        var result = line.Run("fmt", ".", "--check");

        Assert.Equal("""
            --- Shop.machine
            +++ Shop.machine
            @@ -1,7 +1,7 @@
             machine Shop
             
            -enum Size { Small,   Large }
            +enum Size { Small, Large }
             
             entity Good many {
            - size : Size = Small
            +  size : Size = Small
             }

            """.ReplaceLineEndings("\n"), result.Output);
        Assert.Equal("machine: 1 file is not formatted; 'machine fmt' formats it.\n", result.Error);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(Crooked, line.Read("Shop.machine"));
    }

    [Fact]
    public void Line_ends_and_the_byte_order_mark_stay()
    {
        using var line = new CommandLine();
        File.WriteAllText(line.PathOf("Shop.machine"), "\uFEFF" + Crooked.Replace("\n", "\r\n"));

        line.Run("fmt", ".");

        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(line.PathOf("Shop.machine"))[..3]);
        Assert.Equal(Straight.Replace("\n", "\r\n"), line.Read("Shop.machine"));
        Assert.Equal(0, line.Run("fmt", ".", "--check").ExitCode);
    }

    [Fact]
    public void A_file_keeps_its_mode_and_no_temporary_file_is_left()
    {
        using var line = new CommandLine(("Shop.machine", Crooked));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(line.PathOf("Shop.machine"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }

        line.Run("fmt", ".");

        Assert.Equal(["Shop.machine"], Directory.GetFileSystemEntries(line.Folder).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, File.GetUnixFileMode(line.PathOf("Shop.machine")));
        }
    }

    [Fact]
    public void A_file_with_a_syntax_error_is_left_alone_and_the_others_are_formatted()
    {
        using var line = new CommandLine(("Broken.machine", "machine Broken\n\nentity {\n"), ("Shop.machine", Crooked));

        var result = line.Run("fmt", ".");

        Assert.StartsWith("Broken.machine(3,8,", result.Error);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("machine Broken\n\nentity {\n", line.Read("Broken.machine"));
        Assert.Equal(Straight, line.Read("Shop.machine"));
    }

    [Fact]
    public void What_comes_in_goes_out_formatted()
    {
        using var line = new CommandLine();

        Assert.Equal(new CommandLineResult(0, Straight, ""), line.RunWith(Crooked, "fmt", "-"));
    }
}
