using AudioSessions.Benchmarks.Policy;

namespace AudioSessions.Benchmarks.HandWritten;

/// <summary>An event or cascade.</summary>
internal readonly record struct HandEvent(AudioSessionEvent Kind, int Session = 0, int First = 0, int Second = 0);

/// <summary>A rule with the values that its reason names.</summary>
internal readonly record struct Why(Rule Rule, int First = 0, int Second = 0);

/// <summary>One decision.</summary>
internal readonly record struct HandStep(HandEvent Event, Why Why, Why RaisedBy);

/// <summary>What a session was told.</summary>
internal readonly record struct HandTold(int Notification, int Session, int Argument, Why Why);

/// <summary>Whether and where the hand-written policy keeps what it decided; a struct, so that not keeping it costs nothing.</summary>
internal interface IHandLog
{
    void Clear();

    void Decided(in HandEvent decided, in Why why, in Why raisedBy);

    void Told(int notification, int session, int argument, in Why why);
}

/// <summary>Keeps nothing.</summary>
internal readonly struct NoHandLog : IHandLog
{
    public void Clear()
    {
    }

    public void Decided(in HandEvent decided, in Why why, in Why raisedBy)
    {
    }

    public void Told(int notification, int session, int argument, in Why why)
    {
    }
}

/// <summary>
/// Keeps the reason of each decision of the last event, and the notifications, in arrays that stay. What was decided and who raised it stand in
/// the policy's queue anyway.
/// </summary>
internal struct HandReasons() : IHandLog
{
    private Why[] _reasons = new Why[16];
    private HandTold[] _told = new HandTold[16];
    private int _count, _toldCount;

    public void Clear() => _count = _toldCount = 0;

    public void Decided(in HandEvent decided, in Why why, in Why raisedBy)
    {
        if (_count == _reasons.Length)
        {
            Array.Resize(ref _reasons, _count * 2);
        }

        _reasons[_count++] = why;
    }

    public void Told(int notification, int session, int argument, in Why why)
    {
        if (_toldCount == _told.Length)
        {
            Array.Resize(ref _told, _toldCount * 2);
        }

        _told[_toldCount++] = new HandTold(notification, session, argument, why);
    }
}

/// <summary>Keeps the decisions and notifications of the last event whole: for machines that have no queue, and to compare.</summary>
internal struct HandLog() : IHandLog
{
    private HandStep[] _steps = new HandStep[16];
    private HandTold[] _told = new HandTold[16];
    private int _stepCount, _toldCount;

    public readonly ReadOnlySpan<HandStep> Steps => _steps.AsSpan(0, _stepCount);

    public readonly ReadOnlySpan<HandTold> AllTold => _told.AsSpan(0, _toldCount);

    public void Clear() => _stepCount = _toldCount = 0;

    public void Decided(in HandEvent decided, in Why why, in Why raisedBy)
    {
        if (_stepCount == _steps.Length)
        {
            Array.Resize(ref _steps, _stepCount * 2);
        }

        _steps[_stepCount++] = new HandStep(decided, why, raisedBy);
    }

    public void Told(int notification, int session, int argument, in Why why)
    {
        if (_toldCount == _told.Length)
        {
            Array.Resize(ref _told, _toldCount * 2);
        }

        _told[_toldCount++] = new HandTold(notification, session, argument, why);
    }
}
