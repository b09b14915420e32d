using System;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>The kinds of tokens, one by one.</summary>
public sealed partial class Lexer
{
    /// <summary>The signs of the language, longer ones first where one begins another.</summary>
    private static readonly (string Sign, TokenKind Kind)[] Signs =
    [
        ("->", TokenKind.Arrow), ("..", TokenKind.DotDot), ("<=", TokenKind.LessOrEqual), (">=", TokenKind.GreaterOrEqual),
        ("{", TokenKind.LeftBrace), ("}", TokenKind.RightBrace), ("(", TokenKind.LeftParenthesis), (")", TokenKind.RightParenthesis),
        (",", TokenKind.Comma), (":", TokenKind.Colon), (".", TokenKind.Dot), ("?", TokenKind.Question), ("=", TokenKind.Equals),
        ("<", TokenKind.Less), (">", TokenKind.Greater), ("+", TokenKind.Plus), ("-", TokenKind.Minus), ("*", TokenKind.Star),
    ];

    /// <summary>
    /// Signs that other languages would lead one to write, longer ones first, and what to write instead. Where that is a word or a sign, it is
    /// also what the parser gets to see, so that the rest of the line is still checked.
    /// </summary>
    private static readonly (string Sign, string Advice, string[] Means)[] ForeignOperators =
    [
        ("==", "'is'", ["is"]), ("!=", "'is not'", ["is", "not"]), ("<>", "'is not'", ["is", "not"]),
        ("&&", "'and'", ["and"]), ("||", "'or'", ["or"]), ("!", "'not'", ["not"]), ("=>", "'->'", ["->"]), ("\u2192", "'->'", ["->"]),
        ("\u2264", "'<='", ["<="]), ("\u2265", "'>='", [">="]), ("\u2260", "'is not'", ["is", "not"]),
        (":=", "'set … to …' for a change, and '=' for a meaning or a default", []), ("+=", "'add … to …', or 'set … to …'", []), ("-=", "'remove … from …', or 'set … to …'", []),
        (";", "nothing: the end of the line ends an item", []),
        ("[", "'{ … }' for a set", []), ("]", "'{ … }' for a set", []), ("\u201C", "'\"' around a text", []), ("\u201D", "'\"' around a text", []),
    ];

    private void ReadWord()
    {
        var length = 1;
        while (_position + length < _end && IsWordPart(_text[_position + length]))
        {
            length++;
        }

        Add(char.IsUpper(_text[_position]) ? TokenKind.Upper : TokenKind.Lower, _text.Substring(_position, length), length);
    }

    private void ReadInteger()
    {
        var length = 1;
        while (IsDigit(Ahead(length)))
        {
            length++;
        }

        Add(TokenKind.Integer, _text.Substring(_position, length), length);
    }

    /// <summary>A text ends at the next quote, also inside a hole, so that a forgotten brace costs no more than its own line.</summary>
    private void ReadText()
    {
        var lineEnd = EndOfLine();
        var close = _text.IndexOf('"', _position + 1, lineEnd - _position - 1);
        if (close >= 0)
        {
            Add(TokenKind.Text, _text.Substring(_position + 1, close - _position - 1), close + 1 - _position);
            return;
        }

        var content = _text.Substring(_position + 1, lineEnd - _position - 1).TrimEnd();
        Report(Errors.UnterminatedText(Locate(content.Length + 1)));
        Add(TokenKind.Text, content, content.Length + 1);
    }

    /// <summary>A code is four characters between quotes. Without a closing quote it ends at the next blank, so that a row keeps its other cells.</summary>
    private void ReadCode()
    {
        var length = 1;
        if (Ahead(5) == '\'' && _text.IndexOf('\n', _position, 5) < 0)
        {
            length = 5;
        }
        else
        {
            while (_position + length < _end && _text[_position + length] != '\'' && !char.IsWhiteSpace(_text[_position + length]))
            {
                length++;
            }
        }

        var value = _text.Substring(_position + 1, length - 1);
        if (Ahead(length) != '\'')
        {
            Report(Errors.UnterminatedCode(Locate(length)));
        }
        else
        {
            length++;
            if (value.Length != 4 || !Array.TrueForAll(value.ToCharArray(), c => c is >= ' ' and <= '~'))
            {
                Report(Errors.MalformedCode(Locate(length), value));
            }
        }

        Add(TokenKind.Code, value, length);
    }

    private bool TryReadSign()
    {
        foreach (var (sign, kind) in Signs)
        {
            if (StandsHere(sign))
            {
                Add(kind, sign, sign.Length);
                return true;
            }
        }

        return false;
    }

    private bool TryReadForeignOperator()
    {
        foreach (var (sign, advice, means) in ForeignOperators)
        {
            if (StandsHere(sign))
            {
                Report(Errors.ForeignOperator(Locate(sign.Length), sign, advice));
                AddForeignOperator(sign, means);
                return true;
            }
        }

        return false;
    }

    private void AddForeignOperator(string sign, string[] means)
    {
        var length = sign.Length;
        if (means.Length == 0)
        {
            Add(TokenKind.Bad, sign, length);
            return;
        }

        foreach (var meaning in means)
        {
            var known = Array.Find(Signs, s => s.Sign == meaning);
            Add(known.Sign is null ? TokenKind.Lower : known.Kind, meaning, length);
            length = 0;
        }
    }

    private bool StandsHere(string sign)
        => _position + sign.Length <= _end && string.CompareOrdinal(_text, _position, sign, 0, sign.Length) == 0;

    /// <summary>A run of meaningless characters is one token, so that it is reported once and no surrogate pair is cut.</summary>
    private void ReadStray()
    {
        var length = 1;
        while (_position + length < _end && IsStray(_text[_position + length]))
        {
            length++;
        }

        var text = _text.Substring(_position, length);
        Report(Errors.StrayCharacters(Locate(length), text));
        Add(TokenKind.Bad, text, length);
    }

    private static bool IsStray(char c)
        => !char.IsWhiteSpace(c) && !IsWordPart(c) && c is not ('"' or '\'' or '/')
            && !Array.Exists(Signs, s => s.Sign[0] == c) && !Array.Exists(ForeignOperators, f => f.Sign[0] == c);
}
