using System.Text.Json;

namespace StateMachine.Tool.Tests;

/// <summary>The three forms of diagnostics.</summary>
public sealed class ReportTests
{
    /// <summary>An unknown type behind a tab, wide letters and a combining accent.</summary>
    private const string Wide = "machine Shop\n\nentity Good many {\n\tpre\u0301x日本 : Farb = Rot // 値\n}\n\nenum Farbe { Rot }\n";

    private static readonly Func<ToolConsole, ToolConsole> Terminal = static console => console with { ErrorIsTerminal = true, OutIsTerminal = true, Width = 80 };

    [Fact]
    public void The_place_is_underlined_in_the_columns_that_a_terminal_shows()
    {
        using var line = new CommandLine(("Shop.machine", Wide));

        var result = line.Run("check", "Shop.machine", "--format", "human");

        // The tab takes four columns, the accent none, each of the wide letters two.
        Assert.Contains(" 4 │     pre\u0301x日本 : Farb = Rot // 値\n   │                ^^^^\n", result.Error);
        Assert.Contains("╭─[Shop.machine:4:12]", result.Error);
    }

    [Fact]
    public void A_report_ends_with_where_to_read_more_and_with_a_count()
    {
        using var line = new CommandLine(("Shop.machine", Wide));

        var result = line.Run("check", ".", "--format", "human");

        Assert.Contains("╰─ help: machine explain SM2022", result.Error);
        Assert.EndsWith("1 error in Shop.machine\n", result.Error);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void Related_places_are_shown_with_their_labels()
    {
        using var line = new CommandLine(("Shop.machine", "machine Shop\n\nenum Size { Small }\n\n\n\nenum Size { Large }\n"));

        var result = line.Run("check", ".", "--format", "human");

        Assert.Contains(" 3 │ enum Size { Small }\n   │      ---- ", result.Error);
        Assert.Contains("   ┆\n 7 │ enum Size { Large }\n   │      ^^^^\n", result.Error);
    }

    [Fact]
    public void A_related_place_is_a_note_for_builds()
    {
        using var line = new CommandLine(("Shop.machine", "machine Shop\n\nenum Size { Small }\n\nenum Size { Large }\n"));

        var result = line.Run("check", ".");

        Assert.StartsWith("Shop.machine(5,6,5,10): error SM", result.Error);
        Assert.Contains("\nShop.machine(3,6,3,10): note: ", result.Error);
    }

    [Fact]
    public void Columns_of_a_file_with_carriage_returns_and_a_byte_order_mark_are_those_of_its_characters()
    {
        using var line = new CommandLine(("Shop.machine", "\uFEFFmachine Shop\r\n\r\nentity Good many {\r\n  price : Farb = Rot\r\n}\r\n"));

        var result = line.Run("check", ".");

        Assert.StartsWith("Shop.machine(4,11,4,15): error SM2022: ", result.Error);
        Assert.DoesNotContain('\r', line.Run("check", ".", "--format", "human").Error);
    }

    [Fact]
    public void A_mistake_in_the_first_line_behind_a_byte_order_mark_is_in_its_column()
    {
        using var line = new CommandLine(("Shop.machine", "\uFEFFmachin Shop\n"));

        Assert.StartsWith("Shop.machine(1,1,1,1): error SM", line.Run("check", ".").Error);
    }

    [Fact]
    public void A_line_that_is_too_long_is_cut_around_the_place()
    {
        var members = string.Join(", ", Enumerable.Range(1, 60).Select(i => $"Member{i}"));
        using var line = new CommandLine(("Shop.machine", $"machine Shop\n\nentity E one {{ x : Size = Nowhere }} enum Size {{ {members} }}\n".Replace(" enum", "\nenum").Replace("Member30,", "Member30, Member29,")));

        var result = line.Run("check", ".", "--format", "human");

        Assert.All(result.Error.Split('\n'), l => Assert.True(TextWidth.Of(l) <= 120, l));
        Assert.Contains("│ …", result.Error);
        var excerpt = result.Error.Split('\n').First(l => l.Contains("│ …", StringComparison.Ordinal));
        var under = result.Error.Split('\n').First(l => l.Contains("^^^", StringComparison.Ordinal) && l.Contains("^^^^^^^^", StringComparison.Ordinal));
        Assert.Equal("Member29", excerpt.Substring(under.IndexOf('^', StringComparison.Ordinal), 8));
    }

    [Fact]
    public void Control_characters_of_a_spec_do_not_reach_the_terminal()
    {
        using var line = new CommandLine(("Shop.machine", "machine Shop\n\u001b[31m oh\n"));

        Assert.DoesNotContain('\u001b', line.Run("check", ".", "--format", "human").Error);
        Assert.DoesNotContain('\u001b', line.Run("check", ".").Error);
    }

    [Fact]
    public void A_terminal_gets_the_human_form_in_colours()
    {
        using var line = new CommandLine(("Shop.machine", Wide)) { Console = Terminal };

        Assert.Contains("\u001b[1;31merror[SM2022]\u001b[0m", line.Run("check", ".").Error);
    }

    [Fact]
    public void Colours_are_left_out_where_they_are_not_wanted()
    {
        using var asked = new CommandLine(("Shop.machine", Wide)) { Console = Terminal };
        using var forbidden = new CommandLine(("Shop.machine", Wide)) { Console = static console => Terminal(console) with { ForbidsColour = true } };

        Assert.DoesNotContain('\u001b', asked.Run("check", ".", "--no-color").Error);
        Assert.DoesNotContain('\u001b', forbidden.Run("check", ".").Error);
    }

    [Theory]
    [InlineData("NO_COLOR", "1", true)]
    [InlineData("NO_COLOR", "", false)]
    [InlineData("TERM", "dumb", true)]
    [InlineData("TERM", "xterm", false)]
    public void The_environment_can_forbid_colours(string name, string value, bool forbids)
        => Assert.Equal(forbids, SystemConsole.ForbidsColour(variable => variable == name ? value : null));

    [Fact]
    public void Warnings_are_errors_where_that_is_asked_for()
    {
        using var line = new CommandLine(("Shop.machine", "machine Shop\n\nenum Size { Small }\n"));

        var usual = line.Run("check", ".");
        var strict = line.Run("check", ".", "--warnings-as-errors");

        Assert.Contains(": warning SM", usual.Error);
        Assert.Equal(0, usual.ExitCode);
        Assert.Contains(": error SM", strict.Error);
        Assert.Equal(1, strict.ExitCode);
    }

    [Fact]
    public void A_sarif_log_keeps_the_constraints_of_the_schema()
    {
        using var line = new CommandLine(("a folder/Shöp.machine", "machine Shop\n\nenum Size { Small }\nenum Size { Large }\n\nentity E one { x : Farb = Rot }\n"));

        var result = line.Run("check", "a folder", "--format", "sarif");

        Assert.Equal("", result.Error);
        Assert.Equal(1, result.ExitCode);
        using var log = JsonDocument.Parse(result.Output);
        Sarif.Validate(log.RootElement);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.True(results.Count >= 2);
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("a%20folder/Sh%C3%B6p.machine", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((4, 6, 4, 10), Region(place));
        Assert.Contains(results, r => r.TryGetProperty("relatedLocations", out _));
    }

    private static (int, int, int, int) Region(JsonElement place)
    {
        var region = place.GetProperty("region");
        return (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32());
    }

    [Fact]
    public void A_sarif_log_without_findings_is_a_log_too()
    {
        using var line = new CommandLine(("House.machine", Specs.House));

        var result = line.Run("check", ".", "--format", "sarif");

        using var log = JsonDocument.Parse(result.Output);
        Sarif.Validate(log.RootElement);
        Assert.Empty(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void A_file_outside_of_the_folder_has_a_whole_address_in_a_sarif_log()
    {
        using var line = new CommandLine(("in/x.txt", ""), ("Shop.machine", "machine Shop\nentity E one { x : Farb = Rot }\n"));
        using var inside = new CommandLine { Console = console => console with { Folder = line.PathOf("in") } };

        using var log = JsonDocument.Parse(inside.Run("check", "../Shop.machine", "--format", "sarif").Output);

        Sarif.Validate(log.RootElement);
        var artifact = log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal(new Uri(line.PathOf("Shop.machine")).AbsoluteUri, artifact.GetProperty("uri").GetString());
    }
}
