using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Formatting;

/// <summary>The proof, given anew for each file, that formatting has changed nothing but the layout.</summary>
internal static class Faithfulness
{
    private const string NewLine = "(new line) ";

    /// <summary>
    /// Throws unless <paramref name="after"/> has the same tokens and comments in the same order, and is still free of syntax errors: a line
    /// end that was lost or won where it has a meaning would be one, or be seen in the tokens that start a line.
    /// </summary>
    public static void Verify(SourceText before, IReadOnlyList<Token> tokens, SourceText after)
    {
        var kept = Lexer.Tokenize(after, []);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i >= kept.Count || Describe(before, tokens, i) != Describe(after, kept, i))
            {
                var at = before.Locate(tokens[i].Span);
                var now = i < kept.Count ? Describe(after, kept, i) : "nothing";
                throw new InvalidOperationException($"Formatting would have changed line {at.Line + 1}: '{Describe(before, tokens, i)}' would be '{now}'.");
            }
        }

        var found = new List<Diagnostic>();
        Parser.Parse(after, found);
        if (found.FirstOrDefault(d => d.Severity == Severity.Error) is { } error)
        {
            throw new InvalidOperationException($"Formatting would have made an error in line {error.At.Line + 1}: {error.Message}");
        }
    }

    /// <summary>A token with the comments before it. Line ends inside braces and at the end of the file may come and go: they mean nothing.</summary>
    private static string Describe(SourceText source, IReadOnlyList<Token> tokens, int index)
    {
        var token = tokens[index];
        var isFree = token.Kind is TokenKind.RightBrace or TokenKind.EndOfFile || (index > 0 && tokens[index - 1].Kind == TokenKind.LeftBrace);
        var comments = string.Concat(token.Comments.Select(c => $"{(c.StartsLine ? NewLine : " ")}{source.Slice(c.Span).TrimEnd()}"));
        return $"{comments}{(token.StartsLine && !isFree ? NewLine : "")}{source.Slice(token.Span)}";
    }
}
