namespace StateMachine.Tool;

/// <summary>
/// Says what takes so long, on the error stream: after the first second, then each second in one line that is written over on a terminal,
/// or every ten seconds as a line of its own elsewhere. Work that is done within a second says nothing.
/// </summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1), TenSeconds = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly ToolConsole _console;
    private readonly ITimer _timer;
    private string _text;
    private int _shown;

    public Progress(ToolConsole console, string text)
    {
        _console = console;
        _text = text;
        var period = console.ErrorIsTerminal ? Second : TenSeconds;
        _timer = console.Clock.CreateTimer(_ => Show(), null, period, period);
    }

    /// <summary>What is going on now.</summary>
    public void Tell(string text)
    {
        lock (_lock)
        {
            _text = text;
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            Erase();
            _text = ""; // a last tick may still be on its way
        }
    }

    private void Show()
    {
        lock (_lock)
        {
            if (_text.Length == 0)
            {
                return;
            }

            if (!_console.ErrorIsTerminal)
            {
                _console.Error.WriteLine($"machine: {_text}");
                return;
            }

            Erase();
            var line = _text.Length < _console.Width ? _text : _text[..(_console.Width - 1)];
            _console.Error.Write(line);
            _shown = line.Length;
        }
    }

    private void Erase()
    {
        if (_shown > 0)
        {
            _console.Error.Write($"\r{new string(' ', _shown)}\r");
            _shown = 0;
        }
    }
}
