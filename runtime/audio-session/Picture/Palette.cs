namespace AudioSessions.Player.Picture;

/// <summary>The colours of the picture as style rules. Every meaning has a shape or a hatch besides its colour.</summary>
internal static class Palette
{
    public const string SystemTheme = "as-neutral";

    /// <summary>The style class of the session with this number, from 0; the colours repeat after six.</summary>
    public static string SessionTheme(int number) => $"as-c{number % Scheme.Light.Series.Count}";

    /// <summary>The style sheet of the picture.</summary>
    public static string Style() =>
        $".as-picture text{{font-family:{Scheme.FontStack}}}\n"
        + ".as-title{font-weight:650;letter-spacing:-.01em}\n"
        + ".as-name,.as-number{font-weight:600}\n"
        + ".as-halo{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}\n"
        + ".as-wave,.as-solid,.as-chip{fill:currentColor}\n"
        + ".as-ghost{fill:currentColor;opacity:.2}\n"
        + ".as-bracket{stroke-width:2}\n"
        + ".as-gain,.as-gain-edge{fill:none;stroke-linejoin:round}\n"
        + ".as-gain{stroke-width:1.4}\n"
        + ".as-gain-edge{stroke-width:3.5;stroke-opacity:.7}\n"
        + ".as-scale{stroke-dasharray:2 3}\n"
        + ".as-event{stroke-opacity:.75}\n"
        + ".as-empty{fill:none;stroke-dasharray:3 3}\n"
        + ".as-mute-fill{fill:url(#as-mute)}\n"
        + ".as-duck-fill{fill:url(#as-duck);opacity:.8}\n"
        + ".as-alert-fill{fill:url(#as-alert)}\n"
        + ".as-hit{fill:#000;fill-opacity:0}\n"
        + Scheme.Sheet(Rules);

    private static string Rules(Scheme scheme) =>
        $".as-page{{fill:{scheme.Page};stroke:{scheme.Line}}}\n"
        + $".as-lane{{fill:{scheme.Lane}}}\n"
        + $".as-title,.as-name,.as-label{{fill:{scheme.Ink}}}\n"
        + $".as-quiet,.as-number{{fill:{scheme.Quiet}}}\n"
        + $".as-halo{{stroke:{scheme.Page}}}\n"
        + $".as-axis,.as-scale,.as-event{{stroke:{scheme.Line}}}\n"
        + $".as-empty{{stroke:{scheme.Hatch}}}\n"
        + $".as-leader{{stroke:{scheme.Hatch};fill:none}}\n"
        + $".as-gain{{stroke:{scheme.Ink}}}\n"
        + $".as-gain-edge{{stroke:{scheme.Lane}}}\n"
        + $".as-rest{{fill:{scheme.Rest}}}\n"
        + $".as-on-rest{{fill:{scheme.RestInk}}}\n"
        + $".as-on-solid{{fill:{scheme.OnSolid}}}\n"
        + $".as-on-alert{{fill:{scheme.AlertInk};stroke:{scheme.Alert}}}\n"
        + $".as-on-empty{{fill:{scheme.Quiet}}}\n"
        + $".as-alert-base{{fill:{scheme.Alert}}}\n"
        + $".as-alert-line{{stroke:{scheme.AlertLine}}}\n"
        + $".as-hatch-line,.as-bracket{{stroke:{scheme.Hatch}}}\n"
        + $".as-hatch-dot{{fill:{scheme.Hatch}}}\n"
        + $".as-accepted{{fill:{scheme.Ink};stroke:{scheme.Page}}}\n"
        + $".as-refused{{fill:none;stroke:{scheme.Refused}}}\n"
        + $".as-answered{{fill:{scheme.Page};stroke:{scheme.Answered}}}\n"
        + $".as-refused-text{{fill:{scheme.Refused}}}\n"
        + $".as-answered-text{{fill:{scheme.Answered}}}\n"
        + $".as-neutral{{color:{scheme.Neutral}}}\n"
        + string.Concat(scheme.Series.Select((colour, i) => $".as-c{i}{{color:{colour}}}\n"));
}
