using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>A line of text in a drawing.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Style">Its style class.</param>
/// <param name="Size">The size of its letters.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record TextLine(string Text, string Style, double Size, bool IsBold = false)
{
    public double Height => Math.Round(Size * 1.35, 1);

    public double Width => TextMeasure.Width(Text, Size, IsBold);
}

/// <summary>Lines under one another.</summary>
internal sealed record TextBlock(IReadOnlyList<TextLine> Lines)
{
    public double Width => Lines.Count == 0 ? 0 : Math.Ceiling(Lines.Max(l => l.Width));

    public double Height => Lines.Sum(l => l.Height);

    /// <summary>Draws the lines from a top on, anchored at <paramref name="x"/>.</summary>
    public void Draw(Markup svg, double x, double top, string anchor)
    {
        foreach (var line in Lines)
        {
            svg.Text(line.Style, x, top + (line.Height * 0.76), line.Size, line.Text, anchor);
            top += line.Height;
        }
    }
}
