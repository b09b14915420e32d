using System.Globalization;
using System.Text;

namespace AudioSessions.Player.Picture;

/// <summary>
/// Draws amplitudes as an area that stands on the plot's floor. The lane's loudest reaches the top, so the gain line is the
/// ceiling of what is heard: duck to 0.2, and the line and the waveform sink together.
/// </summary>
internal static class WaveDrawing
{
    public static void Draw(Markup svg, LaneLayout lane)
    {
        var loudest = Math.Max(Loudest(lane.Lane.Waveform), Loudest(lane.Lane.Ghost));
        if (loudest <= 0)
        {
            return;
        }

        Area(svg, "as-ghost", lane.Lane.Ghost, loudest, lane);
        Area(svg, "as-wave", lane.Lane.Waveform, loudest, lane);
    }

    private static void Area(Markup svg, string style, IReadOnlyList<WaveColumn> columns, double loudest, LaneLayout lane)
    {
        var data = new StringBuilder();
        var width = columns.Count == 0 ? 0 : (double)PictureLayout.PlotWidth / columns.Count;
        for (var i = 0; i < columns.Count; i++)
        {
            if (Peak(columns[i]) / loudest * lane.PlotHeight < 0.05)
            {
                continue;
            }

            data.Append(CultureInfo.InvariantCulture, $"M{X(i, width)} {Markup.Px(lane.PlotBottom)}");
            for (; i < columns.Count && Peak(columns[i]) / loudest * lane.PlotHeight >= 0.05; i++)
            {
                var middle = Markup.Px(PictureLayout.PlotLeft + (i + 0.5) * width);
                data.Append(CultureInfo.InvariantCulture, $"L{middle} {Markup.Px(lane.Y(Peak(columns[i]) / loudest))}");
            }

            data.Append(CultureInfo.InvariantCulture, $"L{X(i, width)} {Markup.Px(lane.PlotBottom)}Z");
        }

        if (data.Length > 0)
        {
            svg.Path(style, data.ToString());
        }
    }

    private static string X(int column, double width) => Markup.Px(PictureLayout.PlotLeft + column * width);

    private static double Loudest(IReadOnlyList<WaveColumn> columns) => columns.Select(Peak).DefaultIfEmpty().Max();

    private static double Peak(WaveColumn column) => Math.Max(Math.Abs(column.Min), Math.Abs(column.Max));
}
