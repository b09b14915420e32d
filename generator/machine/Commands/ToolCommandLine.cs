using System.CommandLine;
using System.CommandLine.Help;
using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Tool.Commands;

/// <summary>The tool: its commands, and what becomes of a command line.</summary>
internal static class ToolCommandLine
{
    /// <summary>Runs a command line and gives the exit code; never throws.</summary>
    public static int Run(IReadOnlyList<string> args, ToolConsole console)
    {
        try
        {
            // A title may begin with '@': there are no response files.
            var parsed = Define(console).Parse(args.Count == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            return parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true }
                ? Reject(parsed, console)
                : parsed.Invoke(new InvocationConfiguration { Output = console.Out, Error = console.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception problem) when (problem is UsageException or IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"machine: {problem.Message}");
            return ExitCodes.Unusable;
        }
        catch (Exception defect)
        {
            console.Error.WriteLine($"machine: a defect of this tool, please report it with the spec: {defect}");
            return ExitCodes.Internal;
        }
    }

    /// <summary>All commands. A new one is a class with a <c>Define</c>, and a line here.</summary>
    private static RootCommand Define(ToolConsole console)
    {
        var shared = new SharedOptions();
        var root = new RootCommand("machine: checks, formats, generates, runs and explores state machines that are written as specs.")
        {
            HelpName = "machine",
            Subcommands =
            {
                CheckCommand.Define(console, shared),
                FormatCommand.Define(console, shared),
                GenerateCommand.Define(console, shared),
                RunCommand.Define(console, shared),
                ExploreCommand.Define(console, shared),
                RenderCommand.Define(console, shared),
                ExplainCommand.Define(console, shared),
            },
        };
        shared.AddTo(root);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpText(new HelpAction { MaxWidth = console.Width });
        return root;
    }

    private static int Reject(ParseResult parsed, ToolConsole console)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.FirstOrDefault() ?? parsed.CommandResult.Children.SelectMany(c => c.Tokens).Select(t => t.Value).FirstOrDefault(IsOption);
        if (unknown is not null)
        {
            // One wrong word makes several errors; that it is unknown is the one that helps.
            var nearest = SpellChecker.Nearest(unknown, NamesIn(command));
            var what = command is RootCommand && !IsOption(unknown) ? "command" : IsOption(unknown) ? "option" : "place for";
            console.Error.WriteLine($"machine: There is no {what} '{unknown}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
        }

        foreach (var error in unknown is null ? parsed.Errors : [])
        {
            console.Error.WriteLine($"machine: {error.Message}");
        }

        console.Error.WriteLine($"machine: '{(command is RootCommand ? "machine" : $"machine {command.Name}")} --help' tells what there is.");
        return ExitCodes.Unusable;
    }

    /// <summary>Whether a word was meant as an option; <c>-</c> alone is the standard input.</summary>
    public static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    /// <summary>The words that a command knows: its commands and options, and those of the commands above it.</summary>
    private static IEnumerable<string> NamesIn(Command command)
        => command.Subcommands.SelectMany(Names).Concat(command.Options.SelectMany(Names)).Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options).SelectMany(Names));

    private static IEnumerable<string> Names(Command command) => command.Aliases.Prepend(command.Name);

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);
}
