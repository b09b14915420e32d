using System.Globalization;
using System.Text;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Draws a state diagram.</summary>
internal static class SvgChart
{
    private const double Margin = 24, NoteWidth = 620, NoteIndent = 20, HeadLength = 9, HeadWidth = 7;

    /// <summary>The svg element, without an XML declaration, so that it fits into a page too.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="isAlone">Whether it brings its style sheet, its ground and its notes; else the page around it does.</param>
    public static string Draw(StateChart chart, bool isAlone)
    {
        var layout = ChartLayout.Of(chart);
        var notes = isAlone ? NoteLines(layout) : [];
        var width = Math.Max(layout.Width, notes.Count == 0 ? 0 : NoteIndent + notes.Max(n => n.Text.Width)) + (2 * Margin);
        var height = layout.Height + (2 * Margin) + (notes.Count == 0 ? 0 : notes.Sum(n => n.Text.Height) + Margin);
        var svg = DrawingStyle.Open(width, height, About(chart));
        svg.Leaf("title", $"The states of {chart.Entity.Name}");
        if (isAlone)
        {
            svg.Raw($"<style>\n{DrawingStyle.Sheet()}</style>\n");
            svg.Rect("sm-page", 0, 0, width, height);
        }

        svg.Open("g", ("transform", $"translate({Markup.Px((width - layout.Width) / 2)} {Markup.Px(Margin)})"));
        layout.States.ForEach(s => Ground(svg, s));
        foreach (var arrow in layout.Arrows)
        {
            DrawArrow(svg, arrow);
        }

        layout.States.Where(s => layout.Labels.Any(l => IsLoop(l, s))).ToList().ForEach(s => Loop(svg, s));
        layout.Starts.ForEach(s => Start(svg, s));
        layout.Labels.ForEach(l => Label(svg, l));
        layout.States.ForEach(s => Name(svg, s));
        svg.Close();
        Notes(svg, notes, layout.Height + (2 * Margin));
        svg.Close();
        return svg.ToString();
    }

    private static string About(StateChart chart)
        => $"A state diagram of {chart.Entity.Name}, which starts in {chart.Initial}. {string.Join(" ", chart.Edges.Select(e => $"{e.From} to {e.To} by {string.Join(", ", e.Labels.Select(l => l.Event.Name))}."))}";

    private static void Ground(Markup svg, PlacedState state)
    {
        var style = state.Header is null ? "sm-state" : state.Depth % 2 == 0 ? "sm-composite" : "sm-composite sm-inner";
        svg.Rect(style, state.Box.X, state.Box.Y, state.Box.Width, state.Box.Height, state.Header is null ? 10 : 14);
    }

    private static void Name(Markup svg, PlacedState state)
    {
        svg.Open("g");
        svg.Leaf("title", $"{state.State.Name}: {Texts.OneLine(state.State.Model.Doc ?? "")} ({state.State.Model.At})".Replace(":  (", " (", StringComparison.Ordinal));
        if (state.Header is { } header)
        {
            state.Text.Draw(svg, header.X + 4, header.Y, "start");
        }
        else
        {
            state.Text.Draw(svg, state.Box.MiddleX, state.Box.MiddleY - (state.Text.Height / 2), "middle");
        }

        svg.Close();
    }

    private static void Label(Markup svg, PlacedLabel label)
    {
        svg.Open("g");
        svg.Leaf("title", string.Join("; ", label.Edge.Transitions.Select(t => $"{t.Event.Name} {t.Rule.Text} ({t.Rule.At})")));
        var isLoop = label.Edge.From == label.Edge.To;
        label.Text.Draw(svg, isLoop ? label.Box.X + 4 : label.Box.MiddleX, label.Box.MiddleY - (label.Text.Height / 2), isLoop ? "start" : "middle");
        svg.Close();
    }

    private static void DrawArrow(Markup svg, Arrow arrow)
    {
        // The line ends at the foot of the head, and comes to it straight.
        var runs = arrow.Runs.ToList();
        if (arrow.PointsUp)
        {
            var foot = runs[0].Top + HeadLength;
            runs[0] = runs[0] with { Top = foot, Bottom = Math.Max(runs[0].Bottom, foot) };
        }
        else
        {
            var foot = runs[^1].Bottom - HeadLength;
            runs[^1] = runs[^1] with { Top = Math.Min(runs[^1].Top, foot), Bottom = foot };
        }

        svg.Path("sm-arrow", Way(runs));
        var (tip, y) = arrow.PointsUp ? (arrow.Runs[0].X, arrow.Runs[0].Top) : (arrow.Runs[^1].X, arrow.Runs[^1].Bottom);
        Head(svg, tip, y, arrow.PointsUp ? 1 : -1);
    }

    /// <summary>Straight down each run, and by a curve from one to the next.</summary>
    private static string Way(IReadOnlyList<Run> runs)
    {
        var data = new StringBuilder(Point('M', runs[0].X, runs[0].Top));
        for (var i = 0; i < runs.Count; i++)
        {
            if (i > 0 && runs[i - 1].EndsAtLabel)
            {
                data.Append(Point('M', runs[i].X, runs[i].Top));
            }
            else if (i > 0 && Math.Abs(runs[i].X - runs[i - 1].X) > 0.5)
            {
                var middle = (runs[i - 1].Bottom + runs[i].Top) / 2;
                data.Append(Point('C', runs[i - 1].X, middle)).Append(Point(' ', runs[i].X, middle)).Append(Point(' ', runs[i].X, runs[i].Top));
            }

            data.Append(Point('L', runs[i].X, runs[i].Bottom));
        }

        return data.ToString();
    }

    private static string Point(char command, double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{command}{Markup.Px(x)} {Markup.Px(y)}");

    private static void Head(Markup svg, double x, double y, int back)
        => svg.Path("sm-head", $"{Point('M', x, y)}{Point('L', x - (HeadWidth / 2), y + (back * HeadLength))}{Point('L', x + (HeadWidth / 2), y + (back * HeadLength))}Z");

    private static bool IsLoop(PlacedLabel label, PlacedState state) => label.Edge.From == label.Edge.To && label.Edge.To == state.State.Name;

    /// <summary>Out at the right, and back in below.</summary>
    private static void Loop(Markup svg, PlacedState state)
    {
        var (x, top, bottom) = (state.Box.Right, state.Box.MiddleY - 11, state.Box.MiddleY + 11);
        svg.Path("sm-arrow", $"{Point('M', x, top)}{Point('C', x + 26, top - 4)}{Point(' ', x + 26, bottom + 4)}{Point(' ', x + HeadLength, bottom)}");
        svg.Path("sm-head", $"{Point('M', x, bottom)}{Point('L', x + HeadLength, bottom - (HeadWidth / 2))}{Point('L', x + HeadLength, bottom + (HeadWidth / 2))}Z");
    }

    private static void Start(Markup svg, Box box)
        => svg.Leaf("circle", null, ("class", "sm-start"), ("cx", Markup.Px(box.MiddleX)), ("cy", Markup.Px(box.MiddleY)), ("r", Markup.Px(box.Width / 2)));

    private static void Notes(Markup svg, List<(string Number, TextBlock Text)> notes, double y)
    {
        foreach (var (number, text) in notes)
        {
            new TextBlock([new TextLine(number, "sm-event", text.Lines[0].Size)]).Draw(svg, Margin, y, "start");
            text.Draw(svg, Margin + NoteIndent, y, "start");
            y += text.Height;
        }
    }

    /// <summary>The lines of the notes, each with the number of the note that it begins, if any.</summary>
    private static List<(string Number, TextBlock Text)> NoteLines(ChartLayout layout)
        => [.. layout.Notes.SelectMany(note => note.Lines.Select((line, i) => (
            i == 0 ? note.Number.ToString(CultureInfo.InvariantCulture) : "",
            new TextBlock([.. TextMeasure.Wrap($"{line.Text}  ({line.Place})", 12, Math.Max(NoteWidth, layout.Width), 4).Select(l => new TextLine(l, i == 0 ? "sm-event" : "sm-quiet", 12))]))))];
}
