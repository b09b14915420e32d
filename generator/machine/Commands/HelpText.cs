using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StateMachine.Tool.Commands;

/// <summary>The usual help, followed by examples and, for the tool itself, the exit codes.</summary>
/// <param name="usual">What System.CommandLine writes.</param>
internal sealed class HelpText(HelpAction usual) : SynchronousCommandLineAction
{
    private const string ExitCodeTable = """
        Exit codes:
          0  all is fine
          1  the spec has errors, something that it states does not hold, or a file is not formatted
          2  the command line is wrong, or a file cannot be read or written
          3  a defect of this tool
          4  'explore' ended at a limit before it was complete, and had found no violation

        Reports:
          Diagnostics go to the error stream: with the lines of the spec on a terminal, else a line for each, as builds and editors read them.
          '--format sarif' writes a SARIF log to the output instead of the command's results. No colours where NO_COLOR is set.
        """;

    private static readonly (string, string)[] First =
    [
        ("machine check spec", "say what is wrong with the specs in a folder"),
        ("machine run spec --scenario \"a day\"", "run the scenario with this in its title, step by step"),
        ("machine explore spec --instances Session=2", "search every reachable state for broken properties"),
        ("machine explain SM2027", "explain a code, with an example"),
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command as ToolCommand;
        WriteExamples(output, command?.Examples ?? First);
        foreach (var (heading, text) in command?.Notes ?? [])
        {
            output.WriteLine($"{heading}:");
            foreach (var line in text.Split('\n'))
            {
                output.WriteLine($"  {line}".TrimEnd());
            }

            output.WriteLine();
        }

        if (command is null)
        {
            output.WriteLine(ExitCodeTable);
        }

        return ExitCodes.Fine;
    }

    private static void WriteExamples(TextWriter output, IReadOnlyList<(string CommandLine, string Meaning)> examples)
    {
        output.WriteLine("Examples:");
        var column = examples.Max(e => e.CommandLine.Length);
        foreach (var (commandLine, meaning) in examples)
        {
            output.WriteLine($"  {commandLine.PadRight(column)}  {meaning}");
        }

        output.WriteLine();
    }
}
