namespace AudioSessions.Player.Picture;

/// <summary>
/// The slanted labels over the rail of events. Slanted lines side by side cannot cross, so keeping their feet a line's height
/// apart keeps them legible. Where there are more events than feet, neighbours share a label.
/// </summary>
internal sealed class EventLabels
{
    public const double FontSize = 12;

    /// <summary>The slant in degrees, upwards to the right.</summary>
    public const double Slant = 48;

    /// <summary>From the rail up to a label's foot.</summary>
    public const double Leader = 20;

    private const double Spacing = 20.5;
    private const double LongestText = 176;
    private static readonly double Cos = Math.Cos(Slant * Math.PI / 180);
    private static readonly double Sin = Math.Sin(Slant * Math.PI / 180);

    private EventLabels(IReadOnlyList<EventLabel> all, double height) => (All, Height) = (all, height);

    public IReadOnlyList<EventLabel> All { get; }

    /// <summary>From the highest label's top to the rail.</summary>
    public double Height { get; }

    public static EventLabels Place(IReadOnlyList<StoryEvent> events, Func<TimeSpan, double> x)
    {
        var groups = events.Select((e, i) => new EventGroup(i, i, x(e.Time), x(e.Time))).ToList();
        while (true)
        {
            var texts = groups.Select(g => Text(g, events)).ToList();
            var widths = texts.Select(t => TextMeasure.Width(t.Number, FontSize, true) + TextMeasure.Width(t.Text, FontSize)).ToList();
            var feet = LabelSpread.Spread(
                [.. groups.Select(g => g.Middle)],
                [.. widths.Select(w => PictureLayout.TextRight - w * Cos - FontSize)],
                PictureLayout.PlotLeft - 14,
                Spacing);
            if (feet is not null)
            {
                var labels = groups.Select((g, i) => new EventLabel(g, texts[i].Number, texts[i].Text, feet[i])).ToList();
                return new EventLabels(labels, Leader + 12 + (widths.Count == 0 ? 0 : widths.Max() * Sin));
            }

            Merge(groups);
        }
    }

    private static void Merge(List<EventGroup> groups)
    {
        var nearest = 0;
        for (var i = 1; i + 1 < groups.Count; i++)
        {
            if (groups[i + 1].To - groups[i].From < groups[nearest + 1].To - groups[nearest].From)
            {
                nearest = i;
            }
        }

        groups[nearest] = groups[nearest].With(groups[nearest + 1]);
        groups.RemoveAt(nearest + 1);
    }

    private static (string Number, string Text) Text(EventGroup group, IReadOnlyList<StoryEvent> events)
    {
        var more = group.Last - group.First;
        var number = more == 0 ? $"{group.First + 1}" : $"{group.First + 1}–{group.Last + 1}";
        var tail = more == 0 ? "" : $" +{more}";
        var room = LongestText - TextMeasure.Width(number + tail, FontSize, true);
        return (number, "  " + TextMeasure.Fit(events[group.First].Text, FontSize, room) + tail);
    }
}

/// <summary>Events, by their places in order of time, that share a label.</summary>
/// <param name="First">The first event.</param>
/// <param name="Last">The last event.</param>
/// <param name="From">Where the first one is on the axis.</param>
/// <param name="To">Where the last one is.</param>
internal readonly record struct EventGroup(int First, int Last, double From, double To)
{
    public double Middle => (From + To) / 2;

    public EventGroup With(EventGroup next) => new(First, next.Last, From, next.To);
}

/// <summary>A label of one or more events.</summary>
/// <param name="Group">Whose label it is.</param>
/// <param name="Number">The events' numbers.</param>
/// <param name="Text">What happened, with the space before it.</param>
/// <param name="Foot">Where it starts, from the left.</param>
internal sealed record EventLabel(EventGroup Group, string Number, string Text, double Foot);
