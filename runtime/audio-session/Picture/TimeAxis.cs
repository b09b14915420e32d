using System.Globalization;

namespace AudioSessions.Player.Picture;

/// <summary>The scale of time under the lanes, and how times are written.</summary>
internal static class TimeAxis
{
    private const int MostTicks = 16;

    private static readonly double[] Steps =
        [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200, 86400];

    public static void Draw(Markup svg, TimeSpan duration, PictureLayout layout)
    {
        svg.Line("as-axis", PictureLayout.PlotLeft, layout.AxisY, PictureLayout.PlotRight, layout.AxisY);
        var seconds = Math.Max(duration.TotalSeconds, 0);
        var step = seconds > 0 ? Step(seconds) : 1;
        for (var i = 0; seconds > 0 ? i * step <= seconds * (1 + 1e-9) : i == 0; i++)
        {
            var time = TimeSpan.FromSeconds(i * step);
            var x = layout.X(time);
            svg.Line("as-axis", x, layout.AxisY, x, layout.AxisY + 6);
            svg.Text("as-quiet", x, layout.AxisY + 21, 12, Format(time, step < 1), "middle");
        }
    }

    /// <summary>Minutes and seconds, with hours where there are any; on request with as many decimals as it takes, at least one.</summary>
    public static string Format(TimeSpan time, bool fine = false)
    {
        var whole = time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
        var rest = (time.Ticks % TimeSpan.TicksPerSecond) / (double)TimeSpan.TicksPerSecond;
        return fine ? whole + Math.Min(rest, 0.999).ToString(".0##", CultureInfo.InvariantCulture) : whole;
    }

    public static string Range(TimeSpan from, TimeSpan to) => $"{Format(from, true)} to {Format(to, true)}";

    private static double Step(double seconds)
    {
        var index = Array.FindIndex(Steps, step => seconds / step <= MostTicks);
        return index >= 0 ? Steps[index] : Steps[^1] * Math.Ceiling(seconds / MostTicks / Steps[^1]);
    }
}
