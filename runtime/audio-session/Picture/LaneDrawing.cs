namespace AudioSessions.Player.Picture;

/// <summary>Draws a lane: its name, its band of states, its reasons, its waveform and gain.</summary>
internal static class LaneDrawing
{
    private static readonly double[] BandTexts = [11.5, 10];
    private const double NameRoom = PictureLayout.PlotLeft - PictureLayout.Margin - 44;

    /// <summary>What lies under the lines of the events.</summary>
    public static void Ground(Markup svg, LaneLayout lane)
    {
        if (lane.HasPlot)
        {
            svg.Rect("as-lane", PictureLayout.PlotLeft, lane.PlotTop, PictureLayout.PlotWidth, lane.PlotHeight, 3);
        }
    }

    public static void Draw(Markup svg, LaneLayout lane, PictureLayout layout)
    {
        svg.Open("g", ("class", lane.Theme));
        Name(svg, lane);
        States(svg, lane, layout);
        if (lane.HasPlot)
        {
            Scale(svg, lane);
            WaveDrawing.Draw(svg, lane);
            Hatch(svg, lane);
            Gain(svg, lane, layout);
        }

        Reasons(svg, lane);
        svg.Close();
    }

    private static void Name(Markup svg, LaneLayout lane)
    {
        svg.Rect("as-chip", PictureLayout.Margin, lane.Top, 4, lane.Bottom - lane.Top, 2);
        const double x = PictureLayout.Margin + 14;
        svg.Text("as-name", x, lane.Top + 15, 15, TextMeasure.Fit(lane.Lane.Name, 15, NameRoom, true));
        var lines = TextMeasure.Wrap(lane.Lane.Subtitle, 12, NameRoom, lane.HasPlot ? 2 : 1);
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Text("as-quiet", x, lane.Top + 32 + 16 * i, 12, lines[i]);
        }
    }

    private static void States(Markup svg, LaneLayout lane, PictureLayout layout)
    {
        foreach (var state in lane.Lane.States)
        {
            var (from, to) = (layout.X(state.From), layout.X(state.To));
            svg.Open("g");
            svg.Leaf("title", $"{lane.Lane.Name}: {state.Name}, {TimeAxis.Range(state.From, state.To)}");
            Segment(svg, state, from + 0.5, Math.Max(to - from - 1, 0.5), lane.Top);
            svg.Close();
        }
    }

    private static void Segment(Markup svg, StateSegment state, double x, double width, double top)
    {
        var (fill, ink) = Tone(state.Tone);
        if (state.Tone == StateTone.Empty)
        {
            svg.Rect("as-hit", x, top, width, LaneLayout.BandHeight);
            svg.Rect(fill, x + 0.5, top + 0.5, Math.Max(width - 1, 0.5), LaneLayout.BandHeight - 1, 3);
        }
        else
        {
            svg.Rect(fill, x, top, width, LaneLayout.BandHeight, 3);
        }

        var size = Array.Find(BandTexts, s => TextMeasure.Width(state.Name, s) + 11 <= width);
        if (size > 0)
        {
            svg.Text(ink, x + 6, top + 14, size, state.Name);
        }
    }

    private static (string Fill, string Ink) Tone(StateTone tone) => tone switch
    {
        StateTone.Empty => ("as-empty", "as-on-empty"),
        StateTone.Rest => ("as-rest", "as-on-rest"),
        StateTone.Solid => ("as-solid", "as-on-solid"),
        StateTone.Alert => ("as-alert-fill", "as-on-alert as-halo"),
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No such tone."),
    };

    private static void Scale(Markup svg, LaneLayout lane)
    {
        if (lane.Lane.Gain.Count == 0)
        {
            return;
        }

        const double size = 9.5;
        foreach (var (gain, text) in new[] { (1.0, "1"), (0.2, "0.2"), (0.0, "0") })
        {
            // In a low plot there is no room between 0 and the usual duck; its line stays.
            if (gain is 0 or 1 || lane.Y(0) - lane.Y(gain) > size)
            {
                svg.Text("as-quiet", PictureLayout.PlotLeft - 8, lane.Y(gain) + 3.5, size, text, "end");
            }

            svg.Line("as-scale", PictureLayout.PlotLeft, lane.Y(gain), PictureLayout.PlotRight, lane.Y(gain));
        }
    }

    private static void Hatch(Markup svg, LaneLayout lane)
    {
        foreach (var reason in lane.Reasons.All)
        {
            var style = reason.Effect.Kind == EffectKind.Mute ? "as-mute-fill" : "as-duck-fill";
            svg.Open("g");
            svg.Leaf("title", Tip(lane, reason.Effect));
            svg.Rect("as-hit", reason.From, lane.PlotTop, reason.To - reason.From, lane.PlotHeight);
            svg.Rect(style, reason.From, lane.PlotTop, reason.To - reason.From, lane.PlotHeight);
            svg.Close();
        }
    }

    private static void Gain(Markup svg, LaneLayout lane, PictureLayout layout)
    {
        if (lane.Lane.Gain.Count == 0)
        {
            return;
        }

        var points = lane.Lane.Gain.Select(p => $"{Markup.Px(layout.X(p.Time))} {Markup.Px(lane.Y(p.Gain))}");
        var data = "M" + string.Join("L", points) + "H" + PictureLayout.PlotRight;
        svg.Path("as-gain-edge", data);
        svg.Path("as-gain", data);
    }

    private static void Reasons(Markup svg, LaneLayout lane)
    {
        foreach (var reason in lane.Reasons.All)
        {
            var top = lane.ReasonsTop + reason.Row * ReasonLabels.RowHeight;
            svg.Open("g");
            svg.Leaf("title", Tip(lane, reason.Effect));
            svg.Line("as-bracket", reason.From, top + 2, reason.To, top + 2);
            if (reason.Text.Length > 0)
            {
                svg.Text("as-label as-halo", reason.Start, top + 14, ReasonLabels.FontSize, reason.Text);
            }

            svg.Close();
        }
    }

    private static string Tip(LaneLayout lane, EffectSpan effect)
    {
        var kind = effect.Kind == EffectKind.Mute ? "muted" : "ducked";
        var place = effect.Place.Length > 0 ? $" ({effect.Place})" : "";
        return $"{lane.Lane.Name} is {kind}: {effect.Label}{place}, {TimeAxis.Range(effect.From, effect.To)}";
    }
}
