using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Parsing;

namespace StateMachine.Compiler.Formatting;

/// <content>Spaces within lines, and where their parts begin.</content>
internal sealed partial class Layout
{
    private const int ColumnGap = 2;

    /// <summary>Whether a value or name ends with the token before, so that a parenthesis calls it, a minus subtracts from it and a brace opens its block.</summary>
    private bool _endsOperand;

    private void Write(int index, bool breaks)
    {
        _beginsAction = false;
        var token = _tokens[index];
        var text = _source.Slice(token.Span);
        var parts = LastLine.Parts;
        if (breaks && !(IsHeading && Current.Item!.Tokens == 0))
        {
            parts[0].Text.Append(text);
            return;
        }

        if (PartAt(index) is { } part)
        {
            part.Text.Append(text);
            parts.Add(part);
            return;
        }

        var last = parts[parts.Count - 1].Text;
        (IsSpaceBefore(index) ? last.Append(' ') : last).Append(text);
    }

    /// <summary>Whether the line names the columns of a table or matrix.</summary>
    private bool IsHeading => Current is { Kind: BlockKind.Grid, Group.Lines.Count: 1 };

    private bool IsSpaceBefore(int index)
    {
        var before = _tokens[index - 1];
        return _tokens[index].Kind switch
        {
            TokenKind.Comma or TokenKind.RightParenthesis or TokenKind.Question or TokenKind.Dot or TokenKind.DotDot => false,
            TokenKind.LeftParenthesis when _endsOperand && before.IsWord => false,
            TokenKind.Integer when before.Kind == TokenKind.Minus => !_isSign,
            _ => before.Kind is not (TokenKind.LeftParenthesis or TokenKind.Dot or TokenKind.DotDot),
        };
    }

    /// <summary>The part that begins with the token, if one does; in a block on one line it is set apart, but not aligned.</summary>
    private Part? PartAt(int index)
    {
        var item = Current.Item!;
        if (item.IsInBrackets)
        {
            return null;
        }

        var (stop, gap) = item.Kind switch
        {
            ItemKind.Row => IsCell(index) ? (item.Reached == Stop.None ? Stop.FirstCell : item.Reached + 1, ColumnGap) : default,
            ItemKind.Given or ItemKind.Step when item.Tokens == 1 => (Stop.None, StepGap - item.Word.Length),
            _ when IsAfterDot(index) => default,
            ItemKind.Given => IsFirst(index, TokenKind.Colon) ? (Stop.Colon, 1) : default,
            ItemKind.Named => NamedStop(index, item),
            ItemKind.Notification => _tokens[index].Text == "to" ? (Stop.To, 1) : default,
            ItemKind.Variable => VariableStop(index, item),
            ItemKind.Rule or ItemKind.Decision or ItemKind.Clause => RuleStop(index, item),
            _ => default,
        };
        if (gap == 0)
        {
            return null;
        }

        item.Reached = stop == Stop.None ? item.Reached : stop;
        var part = new Part(Current.IsOnOneLine ? Stop.None : stop, gap);
        item.Sign = stop == Stop.Equals ? part : item.Sign;
        return part;
    }

    private bool IsFirst(int index, TokenKind kind) => _tokens[index].Kind == kind && Current.Item!.Reached == Stop.None;

    /// <summary>
    /// A minus sign and the digits that touch it are one cell; so are the <c>=</c> of an alias and the row that it stands for, and the name of a
    /// column with its mark.
    /// </summary>
    private bool IsCell(int index)
        => _tokens[index - 1].Kind != TokenKind.Equals && !IsMark(index - 1)
            && !(_tokens[index].Kind == TokenKind.Integer && _tokens[index - 1].Kind == TokenKind.Minus && _tokens[index - 1].Span.End == _tokens[index].Span.Start)
            && _tokens[index].Kind != TokenKind.RightBrace;

    /// <summary>Whether the token of a table is an <c>unused</c> that marks the name behind it: first on its line, or anywhere among the columns.</summary>
    private bool IsMark(int index)
        => _tokens[index] is { Kind: TokenKind.Lower, Text: "unused" } token && _tokens[index + 1] is { IsWord: true, StartsLine: false }
            && (token.StartsLine || IsHeading) && (token.StartsLine || !IsMark(index - 1));

    private (Stop Stop, int Gap) NamedStop(int index, Item item)
    {
        if (IsFirst(index, TokenKind.Equals))
        {
            return (Stop.Equals, 1);
        }

        return IsFirst(index, TokenKind.LeftBrace) && OpensBlock(index) && IsOnOneLine(index) && item.Continuations.Count == 0 ? (Stop.Brace, 1) : default;
    }

    private (Stop Stop, int Gap) VariableStop(int index, Item item)
    {
        if (IsFirst(index, TokenKind.Colon))
        {
            return (Stop.Colon, 1);
        }

        return _tokens[index].Text == "resets" && _endsOperand && item.Reached == Stop.Colon ? (Stop.Resets, ColumnGap) : default;
    }

    /// <summary>What a clause or loop does, conditions and reasons.</summary>
    private (Stop Stop, int Gap) RuleStop(int index, Item item)
    {
        var token = _tokens[index];
        if (item.OwesAction)
        {
            if (!IsAction(index, item))
            {
                return default;
            }

            item.OwesAction = token.Text == "each";
            _beginsAction = true;
            return (item.Kind == ItemKind.Clause && item.Reached == Stop.None ? Stop.Action : Stop.None, ColumnGap);
        }

        return token.Kind != TokenKind.Lower ? default : token.Text switch
        {
            "when" => (Stop.When, ColumnGap),
            "each" or "otherwise" when item.Kind == ItemKind.Rule => (Stop.When, ColumnGap),
            "because" => (Stop.Because, ColumnGap),
            _ => default,
        };
    }

    private bool IsAction(int index, Item item)
    {
        var token = _tokens[index];
        if (!_endsOperand && _tokens[index - 1].Text != "otherwise")
        {
            return false;
        }

        return Words.Effects.Contains(token.Text)
            || (item.Kind == ItemKind.Clause && (token.Kind == TokenKind.Arrow || token.Text == "stay" || Words.Verdicts.Contains(token.Text)));
    }

    /// <summary>Whether the brace opens a block, and not a set.</summary>
    private bool OpensBlock(int index)
        => _tokens[index].Kind == TokenKind.LeftBrace && !Current.Item!.IsInBrackets
            && Current.Kind is BlockKind.File or BlockKind.Names or BlockKind.Entity or BlockKind.Body
            && (_endsOperand || (_tokens[index - 1].Text == "otherwise" && !IsAfterDot(index - 1)));

    /// <summary>Whether the block that the brace opens ends on the same line.</summary>
    private bool IsOnOneLine(int index)
    {
        for (var i = index + 1; i <= _closings[index]; i++)
        {
            if (_tokens[i].StartsLine)
            {
                return false;
            }
        }

        return true;
    }
}
