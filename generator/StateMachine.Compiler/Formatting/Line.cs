using System.Collections.Generic;
using System.Text;

namespace StateMachine.Compiler.Formatting;

/// <summary>
/// The places at which lines of a group are aligned, in the order in which they occur on a line. The cells of a table follow as
/// <see cref="FirstCell"/> and up.
/// </summary>
internal enum Stop
{
    /// <summary>None: the part simply follows the one before.</summary>
    None,

    /// <summary>The colon behind a name.</summary>
    Colon,

    /// <summary>The sign between a name and its meaning.</summary>
    Equals,

    /// <summary>What a clause does.</summary>
    Action,

    /// <summary>The block of a declaration on one line.</summary>
    Brace,

    /// <summary>To whom a notification goes.</summary>
    To,

    /// <summary>The condition of a rule, verdict or effect.</summary>
    When,

    /// <summary>What resets a variable.</summary>
    Resets,

    /// <summary>The reason.</summary>
    Because,

    /// <summary>The first cell of a row; each further one is one more.</summary>
    FirstCell,
}

/// <summary>A piece of a line that may be aligned with its like on other lines.</summary>
internal sealed class Part(Stop stop, int gap)
{
    private int? _width;

    /// <summary>What it is aligned with.</summary>
    public Stop Stop { get; set; } = stop;

    /// <summary>The blanks that stand at least before it.</summary>
    public int Gap { get; } = gap;

    /// <summary>Its text, spaces within it settled. It is complete before anything is aligned.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>The column where it begins, once that is known.</summary>
    public int Start { get; set; }

    /// <summary>The column behind it.</summary>
    public int End => Start + (_width ??= Columns.Width(Text));
}

/// <summary>A line of the formatted text.</summary>
internal sealed class Line
{
    /// <summary>The column where it begins; for a line with an <see cref="Anchor"/>, where it begins if there is no such column.</summary>
    public int Indent { get; set; }

    /// <summary>The column of its group below which it begins, if it does.</summary>
    public Stop Anchor { get; set; }

    /// <summary>How far to the right of that column.</summary>
    public int AnchorOffset { get; set; }

    /// <summary>Whether a blank line stands before it.</summary>
    public bool BlankBefore { get; set; }

    /// <summary>Whether it is documentation, which belongs to the line below.</summary>
    public bool IsDocumentation { get; set; }

    /// <summary>Its pieces, at least one.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>The comment at its end.</summary>
    public string? Comment { get; set; }
}

/// <summary>Consecutive lines of one kind, whose parts are aligned.</summary>
internal sealed class Group(string kind)
{
    /// <summary>The kind of line that belongs to it.</summary>
    public string Kind { get; } = kind;

    /// <summary>Its lines in order, with those that continue others.</summary>
    public List<Line> Lines { get; } = [];
}
