using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Formatting;

/// <summary>
/// One walk over the tokens of a file that has no syntax errors. It follows the braces and the first words of lines, no more of the grammar
/// than layout needs, and makes lines of parts; <see cref="Columns"/> gives the parts their places. This part makes the lines.
/// </summary>
internal sealed partial class Layout
{
    private const int Step = 2;

    /// <summary>What a line of a scenario says stands behind its word, in one column: <c>given</c> is the longest.</summary>
    private const int StepGap = 6;

    private readonly SourceText _source;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly Dictionary<int, int> _closings;
    private readonly Stack<Block> _blocks = new();
    private readonly List<Line> _lines = [];
    private readonly List<Group> _groups = [];

    /// <summary>Where the token or comment before ends.</summary>
    private int _behind;

    /// <summary>Whether the token before opens a block that goes over several lines.</summary>
    private bool _opened;

    /// <summary>Whether a blank line stands before the item that begins next, or within the comments above it.</summary>
    private bool _blank;

    private Layout(SourceText source, IReadOnlyList<Token> tokens)
    {
        _source = source;
        _tokens = tokens;
        _closings = Closings(tokens);
        _blocks.Push(new Block(BlockKind.File, 0, false, tokens.Count));
    }

    private Block Current => _blocks.Peek();

    private Line LastLine => _lines[_lines.Count - 1];

    /// <summary>The text of a file with these tokens.</summary>
    public static string Of(SourceText source, IReadOnlyList<Token> tokens)
    {
        var layout = new Layout(source, tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            layout.Add(i);
        }

        layout._lines.ForEach(Columns.Place);
        layout._groups.ForEach(Columns.AlignInPieces);
        return Columns.Write(layout._lines);
    }

    /// <summary>The closing brace of each opening one.</summary>
    private static Dictionary<int, int> Closings(IReadOnlyList<Token> tokens)
    {
        var closings = new Dictionary<int, int>();
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.LeftBrace)
            {
                open.Push(i);
            }
            else if (tokens[i].Kind == TokenKind.RightBrace && open.Count > 0)
            {
                closings[open.Pop()] = i;
            }
        }

        return closings;
    }

    private void Add(int index)
    {
        var token = _tokens[index];
        var closes = index == Current.Close && token.Kind == TokenKind.RightBrace;
        var breaks = _lines.Count == 0 || _opened || (closes ? !Current.IsOnOneLine : token.StartsLine);
        var continues = breaks && !closes && Continues(index);
        AddComments(index, continues);
        if (token.Kind == TokenKind.EndOfFile)
        {
            return;
        }

        if (closes)
        {
            CloseBlock(breaks);
        }
        else if (continues)
        {
            AddContinuation(index);
            Current.Item!.OwesAction &= !Words.Effects.Contains(token.Text) || token.Text == "each";
        }
        else if (breaks || Current.Item is null)
        {
            _endsOperand = false;
            BeginItem(token, breaks);
        }

        Write(index, breaks);
        Follow(index, closes);
        _behind = token.Span.End;
    }

    /// <summary>The comments before a token: one at the end of the line before, and lines of their own, indented as the token's line will be.</summary>
    private void AddComments(int index, bool continues)
    {
        foreach (var comment in _tokens[index].Comments)
        {
            var text = _source.Slice(comment.Span).TrimEnd();
            if (comment.StartsLine || _lines.Count == 0)
            {
                var isBlank = !continues && IsBlankBefore(comment.Span.Start);
                var line = continues ? AddContinuation(index) : BeginLine(Current.Indent);
                line.BlankBefore = isBlank;
                line.IsDocumentation = comment.IsDocumentation;
                line.Parts[0].Text.Append(text);
                _blank |= isBlank;
            }
            else
            {
                LastLine.Comment = text;
            }

            _behind = comment.Span.End;
        }
    }

    /// <summary>Whether the author left a blank line here and it is kept: not at the start of a block, nor below documentation.</summary>
    private bool IsBlankBefore(int start)
    {
        if (_lines.Count == 0 || _opened || LastLine.IsDocumentation)
        {
            return false;
        }

        var first = _source.Text.IndexOf('\n', _behind, start - _behind);
        return first >= 0 && _source.Text.IndexOf('\n', first + 1, start - first - 1) >= 0;
    }

    private Line BeginLine(int indent)
    {
        var line = new Line { Indent = indent };
        line.Parts.Add(new Part(Stop.None, 0));
        _lines.Add(line);
        _opened = false;
        return line;
    }

    private void BeginItem(Token token, bool breaks)
    {
        var kind = Item.KindOf(Current.Kind, token);
        if (!breaks)
        {
            Current.Item = new Item(kind, token.Text, Current.Indent, _lines.Count);
            return;
        }

        var isBlank = IsBlankBefore(token.Span.Start);
        BeginLine(Current.Indent).BlankBefore = isBlank;
        Current.Item = new Item(kind, token.Text, Current.Indent, _lines.Count);
        _blank |= isBlank;
        JoinGroup(kind, token);
        _blank = false;
    }

    /// <summary>
    /// The line that has just begun is aligned with those before it, if they are of its kind and no blank line lies between. A table has its columns
    /// from top to bottom.
    /// </summary>
    private void JoinGroup(ItemKind kind, Token token)
    {
        var name = kind switch
        {
            ItemKind.Plain or ItemKind.Step => null,
            ItemKind.Named => token.Text,
            ItemKind.Decision => Words.Verdicts.Contains(token.Text) ? "verdict" : "effect",
            _ => kind.ToString(),
        };
        if (name is null)
        {
            Current.Group = null;
            return;
        }

        if ((_blank && kind != ItemKind.Row) || Current.Group is null || Current.Group.Kind != name)
        {
            Current.Group = new Group(name);
            _groups.Add(Current.Group);
        }

        Current.Group.Lines.Add(LastLine);
    }

    /// <summary>Ends the innermost block; the item that it belongs to goes on.</summary>
    private void CloseBlock(bool breaks)
    {
        _blocks.Pop();
        _blank = false;
        if (breaks)
        {
            BeginLine(Current.Item!.Indent);
        }
    }

    private void OpenBlock(int index)
    {
        var item = Current.Item!;
        var isOnOneLine = IsOnOneLine(index);
        item.OwesAction = false;
        if (!isOnOneLine)
        {
            // What continues the head must not look like the first line of the block; and a block sets its item apart from its neighbours.
            item.Continuations.ForEach(line => line.Indent += Step);
            Current.Group = null;
            _opened = true;
        }

        _blocks.Push(new Block(Current.KindWithin(item), item.Indent + Step, isOnOneLine, _closings[index]));
    }
}
