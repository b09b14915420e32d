using System.Linq;
using StateMachine.Compiler.Parsing;

namespace StateMachine.Compiler.Formatting;

/// <content>Which lines continue others, and how far they are indented.</content>
internal sealed partial class Layout
{
    /// <summary>Whether the token, which starts a line, belongs to the item before it: the rules of GRAMMAR.md, section 2.</summary>
    private bool Continues(int index)
    {
        if (Current.Item is not { } item)
        {
            return false;
        }

        if (item.IsInBrackets)
        {
            return true;
        }

        var token = _tokens[index];
        return item.Kind != ItemKind.Row
            && (Words.Continues(token) || JoinsNext(index - 1) || (item.OwesAction && Words.Effects.Contains(token.Text))
                || (item.Word == "leads" && token.Text == "given"));
    }

    /// <summary>Whether something must follow the token. After a dot a word is a name, and so is an <c>of</c> that follows nothing.</summary>
    private bool JoinsNext(int index)
    {
        var token = _tokens[index];
        return Words.Joins(token) && !IsAfterDot(index) && (token.Text != "of" || IsOf(index));
    }

    private bool IsAfterDot(int index) => index > 0 && _tokens[index - 1].Kind == TokenKind.Dot;

    private bool IsOf(int index)
        => index > 0 && _tokens[index - 1].Text is "set" or "list" or "first" or "last" or "part" && !IsAfterDot(index - 1);

    /// <summary>Begins a line that continues the current item.</summary>
    private Line AddContinuation(int index)
    {
        var item = Current.Item!;
        var line = BeginLine(item.Indent);
        Indent(line, item, _tokens[index]);
        item.Continuations.Add(line);
        if (item.Sign is not null)
        {
            item.Sign.Stop = Stop.None;
            Current.Group = null;
        }

        Current.Group?.Lines.Add(line);
        return line;
    }

    /// <summary>
    /// A condition and a reason stand below their like. All else is one step in from what it continues, and one more for each line with an open
    /// bracket or quantifier; a closing bracket stands below the line of its opening one.
    /// </summary>
    private static void Indent(Line line, Item item, Token token)
    {
        var closes = token.Kind is TokenKind.RightParenthesis or TokenKind.RightBrace;
        var open = closes ? item.InnermostBracket : item.Open.Count;
        var isShallow = closes && item.Open[open].Line == item.FirstLine;
        var offset = (isShallow ? 0 : Step) + (Step * item.Depth(open));
        line.Indent += item.Kind is ItemKind.Given or ItemKind.Step ? offset - Step + StepGap : offset;
        if (item.Kind is not (ItemKind.Decision or ItemKind.Rule or ItemKind.Clause or ItemKind.Variable or ItemKind.Row))
        {
            return;
        }

        if (!item.IsInBrackets && !item.OwesAction && token.Kind == TokenKind.Lower && token.Text is "when" or "because")
        {
            line.Anchor = token.Text == "when" ? Stop.When : Stop.Because;
            item.Reached = line.Anchor;
        }
        else if (item.Reached is not (Stop.None or Stop.Colon))
        {
            line.Anchor = item.Reached;
            line.AnchorOffset = offset;
        }
    }
}
