namespace StateMachine.Compiler.Parsing;

/// <summary>What a token is. Keywords are words: nearly all of them have their meaning only where the grammar expects them.</summary>
public enum TokenKind
{
    /// <summary>A word that begins with a lower-case letter: a keyword, or the name of something that holds a value.</summary>
    Lower,

    /// <summary>A word that begins with an upper-case letter: vocabulary.</summary>
    Upper,

    /// <summary>Decimal digits, without a sign.</summary>
    Integer,

    /// <summary><c>'four'</c></summary>
    Code,

    /// <summary><c>"text"</c>, its holes not yet read.</summary>
    Text,

    /// <summary><c>{</c></summary>
    LeftBrace,

    /// <summary><c>}</c></summary>
    RightBrace,

    /// <summary><c>(</c></summary>
    LeftParenthesis,

    /// <summary><c>)</c></summary>
    RightParenthesis,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>..</c></summary>
    DotDot,

    /// <summary><c>?</c></summary>
    Question,

    /// <summary><c>=</c></summary>
    Equals,

    /// <summary><c>-></c></summary>
    Arrow,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>></c></summary>
    Greater,

    /// <summary><c>>=</c></summary>
    GreaterOrEqual,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>*</c></summary>
    Star,

    /// <summary>Characters that mean nothing; the lexer has reported them, so the parser says no more about them.</summary>
    Bad,

    /// <summary>The end of the file, or of the hole of a text. It carries the comments that follow the last token.</summary>
    EndOfFile,
}
