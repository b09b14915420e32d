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
    private const double LongestText = 188;
    private const double LongestAtEdge = 136;
    private const double NumberGap = 5;
    private static readonly double Cos = Math.Cos(Slant * Math.PI / 180);
    private static readonly double Sin = Math.Sin(Slant * Math.PI / 180);

    private EventLabels(IReadOnlyList<EventLabel> all, double height) => (All, Height) = (all, height);

    public IReadOnlyList<EventLabel> All { get; }

    /// <summary>From the highest label's top to the rail.</summary>
    public double Height { get; }

    public static EventLabels Place(IReadOnlyList<StoryEvent> events, Func<TimeSpan, double> x)
    {
        var labels = events.Select((e, i) => Label(new EventGroup(i, i, x(e.Time), x(e.Time)), events)).ToList();
        while (true)
        {
            var feet = LabelSpread.Spread(
                [.. labels.Select(l => l.Group.Middle)],
                [.. labels.Select(l => PictureLayout.TextRight - l.Width * Cos - FontSize)],
                PictureLayout.PlotLeft - 14,
                Spacing);
            if (feet is not null)
            {
                var tallest = labels.Select(l => l.Width * Sin).DefaultIfEmpty(-12).Max();
                return new EventLabels([.. labels.Zip(feet, (l, foot) => l with { Foot = foot })], Leader + 12 + tallest);
            }

            JoinNearest(labels, events);
        }
    }

    private static void JoinNearest(List<EventLabel> labels, IReadOnlyList<StoryEvent> events)
    {
        var nearest = Enumerable.Range(0, labels.Count - 1).MinBy(i => labels[i + 1].Group.To - labels[i].Group.From);
        labels[nearest] = Label(labels[nearest].Group.With(labels[nearest + 1].Group), events);
        labels.RemoveAt(nearest + 1);
    }

    /// <summary>Near the right edge labels are shorter, so that a long one does not push all its neighbours to the left.</summary>
    private static double Length(double middle) =>
        Math.Clamp((PictureLayout.TextRight - FontSize - middle) / Cos, LongestAtEdge, LongestText);

    private static EventLabel Label(EventGroup group, IReadOnlyList<StoryEvent> events)
    {
        var more = group.Last - group.First;
        var number = more == 0 ? $"{group.First + 1}" : $"{group.First + 1}–{group.Last + 1}";
        var tail = more == 0 ? "" : $" +{more}";
        var start = TextMeasure.Width(number, FontSize, true) + NumberGap;
        var room = Length(group.Middle) - start - TextMeasure.Width(tail, FontSize);
        var text = TextMeasure.Fit(events[group.First].Text, FontSize, room) + tail;
        return new EventLabel(group, number, text, start, start + TextMeasure.Width(text, FontSize), 0);
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
/// <param name="Text">What happened.</param>
/// <param name="TextStart">From the number's start to the text's, along the slant.</param>
/// <param name="Width">The length of both, along the slant.</param>
/// <param name="Foot">Where it starts, from the left of the picture.</param>
internal sealed record EventLabel(EventGroup Group, string Number, string Text, double TextStart, double Width, double Foot);
