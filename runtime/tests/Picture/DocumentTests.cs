using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AudioSessions.Player.Picture;

namespace AudioSessions.Tests.Picture;

/// <summary>The two documents as such: well-formed, self-contained, the same each time, for stories of any shape.</summary>
public class DocumentTests
{
    private const string Nasty = "<b>&\"quoted\"</b> ]]> \u0007 \ud800 'single' 🎵 日本";

    [Fact]
    public void The_picture_is_well_formed_and_says_what_it_is()
    {
        var svg = XDocument.Parse(PictureWriter.ToSvg(SampleStory.Create())).Root!;
        Assert.Equal("A day with the phone", svg.Elements().Single(e => e.Name.LocalName == "title").Value);
        Assert.Contains("alarm clock", svg.Elements().Single(e => e.Name.LocalName == "desc").Value);
        Assert.Equal("img", (string?)svg.Attribute("role"));
    }

    [Fact]
    public void The_page_holds_the_same_picture_and_the_sound()
    {
        var story = SampleStory.Create();
        var page = PictureWriter.ToHtml(story, "story.wav");
        var svg = PictureWriter.ToSvg(story);
        Assert.Contains(svg[svg.IndexOf("<svg", StringComparison.Ordinal)..], page);
        Assert.Contains("src=\"story.wav\"", page);
    }

    [Fact]
    public void The_page_is_well_formed_but_for_its_script()
    {
        var page = Regex.Replace(PictureWriter.ToHtml(SampleStory.Create(), "story.wav"), "<script>.*?</script>", "", RegexOptions.Singleline);
        Assert.Equal("html", XDocument.Parse(page).Root!.Name.LocalName);
    }

    [Fact]
    public void The_table_tells_every_event_with_its_rule_and_what_followed()
    {
        var story = SampleStory.Create();
        var page = PictureWriter.ToHtml(story, "story.wav");
        Assert.Equal(story.Events.Count, Regex.Count(page, "<tbody"));
        Assert.Contains("refused InsufficientPriority", page);
        Assert.Contains("answered NotActive", page);
        Assert.Contains("Activation.machine:23", page);
        Assert.Contains("a call is on, and music does not mix", page);
        Assert.Contains("music: told InterruptionBegan", page);
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere_but_the_sound()
    {
        var page = PictureWriter.ToHtml(SampleStory.Create(), "story.wav");
        Assert.DoesNotContain("http", page.Replace("xmlns=\"http://www.w3.org/2000/svg\"", ""));
        Assert.All(Regex.Matches(page, @"url\((.)").Select(m => m.Groups[1].Value), first => Assert.Equal("#", first));
        Assert.Equal(["src=\"story.wav\""], Regex.Matches(page, "(src|href)=\"[^\"]*\"").Select(m => m.Value));
    }

    [Fact]
    public void The_same_story_gives_the_same_bytes_in_every_culture()
    {
        var plain = PictureWriter.ToHtml(SampleStory.Create(), "story.wav");
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NegativeSign = "minus";
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(plain, PictureWriter.ToHtml(SampleStory.Create(), "story.wav"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_in_which_events_are_given_does_not_matter()
    {
        var story = SampleStory.Create();
        Assert.Equal(PictureWriter.ToSvg(story), PictureWriter.ToSvg(story with { Events = [.. story.Events.Reverse()] }));
    }

    [Fact]
    public void Names_are_escaped()
    {
        var time = SampleStory.At(1);
        var lane = new Lane(Nasty, Nasty, LaneKind.Session)
        {
            States = [new(Nasty, TimeSpan.Zero, SampleStory.At(9), StateTone.Solid)],
            Effects = [new(EffectKind.Mute, time, SampleStory.At(5), Nasty, Nasty)],
        };
        var happened = new StoryEvent(time, Nasty, Nasty, EventOutcome.Refused, Nasty, Nasty) { Status = Nasty, Consequences = [new(Nasty, Nasty, Nasty, Nasty)] };
        var story = new StoryPicture(Nasty, Nasty, SampleStory.At(10), [lane], [happened]);
        var svg = XDocument.Parse(PictureWriter.ToSvg(story)).Root!;
        Assert.Equal("<b>&\"quoted\"</b> ]]> \uFFFD \uFFFD 'single' 🎵 日本", svg.Elements().Single(e => e.Name.LocalName == "title").Value);
        Assert.DoesNotContain("<b>", PictureWriter.ToHtml(story, "\"><script>"));
        Assert.Equal(1, Regex.Count(PictureWriter.ToHtml(story, "\"><script>"), "<script>"));
    }

    [Fact]
    public void An_empty_story_is_a_picture_too()
    {
        var story = new StoryPicture("", "", TimeSpan.Zero, [], []);
        Assert.NotNull(XDocument.Parse(PictureWriter.ToSvg(story)).Root);
        Assert.Contains("data-duration=\"0\"", PictureWriter.ToHtml(story, "story.wav"));
    }

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(0.001, "0:00.001")]
    [InlineData(0.3, "0:00.3")]
    [InlineData(7, "0:07.0")]
    [InlineData(76, "1:15")]
    [InlineData(5400, "1:30:00")]
    [InlineData(700000, "192:00:00")]
    public void The_axis_is_marked_with_round_times_up_to_the_end(double seconds, string last)
    {
        var lane = new Lane("music", "", LaneKind.Session) { States = [new("Active", TimeSpan.Zero, SampleStory.At(seconds), StateTone.Solid)] };
        var svg = XDocument.Parse(PictureWriter.ToSvg(new StoryPicture("T", "", SampleStory.At(seconds), [lane], []))).Root!;
        var ticks = svg.Elements()
            .Where(e => e.Name.LocalName == "text" && (string?)e.Attribute("text-anchor") == "middle").Select(e => e.Value).ToList();
        Assert.Equal(last, ticks[^1]);
        Assert.InRange(ticks.Count, 1, 17);
        Assert.Distinct(ticks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Text_stands_out_from_its_ground_in_light_and_dark(int scheme)
    {
        var svg = PictureWriter.ToSvg(SampleStory.Create());
        var styles = svg.Split("@media (prefers-color-scheme:dark)")[scheme];
        string[][] pairs =
        [
            ["as-label", "as-page"], ["as-quiet", "as-page"], ["as-label", "as-lane"], ["as-on-rest", "as-rest"], ["as-on-empty", "as-page"],
            ["as-on-alert", "as-alert-base"], ["as-refused-text", "as-page"], ["as-answered-text", "as-page"], ["as-on-solid", "as-neutral"],
            .. Enumerable.Range(0, 6).Select(i => new[] { "as-on-solid", $"as-c{i}" }),
        ];
        Assert.All(pairs, pair =>
        {
            var (a, b) = (Luminance(Colour(styles, pair[0])), Luminance(Colour(styles, pair[1])));
            Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 4.5, $"{pair[0]} on {pair[1]} is too faint");
        });
    }

    private static string Colour(string styles, string name) =>
        Regex.Match(styles, $@"\.{name}(,\.[a-z-]+)*\{{(fill|color):#([0-9a-f]{{6}})") is { Success: true } match
            ? match.Groups[3].Value
            : throw new InvalidOperationException($"No colour for {name}.");

    /// <summary>The relative luminance of the Web Content Accessibility Guidelines.</summary>
    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
