using AudioSessions.Player.Timeline;
using StateMachine;

namespace AudioSessions.Player.Playing;

/// <summary>A scenario that was played: what was decided, and what was heard.</summary>
/// <param name="Scenario">What was played.</param>
/// <param name="Duration">How long the sound is.</param>
/// <param name="Moments">Its events, in order.</param>
/// <param name="Sessions">The sessions, in the order of the spec's givens.</param>
/// <param name="System">What the device world shows beside the sessions; only what changed.</param>
/// <param name="Microphone">What the microphone gave.</param>
/// <param name="Expectations">How many expectations were checked.</param>
/// <param name="Failures">Those that were not met, and broken properties.</param>
/// <param name="Faults">What failed beside the decisions.</param>
internal sealed record Story(
    Scenario Scenario,
    TimeSpan Duration,
    IReadOnlyList<Moment> Moments,
    IReadOnlyList<SessionTrack> Sessions,
    IReadOnlyList<SystemTrack> System,
    PeakTrack Microphone,
    int Expectations,
    IReadOnlyList<ScenarioFailure> Failures,
    IReadOnlyList<HostFault> Faults);

/// <summary>One event of a story.</summary>
/// <param name="Time">When it happened, from the beginning of the sound.</param>
/// <param name="Decision">What became of it.</param>
/// <param name="Concerns">Whom it happened to, as the picture names it.</param>
/// <param name="Rows">What the timeline tells.</param>
internal sealed record Moment(TimeSpan Time, Decision Decision, string Concerns, IReadOnlyList<TimelineRow> Rows);

/// <summary>What a story keeps of a session.</summary>
/// <param name="name">The app.</param>
/// <param name="heard">What was heard of it.</param>
/// <param name="offered">What its source gave, before gain.</param>
/// <param name="captured">What it recorded.</param>
internal sealed class SessionTrack(string name, PeakTrack heard, PeakTrack offered, PeakTrack captured)
{
    private readonly List<(TimeSpan Time, SessionLayers Layers)> _layers = [];
    private readonly List<string> _kinds = [];

    public string Name { get; } = name;

    public PeakTrack Heard { get; } = heard;

    public PeakTrack Offered { get; } = offered;

    public PeakTrack Captured { get; } = captured;

    /// <summary>Its layers from the beginning, and from each change on.</summary>
    public IReadOnlyList<(TimeSpan Time, SessionLayers Layers)> Layers => _layers;

    /// <summary>What kinds of session it was while active, or at the start where it never was: its categories.</summary>
    public IReadOnlyList<string> Kinds => _kinds;

    /// <summary>Notes its layers, if they are new, and its kind.</summary>
    public void Note(TimeSpan time, SessionLayers layers, string? kind)
    {
        if (_layers.Count == 0 || _layers[^1].Layers != layers)
        {
            _layers.Add((time, layers));
        }

        if (kind is not null && !_kinds.Contains(kind))
        {
            _kinds.Add(kind);
        }
    }
}

/// <summary>The values over time of something in the device world, such as the phone's state or the ring switch.</summary>
/// <param name="name">Its name for people.</param>
/// <param name="isState">Whether it is a state, or else a variable.</param>
internal sealed class SystemTrack(string name, bool isState)
{
    private readonly List<(TimeSpan Time, string Value)> _values = [];

    public string Name { get; } = name;

    public bool IsState { get; } = isState;

    public IReadOnlyList<(TimeSpan Time, string Value)> Values => _values;

    /// <summary>Notes a value; true where it is another one than before.</summary>
    public bool Note(TimeSpan time, string value)
    {
        if (_values.Count > 0 && _values[^1].Value == value)
        {
            return false;
        }

        _values.Add((time, value));
        return _values.Count > 1;
    }
}
