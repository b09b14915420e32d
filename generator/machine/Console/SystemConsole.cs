using System.Text;

namespace StateMachine.Tool;

/// <summary>The real console, as commands see it.</summary>
internal static class SystemConsole
{
    /// <summary>The console of this process.</summary>
    public static ToolConsole Open()
    {
        if (!Console.IsOutputRedirected || !Console.IsErrorRedirected)
        {
            Console.OutputEncoding = Encoding.UTF8; // Windows terminals start with another one
        }

        return new ToolConsole(Console.In, Console.Out, Console.Error)
        {
            InIsTerminal = !Console.IsInputRedirected,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            ForbidsColour = ForbidsColour(Environment.GetEnvironmentVariable),
            Width = Width(),
            WhenInterrupted = static action => new Interrupt(action),
        };
    }

    /// <summary>Whether the environment asks for no colours: <c>NO_COLOR</c> holds anything (https://no-color.org), or <c>TERM</c> is dumb.</summary>
    public static bool ForbidsColour(Func<string, string?> variable) => !string.IsNullOrEmpty(variable("NO_COLOR")) || variable("TERM") == "dumb";

    private static int Width()
    {
        const int Usual = 120, Least = 40;
        try
        {
            var width = Console.IsOutputRedirected && Console.IsErrorRedirected ? 0 : Console.WindowWidth;
            return width > 0 ? Math.Max(Least, width) : Usual; // some terminals do not know their size
        }
        catch (IOException)
        {
            return Usual;
        }
    }
}

/// <summary>Turns the first Ctrl+C into a call; the second one ends the process as always.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly Action _action;
    private bool _wasPressed;

    public Interrupt(Action action)
    {
        _action = action;
        Console.CancelKeyPress += OnCancel;
    }

    public void Dispose() => Console.CancelKeyPress -= OnCancel;

    private void OnCancel(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !_wasPressed;
        _wasPressed = true;
        _action();
    }
}
