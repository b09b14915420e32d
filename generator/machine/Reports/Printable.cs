using System.Text;

namespace StateMachine.Tool.Reports;

/// <summary>Text of a spec may hold anything; a terminal must not take it for commands.</summary>
internal static class Printable
{
    /// <summary>The text on one line, with a picture for each control character.</summary>
    public static string Line(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var line = new StringBuilder();
        foreach (var c in text)
        {
            line.Append(char.IsControl(c) ? Picture(c) : c);
        }

        return line.ToString();
    }

    /// <summary>What is shown for a control character, one column wide.</summary>
    public static char Picture(char control) => control switch
    {
        < ' ' => (char)('\u2400' + control),
        '\u007F' => '\u2421',
        _ => '\uFFFD',
    };
}
