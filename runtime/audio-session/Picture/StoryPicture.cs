namespace AudioSessions.Player.Picture;

/// <summary>All that the picture of a story shows; plain data, filled by whoever played the story.</summary>
/// <param name="Title">The heading, such as "A day with the phone".</param>
/// <param name="Subtitle">One sentence under the heading; may be empty.</param>
/// <param name="Duration">The length of the time axis. Times outside zero to duration are drawn at the nearer end.</param>
/// <param name="Lanes">From top to bottom. A change of <see cref="LaneKind"/> starts a new group.</param>
/// <param name="Events">In any order; they are numbered by time, and those of one time in the order given.</param>
public sealed record StoryPicture(
    string Title,
    string Subtitle,
    TimeSpan Duration,
    IReadOnlyList<Lane> Lanes,
    IReadOnlyList<StoryEvent> Events);
