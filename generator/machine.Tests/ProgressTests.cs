namespace StateMachine.Tool.Tests;

/// <summary>What is said about work that takes long.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void A_terminal_shows_one_line_that_is_written_over_and_taken_away()
    {
        var (clock, error) = (new HandClock(), new StringWriter());
        using (var progress = new Progress(new ToolConsole(TextReader.Null, TextWriter.Null, error) { ErrorIsTerminal = true, Clock = clock }, "loading"))
        {
            Assert.Equal("", error.ToString());
            clock.Tick();
            progress.Tell("exploring");
            clock.Tick();
        }

        clock.Tick();
        Assert.Equal(TimeSpan.FromSeconds(1), clock.Period);
        Assert.Equal("loading\r       \rexploring\r         \r", error.ToString());
    }

    [Fact]
    public void Elsewhere_it_is_a_line_now_and_then()
    {
        var (clock, error) = (new HandClock(), new StringWriter { NewLine = "\n" });
        using (new Progress(new ToolConsole(TextReader.Null, TextWriter.Null, error) { Clock = clock }, "loading"))
        {
            clock.Tick();
        }

        Assert.Equal(TimeSpan.FromSeconds(10), clock.Period);
        Assert.Equal("machine: loading\n", error.ToString());
    }

    /// <summary>A clock whose timer ticks when it is told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        private TimerCallback _callback = static _ => { };

        public TimeSpan Period { get; private set; }

        public void Tick() => _callback(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_callback, Period) = (callback, period);
            return new Timer(static _ => { }, null, Timeout.Infinite, Timeout.Infinite);
        }
    }
}
