using System.Globalization;
using AudioSessions.Player.Playing;

namespace AudioSessions.Player.Timeline;

/// <summary>Writes a story as aligned lines for people.</summary>
/// <param name="output">Where to.</param>
/// <param name="paint">The colours, or none.</param>
internal sealed class TimelineWriter(TextWriter output, Paint paint)
{
    private const int Width = 140;
    private bool _tenths;

    /// <summary>Writes the title, a line for each row, and what was expected and not found.</summary>
    /// <returns>The number of rows.</returns>
    public int Write(Story story)
    {
        var rows = story.Moments.SelectMany(m => m.Rows).ToList();
        _tenths = story.Moments.Any(m => m.Time.Milliseconds >= 100);
        var columns = Columns.Fit(rows, Time(story.Duration, _tenths).Length);
        WriteTitle(story, columns);
        foreach (var moment in story.Moments)
        {
            WriteMoment(moment, columns);
        }

        return rows.Count;
    }

    /// <summary>Minutes, seconds and, if wanted, tenths.</summary>
    public static string Time(TimeSpan time, bool tenths) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}{(tenths ? $".{time.Milliseconds / 100}" : "")}");

    private void WriteTitle(Story story, Columns columns)
    {
        output.WriteLine();
        output.WriteLine($"{paint.Bold(story.Scenario.Title)}  {paint.Dim($"{story.Scenario.File}:{story.Scenario.Line}")}");
        foreach (var line in Wrap(story.Scenario.Doc ?? "", Width, 0))
        {
            output.WriteLine(paint.Dim(line));
        }

        output.WriteLine();
        var header = $"{"time".PadLeft(columns.Time)}  {"who".PadRight(columns.Who)}  {"what happened, and why".PadRight(columns.What)}  {"decided at".PadRight(columns.Place)}  by the rule";
        output.WriteLine(paint.Underline(header));
    }

    private void WriteMoment(Moment moment, Columns columns)
    {
        var time = Time(moment.Time, _tenths).PadLeft(columns.Time);
        foreach (var row in moment.Rows)
        {
            var isEvent = row.Kind is RowKind.Event or RowKind.Answer;
            var lines = Wrap((isEvent ? "" : "  ") + row.Text, columns.What, isEvent ? 2 : 4);
            for (var i = 0; i < lines.Count; i++)
            {
                var what = paint.Row(row.Kind, lines[i].PadRight(columns.What));
                var head = $"{paint.Dim(time)}  {paint.Name(row.Who, (i == 0 ? row.Who : "").PadRight(columns.Who))}  ";
                output.WriteLine(i == 0
                    ? $"{head}{what}  {paint.Place(row.Place.PadRight(columns.Place))}  {paint.Dim(row.Rule)}"
                    : (head + paint.Row(row.Kind, lines[i])).TrimEnd());
                time = new string(' ', columns.Time);
            }
        }
    }

    private static List<string> Wrap(string text, int width, int indent)
    {
        var lines = new List<string>();
        var rest = text.ReplaceLineEndings(" ");
        while (rest.Length > width)
        {
            var cut = rest.LastIndexOf(' ', width);
            cut = cut <= indent ? width : cut;
            lines.Add(rest[..cut].TrimEnd());
            rest = new string(' ', indent) + rest[cut..].TrimStart();
        }

        if (rest.Trim().Length > 0)
        {
            lines.Add(rest);
        }

        return lines;
    }

    private sealed record Columns(int Time, int Who, int What, int Place)
    {
        public static Columns Fit(IReadOnlyList<TimelineRow> rows, int time)
        {
            time = Math.Max(4, time);
            var who = Longest(rows, r => r.Who, 3);
            var place = Longest(rows, r => r.Place, 10);
            var rule = Longest(rows, r => r.Rule, 11);
            var room = Width - time - who - place - rule - 8;
            return new Columns(time, who, Math.Max(40, Math.Min(room, Longest(rows, r => r.Text, 22) + 2)), place);
        }

        private static int Longest(IReadOnlyList<TimelineRow> rows, Func<TimelineRow, string> text, int least) =>
            rows.Select(r => text(r).Length).Append(least).Max();
    }
}
