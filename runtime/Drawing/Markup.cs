using System.Globalization;
using System.Text;

namespace StateMachine.Drawing;

/// <summary>Writes elements with escaped text and numbers in the invariant culture.</summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <summary>A number with at most one decimal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite: a sample or a gain of the story is not a number.</exception>
    public static string Px(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "The picture was given a number that is not finite.");
        }

        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);

        // Adding zero turns a negative zero into a plain one.
        return (rounded + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>Escapes for text and quoted attributes; what XML does not allow becomes the replacement character.</summary>
    public static string Escape(string raw)
    {
        var result = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\t' or '\n' or '\r' => " ",
                < 0x20 or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return result.ToString();
    }

    /// <summary>Opens an element; <see cref="Close"/> ends it.</summary>
    public void Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Indent();
        Tag(name, attributes, ">\n");
        open.Push(name);
    }

    public void Close()
    {
        var name = open.Pop();
        Indent();
        text.Append("</").Append(name).Append(">\n");
    }

    /// <summary>An element that holds text, or nothing.</summary>
    public void Leaf(string name, string? content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Indent();
        if (content is null)
        {
            Tag(name, attributes, "/>\n");
        }
        else
        {
            Tag(name, attributes, ">");
            text.Append(Escape(content)).Append("</").Append(name).Append(">\n");
        }
    }

    /// <summary>Text that is markup already.</summary>
    public void Raw(string markup) => text.Append(markup);

    public void Line(string style, double x1, double y1, double x2, double y2) => Leaf(
        "line", null, ("class", style), ("x1", Px(x1)), ("y1", Px(y1)), ("x2", Px(x2)), ("y2", Px(y2)));

    public void Rect(string style, double x, double y, double width, double height, double radius = 0) => Leaf(
        "rect", null, ("class", style), ("x", Px(x)), ("y", Px(y)), ("width", Px(width)), ("height", Px(height)), ("rx", Px(radius)));

    public void Path(string style, string data) => Leaf("path", null, ("class", style), ("d", data));

    /// <summary>A line of text; <paramref name="anchor"/> is start, middle or end.</summary>
    public void Text(string style, double x, double y, double size, string content, string anchor = "start") => Leaf(
        "text", content, ("class", style), ("x", Px(x)), ("y", Px(y)), ("font-size", Px(size)), ("text-anchor", anchor));

    public override string ToString() => text.ToString();

    private void Indent() => text.Append(' ', open.Count);

    private void Tag(string name, ReadOnlySpan<(string Name, string Value)> attributes, string end)
    {
        text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            text.Append(' ').Append(key).Append("=\"").Append(Escape(value)).Append('"');
        }

        text.Append(end);
    }
}
