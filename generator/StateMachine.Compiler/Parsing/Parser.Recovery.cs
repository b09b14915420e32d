using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>
/// Items, blocks and lists, and how parsing goes on behind a mistake: at the next line of the block, or at the next declaration. Every loop
/// here consumes at least one token a turn.
/// </summary>
public sealed partial class Parser
{
    private int _depth;

    /// <summary>An opening brace whose closing brace stands further to the left: should one be missing in the end, it is this block's.</summary>
    private TextSpan? _suspect;

    /// <summary>Marks the current token as the first one of an item, and gives the item a fresh right to one report.</summary>
    private void BeginItem()
    {
        _itemStart = _position;
        _quiet = false;
    }

    private void EndItem(string item)
    {
        if (!AtItemEnd && Current.Kind != TokenKind.RightBrace)
        {
            FailUnexpected(item);
            SkipLine();
        }
    }

    /// <summary>Skips the rest of the line, with all of a block that opens on it.</summary>
    private void SkipLine()
    {
        var open = 0;
        while (!AtEndOfFile && !AtDeclarationStart)
        {
            if (open == 0 && (Current.Kind == TokenKind.RightBrace || BreaksLine))
            {
                return;
            }

            open += Current.Kind switch { TokenKind.LeftBrace => 1, TokenKind.RightBrace => -1, _ => 0 };
            _position++;
        }
    }

    /// <summary>Skips to what begins a declaration, or would if it were spelled right: declarations are not indented.</summary>
    private void SkipToDeclaration()
    {
        while (!AtEndOfFile && !AtDeclarationStart && !(Current.StartsLine && Current.IsWord && IsUnindented(Current)))
        {
            _position++;
        }
    }

    private bool IsUnindented(Token token) => token.Span.Start == 0 || _source.Text[token.Span.Start - 1] == '\n';

    /// <summary>
    /// Whether a line starts here as only a declaration can: with its keyword and the name after it. In a block this shows that a brace is
    /// missing, for no line of a block is two words of this kind.
    /// </summary>
    private bool AtDeclarationStart
    {
        get
        {
            var next = Peek(1);
            return Current.StartsLine && Current.Kind == TokenKind.Lower && Words.Declarations.Contains(Current.Text)
                && !next.StartsLine && (next.Kind == TokenKind.Text || (next.IsWord && !Words.IsReserved(next.Text)))
                && (_position == 0 || _tokens[_position - 1].Kind != TokenKind.Comma);
        }
    }

    /// <summary>
    /// <c>{</c>, a line for each item, <c>}</c>. A missing opening brace is reported, and the lines are read as if it were there.
    /// <paramref name="endsToo"/> recognises what cannot be in this block and so shows that its closing brace is missing.
    /// </summary>
    private void Block(string what, Action item, string itemName, Func<bool>? endsToo = null)
    {
        if (!OpenBlock(what, out var open))
        {
            return;
        }

        while (!AtBlockEnd && endsToo?.Invoke() != true)
        {
            var before = _position;
            BeginItem();
            item();
            EndItem(itemName);
            EnsureProgress(before);
        }

        CloseBlock(what, open);
    }

    /// <summary>A block whose items are set apart by <c>,</c> or by line ends.</summary>
    private List<T> ListBlock<T>(string what, string itemName, Func<T> item, Func<bool>? endsToo = null)
    {
        var items = new List<T>();
        if (!OpenBlock(what, out var open))
        {
            return items;
        }

        var afterComma = false;
        while (afterComma ? !AtEndOfFile : !AtBlockEnd && endsToo?.Invoke() != true)
        {
            var before = _position;
            BeginItem();
            items.Add(item());
            afterComma = Take(TokenKind.Comma);
            if (!afterComma && !AtItemEnd && Current.Kind != TokenKind.RightBrace)
            {
                EndListItem(itemName);
            }

            EnsureProgress(before);
        }

        CloseBlock(what, open);
        return items;
    }

    /// <summary>A forgotten separator between two names is no reason to skip the second one.</summary>
    private void EndListItem(string itemName)
    {
        Fail(Errors.MissingSeparator(Here, Found, itemName, NearestLink));
        if (Current.Kind != TokenKind.Upper)
        {
            SkipLine();
        }
    }

    private void EnsureProgress(int before)
    {
        if (_position == before && !AtBlockEnd)
        {
            _position++;
            SkipLine();
        }
    }

    private bool AtBlockEnd => AtEndOfFile || Current.Kind == TokenKind.RightBrace || AtDeclarationStart;

    /// <summary>Consumes the brace. False if there is no sign of a block at all; <paramref name="open"/> is null if only its brace is missing.</summary>
    private bool OpenBlock(string what, out TextSpan? open)
    {
        open = null;
        if (Current.Kind == TokenKind.LeftBrace)
        {
            if (AtItemEnd)
            {
                Report(Errors.BraceOnNextLine(_source.Locate(Current.Span), what));
            }

            open = Next().Span;
            return true;
        }

        Fail(Errors.MissingOpenBrace(Here, what, Found));
        while (!AtItemEnd && Current.Kind is not (TokenKind.LeftBrace or TokenKind.RightBrace))
        {
            _position++;
        }

        if (Current.Kind == TokenKind.LeftBrace)
        {
            open = Next().Span;
        }

        return !AtBlockEnd || Current.Kind == TokenKind.RightBrace;
    }

    private void CloseBlock(string what, TextSpan? open)
    {
        if (Current.Kind == TokenKind.RightBrace)
        {
            if (open is { } own && Current.StartsLine && Indentation(Current.Span) < Indentation(own))
            {
                _suspect ??= own;
            }

            // Whatever was wrong inside, what follows the brace is in order again.
            _position++;
            _quiet = false;
        }
        else if (open is { } brace)
        {
            ReportUnclosed(what, brace);
        }
    }

    private void ReportUnclosed(string what, TextSpan open)
    {
        var at = _source.Locate(new TextSpan(PreviousEnd, 0));
        var found = AtEndOfFile ? "the end of the file" : $"'{Current.Text}'";
        Report(_suspect is { } inner && inner.Start > open.Start
            ? Errors.UnclosedInnerBlock(at, what, found, _source.Locate(open), _source.Locate(inner))
            : Errors.UnclosedBlock(at, what, found, _source.Locate(open)));
    }

    /// <summary>The column where the line of a place begins.</summary>
    private int Indentation(TextSpan place)
    {
        var line = _source.Line(_source.Locate(place).Line);
        return line.Length - line.TrimStart().Length;
    }

    /// <summary><c>(a, b)</c>; the current token is the opening parenthesis.</summary>
    private List<T> InParentheses<T>(Func<T> item)
    {
        var open = Next().Span;
        var items = new List<T>();
        _brackets++;
        if (!At(TokenKind.RightParenthesis))
        {
            do
            {
                items.Add(item());
            }
            while (Take(TokenKind.Comma));
        }

        if (!Take(TokenKind.RightParenthesis))
        {
            Fail(Errors.UnclosedParenthesis(HereInBrackets, Found, _source.Locate(open)));
        }

        _brackets--;
        return items;
    }

    /// <summary><c>{ A, B }</c> as a set; the current token is the opening brace.</summary>
    private List<T> InSetBraces<T>(Func<T> item)
    {
        var open = Next().Span;
        var items = new List<T>();
        _brackets++;
        if (!At(TokenKind.RightBrace))
        {
            do
            {
                items.Add(item());
            }
            while (Take(TokenKind.Comma));
        }

        if (!Take(TokenKind.RightBrace))
        {
            Fail(Errors.UnclosedSet(HereInBrackets, Found, _source.Locate(open)));
            SkipRestOfSet();
        }

        _brackets--;
        return items;
    }

    /// <summary>The closing brace of a broken set must not be taken for that of the block.</summary>
    private void SkipRestOfSet()
    {
        while (!AtEndOfFile && !Current.StartsLine && Current.Kind is not (TokenKind.RightBrace or TokenKind.LeftBrace))
        {
            _position++;
        }

        if (Current.Kind == TokenKind.RightBrace && !Current.StartsLine)
        {
            _position++;
        }
    }

    /// <summary>Like <see cref="Here"/>; but a closing sign is missing at the end of its line, not at the start of the next.</summary>
    private Location HereInBrackets => _source.Locate(Current.StartsLine || AtEndOfFile ? new TextSpan(PreviousEnd, 0) : Current.Span);

    /// <summary>Goes one level deeper; false, with a report, if that is too deep. Each success is followed by <see cref="Leave"/>.</summary>
    private bool Enter()
    {
        if (_depth < MaxDepth)
        {
            _depth++;
            return true;
        }

        Fail(Errors.NestedTooDeeply(Here, MaxDepth));
        return false;
    }

    private void Leave() => _depth--;

    /// <summary>
    /// The one of <paramref name="known"/> that the current word is, or was probably meant to be (reported, but read as if it were right);
    /// it is consumed. Null if there is no such word.
    /// </summary>
    private string? Keyword(IReadOnlyList<string> known, Func<string?, Diagnostic> misspelled)
    {
        if (AtItemEnd || !Current.IsWord)
        {
            return null;
        }

        if (known.Contains(Current.Text))
        {
            return Next().Text;
        }

        var nearest = SpellChecker.Nearest(Current.Text, known);
        if (nearest is not null)
        {
            Report(misspelled(nearest));
            Next();
        }

        return nearest;
    }
}
