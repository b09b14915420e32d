using System.Collections.Generic;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>The smallest piece of a source that has a meaning of its own.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">
/// The word, the digits or the sign; of a code or a text only what stands between the quotes. A foreign operator such as <c>==</c> has the
/// text of the word that it stands for.
/// </param>
/// <param name="Span">Where it stands, with its quotes.</param>
/// <param name="StartsLine">Whether nothing but blanks stands before it on its line.</param>
/// <param name="Comments">
/// The comments between the token before and this one, in order. One that does not start a line belongs, to the eye, to the token before.
/// </param>
public sealed record Token(TokenKind Kind, string Text, TextSpan Span, bool StartsLine, IReadOnlyList<Comment> Comments)
{
    /// <summary>Whether it is a word, whatever its case.</summary>
    public bool IsWord => Kind is TokenKind.Lower or TokenKind.Upper;
}

/// <summary>A comment, from its slashes to the end of the line.</summary>
/// <param name="Text">What follows the slashes and one blank.</param>
/// <param name="Span">Where it stands, with its slashes.</param>
/// <param name="IsDocumentation">Whether it has exactly three slashes.</param>
/// <param name="StartsLine">Whether nothing but blanks stands before it on its line.</param>
public sealed record Comment(string Text, TextSpan Span, bool IsDocumentation, bool StartsLine);
