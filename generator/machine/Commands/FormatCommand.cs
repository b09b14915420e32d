using System.CommandLine;
using StateMachine.Compiler.Formatting;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Formatting;
using StateMachine.Tool.Reports;
using StateMachine.Tool.Specs;

namespace StateMachine.Tool.Commands;

/// <summary>What <c>machine fmt</c> was asked for.</summary>
internal sealed record FormatArguments(IReadOnlyList<string> Specs, bool OnlyCheck, ReportOptions Report);

/// <summary><c>machine fmt SPEC...</c>: the one layout that a spec should have.</summary>
internal sealed class FormatCommand(ToolConsole console)
{
    public static Command Define(ToolConsole console, SharedOptions shared)
    {
        var specs = SharedOptions.Specs();
        var check = new Option<bool>("--check") { Description = "Change nothing; show what would change, and exit with 1 if anything would" };
        var command = new ToolCommand("fmt", "Lay specs out: indentation, blank lines, spaces and columns. Where lines break is the author's.")
        {
            Examples =
            [
                ("machine fmt spec", "format all specs of a folder"),
                ("machine fmt spec --check", "for a build: fail if something is not formatted"),
                ("machine fmt - < Shop.machine", "format what comes in, for an editor"),
            ],
            Notes = [("Files", "A file is replaced as a whole or not at all, and keeps its mode, line ends and byte order mark.\nOne with a syntax error is left alone.")],
        };
        command.Add(specs);
        command.Add(check);
        command.SetAction(parsed => new FormatCommand(console).Run(new FormatArguments(parsed.GetRequiredValue(specs), parsed.GetValue(check), shared.Report(parsed))));
        return command;
    }

    public int Run(FormatArguments arguments)
    {
        var report = new Report(console, arguments.Report);
        var different = 0;
        var files = new SpecReader(console).ReadFiles(arguments.Specs);
        foreach (var file in files)
        {
            var source = file.Source;
            var result = MachineFormatter.Format(source);
            report.Add(result.Diagnostics, [source]);
            if (result.Text is null)
            {
                continue;
            }

            var formatted = WithLineEndsOf(source.Text, result.Text);
            different += formatted == source.Text ? 0 : 1;
            Put(file, formatted, arguments.OnlyCheck, report);
        }

        if (arguments.OnlyCheck && different > 0)
        {
            console.Error.WriteLine($"machine: {Plural.Of(different, "file is", "files are")} not formatted; 'machine fmt' formats {(different == 1 ? "it" : "them")}.");
        }

        return Math.Max(report.Finish(), arguments.OnlyCheck && different > 0 ? ExitCodes.Problems : ExitCodes.Fine);
    }

    private static void Put(SpecFile file, string formatted, bool onlyCheck, Report report)
    {
        var source = file.Source;
        if (onlyCheck)
        {
            LineDiff.Write(report.Results, report.ResultPaint, source.Path, source, new SourceText(source.Path, formatted));
        }
        else if (file.FullPath is null)
        {
            report.Results.Write(formatted);
        }
        else if (formatted != source.Text)
        {
            AtomicFile.Write(file.FullPath, [.. file.Encoding.GetPreamble(), .. file.Encoding.GetBytes(formatted)]);
            report.Results.WriteLine($"{source.Path}  formatted");
        }
    }

    // What a repository does with line ends is not for a formatter to change.
    private static string WithLineEndsOf(string original, string formatted)
    {
        var first = original.IndexOf('\n', StringComparison.Ordinal);
        return first > 0 && original[first - 1] == '\r' ? formatted.Replace("\n", "\r\n", StringComparison.Ordinal) : formatted;
    }
}
