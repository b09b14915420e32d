using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>The cursor: where an item ends, what is expected next, and how that is reported.</summary>
public sealed partial class Parser
{
    private readonly HashSet<int> _documentedTokens = [];
    private int _position;

    /// <summary>How many parentheses and set braces are open; inside them line ends mean nothing.</summary>
    private int _brackets;

    private int _itemStart = -1;

    /// <summary>The token that belongs to the current item though it starts a line, since it follows an operator or a connecting word.</summary>
    private int _joined = -1;

    /// <summary>Whether the current item has had its one report of a broken structure; what follows in it may be a consequence.</summary>
    private bool _quiet;

    private Token Current => _tokens[_position];

    private bool AtEndOfFile => Current.Kind == TokenKind.EndOfFile;

    /// <summary>
    /// Whether a line end ends the item before the current token. What starts like a declaration is one, even behind an open parenthesis or
    /// an operator: something is missing there.
    /// </summary>
    private bool AtItemEnd
        => AtEndOfFile || (Current.StartsLine && _position != _itemStart
            && (AtDeclarationStart || (_brackets == 0 && _position != _joined && BreaksLine)));

    /// <summary>Before a colon even an operator can only have been meant as a name.</summary>
    private bool BreaksLine => Current.StartsLine && (!Words.Continues(Current) || Peek(1).Kind == TokenKind.Colon);

    private Token Peek(int ahead) => _tokens[Math.Min(_position + ahead, _tokens.Count - 1)];

    /// <summary>Whether the item goes on with such a token.</summary>
    private bool At(TokenKind kind) => Current.Kind == kind && !AtItemEnd;

    /// <summary>Whether the item goes on with this word.</summary>
    private bool AtWord(string word) => At(TokenKind.Lower) && Current.Text == word;

    /// <summary>Consumes the current token. What follows an operator or a connecting word belongs to the same item.</summary>
    private Token Next()
    {
        var token = Current;
        if (!AtEndOfFile)
        {
            _position++;
            if (Words.Joins(token))
            {
                _joined = _position;
            }
        }

        return token;
    }

    private bool Take(TokenKind kind)
    {
        var found = At(kind);
        if (found)
        {
            Next();
        }

        return found;
    }

    private bool TakeWord(string word)
    {
        var found = AtWord(word);
        if (found)
        {
            Next();
        }

        return found;
    }

    private bool Expect(TokenKind kind, string sign, string where)
    {
        if (Take(kind))
        {
            return true;
        }

        Fail(Errors.ExpectedSign(Here, sign, where, Found));
        return false;
    }

    private bool ExpectWord(string word, string where)
    {
        if (TakeWord(word))
        {
            return true;
        }

        var nearest = At(TokenKind.Lower) ? SpellChecker.Nearest(Current.Text, [word]) : null;
        Fail(Errors.ExpectedSign(Here, $"'{word}'", where, Found));
        if (nearest is not null)
        {
            Next();
        }

        return false;
    }

    private Name UpperName(string what) => NameOf(TokenKind.Upper, what);

    private Name LowerName(string what) => NameOf(TokenKind.Lower, what);

    /// <summary>A name of the right case; one of the wrong case is reported and taken, a missing one is reported and made up.</summary>
    private Name NameOf(TokenKind kind, string what)
    {
        if (AtItemEnd || !Current.IsWord || (IsReservedHere && !NamesSomething(Peek(1))) || (kind == TokenKind.Upper && AtKeyword))
        {
            Fail(Errors.ExpectedName(Here, what, Found));
            return MissingName();
        }

        if (IsReservedHere)
        {
            Report(Errors.ReservedWord(Here, Current.Text, what));
        }
        else if (Current.Kind != kind)
        {
            var first = Current.Text.Substring(0, 1);
            var better = (kind == TokenKind.Upper ? first.ToUpperInvariant() : first.ToLowerInvariant()) + Current.Text.Substring(1);
            Report(Errors.WrongCase(Here, Current.Text, what, kind == TokenKind.Upper, better));
        }

        return AnyName();
    }

    /// <summary>Whether the word is one that goes on with a line or begins what a line does; where vocabulary is expected it is no name.</summary>
    private bool AtKeyword => Current.Kind == TokenKind.Lower && (Words.Links.Contains(Current.Text) || Words.BodyLines.Contains(Current.Text));

    private bool IsReservedHere => Current.Kind == TokenKind.Lower && Words.IsReserved(Current.Text);

    /// <summary>Whether the token before this one can only have been meant as a name.</summary>
    private static bool NamesSomething(Token next)
        => next.Kind is TokenKind.Colon or TokenKind.Dot or TokenKind.Equals or TokenKind.LeftParenthesis;

    /// <summary>The current word as a name, whatever it means elsewhere.</summary>
    private Name AnyName()
    {
        var token = Current;
        _position++;
        return new Name(token.Text, token.Span);
    }

    private Name MissingName() => new("", new TextSpan(PreviousEnd, 0));

    private int PreviousEnd => _position == 0 ? Current.Span.Start : _tokens[_position - 1].Span.End;

    private TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, Math.Max(start, PreviousEnd));

    /// <summary>Where something is missing: the token found in its place, or the end of the line where it should have stood.</summary>
    private Location Here => _source.Locate(AtItemEnd ? new TextSpan(PreviousEnd, 0) : Current.Span);

    /// <summary>What stands in place of something missing, for a message.</summary>
    private string Found => Current.Kind switch
    {
        TokenKind.EndOfFile => _brackets > 0 ? "the end" : "the end of the file",
        _ when AtItemEnd => "the end of the line",
        TokenKind.Text => "a text",
        TokenKind.Code => $"the code '{Current.Text}'",
        _ => $"'{_source.Slice(Current.Span)}'",
    };

    /// <summary>Reports a mistake that does not keep the rest of the item from being read.</summary>
    private void Report(Diagnostic diagnostic)
    {
        if (_reportedPlaces.Add(diagnostic.At.Start))
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Reports that the item does not have the structure it should; the first such report is the item's only one.</summary>
    private void Fail(Diagnostic diagnostic)
    {
        if (!_quiet && Current.Kind != TokenKind.Bad)
        {
            Report(diagnostic);
        }

        _quiet = true;
        _joined = -1;
    }

    private void FailUnexpected(string item)
    {
        // A single '=' asks nothing here, but it does in the language of many who write one.
        Fail(Errors.UnexpectedRest(Here, Found, item, At(TokenKind.Equals) ? "is" : NearestLink));
    }

    /// <summary>What the current word was probably meant to be, if it stands where only a linking word could.</summary>
    private string? NearestLink
        => Current.Kind == TokenKind.Lower && !Words.Links.Contains(Current.Text) ? SpellChecker.Nearest(Current.Text, Words.Links) : null;

    /// <summary>The text of the <c>///</c> lines above the current token, which starts an item that can be documented.</summary>
    private string? TakeDocumentation()
    {
        _documentedTokens.Add(_position);
        var lines = Current.Comments.Where(c => c.IsDocumentation && c.StartsLine).Select(c => c.Text);
        var text = string.Join("\n", lines).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Says which <c>///</c> lines no item took. Where the structure is broken an item may be missing, so nothing is said.</summary>
    private void ReportUnusedDocumentation()
    {
        if (_diagnostics.Count > 0)
        {
            return;
        }

        for (var i = 0; i < _tokens.Count; i++)
        {
            var lost = _tokens[i].Comments.FirstOrDefault(c => c.IsDocumentation && !(c.StartsLine && _documentedTokens.Contains(i)));
            if (lost is not null)
            {
                Report(Errors.DocumentsNothing(_source.Locate(lost.Span)));
            }
        }
    }
}
