namespace AudioSessions.Player.Picture;

/// <summary>
/// The colours, as style rules. They are written out per scheme, without custom properties, so that viewers that know little of
/// CSS still show the light scheme. Hues differ in lightness too, and every meaning has a shape or a hatch besides its colour.
/// </summary>
internal static class Palette
{
    public const string SystemTheme = "as-neutral";

    private const string FontStack = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private static readonly string[] SessionLight = ["#2764b0", "#0b766b", "#7a4bb3", "#a9520a", "#ab3577", "#5a660f"];
    private static readonly string[] SessionDark = ["#78aeef", "#47c5b0", "#bc9cf0", "#f2a65a", "#ee8fc1", "#bdc95f"];

    private static readonly Scheme Light = new(
        Page: "#ffffff", Lane: "#f5f6f8", Line: "#d9dee4", Ink: "#171c22", Quiet: "#586270", Rest: "#e8ebef", RestInk: "#5a6471",
        OnSolid: "#ffffff", Neutral: "#4b5766", Alert: "#fbe3df", AlertLine: "#eaa79d", AlertInk: "#8f1d12", Refused: "#b3261e",
        Answered: "#8a5a00", Hatch: "#98a1ad", Sessions: SessionLight);

    private static readonly Scheme Dark = new(
        Page: "#0e1217", Lane: "#171c23", Line: "#303843", Ink: "#e8ecf1", Quiet: "#9ba6b3", Rest: "#232a33", RestInk: "#a3aebb",
        OnSolid: "#0e1217", Neutral: "#a7b2bf", Alert: "#421d1a", AlertLine: "#80382f", AlertInk: "#ffb8ad", Refused: "#ff8a7d",
        Answered: "#e6b450", Hatch: "#67717e", Sessions: SessionDark);

    /// <summary>The style class of the session with this number, from 0; the colours repeat after six.</summary>
    public static string SessionTheme(int number) => $"as-c{number % SessionLight.Length}";

    /// <summary>The style sheet of the picture.</summary>
    public static string Style() =>
        $".as-picture text{{font-family:{FontStack}}}\n"
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
        + Light.Style()
        + "@media (prefers-color-scheme:dark){\n" + Dark.Style() + "}\n";

    private sealed record Scheme(
        string Page, string Lane, string Line, string Ink, string Quiet, string Rest, string RestInk, string OnSolid, string Neutral,
        string Alert, string AlertLine, string AlertInk, string Refused, string Answered, string Hatch, string[] Sessions)
    {
        public string Style() =>
            $".as-page{{fill:{Page};stroke:{Line}}}\n"
            + $".as-lane{{fill:{Lane}}}\n"
            + $".as-title,.as-name,.as-label{{fill:{Ink}}}\n"
            + $".as-quiet,.as-number{{fill:{Quiet}}}\n"
            + $".as-halo{{stroke:{Page}}}\n"
            + $".as-axis,.as-scale,.as-event{{stroke:{Line}}}\n"
            + $".as-empty{{stroke:{Hatch}}}\n"
            + $".as-leader{{stroke:{Hatch};fill:none}}\n"
            + $".as-gain{{stroke:{Ink}}}\n"
            + $".as-gain-edge{{stroke:{Lane}}}\n"
            + $".as-rest{{fill:{Rest}}}\n"
            + $".as-on-rest{{fill:{RestInk}}}\n"
            + $".as-on-solid{{fill:{OnSolid}}}\n"
            + $".as-on-alert{{fill:{AlertInk};stroke:{Alert}}}\n"
            + $".as-on-empty{{fill:{Quiet}}}\n"
            + $".as-alert-base{{fill:{Alert}}}\n"
            + $".as-alert-line{{stroke:{AlertLine}}}\n"
            + $".as-hatch-line,.as-bracket{{stroke:{Hatch}}}\n"
            + $".as-hatch-dot{{fill:{Hatch}}}\n"
            + $".as-accepted{{fill:{Ink};stroke:{Page}}}\n"
            + $".as-refused{{fill:none;stroke:{Refused}}}\n"
            + $".as-answered{{fill:{Page};stroke:{Answered}}}\n"
            + $".as-refused-text{{fill:{Refused}}}\n"
            + $".as-answered-text{{fill:{Answered}}}\n"
            + $".as-neutral{{color:{Neutral}}}\n"
            + string.Concat(Sessions.Select((colour, i) => $".as-c{i}{{color:{colour}}}\n"));
    }
}
