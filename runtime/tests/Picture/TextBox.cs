using System.Globalization;
using System.Xml.Linq;

namespace AudioSessions.Tests.Picture;

/// <summary>
/// Where a text element of the picture is, as a rectangle that may be turned. The width is an estimate of its own, at the
/// average of DejaVu Sans, so that it does not repeat the picture's.
/// </summary>
internal sealed record TextBox(string Text, (double X, double Y)[] Corners)
{
    private const double EmsPerCharacter = 0.56;
    private const double Ascent = 0.72;
    private const double Descent = 0.18;

    /// <summary>Every text of an SVG document.</summary>
    public static List<TextBox> All(XElement svg) => [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(Of)];

    /// <summary>Two rectangles are apart when they are so along the direction of one of their sides.</summary>
    public bool Overlaps(TextBox other) => !Axes().Concat(other.Axes()).Any(axis =>
    {
        var (mine, theirs) = (Shadow(axis), other.Shadow(axis));
        return mine.Max <= theirs.Min + 0.05 || theirs.Max <= mine.Min + 0.05;
    });

    private static TextBox Of(XElement text)
    {
        var size = Number(text, "font-size");
        var width = text.Value.Length * size * EmsPerCharacter;
        var left = Number(text, "x") - (string?)text.Attribute("text-anchor") switch { "middle" => width / 2, "end" => width, _ => 0 };
        var (top, bottom) = (Number(text, "y") - size * Ascent, Number(text, "y") + size * Descent);
        var corners = new[] { (left, top), (left + width, top), (left + width, bottom), (left, bottom) };
        return new TextBox(text.Value, [.. corners.Select(c => Turn(c, (string?)text.Parent!.Attribute("transform")))]);
    }

    /// <summary>The picture's only transform: translate(x y) rotate(degrees).</summary>
    private static (double X, double Y) Turn((double X, double Y) point, string? transform)
    {
        if (transform is null)
        {
            return point;
        }

        var parts = transform.Split(' ', '(', ')').Where(p => p.Length > 0).ToArray();
        Assert.Equal(["translate", "rotate"], [parts[0], parts[3]]);
        var angle = Parse(parts[4]) * Math.PI / 180;
        return (
            Parse(parts[1]) + point.X * Math.Cos(angle) - point.Y * Math.Sin(angle),
            Parse(parts[2]) + point.X * Math.Sin(angle) + point.Y * Math.Cos(angle));
    }

    private (double X, double Y)[] Axes() =>
    [
        (Corners[1].X - Corners[0].X, Corners[1].Y - Corners[0].Y),
        (Corners[3].X - Corners[0].X, Corners[3].Y - Corners[0].Y),
    ];

    private (double Min, double Max) Shadow((double X, double Y) axis)
    {
        var length = Math.Sqrt(axis.X * axis.X + axis.Y * axis.Y);
        var places = Corners.Select(c => (c.X * axis.X + c.Y * axis.Y) / length).ToArray();
        return (places.Min(), places.Max());
    }

    private static double Number(XElement element, string attribute) => Parse((string?)element.Attribute(attribute) ?? "0");

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
