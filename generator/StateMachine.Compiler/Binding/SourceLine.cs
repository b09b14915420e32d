using System.Text;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Pieces of the source as one line each, for rules and expectations that quote what was written.</summary>
internal static class SourceLine
{
    /// <summary>The span on one line: comments dropped, white space folded.</summary>
    public static string Fold(SourceText source, TextSpan span)
    {
        var text = source.Slice(span);
        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\'')
            {
                var end = QuoteEnd(text, i);
                line.Append(text, i, end - i);
                i = end - 1;
            }
            else if (text[i] == '/' && i + 1 < text.Length && text[i + 1] == '/')
            {
                while (i < text.Length && text[i] != '\n')
                {
                    i++;
                }

                AppendSpace(line);
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                AppendSpace(line);
            }
            else
            {
                line.Append(text[i]);
            }
        }

        return line.ToString().Trim();
    }

    /// <summary>The span on one line, up to its <c>because</c>.</summary>
    public static string FoldWithoutBecause(SourceText source, TextSpan span, TextSyntax? because)
        => because is null ? Fold(source, span) : WithoutLast(Fold(source, TextSpan.FromBounds(span.Start, because.Span.Start)), "because");

    /// <summary>The text without <paramref name="word"/> at its end.</summary>
    public static string WithoutLast(string text, string word)
        => text.EndsWith(word, System.StringComparison.Ordinal) ? text.Substring(0, text.Length - word.Length).TrimEnd() : text;

    /// <summary>The first line of a span that may go on: where a header stands.</summary>
    public static TextSpan FirstLine(SourceText source, TextSpan span)
    {
        var length = source.Slice(span).IndexOf('\n');
        return length < 0 ? span : new TextSpan(span.Start, source.Slice(new TextSpan(span.Start, length)).TrimEnd().Length);
    }

    private static void AppendSpace(StringBuilder line)
    {
        if (line.Length > 0 && line[line.Length - 1] != ' ')
        {
            line.Append(' ');
        }
    }

    /// <summary>The position behind a quoted text; texts and codes never span lines.</summary>
    private static int QuoteEnd(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && text[i] != text[start] && text[i] != '\n')
        {
            i++;
        }

        return i < text.Length && text[i] == text[start] ? i + 1 : i;
    }
}
