using StateMachine.Compiler.Formatting;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Formatting;

/// <summary>
/// Examples of what the formatter makes of things: <c>Layouts/Name.machine</c> becomes <c>Layouts/Name.formatted</c>. A change of the layout is
/// seen here first; <c>make accept</c> writes the files anew.
/// </summary>
public class LayoutTests
{
    private static readonly string Folder = Repository.At("generator", "tests", "Formatting", "Layouts");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.machine").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_becomes_what_the_file_beside_it_holds(string name)
        => Repository.AssertHolds(Path.Combine(Folder, $"{name}.formatted"), Formatted(Input(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_file_beside_it_holds_stays(string name)
    {
        var formatted = Formatted(Input(name));
        Assert.Equal(formatted, Formatted(formatted));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_becomes_the_same_with_line_ends_of_two_characters(string name)
        => Assert.Equal(Formatted(Input(name)), Formatted(Input(name).Replace("\n", "\r\n")));

    private static string Input(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.machine")).Replace("\r\n", "\n");

    private static string Formatted(string text)
    {
        var result = MachineFormatter.Format(new SourceText("Test.machine", text));
        Assert.True(result.Text is not null, string.Join("\n", result.Diagnostics));
        return result.Text;
    }
}
