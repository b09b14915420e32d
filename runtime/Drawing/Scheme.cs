namespace StateMachine.Drawing;

/// <summary>
/// The colours of everything that this repository draws, once for light and once for dark. They are written out per scheme, without custom
/// properties, so that viewers that know little of CSS still show the light one. Hues differ in lightness too, so that they stay apart in print.
/// </summary>
/// <param name="Page">Behind everything.</param>
/// <param name="Lane">Behind one thing.</param>
/// <param name="Line">Edges and rules.</param>
/// <param name="Ink">Text that matters.</param>
/// <param name="Quiet">Text beside it.</param>
/// <param name="Rest">A box in which nothing happens.</param>
/// <param name="RestInk">Text on it.</param>
/// <param name="OnSolid">Text on a full colour.</param>
/// <param name="Neutral">A full colour without a meaning.</param>
/// <param name="Alert">A box that asks for attention.</param>
/// <param name="AlertLine">Lines on it.</param>
/// <param name="AlertInk">Text on it.</param>
/// <param name="Refused">What a refusal is written in.</param>
/// <param name="Answered">What an answer other than the normal one is written in.</param>
/// <param name="Hatch">Hatches and thin lines.</param>
/// <param name="Series">Colours for things that are alike and have to be told apart.</param>
internal sealed record Scheme(
    string Page, string Lane, string Line, string Ink, string Quiet, string Rest, string RestInk, string OnSolid, string Neutral,
    string Alert, string AlertLine, string AlertInk, string Refused, string Answered, string Hatch, IReadOnlyList<string> Series)
{
    public const string FontStack = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    public static Scheme Light { get; } = new(
        Page: "#ffffff", Lane: "#f5f6f8", Line: "#d9dee4", Ink: "#171c22", Quiet: "#586270", Rest: "#e8ebef", RestInk: "#5a6471",
        OnSolid: "#ffffff", Neutral: "#4b5766", Alert: "#fbe3df", AlertLine: "#eaa79d", AlertInk: "#8f1d12", Refused: "#b3261e",
        Answered: "#8a5a00", Hatch: "#98a1ad", Series: ["#2764b0", "#0b766b", "#7a4bb3", "#a9520a", "#ab3577", "#5a660f"]);

    public static Scheme Dark { get; } = new(
        Page: "#0e1217", Lane: "#171c23", Line: "#303843", Ink: "#e8ecf1", Quiet: "#9ba6b3", Rest: "#232a33", RestInk: "#a3aebb",
        OnSolid: "#0e1217", Neutral: "#a7b2bf", Alert: "#421d1a", AlertLine: "#80382f", AlertInk: "#ffb8ad", Refused: "#ff8a7d",
        Answered: "#e6b450", Hatch: "#67717e", Series: ["#78aeef", "#47c5b0", "#bc9cf0", "#f2a65a", "#ee8fc1", "#bdc95f"]);

    /// <summary>A style sheet: rules made for the light scheme, and for the dark one where the reader prefers it.</summary>
    public static string Sheet(Func<Scheme, string> rules) => rules(Light) + "@media (prefers-color-scheme:dark){\n" + rules(Dark) + "}\n";
}
