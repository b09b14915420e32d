using System.Text;
using StateMachine.Compiler.Formatting;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Formatting;

/// <summary>However a spec is spaced: as long as its lines break where they did, it is formatted to the same text.</summary>
public class LayoutDoesNotMatterTests
{
    private const int LayoutsOfEach = 12;

    public static TheoryData<string> All => [.. Specs.All.Select(s => s.Path)];

    [Theory]
    [MemberData(nameof(All))]
    public void Spaces_are_settled_whatever_they_were(string path)
    {
        var spec = Specs.All.Single(s => s.Path == path);
        var expected = Formatted(spec.Text);
        for (var seed = 0; seed < LayoutsOfEach; seed++)
        {
            var respaced = Respaced(spec, new Random(seed));
            Assert.NotEqual(spec.Text, respaced);
            Assert.Equal(expected, Formatted(respaced));
        }
    }

    private static string Formatted(string text)
    {
        var result = MachineFormatter.Format(new SourceText("Test.machine", text));
        Assert.True(result.Text is not null, string.Join("\n", result.Diagnostics) + text);
        return result.Text;
    }

    /// <summary>The same tokens and comments with other blanks between them, other blank lines where there were some, and other line ends.</summary>
    private static string Respaced(SourceText source, Random random)
    {
        var text = new StringBuilder();
        var newLine = random.Next(2) == 0 ? "\n" : "\r\n";
        var behind = 0;
        Token? before = null;
        foreach (var token in Lexer.Tokenize(source, []))
        {
            foreach (var comment in token.Comments)
            {
                AppendGap(comment.Span.Start, random.Next(4), false);
                text.Append(source.Slice(comment.Span));
                behind = comment.Span.End;
                before = null;
            }

            AppendGap(token.Span.Start, Blanks(source, before, token, random), token.Kind == TokenKind.RightBrace);
            text.Append(source.Slice(token.Span));
            behind = token.Span.End;
            before = token;
        }

        return text.ToString();

        void AppendGap(int start, int blanks, bool isEnd)
        {
            var ends = source.Text[behind..start].Count(c => c == '\n');
            var more = ends > 1 || (ends > 0 && isEnd) ? random.Next(1, 5) : Math.Min(ends, 1);
            for (var i = isEnd || ends < 2 ? more : more + 1; i > 0; i--)
            {
                text.Append(' ', random.Next(3)).Append(newLine);
            }

            text.Append(random.Next(8) == 0 && blanks > 0 ? '\t' : ' ', blanks);
        }
    }

    /// <summary>How many blanks may stand between two tokens: none where they touched, unless one is a bracket; at least one where they did not.</summary>
    private static int Blanks(SourceText source, Token? before, Token token, Random random)
    {
        if (before is null || token.StartsLine || before.Kind is TokenKind.LeftParenthesis or TokenKind.LeftBrace or TokenKind.Comma
            || token.Kind is TokenKind.RightParenthesis or TokenKind.RightBrace or TokenKind.Comma or TokenKind.LeftBrace)
        {
            return random.Next(4);
        }

        return before.Span.End == token.Span.Start ? 0 : random.Next(1, 5);
    }
}
