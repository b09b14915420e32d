using System.Globalization;
using System.Text;

namespace StateMachine.Tool.Reports;

/// <summary>A line of a spec as a terminal shows it: tabs spread out, wide and combining characters counted as they are drawn.</summary>
internal sealed class DisplayLine
{
    private const int TabStop = 4;
    private const string Ellipsis = "…";

    private readonly List<(string Text, int Column, int Width)> _cells = [];
    private readonly int[] _columns;

    public DisplayLine(string line)
    {
        _columns = new int[line.Length + 1];
        var column = 0;
        var index = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var (text, width) = Draw(rune, column);
            _cells.Add((text, column, width));
            for (var i = 0; i < rune.Utf16SequenceLength; i++)
            {
                _columns[index++] = column;
            }

            column += width;
        }

        _columns[index] = column;
        Width = column;
    }

    /// <summary>The columns of the whole line.</summary>
    public int Width { get; }

    /// <summary>The column at which a UTF-16 unit of the line is drawn.</summary>
    public int ColumnOf(int index) => _columns[Math.Clamp(index, 0, _columns.Length - 1)];

    /// <summary>The part of the line between two columns; what is cut away is marked.</summary>
    public string Cut(int from, int to)
    {
        var text = new StringBuilder();
        foreach (var cell in _cells.Where(c => c.Column >= from && c.Column + c.Width <= to))
        {
            // A character that is cut in two leaves blanks, so that what follows stays in its column.
            text.Append(' ', text.Length == 0 ? cell.Column - from : 0).Append(cell.Text);
        }

        return (from > 0 ? Ellipsis : "") + text.ToString().TrimEnd() + (to < Width ? Ellipsis : "");
    }

    private static (string Text, int Width) Draw(Rune rune, int column)
    {
        if (rune.Value == '\t')
        {
            var width = TabStop - (column % TabStop);
            return (new string(' ', width), width);
        }

        return Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control ? (Printable.Picture((char)rune.Value).ToString(), 1) : (rune.ToString(), TextWidth.Of(rune));
    }
}
