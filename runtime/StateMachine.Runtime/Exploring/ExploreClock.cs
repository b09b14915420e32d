namespace StateMachine;

/// <summary>Measures an exploration and reports its progress, at most once a second.</summary>
internal sealed class ExploreClock(ExploreOptions options)
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private long _started;
    private long _reported;
    private int _statesReported;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => options.Clock.GetElapsedTime(_started);

    public void Start() => _started = _reported = options.Clock.GetTimestamp();

    /// <summary>Reports if a second has passed since the last report.</summary>
    public void Tick(int states, long transitions, int depth, int queue, long bytes)
    {
        if (options.Progress is null)
        {
            return;
        }

        var now = options.Clock.GetTimestamp();
        var since = options.Clock.GetElapsedTime(_reported, now);
        if (since < _interval)
        {
            return;
        }

        var rate = (states - _statesReported) / since.TotalSeconds;
        _reported = now;
        _statesReported = states;
        options.Progress(new ExploreProgress(states, transitions, depth, queue, rate, bytes, options.Clock.GetElapsedTime(_started, now)));
    }
}
