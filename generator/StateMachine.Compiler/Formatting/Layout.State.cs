using StateMachine.Compiler.Parsing;

namespace StateMachine.Compiler.Formatting;

/// <content>What the walk remembers of the token that it has just written.</content>
internal sealed partial class Layout
{
    /// <summary>Whether the minus before is the sign of a number.</summary>
    private bool _isSign;

    /// <summary>Whether the token before is the verb of a clause or loop.</summary>
    private bool _beginsAction;

    private void Follow(int index, bool closes)
    {
        var token = _tokens[index];
        var item = Current.Item!;
        var opensBlock = OpensBlock(index);
        _isSign = token.Kind == TokenKind.Minus && (item.Kind == ItemKind.Row ? !IsCell(index + 1) : !_endsOperand || IsOpaqueNumber(index - 1));
        _endsOperand = EndsOperand(index, item);
        item.Tokens++;
        if (opensBlock)
        {
            OpenBlock(index);
        }
        else if (!closes)
        {
            FollowBrackets(index, item);
        }

        if (Current.Kind == BlockKind.Names && token.Kind == TokenKind.Comma && !item.IsInBrackets && _tokens[index + 1].Text != "refuses")
        {
            Current.Item = null;
        }
    }

    private void FollowBrackets(int index, Item item)
    {
        var token = _tokens[index];
        switch (token.Kind)
        {
            case TokenKind.LeftParenthesis or TokenKind.LeftBrace:
                item.Open.Add((true, _lines.Count));
                break;
            case TokenKind.RightParenthesis or TokenKind.RightBrace:
                item.CloseBracket();
                break;
            case TokenKind.Comma:
                item.EndQuantifiers();
                break;
            case TokenKind.Lower when !IsAfterDot(index) && token.Text is "when" or "because" or "unless" or "to" or "given" or "otherwise":
                item.EndQuantifiers();
                break;
            case TokenKind.Lower when IsQuantifier(index):
                item.Open.Add((false, _lines.Count));
                break;
        }
    }

    /// <summary>Whether a binder follows, which only a quantifier has before it.</summary>
    private bool IsQuantifier(int index)
        => _tokens[index].Text is "some" or "no" or "every" or "count" or "first" or "last" && !IsAfterDot(index)
            && index + 2 < _tokens.Count && _tokens[index + 1].IsWord
            && _tokens[index + 2] is { Kind: TokenKind.Colon } or { Kind: TokenKind.Lower, Text: "in" };

    /// <summary>Whether the token can end a value or a name, rather than ask for one.</summary>
    private bool EndsOperand(int index, Item item)
    {
        var token = _tokens[index];
        switch (token.Kind)
        {
            case TokenKind.Upper or TokenKind.Integer or TokenKind.Code or TokenKind.Text or TokenKind.Question:
            case TokenKind.RightParenthesis or TokenKind.RightBrace:
                return true;
            case TokenKind.Lower when !IsAfterDot(index):
                return EndsOperand(token.Text, index, item);
            default:
                return token.Kind == TokenKind.Lower;
        }
    }

    /// <summary>Whether it is the word after which the bounds of an opaque number may stand.</summary>
    private bool IsOpaqueNumber(int index) => index > 0 && _tokens[index].Text == "number" && _tokens[index - 1].Text == "opaque";

    private bool EndsOperand(string word, int index, Item item)
    {
        if (Words.IsReserved(word))
        {
            return word is "yes" or "no" or "none" or "empty";
        }

        var before = item.Tokens == 0 ? null : _tokens[index - 1];
        var isName = before is null
            ? Current.Kind is not (BlockKind.File or BlockKind.Body or BlockKind.Scenario)
            : !(word == "of" && IsOf(index)) && !(word == "least" && before.Kind == TokenKind.Colon) && !_beginsAction;
        return isName && !IsAssigned(index, item, before);
    }

    /// <summary>Whether it is the name of a variable that a scenario gives a value to, which follows it without a sign.</summary>
    private bool IsAssigned(int index, Item item, Token? before)
    {
        var isAssigned = item.Assigns && !item.IsInBrackets && before is { Text: "with" or "," };
        item.Assigns |= item.Kind == ItemKind.Given && _tokens[index].Text == "with" && !item.IsInBrackets;
        return isAssigned;
    }
}
