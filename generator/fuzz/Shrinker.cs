using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Fuzz;

/// <summary>Makes a failing spec short: pieces are left out, large ones first, as long as it fails in the same way.</summary>
internal static class Shrinker
{
    /// <summary>The shortest that was found, by leaving out lines and then tokens.</summary>
    public static string Shrink(string text, Func<string, bool> fails)
    {
        var lines = Minimize(text.Split('\n').Select(l => l + "\n").ToList(), fails);
        return string.Concat(Minimize(Tokens(string.Concat(lines)), fails));
    }

    private static List<string> Tokens(string text)
    {
        var pieces = new List<string>();
        var behind = 0;
        foreach (var token in Lexer.Tokenize(new SourceText("", text), []))
        {
            pieces.Add(text[behind..token.Span.End]);
            behind = token.Span.End;
        }

        pieces.Add(text[behind..]);
        return pieces;
    }

    private static List<string> Minimize(List<string> pieces, Func<string, bool> fails)
    {
        for (var size = Math.Max(1, pieces.Count / 2); size > 0; size /= 2)
        {
            for (var at = 0; at + size <= pieces.Count;)
            {
                var without = pieces.Where((_, i) => i < at || i >= at + size).ToList();
                if (fails(string.Concat(without)))
                {
                    pieces = without;
                }
                else
                {
                    at += size;
                }
            }
        }

        return pieces;
    }
}
