namespace AudioSessions.Player.Picture;

/// <summary>One lane's rows from top to bottom: the band of states, the reasons, the plot of waveform and gain.</summary>
internal sealed class LaneLayout
{
    public const double BandHeight = 20;
    private const double SessionPlotHeight = 62;
    private const double OtherPlotHeight = 38;
    private const double RowGap = 3;
    private const double LeastHeight = 34;

    public LaneLayout(Lane lane, string theme, double top, ReasonLabels reasons)
    {
        Lane = lane;
        Theme = theme;
        Top = top;
        Reasons = reasons;
        ReasonsTop = top + (lane.States.Count > 0 ? BandHeight + RowGap : 0);
        PlotTop = ReasonsTop + (reasons.Rows > 0 ? reasons.Height + 2 : 0);
        PlotHeight = !HasPlot ? 0 : lane.Kind == LaneKind.Session ? SessionPlotHeight : OtherPlotHeight;
        var content = HasPlot ? PlotTop + PlotHeight : PlotTop - (lane.States.Count > 0 ? RowGap : 0);
        Bottom = Math.Max(content, top + (HasPlot || lane.Subtitle.Length > 0 ? LeastHeight : BandHeight));
    }

    public Lane Lane { get; }

    /// <summary>The style class that gives the lane its colour.</summary>
    public string Theme { get; }

    public double Top { get; }

    public double Bottom { get; }

    public ReasonLabels Reasons { get; }

    public double ReasonsTop { get; }

    public double PlotTop { get; }

    public double PlotHeight { get; }

    public double PlotBottom => PlotTop + PlotHeight;

    public bool HasPlot => Lane.Waveform.Count > 0 || Lane.Ghost.Count > 0 || Lane.Gain.Count > 0;

    /// <summary>The room above a lane that follows one of its kind.</summary>
    public static double Gap(Lane lane) => lane.Kind == LaneKind.Session ? 16 : 6;

    /// <summary>The height of a gain, or of an amplitude in proportion to the lane's loudest.</summary>
    public double Y(double gain) => PlotBottom - PlotHeight * Math.Clamp(gain, 0, 1);
}
