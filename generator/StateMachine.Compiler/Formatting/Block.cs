using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Parsing;

namespace StateMachine.Compiler.Formatting;

/// <summary>What stands between two braces, as far as layout is concerned.</summary>
internal enum BlockKind
{
    /// <summary>The declarations of a file.</summary>
    File,

    /// <summary>Names set apart by commas or line ends: options, members, states.</summary>
    Names,

    /// <summary>Rows of cells.</summary>
    Grid,

    /// <summary>States and variables.</summary>
    Entity,

    /// <summary>The lines of a definition or observable.</summary>
    Rules,

    /// <summary>Clauses, verdicts and effects.</summary>
    Body,

    /// <summary>What is given, done and expected.</summary>
    Scenario,
}

/// <summary>A block that is open at some point of the walk over the tokens.</summary>
/// <param name="kind">What is in it.</param>
/// <param name="indent">The column of its lines.</param>
/// <param name="isOnOneLine">Whether it ends on the line on which it begins; then nothing in it is aligned.</param>
/// <param name="close">The index of its closing brace.</param>
internal sealed class Block(BlockKind kind, int indent, bool isOnOneLine, int close)
{
    public BlockKind Kind { get; } = kind;

    public int Indent { get; } = indent;

    public bool IsOnOneLine { get; } = isOnOneLine;

    public int Close { get; } = close;

    /// <summary>The item that is being read, if one has begun and not ended.</summary>
    public Item? Item { get; set; }

    /// <summary>The lines that the next line of their kind would be aligned with.</summary>
    public Group? Group { get; set; }

    /// <summary>What a brace opens within an item of this block.</summary>
    public BlockKind KindWithin(Item item) => Kind switch
    {
        BlockKind.File => item.Word switch
        {
            "policy" or "enum" => BlockKind.Names,
            "table" or "matrix" => BlockKind.Grid,
            "entity" => BlockKind.Entity,
            "define" or "observe" => BlockKind.Rules,
            "scenario" => BlockKind.Scenario,
            _ => BlockKind.Body,
        },
        BlockKind.Entity or BlockKind.Names => BlockKind.Names,
        _ => BlockKind.Body,
    };
}

/// <summary>What a line, with those that continue it, is; it decides what is aligned in it.</summary>
internal enum ItemKind { Plain, Named, Notification, Variable, Rule, Decision, Clause, Given, Step, Row }

/// <summary>A line of a block with all that continues it, while it is being read.</summary>
internal sealed class Item(ItemKind kind, string word, int indent, int line)
{
    public ItemKind Kind { get; } = kind;

    /// <summary>The word that it begins with.</summary>
    public string Word { get; } = word;

    public int Indent { get; } = indent;

    /// <summary>The number of the line on which it begins.</summary>
    public int FirstLine { get; } = line;

    /// <summary>The last place of alignment that has been passed.</summary>
    public Stop Reached { get; set; }

    /// <summary>Whether it still owes what it does: an <c>each</c> its effect, a clause its action.</summary>
    public bool OwesAction { get; set; } = kind == ItemKind.Clause || word == "each";

    /// <summary>The sign before its meaning, which is aligned only if it turns out to be on one line.</summary>
    public Part? Sign { get; set; }

    /// <summary>The lines that continue it.</summary>
    public List<Line> Continuations { get; } = [];

    /// <summary>How many of its tokens have been read.</summary>
    public int Tokens { get; set; }

    /// <summary>Whether names and values follow in turn, as they do behind the <c>with</c> of a scenario.</summary>
    public bool Assigns { get; set; }

    /// <summary>Brackets and quantifiers that are open, with their lines; a quantifier reaches as far as its bracket or condition.</summary>
    public List<(bool IsBracket, int Line)> Open { get; } = [];

    public bool IsInBrackets => Open.Exists(o => o.IsBracket);

    /// <summary>How much deeper than a simple continuation the line begins: by one step for each line on which something open was opened.</summary>
    public int Depth(int open) => Open.Take(open).Select(o => o.Line).Where(l => l != FirstLine).Distinct().Count();

    /// <summary>The innermost bracket among what is open; -1 if there is none.</summary>
    public int InnermostBracket => Open.FindLastIndex(o => o.IsBracket);

    /// <summary>Closes the innermost bracket with all that opened in it.</summary>
    public void CloseBracket()
    {
        EndQuantifiers();
        if (Open.Count > 0)
        {
            Open.RemoveAt(Open.Count - 1);
        }
    }

    /// <summary>Ends the quantifiers of the innermost bracket, or of the item.</summary>
    public void EndQuantifiers()
    {
        while (Open.Count > 0 && !Open[Open.Count - 1].IsBracket)
        {
            Open.RemoveAt(Open.Count - 1);
        }
    }

    /// <summary>The kind of an item that begins with such a token in such a block.</summary>
    public static ItemKind KindOf(BlockKind block, Token token) => block switch
    {
        BlockKind.File => token.Text switch
        {
            "notification" => ItemKind.Notification,
            "machine" or "part" or "answers" => ItemKind.Plain,
            _ => ItemKind.Named,
        },
        BlockKind.Grid => ItemKind.Row,
        BlockKind.Entity => token.Text == "states" ? ItemKind.Plain : ItemKind.Variable,
        BlockKind.Rules => ItemKind.Rule,
        BlockKind.Scenario => token.Text == "given" ? ItemKind.Given : ItemKind.Step,
        BlockKind.Body when Words.Clauses.Contains(token.Text) => ItemKind.Clause,
        BlockKind.Body when Words.Verdicts.Contains(token.Text) || Words.Effects.Contains(token.Text) => ItemKind.Decision,
        _ => ItemKind.Plain,
    };
}
