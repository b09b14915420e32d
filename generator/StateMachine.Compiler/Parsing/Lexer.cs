using System.Collections.Generic;
using System.Globalization;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>
/// Cuts a source into tokens. Every character ends up in a token, in a comment, or is a blank between them; what has no meaning becomes a
/// <see cref="TokenKind.Bad"/> token and is reported. Line ends are not tokens: each token knows whether it starts a line.
/// </summary>
public sealed partial class Lexer
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly int _end;
    private readonly List<Diagnostic> _diagnostics;
    private readonly List<Token> _tokens = [];
    private List<Comment> _comments = [];
    private int _position;
    private bool _startsLine;

    private Lexer(SourceText source, TextSpan part, List<Diagnostic> diagnostics)
    {
        _source = source;
        _text = source.Text;
        _position = part.Start;
        _end = part.End;
        _startsLine = part.Start == 0;
        _diagnostics = diagnostics;
    }

    /// <summary>The tokens of a whole file; the last one is <see cref="TokenKind.EndOfFile"/>. Never throws.</summary>
    public static IReadOnlyList<Token> Tokenize(SourceText source, List<Diagnostic> diagnostics)
        => TokenizePart(source, new TextSpan(0, source.Text.Length), diagnostics);

    /// <summary>The tokens of a part of a file, such as the hole of a text, at their places in the file.</summary>
    internal static IReadOnlyList<Token> TokenizePart(SourceText source, TextSpan part, List<Diagnostic> diagnostics)
    {
        var lexer = new Lexer(source, part, diagnostics);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        SkipBlanks();
        while (_position < _end)
        {
            ReadToken();
            SkipBlanks();
        }

        Add(TokenKind.EndOfFile, "", 0);
    }

    /// <summary>The character so many places ahead, or NUL behind the end.</summary>
    private char Ahead(int offset) => _position + offset < _end ? _text[_position + offset] : '\0';

    private void SkipBlanks()
    {
        while (_position < _end)
        {
            var c = _text[_position];
            if (c == '\n')
            {
                _startsLine = true;
                _position++;
            }
            else if (char.IsWhiteSpace(c) || (c == '\uFEFF' && _position == 0))
            {
                _position++;
            }
            else if (c == '/' && Ahead(1) == '/')
            {
                ReadComment();
            }
            else if (c == '/' && Ahead(1) == '*')
            {
                ReadForeignComment();
            }
            else
            {
                return;
            }
        }
    }

    private void ReadComment()
    {
        var start = _position;
        var slashes = 0;
        while (Ahead(slashes) == '/')
        {
            slashes++;
        }

        _position = EndOfLine();
        var textStart = start + slashes;
        if (textStart < _position && _text[textStart] == ' ')
        {
            textStart++;
        }

        var text = _text.Substring(textStart, _position - textStart).TrimEnd();
        _comments.Add(new Comment(text, TextSpan.FromBounds(start, _position), slashes == 3, _startsLine));
    }

    /// <summary>A comment as other languages have it is reported, and then taken for what it was meant to be.</summary>
    private void ReadForeignComment()
    {
        Report(Errors.ForeignOperator(Locate(2), "/*", "'//' before each line of a comment"));
        var start = _position;
        var end = _text.IndexOf("*/", start + 2, _end - start - 2, System.StringComparison.Ordinal);
        _position = end < 0 ? EndOfLine() : end + 2;
        var span = TextSpan.FromBounds(start, _position);
        _comments.Add(new Comment(_source.Slice(span), span, false, _startsLine));
        _startsLine |= _text.IndexOf('\n', start, span.Length) >= 0;
    }

    /// <summary>Where the line ends, before its line end characters.</summary>
    private int EndOfLine()
    {
        var end = _text.IndexOf('\n', _position, _end - _position);
        end = end < 0 ? _end : end;
        return end > _position && _text[end - 1] == '\r' ? end - 1 : end;
    }

    private void ReadToken()
    {
        var c = _text[_position];
        if (IsWordStart(c))
        {
            ReadWord();
        }
        else if (IsDigit(c))
        {
            ReadInteger();
        }
        else if (c == '"')
        {
            ReadText();
        }
        else if (c == '\'')
        {
            ReadCode();
        }
        else if (!TryReadForeignOperator() && !TryReadSign())
        {
            ReadStray();
        }
    }

    /// <summary>Adds a token of so many characters at the current position, and moves behind it.</summary>
    private void Add(TokenKind kind, string text, int length)
    {
        IReadOnlyList<Comment> comments = [];
        if (_comments.Count > 0)
        {
            comments = _comments;
            _comments = [];
        }

        _tokens.Add(new Token(kind, text, new TextSpan(_position, length), _startsLine, comments));
        _position += length;
        _startsLine = false;
    }

    private void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    private Location Locate(int length) => _source.Locate(new TextSpan(_position, length));

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsWordStart(char c) => c == '_' || char.IsLetter(c);

    /// <summary>Marks belong to the letter before them, so that a decomposed accent does not break a word.</summary>
    private static bool IsWordPart(char c)
        => IsWordStart(c) || IsDigit(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;
}
