namespace AudioSessions.Player.Picture;

/// <summary>The patterns that tell interrupted, muted and ducked apart without colour.</summary>
internal static class Hatches
{
    public static void Define(Markup svg)
    {
        svg.Open("defs");
        Pattern(svg, "as-alert", 6, "rotate(45)");
        svg.Leaf("rect", null, ("class", "as-alert-base"), ("width", "6"), ("height", "6"));
        Stroke(svg, "as-alert-line", 6, "2");
        svg.Close();
        Pattern(svg, "as-mute", 7, "rotate(-45)");
        Stroke(svg, "as-hatch-line", 7, "1");
        svg.Close();
        Pattern(svg, "as-duck", 6, "rotate(0)");
        svg.Leaf("circle", null, ("class", "as-hatch-dot"), ("cx", "3"), ("cy", "3"), ("r", "0.9"));
        svg.Close();
        svg.Close();
    }

    private static void Pattern(Markup svg, string id, int size, string transform) => svg.Open(
        "pattern",
        ("id", id),
        ("width", $"{size}"),
        ("height", $"{size}"),
        ("patternUnits", "userSpaceOnUse"),
        ("patternTransform", transform));

    private static void Stroke(Markup svg, string style, int size, string width) => svg.Leaf(
        "line", null, ("class", style), ("x1", "0"), ("y1", "0"), ("x2", "0"), ("y2", $"{size}"), ("stroke-width", width));
}
