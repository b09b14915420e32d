using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Parsing;

public class LexerTests
{
    [Fact]
    public void All_signs_are_told_apart()
        => Assert.Equal(
            ["{", "}", "(", ")", ",", ":", ".", "..", "?", "=", "->", "<", "<=", ">", ">=", "+", "-", "*"],
            Tokens("{}(),:.x..?= -><<=>>= +-*").Where(t => t.Kind is not (TokenKind.Lower or TokenKind.EndOfFile)).Select(t => t.Text));

    [Theory]
    [InlineData("abc", TokenKind.Lower, "abc")]
    [InlineData("_a1", TokenKind.Lower, "_a1")]
    [InlineData("Abc_D2", TokenKind.Upper, "Abc_D2")]
    [InlineData("\u00C9tat", TokenKind.Upper, "\u00C9tat")]
    [InlineData("e\u0301tat", TokenKind.Lower, "e\u0301tat")]
    [InlineData("\u97F3", TokenKind.Lower, "\u97F3")]
    [InlineData("007", TokenKind.Integer, "007")]
    [InlineData("'a \"!'", TokenKind.Code, "a \"!")]
    [InlineData("\"a 'b' {c}\"", TokenKind.Text, "a 'b' {c}")]
    [InlineData("\"\"", TokenKind.Text, "")]
    public void A_token_has_its_kind_and_text(string text, TokenKind kind, string expected)
    {
        var token = Tokens(text)[0];
        Assert.Equal((kind, expected, new TextSpan(0, text.Length)), (token.Kind, token.Text, token.Span));
    }

    [Fact]
    public void A_range_is_no_fraction() => Assert.Equal(["0", "..", "7", ""], Tokens("0..7").Select(t => t.Text));

    [Theory]
    [InlineData("a b\nc\r\n  d // e\n\n\tf")]
    public void Each_token_knows_whether_it_starts_a_line(string text)
        => Assert.Equal(["a", "c", "d", "f"], Tokens(text).Where(t => t.StartsLine).Select(t => t.Text));

    [Fact]
    public void Comments_lead_the_token_behind_them()
    {
        var tokens = Tokens("// one\na // two\n/// three \n////four\nb\n//five");
        Assert.Equal(["one"], tokens[0].Comments.Select(c => c.Text));
        Assert.Equal(["two", "three", "four"], tokens[1].Comments.Select(c => c.Text));
        Assert.Equal([false, true, true], tokens[1].Comments.Select(c => c.StartsLine));
        Assert.Equal([false, true, false], tokens[1].Comments.Select(c => c.IsDocumentation));
        Assert.Equal(["five"], tokens[2].Comments.Select(c => c.Text));
    }

    [Fact]
    public void Slashes_in_a_text_begin_no_comment() => Assert.Equal("http://x", Tokens("\"http://x\"")[0].Text);

    [Theory]
    [InlineData("a == b", "a is b")]
    [InlineData("a != b", "a is not b")]
    [InlineData("a && !b", "a and not b")]
    [InlineData("a || b", "a or b")]
    [InlineData("a => B", "a -> B")]
    [InlineData("a \u2264 b", "a <= b")]
    public void A_foreign_operator_is_reported_and_read_as_what_it_means(string text, string meaning)
    {
        var diagnostics = new List<Diagnostic>();
        var tokens = Lexer.Tokenize(new SourceText("Test.machine", text), diagnostics);
        Assert.All(diagnostics, d => Assert.Equal("SM1002", d.Code));
        Assert.NotEmpty(diagnostics);
        Assert.Equal(Tokens(meaning).Select(t => (t.Kind, t.Text)), tokens.Select(t => (t.Kind, t.Text)));
    }

    [Fact]
    public void A_broken_text_ends_with_its_line()
    {
        var diagnostics = new List<Diagnostic>();
        var tokens = Lexer.Tokenize(new SourceText("Test.machine", "\"open  \r\nb"), diagnostics);
        Assert.Equal("SM1003", Assert.Single(diagnostics).Code);
        Assert.Equal(["open", "b", ""], tokens.Select(t => t.Text));
    }

    private static IReadOnlyList<Token> Tokens(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var tokens = Lexer.Tokenize(new SourceText("Test.machine", text), diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(TokenKind.EndOfFile, tokens[^1].Kind);
        return tokens;
    }
}
