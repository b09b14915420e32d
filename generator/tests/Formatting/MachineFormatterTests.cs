using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Formatting;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Tests.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Formatting;

public class MachineFormatterTests
{
    public static TheoryData<string> All => [.. Specs.All.Select(s => s.Path)];

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_formatted_is_formatted_again_to_the_same_text(string path)
    {
        var once = Formatted(Spec(path).Text);
        Assert.Equal(once, Formatted(once));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Formatting_changes_no_meaning_and_loses_no_comment(string path)
    {
        var spec = Spec(path);
        var formatted = new SourceText(path, Formatted(spec.Text));
        Assert.Equal(Dump(spec), Dump(formatted));
        Assert.Equal(Comments(spec), Comments(formatted));
    }

    [Fact]
    public void A_file_with_syntax_errors_is_left_alone()
    {
        var result = MachineFormatter.Format(new SourceText("Test.machine", "machine  M\ndefine a == b\n"));
        Assert.Null(result.Text);
        Assert.Equal(["SM1002"], result.Diagnostics.Select(d => d.Code).Take(1));
    }

    [Fact]
    public void A_file_with_a_mistake_of_names_is_formatted()
        => Assert.Equal("machine M\n\ndefine a = nobody\n", Formatted("machine  M\n\n\n\ndefine a=nobody"));

    [Theory]
    [InlineData("")]
    [InlineData("machine M lost\n")]
    [InlineData("machine M\n\ndefine a =\n  b  // lost\n")]
    [InlineData("machine M\n\ndefine a = b and b\n")]
    [InlineData("machine M define a =\n  b\n// a\n")]
    [InlineData("machine M\n\ndefine a =\n  b\n\n// a\ndefine")]
    public void A_layout_that_changes_more_than_the_layout_is_an_internal_error_and_no_text(string changed)
    {
        var source = new SourceText("Test.machine", "machine M\n\ndefine a =\n  b\n\n// a\n");
        Assert.Equal(source.Text, MachineFormatter.Format(source, (_, _) => source.Text).Text);

        var result = MachineFormatter.Format(source, (_, _) => changed);
        Assert.Null(result.Text);
        Assert.Equal(["SM9001"], result.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_defect_is_an_internal_error_and_no_text()
    {
        var result = MachineFormatter.Format(new SourceText("Test.machine", "machine M"), (_, _) => throw new InvalidOperationException("broken"));
        Assert.Null(result.Text);
        Assert.Contains("broken", Assert.Single(result.Diagnostics).Message);
    }

    private static SourceText Spec(string path) => Specs.All.Single(s => s.Path == path);

    private static string Formatted(string text)
    {
        var result = MachineFormatter.Format(new SourceText("Test.machine", text));
        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        return result.Text!;
    }

    private static string Dump(SourceText source)
    {
        var found = new List<Diagnostic>();
        var file = Parser.Parse(source, found);
        Assert.Empty(found);
        return SyntaxDump.Dump(file.Header) + "\n" + string.Join("\n", file.Declarations.Select(SyntaxDump.Dump));
    }

    private static IEnumerable<string> Comments(SourceText source)
        => Lexer.Tokenize(source, []).SelectMany(t => t.Comments).Select(c => $"{(c.StartsLine ? "above" : "behind")} {source.Slice(c.Span).TrimEnd()}");
}
