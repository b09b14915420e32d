namespace StateMachine.Drawing;

/// <summary>
/// Estimates the width of text without a font at hand. The figures follow DejaVu Sans, the widest of the usual system fonts,
/// so that what fits by this measure fits everywhere.
/// </summary>
internal static class TextMeasure
{
    private const double BoldFactor = 1.12;

    /// <summary>The width in pixels at a font size in pixels.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var ems = 0.0;
        foreach (var c in text)
        {
            ems += Ems(c);
        }

        return ems * size * (bold ? BoldFactor : 1);
    }

    /// <summary>The text, cut and closed with an ellipsis where it is wider than <paramref name="width"/>; empty if nothing fits.</summary>
    public static string Fit(string text, double size, double width, bool bold = false)
    {
        if (Width(text, size, bold) <= width)
        {
            return text;
        }

        for (var length = text.Length - 1; length > 0; length--)
        {
            if (char.IsHighSurrogate(text[length - 1]))
            {
                continue;
            }

            if (Width(text[..length] + "…", size, bold) <= width)
            {
                return Whole(text[..length]) + "…";
            }
        }

        return "";
    }

    /// <summary>Without a word begun, or an opening bracket, at the end, unless that would leave less than half.</summary>
    private static string Whole(string cut)
    {
        var words = cut[..(cut.LastIndexOf(' ') + 1)].TrimEnd(' ', '{', '(', '[', ',', ':', ';');
        return words.Length * 2 >= cut.Length ? words : cut.TrimEnd();
    }

    /// <summary>The text in at most so many lines, broken between words; the last line is cut as by <see cref="Fit"/>.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int lines)
    {
        var rest = text.Trim();
        var result = new List<string>();
        while (rest.Length > 0 && result.Count < lines)
        {
            var end = Width(rest, size) <= width || result.Count == lines - 1 ? rest.Length : LineEnd(rest, size, width);
            result.Add(Fit(rest[..end].TrimEnd(), size, width));
            rest = rest[end..].TrimStart();
        }

        return result;
    }

    /// <summary>After the last word that fits, or after the first word if none does.</summary>
    private static int LineEnd(string text, double size, double width)
    {
        var end = text.IndexOf(' ');
        for (var next = end; next >= 0 && Width(text[..next], size) <= width; next = text.IndexOf(' ', next + 1))
        {
            end = next;
        }

        return end < 0 ? text.Length : end;
    }

    private static double Ems(char c) => c switch
    {
        ' ' or '.' or ',' or 'i' or 'j' or 'l' or '\'' or 'I' or '|' or ':' or ';' => 0.35,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' or '!' => 0.42,
        'm' or 'M' or 'W' or '…' or '@' or '%' => 1.0,
        'w' or 'O' or 'Q' or 'G' or 'N' or 'H' or 'D' or 'U' or '+' or '=' or '<' or '>' => 0.84,
        >= 'A' and <= 'Z' => 0.72,
        >= 'a' and <= 'z' => 0.63,
        >= '0' and <= '9' => 0.64,
        < '\u0250' => 0.7,
        < '\u1100' => 0.85,
        _ => 1.05,
    };
}
