using System.Collections.Generic;

namespace StateMachine.Compiler.Text;

/// <summary>One file of a spec: its path as given by the caller (never opened here) and its text.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Wraps <paramref name="text"/>; the lines are found once.</summary>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = starts.ToArray();
    }

    /// <summary>The path that diagnostics and <c>#line</c> directives name.</summary>
    public string Path { get; }

    /// <summary>The whole text, line ends as they came.</summary>
    public string Text { get; }

    /// <summary>The number of lines; at least 1.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The line, without its line end; <paramref name="line"/> counts from 0.</summary>
    public string Line(int line)
    {
        var start = _lineStarts[line];
        var end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Text.Length;
        return Text.Substring(start, end - start).TrimEnd('\r', '\n');
    }

    /// <summary>The characters of <paramref name="span"/>.</summary>
    public string Slice(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>Turns a span into a location with lines and columns.</summary>
    public Location Locate(TextSpan span)
    {
        var (line, column) = Position(span.Start);
        var (endLine, endColumn) = Position(span.End);
        return new Location(Path, span.Start, span.Length, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Position(int offset)
    {
        int low = 0, high = _lineStarts.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_lineStarts[middle] <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return (low, offset - _lineStarts[low]);
    }
}
