using System;

namespace StateMachine.Compiler;

/// <summary>Just enough of a file to know whose it is, so that files can be grouped without parsing them twice.</summary>
/// <param name="Name">The name after <c>machine</c> or <c>part of</c>, the first words of a file.</param>
/// <param name="IsPart">Whether it was the second.</param>
public sealed record MachineHeader(string Name, bool IsPart)
{
    /// <summary>The header of a file; null where there is none.</summary>
    public static MachineHeader? Of(string text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var line = (end < 0 ? text.Substring(start) : text.Substring(start, end - start)).Trim();
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                return OfLine(line);
            }

            if (end < 0)
            {
                break;
            }

            start = end + 1;
        }

        return null;
    }

    /// <summary>The name alone; null where there is no header.</summary>
    public static string? NameOf(string text) => Of(text)?.Name;

    private static MachineHeader? OfLine(string line)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words[0] == "machine" ? new MachineHeader(words[1].Split('/')[0], false)
            : words.Length > 2 && words[0] == "part" && words[1] == "of" ? new MachineHeader(words[2].Split('/')[0], true) : null;
    }
}
