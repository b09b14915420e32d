using System.Text.RegularExpressions;
using StateMachine.Tool.Commands;

namespace StateMachine.Tool.Tests.Document;

/// <summary>
/// A page that runs: a fence <c>```machine Name.machine</c> is a file, and in a fence <c>```console</c> each line behind <c>$</c> is a command whose
/// output follows, as a terminal without colours shows it. Lines behind <c>&gt;</c> are typed. <c>…</c> stands for what differs from run to run.
/// </summary>
internal static partial class ConsoleDocument
{
    /// <summary>The page with the output of every command as it is now; where it matches what the page says, the page's own words stay.</summary>
    public static string Run(string page, CommandLine folder)
    {
        var lines = page.Split('\n');
        var result = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            result.Add(lines[i]);
            var end = Array.IndexOf(lines, "```", i + 1);
            if (FileFence().Match(lines[i]) is { Success: true } file)
            {
                folder.Write(file.Groups["name"].Value, string.Join('\n', lines[(i + 1)..end]) + "\n");
            }
            else if (lines[i] == "```console")
            {
                result.AddRange(RunBlock(lines[(i + 1)..end], folder));
                i = end - 1;
            }
        }

        return string.Join('\n', result);
    }

    private static IEnumerable<string> RunBlock(string[] block, CommandLine folder)
    {
        var exitCode = 0;
        for (var i = 0; i < block.Length;)
        {
            var command = block[i];
            var expected = block.Skip(i + 1).TakeWhile(l => !l.StartsWith("$ ", StringComparison.Ordinal)).ToList();
            i += expected.Count + 1;
            yield return command;
            string actual;
            (exitCode, actual) = command == "$ echo $?" ? (0, $"{exitCode}\n") : RunCommand(command, expected, folder);
            foreach (var line in Matches(expected, actual) ? expected : Lines(actual))
            {
                yield return line;
            }
        }
    }

    private static (int ExitCode, string Output) RunCommand(string command, List<string> expected, CommandLine folder)
    {
        const string Prefix = "$ machine ";
        Assert.StartsWith(Prefix, command);
        var screen = new StringWriter { NewLine = "\n" };
        var typed = string.Join('\n', expected.Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..]));
        var console = new ToolConsole(new StringReader(typed), screen, screen)
        {
            Folder = folder.Folder,
            OutIsTerminal = true,
            ErrorIsTerminal = true,
            ForbidsColour = true,
            Width = 100,
            Clock = new StoppedClock(),
        };
        var args = Word().Matches(command[Prefix.Length..]).Select(m => m.Value.Replace("\"", "", StringComparison.Ordinal)).ToList();
        return (ToolCommandLine.Run(args, console), screen.ToString());
    }

    private static bool Matches(List<string> expected, string actual)
    {
        var pattern = string.Join('\n', expected.Select(l => string.Join(".*", l.Split('…').Select(Regex.Escape))));
        return Regex.IsMatch(string.Join('\n', Lines(actual)), $@"\A{pattern}\z");
    }

    // A page has no blanks at the ends of lines, and no empty line before a fence.
    private static IEnumerable<string> Lines(string text) => text.TrimEnd('\n').Split('\n').Select(l => l.TrimEnd()).Where((l, i) => l.Length > 0 || text.Length > 1);

    [GeneratedRegex(@"^```(machine|text) (?<name>\S+)$")]
    private static partial Regex FileFence();

    [GeneratedRegex(@"(""[^""]*""|\S)+")]
    private static partial Regex Word();

    /// <summary>No time passes, so that nothing takes any.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(_ => { }, null, Timeout.Infinite, Timeout.Infinite);
    }
}
