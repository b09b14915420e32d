namespace AudioSessions.Devices;

/// <summary>
/// A clock that stands still until it is moved. Timers fire on the thread that moves it, in the order they are due and,
/// due at the same time, in the order they were set: every run is the same.
/// </summary>
/// <remarks>
/// Safe from any thread, except that only one may move the clock. A timer callback that throws stops the move and
/// reaches the caller; a callback may set, change and dispose timers, but not move the clock.
/// </remarks>
public sealed class VirtualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<VirtualTimer> _armed = [];
    private long _now;
    private long _order;
    private bool _moving;

    /// <summary>A clock that begins on 1 January 2000, 00:00 UTC.</summary>
    public VirtualTimeProvider()
        : this(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A clock that begins at a given time.</summary>
    /// <param name="start">The time before the first move.</param>
    public VirtualTimeProvider(DateTimeOffset start) => Start = start;

    /// <summary>The time before the first move.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>How far the clock has been moved.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Volatile.Read(ref _now));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>When the next timer is due, as time since the start; null if none is set.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_lock)
            {
                return Next() is { } timer ? TimeSpan.FromTicks(timer.Due) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        VirtualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock by a duration, firing on the way every timer that is due.</summary>
    /// <param name="duration">How far; 0 fires what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    /// <exception cref="InvalidOperationException">Called by a timer's callback.</exception>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        AdvanceTo(Elapsed + duration);
    }

    /// <summary>Moves the clock to a time since the start, firing on the way every timer that is due.</summary>
    /// <param name="elapsed">The time since the start; not before <see cref="Elapsed"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    /// <exception cref="InvalidOperationException">Called by a timer's callback.</exception>
    public void AdvanceTo(TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, Elapsed);
        BeginMove();
        try
        {
            while (TakeDue(elapsed.Ticks) is { } timer)
            {
                timer.Fire();
            }

            Volatile.Write(ref _now, elapsed.Ticks);
        }
        finally
        {
            lock (_lock)
            {
                _moving = false;
            }
        }
    }

    private void BeginMove()
    {
        lock (_lock)
        {
            if (_moving)
            {
                throw new InvalidOperationException(
                    "The clock is being moved already. A timer's callback must not move it: set another timer instead.");
            }

            _moving = true;
        }
    }

    private VirtualTimer? TakeDue(long limit)
    {
        lock (_lock)
        {
            if (Next() is not { } timer || timer.Due > limit)
            {
                return null;
            }

            Volatile.Write(ref _now, Math.Max(_now, timer.Due));
            if (timer.Period > 0)
            {
                Arm(timer, timer.Due + timer.Period);
            }
            else
            {
                _armed.Remove(timer);
            }

            return timer;
        }
    }

    private VirtualTimer? Next()
    {
        VirtualTimer? next = null;
        foreach (VirtualTimer timer in _armed)
        {
            if (next is null || (timer.Due, timer.Order).CompareTo((next.Due, next.Order)) < 0)
            {
                next = timer;
            }
        }

        return next;
    }

    private void Arm(VirtualTimer timer, long due)
    {
        timer.Due = due;
        timer.Order = _order++;
        if (!_armed.Contains(timer))
        {
            _armed.Add(timer);
        }
    }

    private sealed class VirtualTimer(VirtualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public long Due { get; set; }

        public long Order { get; set; }

        public long Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ThrowIfNeither(dueTime, nameof(dueTime));
            ThrowIfNeither(period, nameof(period));
            lock (clock._lock)
            {
                if (_disposed)
                {
                    return false;
                }

                // As for the system's timers, a period of 0 means once.
                Period = Math.Max(0, period.Ticks);
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    clock._armed.Remove(this);
                }
                else
                {
                    clock.Arm(this, clock._now + dueTime.Ticks);
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                _disposed = true;
                clock._armed.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private static void ThrowIfNeither(TimeSpan time, string name)
        {
            if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            {
                throw new ArgumentOutOfRangeException(name, time, "A timer's time is 0 or more, or Timeout.InfiniteTimeSpan.");
            }
        }
    }
}
