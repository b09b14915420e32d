using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>What all drawings have in common: how they begin, and the style sheet. What colour tells, letters tell too.</summary>
internal static class DrawingStyle
{
    /// <summary>The style class of the ground of things that are alike in some way.</summary>
    public static string Tint(int number) => $"sm-t{number % Scheme.Light.Series.Count}";

    /// <summary>A drawing of this size, begun; <paramref name="about"/> is for those who do not see it.</summary>
    public static Markup Open(double width, double height, string about)
    {
        var svg = new Markup();
        svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "sm-picture"),
            ("viewBox", $"0 0 {Markup.Px(width)} {Markup.Px(height)}"),
            ("width", Markup.Px(width)),
            ("height", Markup.Px(height)),
            ("role", "img"),
            ("aria-label", about));
        return svg;
    }

    public static string Sheet() =>
        $".sm-picture text{{font-family:{Scheme.FontStack}}}\n"
        + ".sm-name,.sm-event,.sm-cascade{font-weight:600}\n"
        + ".sm-cascade{font-style:italic}\n"
        + ".sm-arrow{fill:none;stroke-width:1.4;stroke-linecap:round}\n"
        + ".sm-composite{stroke-width:1.2}\n"
        + ".sm-state{stroke-width:1.4}\n"
        + Scheme.Sheet(Rules);

    private static string Rules(Scheme scheme) =>
        $".sm-page{{fill:{scheme.Page}}}\n"
        + $".sm-state{{fill:{scheme.Page};stroke:{scheme.Series[0]}}}\n"
        + $".sm-composite{{fill:{scheme.Lane};stroke:{scheme.Line}}}\n"
        + $".sm-inner{{fill:{scheme.Rest}}}\n"
        + $".sm-name{{fill:{scheme.Ink}}}\n"
        + $".sm-event{{fill:{scheme.Ink}}}\n"
        + $".sm-cascade{{fill:{scheme.Series[0]}}}\n"
        + $".sm-quiet{{fill:{scheme.Quiet}}}\n"
        + $".sm-refused{{fill:{scheme.Refused}}}\n"
        + $".sm-arrow{{stroke:{scheme.Neutral}}}\n"
        + $".sm-head{{fill:{scheme.Neutral}}}\n"
        + $".sm-start{{fill:{scheme.Ink}}}\n"
        + $".sm-cell{{fill:{scheme.Page};stroke:{scheme.Line}}}\n"
        + string.Concat(scheme.Series.Select((colour, i) => $".sm-t{i}{{fill:{colour};fill-opacity:.16}}\n"));
}
