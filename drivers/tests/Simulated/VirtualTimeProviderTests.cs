namespace AudioSessions.Devices.Tests;

/// <summary>The virtual clock fires timers in order, at their time.</summary>
public class VirtualTimeProviderTests
{
    private readonly VirtualTimeProvider _time = new();
    private readonly List<(string Name, double Milliseconds)> _fired = [];

    [Fact]
    public void Timers_fire_in_the_order_they_are_due_and_then_as_they_were_set()
    {
        Set("late", 30);
        Set("early", 10);
        Set("also late", 30);
        _time.Advance(TimeSpan.FromMilliseconds(29));
        Assert.Equal([("early", 10)], _fired);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([("early", 10), ("late", 30), ("also late", 30)], _fired);
        Assert.Null(_time.NextDue);
    }

    [Fact]
    public void A_periodic_timer_fires_at_every_period()
    {
        ITimer timer = Set("tick", 10, 10);
        _time.Advance(TimeSpan.FromMilliseconds(35));
        timer.Dispose();
        _time.Advance(TimeSpan.FromMilliseconds(35));

        Assert.Equal([("tick", 10), ("tick", 20), ("tick", 30)], _fired);
    }

    [Fact]
    public void A_timer_set_by_a_timer_fires_within_the_same_move()
    {
        _time.CreateTimer(_ => Set("second", 5), null, TimeSpan.FromMilliseconds(10), Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromMilliseconds(15));

        Assert.Equal([("second", 15)], _fired);
    }

    [Fact]
    public void A_changed_timer_forgets_its_former_time()
    {
        ITimer timer = Set("one", 10);
        timer.Change(TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromMilliseconds(15));
        Assert.Empty(_fired);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromMilliseconds(15));
        Assert.Empty(_fired);

        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void Clock_and_timestamps_move_together()
    {
        DateTimeOffset now = _time.GetUtcNow();
        long stamp = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(2.5));

        Assert.Equal(TimeSpan.FromSeconds(2.5), _time.GetUtcNow() - now);
        Assert.Equal(TimeSpan.FromSeconds(2.5), _time.GetElapsedTime(stamp));
    }

    [Fact]
    public void A_delay_ends_when_the_clock_gets_there()
    {
        Task delay = Task.Delay(TimeSpan.FromMinutes(1), _time);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(delay.IsCompleted);
    }

    [Fact]
    public void A_timer_must_not_move_the_clock()
    {
        _time.CreateTimer(_ => _time.Advance(TimeSpan.Zero), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Assert.Throws<InvalidOperationException>(() => _time.Advance(TimeSpan.Zero));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), _time.Elapsed);
    }

    [Fact]
    public void The_clock_does_not_go_back()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.AdvanceTo(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(TimeSpan.FromTicks(-1)));
    }

    private ITimer Set(string name, int due, int? period = null) =>
        _time.CreateTimer(
            _ => _fired.Add((name, _time.Elapsed.TotalMilliseconds)), null, TimeSpan.FromMilliseconds(due),
            period is { } every ? TimeSpan.FromMilliseconds(every) : Timeout.InfiniteTimeSpan);
}
