namespace AudioSessions.Player.Commands;

/// <summary>Where a command writes.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="UsesColour">Whether <paramref name="Out"/> is shown by something that understands colours.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, bool UsesColour)
{
    /// <summary>Colours are for people at a terminal who did not set <c>NO_COLOR</c> (https://no-color.org).</summary>
    public static bool ColourIsWanted(bool redirected) =>
        !redirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
