using System.Collections;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Parsing;

public class CorpusTests
{
    public static TheoryData<string> Specs => [.. Corpus.All];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_construct_is_read_without_a_complaint(string text) => MarkedSource.ParseValid(text);

    [Theory]
    [MemberData(nameof(Specs))]
    public void Windows_line_ends_make_no_difference(string text)
    {
        var windows = MarkedSource.ParseValid(text.Replace("\n", "\r\n"));
        Assert.Equal(SyntaxDump.Dump(MarkedSource.ParseValid(text).Declarations), SyntaxDump.Dump(windows.Declarations));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Indentation_by_tabs_makes_no_difference(string text)
    {
        var tabs = MarkedSource.ParseValid(text.Replace("  ", "\t"));
        Assert.Equal(SyntaxDump.Dump(MarkedSource.ParseValid(text).Declarations), SyntaxDump.Dump(tabs.Declarations));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_character_is_in_a_token_or_a_comment_or_is_blank(string text)
    {
        var covered = new int[text.Length];
        foreach (var token in Lexer.Tokenize(new SourceText("Test.machine", text), []))
        {
            foreach (var span in token.Comments.Select(c => c.Span).Append(token.Span))
            {
                for (var i = span.Start; i < span.End; i++)
                {
                    covered[i]++;
                }
            }
        }

        Assert.All(Enumerable.Range(0, text.Length), i => Assert.Equal(char.IsWhiteSpace(text[i]) && covered[i] == 0 ? 0 : 1, covered[i]));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void The_span_of_a_node_encloses_the_spans_of_its_parts(string text)
        => AssertEnclosed(MarkedSource.ParseValid(text).Declarations, new TextSpan(0, text.Length));

    [Theory]
    [MemberData(nameof(Specs))]
    public void The_span_of_an_expression_is_its_own_text(string text)
    {
        var expressions = Nodes(MarkedSource.ParseValid(text).Declarations).OfType<ExprSyntax>().Where(e => e is not TextSyntax).ToList();
        Assert.All(expressions, e => Assert.Equal(SyntaxDump.Dump(e), SyntaxDump.Dump(Reparse(text.Substring(e.Span.Start, e.Span.Length)))));
    }

    private static ExprSyntax Reparse(string expression)
        => Assert.IsType<InvariantSyntax>(MarkedSource.ParseValid($"machine M\ninvariant I = ({expression})").Declarations[0]).Body;

    private static void AssertEnclosed(object? node, TextSpan outer)
    {
        if (node is null or string or SourceText)
        {
            return;
        }

        if (node is IEnumerable list)
        {
            foreach (var item in list)
            {
                AssertEnclosed(item, outer);
            }
        }
        else if (node.GetType().GetProperty("Span")?.GetValue(node) is TextSpan own)
        {
            Assert.True(own.Start >= outer.Start && own.End <= outer.End, $"{node} is not within {outer}");
            AssertEnclosed(SyntaxDump.Parts(node), own);
        }
        else if (node.GetType().Namespace == typeof(Name).Namespace && !node.GetType().IsEnum)
        {
            AssertEnclosed(SyntaxDump.Parts(node), outer);
        }
    }

    private static IEnumerable<object> Nodes(object? node) => node switch
    {
        null or string or SourceText => [],
        IEnumerable list => list.Cast<object?>().SelectMany(Nodes),
        _ when node.GetType().Namespace != typeof(Name).Namespace || node.GetType().IsEnum => [],
        _ => SyntaxDump.Parts(node).SelectMany(Nodes).Prepend(node),
    };
}
