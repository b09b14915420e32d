namespace AudioSessions;

/// <summary>
/// Calls listeners, in the order of the decisions, one at a time and never while anything is locked: they may call the host, throw or
/// block, and only later listeners wait for them.
/// </summary>
internal sealed class Deliveries
{
    private readonly Queue<Action> _waiting = new();
    private bool _running;

    /// <summary>Appends calls. They run at the next <see cref="Run"/>.</summary>
    public void Add(Action calls)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(calls);
        }
    }

    /// <summary>
    /// Runs what waits. Does nothing where a thread is at it already, this one included: that one runs it after what it runs now.
    /// </summary>
    public void Run()
    {
        lock (_waiting)
        {
            if (_running)
            {
                return;
            }

            _running = true;
        }

        while (Take() is { } calls)
        {
            calls();
        }
    }

    private Action? Take()
    {
        lock (_waiting)
        {
            _running = _waiting.TryDequeue(out var calls);
            return calls;
        }
    }
}
