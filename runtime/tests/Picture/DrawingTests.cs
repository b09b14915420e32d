using System.Globalization;
using System.Xml.Linq;
using AudioSessions.Player.Picture;

namespace AudioSessions.Tests.Picture;

/// <summary>What the lanes show is what the story says.</summary>
public class DrawingTests
{
    [Fact]
    public void The_gain_line_is_the_ceiling_of_the_waveform()
    {
        var lane = new Lane("music", "", LaneKind.Session)
        {
            Gain = [new(SampleStory.At(0), 1), new(SampleStory.At(5), 1), new(SampleStory.At(5), 0.2), new(SampleStory.At(10), 0.2)],
            Ghost = [new(-0.8f, 0.4f), new(-0.8f, 0.4f)],
            Waveform = [new(-0.8f, 0.4f), new(-0.16f, 0.08f)],
        };
        var svg = Draw(lane);
        var (top, floor) = (Ys(svg, "as-gain").Min(), Ys(svg, "as-ghost").Max());
        Assert.Equal(top + 0.8 * (floor - top), Ys(svg, "as-gain").Max(), 1);
        Assert.Equal([floor, top, top + 0.8 * (floor - top), floor], Ys(svg, "as-wave"), (a, b) => Math.Abs(a - b) < 0.11);
        Assert.Equal([floor, top, top, floor], Ys(svg, "as-ghost"));
    }

    [Fact]
    public void What_is_silenced_stays_as_a_ghost()
    {
        var lane = new Lane("game", "", LaneKind.Session) { Ghost = [new(-1, 1), new(-1, 1)], Waveform = [new(-1, 1), new(0, 0)] };
        var svg = Draw(lane);
        Assert.Equal(4, Ys(svg, "as-ghost").Count);
        Assert.Equal(3, Ys(svg, "as-wave").Count);
    }

    [Fact]
    public void A_silent_lane_has_no_waveform()
    {
        var svg = Draw(new Lane("game", "", LaneKind.Session) { Waveform = new WaveColumn[10] });
        Assert.DoesNotContain(Lane(svg).Descendants(), e => Style(e) == "as-wave");
    }

    [Theory]
    [InlineData(StateTone.Empty, "as-empty")]
    [InlineData(StateTone.Rest, "as-rest")]
    [InlineData(StateTone.Solid, "as-solid")]
    [InlineData(StateTone.Alert, "as-alert-fill")]
    public void A_state_lies_over_its_stretch_of_time(StateTone tone, string style)
    {
        var svg = Draw(new Lane("music", "", LaneKind.Session) { States = [new("Some", SampleStory.At(2.5), SampleStory.At(5), tone)] });
        var band = Lane(svg).Descendants().Single(e => Style(e) == style);
        Assert.InRange(Number(band, "x") - (216 + 0.25 * PictureWriter.Columns), 0, 1.1);
        Assert.InRange(0.25 * PictureWriter.Columns - Number(band, "width"), 0, 2.1);
        Assert.Contains("music: Some, 0:02.5 to 0:05.0", band.Parent!.Elements().First().Value);
    }

    [Fact]
    public void Muted_and_ducked_have_hatches_of_their_own()
    {
        var lane = new Lane("music", "", LaneKind.Session)
        {
            Gain = [new(TimeSpan.Zero, 1)],
            Effects = [new(EffectKind.Mute, SampleStory.At(1), SampleStory.At(2), "muted so"), new(EffectKind.Duck, SampleStory.At(4), SampleStory.At(5), "ducked so")],
        };
        var hatches = Lane(Draw(lane)).Descendants().Where(e => Style(e) is "as-mute-fill" or "as-duck-fill").ToList();
        Assert.Equal(["as-mute-fill", "as-duck-fill"], hatches.Select(Style));
        Assert.True(Number(hatches[0], "x") < Number(hatches[1], "x"));
    }

    [Theory]
    [InlineData(EventOutcome.Accepted, "as-accepted")]
    [InlineData(EventOutcome.Refused, "as-refused")]
    [InlineData(EventOutcome.Answered, "as-answered")]
    public void An_event_is_marked_on_the_rail_and_on_the_lane_that_it_concerns(EventOutcome outcome, string style)
    {
        var lanes = new[] { new Lane("music", "", LaneKind.Session), new Lane("phone", "", LaneKind.System) };
        var happened = new StoryEvent(SampleStory.At(5), "something", "phone", outcome, "A.machine:1", "so it is");
        var svg = Draw(new StoryPicture("T", "", SampleStory.At(10), lanes, [happened, happened with { Concerns = "nobody" }]));
        var marks = svg.Elements().Where(g => g.Elements().FirstOrDefault()?.Value.Contains("so it is") == true).ToList();
        Assert.Equal([2, 1], marks.Select(m => m.Elements().Count(e => Style(e) == style)));
    }

    [Fact]
    public void Times_outside_the_story_are_drawn_at_its_ends()
    {
        var lane = new Lane("music", "", LaneKind.Session) { States = [new("Active", SampleStory.At(-5), SampleStory.At(50), StateTone.Solid)] };
        var band = Lane(Draw(lane)).Descendants().Single(e => Style(e) == "as-solid");
        Assert.Equal(216.5, Number(band, "x"));
        Assert.Equal(PictureWriter.Columns - 1, Number(band, "width"));
    }

    [Fact]
    public void The_legend_names_only_what_the_story_shows()
    {
        var svg = Draw(new Lane("music", "", LaneKind.Session) { States = [new("Dormant", TimeSpan.Zero, SampleStory.At(9), StateTone.Rest)] });
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Equal(2, texts.Count(t => t == "Dormant"));
        Assert.DoesNotContain("muted", texts);
        Assert.DoesNotContain("refused", texts);
    }

    [Fact]
    public void A_gain_that_is_not_a_number_is_an_error()
    {
        var lane = new Lane("music", "", LaneKind.Session) { Gain = [new(TimeSpan.Zero, double.NaN)] };
        Assert.Throws<ArgumentOutOfRangeException>(() => Draw(lane));
    }

    private static XElement Draw(Lane lane) => Draw(new StoryPicture("Title", "", SampleStory.At(10), [lane], []));

    private static XElement Draw(StoryPicture story) => XDocument.Parse(PictureWriter.ToSvg(story)).Root!;

    private static XElement Lane(XElement svg) => svg.Elements().First(e => Style(e) is "as-c0");

    private static string? Style(XElement element) => (string?)element.Attribute("class");

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static List<double> Ys(XElement svg, string style)
    {
        var data = Lane(svg).Descendants().First(e => Style(e) == style).Attribute("d")!.Value;
        return [.. data.Split('M', 'L', 'Z', 'H').Where(p => p.Contains(' ')).Select(p => double.Parse(p.Split(' ')[1], CultureInfo.InvariantCulture))];
    }
}
