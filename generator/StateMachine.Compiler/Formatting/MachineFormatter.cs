using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Formatting;

/// <summary>
/// Gives a spec the one layout that it should have, as a pure function. The author decides where lines break, for in this language a line is a
/// rule; indentation, blank lines, spaces and columns follow from the tokens alone.
/// </summary>
public static class MachineFormatter
{
    /// <summary>The text of <paramref name="source"/> as it should be laid out, with LF line ends. Never throws.</summary>
    /// <remarks>
    /// A file with syntax errors is left alone: the result has no text, and says what is wrong. Every token and comment is kept; should a
    /// defect of the formatter lose one, the result is an internal error and no text.
    /// </remarks>
    public static FormatResult Format(SourceText source) => Format(source, Layout.Of);

    /// <summary>The same with another layout: tests give one that loses something.</summary>
    internal static FormatResult Format(SourceText source, Func<SourceText, IReadOnlyList<Token>, string> layout)
    {
        var diagnostics = new List<Diagnostic>();
        try
        {
            Parser.Parse(source, diagnostics);
            if (diagnostics.Any(d => d.Severity == Severity.Error))
            {
                return new FormatResult(null, diagnostics.ToEquatableArray());
            }

            var tokens = Lexer.Tokenize(source, []);
            var text = layout(source, tokens);
            Faithfulness.Verify(source, tokens, new SourceText(source.Path, text));
            return new FormatResult(text, diagnostics.ToEquatableArray());
        }
        catch (Exception exception)
        {
            // A defect of ours must reach its user as a diagnostic, and must not reach the file.
            diagnostics.Add(Errors.Internal(source.Locate(new TextSpan(0, 0)), exception));
            return new FormatResult(null, diagnostics.ToEquatableArray());
        }
    }
}

/// <summary>The formatted text, null where there is an error, and what is to be said about the file as it was.</summary>
public sealed record FormatResult(string? Text, EquatableArray<Diagnostic> Diagnostics);
