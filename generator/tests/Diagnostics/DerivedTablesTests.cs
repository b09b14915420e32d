namespace StateMachine.Compiler.Tests.Diagnostics;

/// <summary>The tables that are made from factories and pages are up to date, and a release is told from what came after it.</summary>
public class DerivedTablesTests
{
    private const string Shipped = """
        ## Release 0.1

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|------
        SM1001 | StateMachine | Error | As now
        SM1010 | StateMachine | Error | A warning by now
        SM1999 | StateMachine | Error | Gone by now
        SM1998 | StateMachine | Error | Gone by the next release

        ## Release 0.2

        ### Removed Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|------
        SM1998 | StateMachine | Error |
        """;

    private static string Generator(string file) => Repository.At("generator", "StateMachine.Generator", file);

    [Fact]
    public void The_titles_in_the_code_are_up_to_date()
        => Repository.AssertHolds(Repository.At("generator", "StateMachine.Compiler", "Diagnostics", "DiagnosticTitles.cs"), DerivedTables.Titles());

    [Fact]
    public void The_release_files_list_every_code_with_its_severity()
        => Repository.AssertHolds(Generator("AnalyzerReleases.Unshipped.md"), DerivedTables.Unshipped(File.ReadAllText(Generator("AnalyzerReleases.Shipped.md"))));

    [Fact]
    public void What_a_release_has_is_new_no_more()
    {
        var lines = DerivedTables.Unshipped(Shipped).Split('\n');
        Assert.DoesNotContain(lines, l => l.StartsWith("SM1001", StringComparison.Ordinal) || l.StartsWith("SM1998", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("SM1002 | StateMachine | Error |", StringComparison.Ordinal));
        Assert.Contains("SM1999 | StateMachine | Error | ", lines[Array.IndexOf(lines, "### Removed Rules")..]);
        Assert.Contains(lines[Array.IndexOf(lines, "### Changed Rules")..], l => l.StartsWith("SM1010 | StateMachine | Warning | StateMachine | Error |", StringComparison.Ordinal));
    }
}
