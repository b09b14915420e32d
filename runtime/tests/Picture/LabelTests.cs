using System.Globalization;
using System.Xml.Linq;
using AudioSessions.Player.Picture;

namespace AudioSessions.Tests.Picture;

/// <summary>No text covers another and none leaves the picture, however dense the story is.</summary>
public class LabelTests
{
    [Fact]
    public void A_story_of_the_usual_size_shows_a_label_for_each_event()
    {
        var story = SampleStory.Create();
        var texts = AssertLegible(story);
        Assert.All(Enumerable.Range(1, story.Events.Count), i => Assert.Contains($"{i}", texts));
        Assert.Contains("memo records, which silences playback", texts);
        Assert.Contains("music came later and does not mix", texts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(35)]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(400)]
    public void Labels_stay_apart_at_any_density(int count)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            AssertLegible(Story(Enumerable.Range(0, count).Select(_ => random.NextDouble() * 60), random));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public void Labels_of_events_at_one_moment_stay_apart(double time)
    {
        AssertLegible(Story(Enumerable.Repeat(time, 40), new Random(1)));
        AssertLegible(Story(Enumerable.Repeat(time, 200), new Random(2)));
    }

    [Fact]
    public void Events_that_share_a_label_tell_their_numbers_and_how_many_more_there_are()
    {
        var texts = AssertLegible(Story(Enumerable.Repeat(10.0, 300), new Random(3)));
        var numbers = texts.Where(t => t.Contains('–')).ToList();
        Assert.NotEmpty(numbers);
        Assert.All(numbers, n =>
        {
            var ends = n.Split('–').Select(int.Parse).ToArray();
            Assert.Contains(texts, t => t.EndsWith($" +{ends[1] - ends[0]}"));
        });
    }

    [Fact]
    public void A_long_text_is_cut_with_an_ellipsis_and_whole_on_hovering()
    {
        var text = string.Concat(Enumerable.Repeat("an event that goes on and on ", 10));
        var story = Story([5], new Random(4)) with { Events = [new(SampleStory.At(5), text, "music", EventOutcome.Accepted, "", "")] };
        Assert.Contains(AssertLegible(story), t => t.StartsWith("an event") && t.EndsWith('…'));
        Assert.Contains(text, PictureWriter.ToSvg(story));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(100)]
    public void Reasons_stay_apart_however_many_overlap(int count)
    {
        var random = new Random(count);
        var effects = Enumerable.Range(0, count).Select(i =>
        {
            var from = random.NextDouble() * 60;
            var kind = i % 2 == 0 ? EffectKind.Mute : EffectKind.Duck;
            return new EffectSpan(kind, SampleStory.At(from), SampleStory.At(from + random.NextDouble() * 10), $"reason {i} to be silent", "A.machine:1");
        }).ToList();
        var story = Story([], random);
        var lane = story.Lanes[0] with { Effects = effects, Gain = [new(TimeSpan.Zero, 1)] };
        story = story with { Lanes = [lane, story.Lanes[1]] };
        AssertLegible(story);
        var svg = PictureWriter.ToSvg(story);
        Assert.All(effects, e => Assert.Contains($"{e.Label} (A.machine:1)", svg));
    }

    [Fact]
    public void Forty_lanes_with_long_names_stay_legible()
    {
        var lanes = Enumerable.Range(0, 40).Select(i => new Lane(
            $"a session with a rather long name {i}",
            "a category and options that take more than a line, or even two of them",
            (LaneKind)(i / 14))
        {
            States = [new("Inactive", TimeSpan.Zero, SampleStory.At(1), StateTone.Rest), new("Active", SampleStory.At(1), SampleStory.At(60), StateTone.Solid)],
            Gain = i % 2 == 0 ? [new(TimeSpan.Zero, 0.5)] : [],
        }).ToList();
        AssertLegible(Story([1, 2, 3], new Random(5)) with { Lanes = lanes });
    }

    [Fact]
    public void A_legend_of_long_names_takes_more_rows()
    {
        var states = Enum.GetValues<StateTone>().Select((tone, i) => new StateSegment(
            $"{tone}, a state with a very long name indeed", SampleStory.At(i), SampleStory.At(i + 1), tone)).ToList();
        var story = SampleStory.Create();
        var texts = AssertLegible(story with { Lanes = [new Lane("music", "", LaneKind.Session) { States = states }, .. story.Lanes] });
        Assert.All(Enum.GetValues<StateTone>(), tone => Assert.Contains(texts, t => t.StartsWith($"{tone}, a state")));
        Assert.Contains("answered", texts);
    }

    [Fact]
    public void A_long_heading_is_cut_at_the_margin()
    {
        var story = Story([], new Random(6)) with { Title = new string('W', 300), Subtitle = new string('m', 900) };
        Assert.Contains(AssertLegible(story), t => t.StartsWith("WWW") && t.EndsWith('…'));
    }

    private static StoryPicture Story(IEnumerable<double> times, Random random)
    {
        var lanes = new[] { new Lane("music", "MediaPlayback", LaneKind.Session), new Lane("phone", "", LaneKind.System) };
        var events = times.Select((t, i) => new StoryEvent(
            SampleStory.At(t),
            new string('n', random.Next(1, 40)) + i,
            lanes[i % 2].Name,
            (EventOutcome)random.Next(3),
            "A.machine:1",
            "a reason"));
        return new StoryPicture("Title", "Subtitle", SampleStory.At(60), lanes, [.. events]);
    }

    private static List<string> AssertLegible(StoryPicture story)
    {
        var svg = XDocument.Parse(PictureWriter.ToSvg(story)).Root!;
        var size = svg.Attribute("viewBox")!.Value.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        var boxes = TextBox.All(svg);
        for (var i = 0; i < boxes.Count; i++)
        {
            Assert.All(boxes[i].Corners, c => Assert.True(
                c.X >= 0 && c.Y >= 0 && c.X <= size[2] && c.Y <= size[3], $"'{boxes[i].Text}' leaves the picture at {c}"));
            for (var j = 0; j < i; j++)
            {
                Assert.False(boxes[i].Overlaps(boxes[j]), $"'{boxes[i].Text}' covers '{boxes[j].Text}'");
            }
        }

        return [.. boxes.Select(b => b.Text)];
    }
}
