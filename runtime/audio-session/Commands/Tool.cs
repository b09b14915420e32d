using AudioSessions.Devices;
using AudioSessions.Policy;

namespace AudioSessions.Player.Commands;

/// <summary>The program: finds the command, runs it, and words what the user did wrong.</summary>
/// <param name="terminal">Where it writes.</param>
public sealed class Tool(Terminal terminal)
{
    /// <summary>It worked, and every expectation was met.</summary>
    public const int Success = 0;

    /// <summary>It ran, and an expectation was not met.</summary>
    public const int NotMet = 1;

    /// <summary>It could not run: a bad argument, or a file that cannot be read or written.</summary>
    public const int Unusable = 2;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <returns>The exit code.</returns>
    public int Run(string[] args)
    {
        try
        {
            return args switch
            {
                [] or ["help" or "--help" or "-h", ..] => Help(),
                ["play", .. var rest] when rest.Any(a => a is "--help" or "-h") => Help(),
                ["play", ..] => new PlayCommand(terminal).Run(PlayArguments.Parse(args[1..], AudioSessionInfo.Instance)),
                [var other, ..] => throw new UsageException($"There is no command '{other}'. Did you mean 'play'? 'audio-session --help' tells all."),
            };
        }
        catch (Exception exception) when (exception is UsageException or InvalidWavException or IOException or UnauthorizedAccessException)
        {
            // What a user can cause and mend: the message is made for people, a stack trace is not.
            terminal.Error.WriteLine($"audio-session: {exception.Message}");
            return Unusable;
        }
    }

    private int Help()
    {
        terminal.Out.WriteLine(HelpText.All);
        return Success;
    }
}

/// <summary>The user asked for something that there is not. The message says what there is.</summary>
/// <param name="message">Whole sentences.</param>
public sealed class UsageException(string message) : Exception(message);
