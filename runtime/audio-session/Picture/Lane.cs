namespace AudioSessions.Player.Picture;

/// <summary>What a lane stands for; it decides colour and grouping.</summary>
public enum LaneKind
{
    /// <summary>An app's session. Each one has a colour of its own.</summary>
    Session,

    /// <summary>The telephone, the alarm clock, a switch, the screen lock: drawn in a neutral colour.</summary>
    System,

    /// <summary>What the microphone gives to those who record.</summary>
    Microphone,
}

/// <summary>One horizontal strip of the picture. Each part is optional: an empty list is not drawn.</summary>
/// <param name="Name">The name that events refer to by <see cref="StoryEvent.Concerns"/>.</param>
/// <param name="Subtitle">A second line under the name, such as the session's category; may be empty.</param>
/// <param name="Kind">What the lane stands for.</param>
public sealed record Lane(string Name, string Subtitle, LaneKind Kind)
{
    /// <summary>The states in order of time; gaps are drawn as nothing.</summary>
    public IReadOnlyList<StateSegment> States { get; init; } = [];

    /// <summary>The gain in order of time. Neighbours are joined by a straight line, so a step is two points of one time.</summary>
    public IReadOnlyList<GainPoint> Gain { get; init; } = [];

    /// <summary>
    /// What was heard, after gain: columns of equal width over the whole duration. <see cref="PictureWriter.Columns"/> of them
    /// give one column a pixel.
    /// </summary>
    public IReadOnlyList<WaveColumn> Waveform { get; init; } = [];

    /// <summary>
    /// The source before gain, drawn faintly behind <see cref="Waveform"/>, so that what is muted or ducked is still seen.
    /// The louder of the two fills the lane's height: both share one scale.
    /// </summary>
    public IReadOnlyList<WaveColumn> Ghost { get; init; } = [];

    /// <summary>
    /// Why the lane was not heard in full, and when. Spans may overlap; each keeps its label. Being inactive is shown by the
    /// state and wants no span.
    /// </summary>
    public IReadOnlyList<EffectSpan> Effects { get; init; } = [];
}

/// <summary>How a state is drawn, from nothing to alarming.</summary>
public enum StateTone
{
    /// <summary>A dashed outline: not there at all, as Uninitialized.</summary>
    Empty,

    /// <summary>Grey: at rest, as Inactive, an idle phone, a switch in its usual position.</summary>
    Rest,

    /// <summary>Solid in the lane's colour: Active, Talking, Locked.</summary>
    Solid,

    /// <summary>Red hatch: Interrupted, Ringing, Sounding.</summary>
    Alert,
}

/// <summary>A stretch of time in one state.</summary>
/// <param name="Name">The state's name, written in the band where it fits.</param>
/// <param name="From">When the state was entered.</param>
/// <param name="To">When it was left.</param>
/// <param name="Tone">How it is drawn.</param>
public sealed record StateSegment(string Name, TimeSpan From, TimeSpan To, StateTone Tone);

/// <summary>A corner of the gain line.</summary>
/// <param name="Time">When.</param>
/// <param name="Gain">Linear amplitude, 0 to 1.</param>
public readonly record struct GainPoint(TimeSpan Time, double Gain);

/// <summary>The least and the greatest sample of one column, usually in -1 to 1.</summary>
/// <param name="Min">The least sample.</param>
/// <param name="Max">The greatest sample.</param>
public readonly record struct WaveColumn(float Min, float Max);

/// <summary>What takes loudness away.</summary>
public enum EffectKind
{
    /// <summary>To silence.</summary>
    Mute,

    /// <summary>To a lower level.</summary>
    Duck,
}

/// <summary>A stretch of time in which something kept the lane from being heard in full.</summary>
/// <param name="Kind">Muted or ducked.</param>
/// <param name="From">Begin.</param>
/// <param name="To">End.</param>
/// <param name="Label">The reason in a few words, such as "memo records".</param>
/// <param name="Place">The rule's place, such as "Hearing.machine:37"; shown on hovering; may be empty.</param>
public sealed record EffectSpan(EffectKind Kind, TimeSpan From, TimeSpan To, string Label, string Place = "");
