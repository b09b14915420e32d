namespace AudioSessions.Player.Picture;

/// <summary>Where everything is: pixels in the picture's own coordinates. What is drawn never decides a place itself.</summary>
internal sealed class PictureLayout
{
    public const int Width = 1400;
    public const int Margin = 36;
    public const int PlotLeft = 216;
    public const int PlotWidth = 1116;
    public const int PlotRight = PlotLeft + PlotWidth;

    /// <summary>No text reaches further to the right.</summary>
    public const int TextRight = Width - 16;

    public const double TitleBase = 58;
    public const double SubtitleBase = 84;
    private const double HeaderBottom = 98;
    private const double RailToLanes = 18;
    private const double GroupGap = 14;
    private const double AxisHeight = 30;
    private const double BottomMargin = 12;

    private readonly double seconds;

    public PictureLayout(StoryPicture story)
    {
        seconds = story.Duration.TotalSeconds;
        Events = [.. story.Events.OrderBy(e => e.Time)];
        Labels = EventLabels.Place(Events, X);
        RailY = HeaderBottom + Labels.Height;
        Lanes = Stack(story.Lanes, RailY + RailToLanes);
        LanesBottom = Lanes.Count == 0 ? RailY + RailToLanes : Lanes[^1].Bottom;
        AxisY = LanesBottom + 8;
        LegendY = AxisY + AxisHeight + 26;
        Legend = new Legend(story);
        Height = Math.Ceiling(LegendY + Legend.Height + BottomMargin);
    }

    /// <summary>The events in order of time: their numbers are their places here, from 1.</summary>
    public IReadOnlyList<StoryEvent> Events { get; }

    public EventLabels Labels { get; }

    /// <summary>The line on which the events sit.</summary>
    public double RailY { get; }

    public IReadOnlyList<LaneLayout> Lanes { get; }

    public double LanesBottom { get; }

    public double AxisY { get; }

    /// <summary>The middle of the legend's first row.</summary>
    public double LegendY { get; }

    public Legend Legend { get; }

    public double Height { get; }

    /// <summary>The place of a time on the axis; times outside the story are put at its nearer end.</summary>
    public double X(TimeSpan time) =>
        PlotLeft + (seconds > 0 ? PlotWidth * Math.Clamp(time.TotalSeconds / seconds, 0, 1) : 0);

    private List<LaneLayout> Stack(IReadOnlyList<Lane> lanes, double top)
    {
        var result = new List<LaneLayout>(lanes.Count);
        var colour = 0;
        foreach (var lane in lanes)
        {
            if (result.Count > 0)
            {
                top = result[^1].Bottom + (result[^1].Lane.Kind == lane.Kind ? LaneLayout.Gap(lane) : GroupGap);
            }

            var theme = lane.Kind == LaneKind.Session ? Palette.SessionTheme(colour++) : Palette.SystemTheme;
            result.Add(new LaneLayout(lane, theme, top, ReasonLabels.Place(lane.Effects, X)));
        }

        return result;
    }
}
