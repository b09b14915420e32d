using System.Collections.Generic;
using System.Text;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>Texts and their holes.</summary>
public sealed partial class Parser
{
    private TextSyntax? RequiredText(string where)
    {
        if (At(TokenKind.Text))
        {
            return Text(Next());
        }

        Fail(Errors.ExpectedText(Here, where, Found));
        return null;
    }

    /// <summary>Splits a text token into literal parts and holes. <c>{{</c> and <c>}}</c> are braces that are printed.</summary>
    private TextSyntax Text(Token token)
    {
        var parts = new List<TextPartSyntax>();
        var literal = new StringBuilder();
        var text = _source.Text;
        var height = 0;
        var position = token.Span.Start + 1;
        var end = position + token.Text.Length;
        while (position < end)
        {
            var c = text[position];
            var isDouble = position + 1 < end && text[position + 1] == c;
            if (c is not ('{' or '}') || isDouble)
            {
                literal.Append(c);
                position += c is '{' or '}' ? 2 : 1;
            }
            else if (c == '}')
            {
                Report(Errors.StrayBraceInText(_source.Locate(new TextSpan(position, 1))));
                position++;
            }
            else
            {
                FlushLiteral(parts, literal);
                position = Hole(parts, position, end, ref height);
            }
        }

        FlushLiteral(parts, literal);
        _height = height + 1;
        return new TextSyntax(parts, token.Span);
    }

    private static void FlushLiteral(List<TextPartSyntax> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new TextPartSyntax(literal.ToString(), null));
            literal.Clear();
        }
    }

    /// <summary>Reads the hole that opens at <paramref name="open"/>; gives the position behind it.</summary>
    private int Hole(List<TextPartSyntax> parts, int open, int end, ref int height)
    {
        var close = ClosingBrace(open, end);
        if (close < 0)
        {
            Report(Errors.UnclosedHole(_source.Locate(TextSpan.FromBounds(open, end))));
            return end;
        }

        var inside = TextSpan.FromBounds(open + 1, close);
        if (string.IsNullOrWhiteSpace(_source.Slice(inside)))
        {
            Report(Errors.EmptyHole(_source.Locate(TextSpan.FromBounds(open, close + 1))));
            return close + 1;
        }

        parts.Add(new TextPartSyntax("", HoleExpression(inside, ref height)));
        return close + 1;
    }

    /// <summary>Sets may stand in holes, so their braces are counted.</summary>
    private int ClosingBrace(int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            depth += _source.Text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private ExprSyntax HoleExpression(TextSpan inside, ref int height)
    {
        var found = new List<Diagnostic>();
        var tokens = Lexer.TokenizePart(_source, inside, found);
        foreach (var diagnostic in found)
        {
            Report(diagnostic);
        }

        var parser = new Parser(_source, tokens, _diagnostics, _reportedPlaces) { _depth = _depth, _brackets = 1 };
        var expression = parser.Expression();
        if (!parser.AtEndOfFile)
        {
            parser.Fail(Errors.UnexpectedInHole(parser.Here, parser.Found));
        }

        height = System.Math.Max(height, parser._height);
        return expression;
    }
}
