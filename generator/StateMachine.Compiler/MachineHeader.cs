using System;

namespace StateMachine.Compiler;

/// <summary>Reads just enough of a file to know whose it is, so that files can be grouped without parsing them twice.</summary>
public static class MachineHeader
{
    /// <summary>The name after <c>machine</c> or <c>part of</c>, the first words of a file; null where there is neither.</summary>
    public static string? NameOf(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var content = line.Trim();
            if (content.Length == 0 || content.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var words = content.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var name = words.Length > 1 && words[0] == "machine" ? words[1]
                : words.Length > 2 && words[0] == "part" && words[1] == "of" ? words[2] : null;
            return name?.Split('/')[0];
        }

        return null;
    }
}
