using System.Xml;
using System.Xml.Linq;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Rendering;

namespace StateMachine.Tool.Tests.Rendering;

/// <summary>The page and the other files as a whole: well-formed, complete, linked, and the same every time.</summary>
public class PageTests
{
    public static TheoryData<string> Machines => Drawn.Machines;

    [Theory]
    [MemberData(nameof(Machines))]
    public void The_page_is_whole(string machine)
    {
        var model = Drawn.Model(machine);
        var files = Draw(machine);
        var page = Parse(files.Single(f => f.Name == $"{machine}.html").Text);
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        var links = page.Descendants().Attributes("href").Select(a => a.Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(links, l => Assert.StartsWith("#", l));
        Assert.Equal([], links.Select(l => l[1..]).Except(ids));
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.All(model.Rules, r => Assert.Contains($"rule-{r.Id}", ids));
        Assert.All(model.Entities, e => Assert.Contains($"entity-{e.Name}", ids));
        Assert.All(model.Events, e => Assert.Contains($"event-{e.Name}", ids));
        Assert.All(model.Enums, e => Assert.Contains($"word-{e.Name}", ids));
        Assert.All(model.Definitions, d => Assert.Contains($"define-{d.Name}", ids));
        Assert.All(model.Policies, p => Assert.Contains($"policy-{p.Name}", ids));
        Assert.Equal(model.Scenarios.Count, ids.Count(i => i.StartsWith("scenario-", StringComparison.Ordinal)));
        Assert.All(files.Where(f => f.Name.EndsWith(".svg", StringComparison.Ordinal)), f => Parse(f.Text));
    }

    [Theory]
    [InlineData("AudioSession")]
    [InlineData("Everything")]
    public void The_same_machine_gives_the_same_bytes(string machine) => Assert.Equal(Draw(machine), Draw(machine));

    [Fact]
    public void Everything_that_people_write_is_escaped()
    {
        const string Spec = """
            /// Odd & <b>bold</b> "things", `a < b` said.
            machine Odd
            answers Reply = Fine
            enum Reply { Fine, /// Not & never.
              Never }
            entity Door many {
              states { Shut initial, Open, refuses Never because "it <stays>" }
              turns : 0..3 = 0
            }
            on Push(d : Door) {
              from Shut when d.turns < 2 and d.turns > 0 {
                refuse Never when d.turns is 1 because "<{d}> & co"
                -> Open
                each o : Door where o is not d  raise Slam(o)  because "a < b & c"
              }
              otherwise stay
            }
            cascade Slam(d : Door) { from Open -> Shut }
            scenario "a <b> & 'c'" {
              given d : Door
              do Push(d)
              then d is Shut
            }
            """;
        var source = new SourceText("Odd.machine", Spec);
        using var loaded = MachineLoader.Load(Drawn.Compile([source])).Machine!;
        var files = Draw(loaded, [source]);

        var page = Parse(files.Single(f => f.Name == "Odd.html").Text);

        Assert.Contains(page.Descendants(), e => e.Name.LocalName == "p" && e.Value == "Odd & <b>bold</b> \"things\", a < b said.");
        Assert.Contains(page.Descendants(), e => e.Value == "a <b> & 'c'");
        Assert.Contains("because \u201C<{d}> & co\u201D", page.Root!.Value);
        Assert.All(files.Where(f => f.Name.EndsWith(".svg", StringComparison.Ordinal)), f => Parse(f.Text));
    }

    [Fact]
    public void An_alias_is_a_line_of_its_table_with_its_code_and_its_row()
    {
        var page = Page("Everything");

        var line = page.Descendants().Single(e => e.Name.LocalName == "tr" && e.Value.StartsWith("Claret", StringComparison.Ordinal));

        Assert.Equal(["Claret = Wine What it is called in other ports.", "'clar'"], line.Elements().Select(e => e.Value).Where(v => v.Length > 0));
    }

    [Fact]
    public void A_wide_table_says_below_a_name_what_its_row_means()
    {
        var page = Page("AudioSession");

        var line = page.Descendants().Single(e => e.Name.LocalName == "tr" && e.Value.StartsWith("OverrideAudioRoute", StringComparison.Ordinal));

        Assert.Equal(["OverrideAudioRoute A row of RouteOverride. It cannot be read.", "'ovrd'", "UInt32", "4", "-", "SetRouteOverride", "-"], line.Elements().Select(e => e.Value));
        Assert.Equal(["#event-SetRouteOverride"], line.Descendants().Attributes("href").Select(a => a.Value));
    }

    [Fact]
    public void A_generic_call_says_who_refuses_it_and_what_it_leads_to()
    {
        var page = Page("AudioSession");

        var steps = page.Descendants().Single(e => (string?)e.Attribute("id") == "event-SetProperty").ElementsAfterSelf().First(e => e.Name.LocalName == "ol").Elements().ToList();

        Assert.StartsWith("The state of s is asked: Uninitialized refuses NotInitialized, Suspended refuses CannotStartPlaying, Orphaned refuses MediaServicesFailed.", steps[0].Value);
        Assert.Contains("#event-SetCategory", steps[^1].Descendants().Attributes("href").Select(a => a.Value));
        Assert.DoesNotContain("#event-Activate", steps[^1].Descendants().Attributes("href").Select(a => a.Value));
    }

    [Fact]
    public void States_in_which_an_event_does_the_same_share_a_cell()
    {
        var page = Page("AudioSession");
        var table = page.Descendants().Single(e => (string?)e.Attribute("id") == "entity-Session-answers").ElementsAfterSelf().First().Elements().Single();

        var exits = table.Descendants().Single(e => e.Name.LocalName == "tr" && e.Elements().First().Value == "Exits").Elements().Skip(1).ToList();

        Assert.Equal([("stays", null), ("\u2192 Uninitialized", "5")], exits.Select(e => (e.Value, (string?)e.Attribute("colspan"))));
        Assert.All(table.Descendants().Where(e => e.Name.LocalName == "tr" && (string?)e.Attribute("class") is null), r => Assert.Equal(7, r.Elements().Sum(c => (int?)c.Attribute("colspan") ?? 1)));
    }

    [Fact]
    public void Code_leads_to_what_it_names_and_not_to_its_namesakes()
    {
        var links = new PageLinks(Drawn.Model("AudioSession"));

        Assert.Equal("raise <a href=\"#event-Claim\">Claim</a>(s) when not <a href=\"#define-mixes\">mixes</a>(s)", links.Code("raise Claim(s) when not mixes(s)"));
        Assert.Equal("property is InterruptionType &amp; s.mode", links.Code("property is InterruptionType & s.mode"));
    }

    [Fact]
    public void The_contents_list_everything_in_the_order_of_the_page()
    {
        var page = Page("AudioSession");
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        var contents = page.Descendants().Single(e => (string?)e.Attribute("class") == "contents").Descendants().Attributes("href").Select(a => ids.IndexOf(a.Value[1..])).ToList();

        Assert.Equal(contents.Order(), contents);
        Assert.All(Drawn.Model("AudioSession").Events, e => Assert.Contains(ids.IndexOf($"event-{e.Name}"), contents));
    }

    [Fact]
    public void Anchors_are_made_of_what_anchors_may_be_made_of() => Assert.Equal("word-a_20b_3c", PageText.Id("word", "a b<"));

    private static IReadOnlyList<Picture> Draw(string machine) => Draw(Drawn.Loaded(machine), Drawn.Files(machine));

    private static IReadOnlyList<Picture> Draw(LoadedMachine machine, IReadOnlyList<SourceText> files) => MachinePictures.Draw(machine, files, [], Enum.GetValues<PictureForm>());

    private static XDocument Page(string machine) => Parse(MachinePage.Write(new PageContent(Drawn.Model(machine), StateChartBuilder.Build(Drawn.Model(machine)), [], [], DefinitionBodies.Of(Drawn.Files(machine)))));

    private static XDocument Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
