namespace StateMachine.Tool;

/// <summary>Everything that a command knows of the world around it, handed in, so that tests run commands in process.</summary>
/// <param name="In">What the user types, or a pipe.</param>
/// <param name="Out">Results.</param>
/// <param name="Error">Diagnostics, progress, and what went wrong.</param>
internal sealed record ToolConsole(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>The folder that relative paths start from.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Whether somebody types at <see cref="In"/>.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Whether somebody looks at <see cref="Out"/>.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether somebody looks at <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether the environment forbids colours: <c>NO_COLOR</c> is set, or the terminal is dumb.</summary>
    public bool ForbidsColour { get; init; }

    /// <summary>The columns of the terminal.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Where time comes from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Has an action called when the user asks the program to stop, until the result is disposed: long work ends cleanly and tells what it has.
    /// Where nobody does that, the program just ends.
    /// </summary>
    public Func<Action, IDisposable?> WhenInterrupted { get; init; } = static _ => null;

    /// <summary>The colours of <see cref="Out"/>.</summary>
    public Paint OutPaint => new(OutIsTerminal && !ForbidsColour);

    /// <summary>The colours of <see cref="Error"/>.</summary>
    public Paint ErrorPaint => new(ErrorIsTerminal && !ForbidsColour);

    /// <summary>Where a path of the command line leads.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Folder);
}
