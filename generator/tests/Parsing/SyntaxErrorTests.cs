using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Parsing;

public class SyntaxErrorTests
{
    private static readonly string[] OwnHeaders = ["SM1040"];

    public static IEnumerable<object[]> Cases => SyntaxErrorCases.All.Select(c => new object[] { c.Code, c.Marked });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_mistake_is_reported_once_and_at_its_place(string code, string marked)
        => MarkedSource.ParseExpecting(WithHeader(code, marked), code);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_hides_no_later_declaration(string code, string marked)
    {
        var file = MarkedSource.ParseExpecting(WithHeader(code, marked) + "\n\nenum Later { A }", code);
        var later = Assert.IsType<Syntax.EnumSyntax>(file.Declarations[^1]);
        Assert.Equal("Later", later.Name.Text);
        Assert.Single(later.Members);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("  \r\n\t")]
    [InlineData("// only a remark")]
    public void An_empty_file_lacks_its_header(string text) => Assert.Equal("SM1040", Parse(text).Code);

    [Fact]
    public void Documentation_at_the_end_of_a_file_is_reported() => Assert.Equal("SM1010", Parse("machine M\n/// lost").Code);

    [Fact]
    public void A_missing_brace_names_the_one_that_it_would_close()
    {
        var diagnostic = Parse("machine M\nentity E one {\n  a : bool = no\n");
        Assert.Equal("SM1052", diagnostic.Code);
        var open = Assert.Single(diagnostic.Related);
        Assert.Equal((1, 13), (open.At.Line, open.At.Column));
    }

    [Fact]
    public void A_brace_that_closes_too_much_by_its_indentation_leads_to_the_block_left_open()
    {
        var diagnostic = Parse("machine M\non E(s : S) {\n  from A {\n    -> B\n}\nenum F { A }\n");
        Assert.Equal("SM1054", diagnostic.Code);
        Assert.Equal([2, 1], diagnostic.Related.Select(r => r.At.Line));
    }

    [Theory]
    [InlineData("enmu E { A }", "'enum'")]
    [InlineData("on E(s : S) { refuse A becuase \"b\" }", "'because'")]
    [InlineData("on E(s : S) { fron A  stay }", "'from'")]
    [InlineData("entity E one { a : bool = no resets enterin B }", "'entering'")]
    [InlineData("scenario \"a\" { givn b }", "'given'")]
    [InlineData("policy p { A defalt }", "'default'")]
    [InlineData("function f(a : B) = c", "'define'")]
    [InlineData("define a { 5 if b }", "'when'")]
    [InlineData("define a = b = c", "'is'")]
    public void A_misspelled_keyword_is_recognised(string text, string meant)
        => Assert.EndsWith($"Did you mean {meant}?", Parse("machine M\n" + text).Message);

    private static string WithHeader(string code, string marked)
        => OwnHeaders.Contains(code) || marked.StartsWith("machine ") || marked.StartsWith("part ") ? marked : "machine M\n" + marked;

    /// <summary>Parses a text with exactly one mistake.</summary>
    private static Diagnostic Parse(string text)
    {
        var diagnostics = new List<Diagnostic>();
        Parser.Parse(new SourceText("Test.machine", text), diagnostics);
        return Assert.Single(diagnostics);
    }
}
