namespace StateMachine.Tool;

/// <summary>The commands, each a small class that takes its streams, so that tests run them in process.</summary>
internal static class Commands
{
    /// <summary>Exit codes: 0 done, 1 the spec has errors, 2 the command line is wrong or a file cannot be read.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            switch (args.FirstOrDefault())
            {
                case "check":
                    return CheckCommand.Run(args[1..], output, error);
                case "generate":
                    return GenerateCommand.Run(args[1..], output, error);
                case null or "--help" or "-h" or "help":
                    output.WriteLine(Help);
                    return 0;
                default:
                    throw new UsageException($"There is no command '{args[0]}'.");
            }
        }
        catch (UsageException problem)
        {
            error.WriteLine($"machine: {problem.Message} 'machine --help' lists what there is.");
            return 2;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"machine: {problem.Message}");
            return 2;
        }
    }

    private const string Help = """
        machine: the compiler of the machine language, without a build.

          machine check SPEC...                                    say what is wrong with a spec
          machine generate SPEC... [--namespace N] [--out FOLDER]  write the C# where one can read it

        SPEC is a .machine file or a folder of them. All files of one machine are given together.
        Exit codes: 0 done, 1 the spec has errors, 2 the command line is wrong or a file cannot be read.
        """;
}

/// <summary>The command line is wrong; the message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);
