using StateMachine.Compiler.Text;
using StateMachine.Tool.Commands;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Rendering;

namespace StateMachine.Tool.Tests.Rendering;

/// <summary>Who affects whom, worked out by letting instances meet. What the cells of the audio sessions have to be is published; some are pinned here.</summary>
public class EncounterTests
{
    private const string Mixed = "MediaPlayback + mix";

    private static readonly Lazy<Encounter> Silenced = new(() => Assert.Single(Build("AudioSession")));
    private static readonly Lazy<Encounter> Heard = new(() => Assert.Single(Build("AudioSession", new PolicyChoice("mixingOthers", "Heard"))));

    [Fact]
    public void The_kinds_of_audio_sessions_are_the_categories_and_the_override_where_it_counts()
    {
        string[] published = ["AmbientSound", "SoloAmbientSound", "MediaPlayback", Mixed, "RecordAudio", "PlayAndRecord", "PlayAndRecord + mix", "AudioProcessing"];

        Assert.Equal(published, Silenced.Value.Newcomers);
        Assert.Equal(published, Silenced.Value.Holders);
    }

    [Theory]
    [InlineData("MediaPlayback", "SoloAmbientSound", "\u2192 Interrupted")]
    [InlineData("MediaPlayback", "MediaPlayback", "\u2192 Interrupted")]
    [InlineData("RecordAudio", "AudioProcessing", "\u2192 Interrupted")]
    [InlineData("AudioProcessing", "PlayAndRecord", "\u2192 Interrupted")]
    [InlineData("AmbientSound", "MediaPlayback", "")]
    [InlineData("AmbientSound", "AmbientSound", "")]
    [InlineData(Mixed, "MediaPlayback", "")]
    [InlineData("AudioProcessing", "AmbientSound", "")]
    [InlineData("MediaPlayback", "AmbientSound", "mutes: Newcomer")]
    [InlineData("RecordAudio", Mixed, "mutes: Recording")]
    [InlineData("AmbientSound", "RecordAudio", "newcomer mutes: Recording")]
    public void Audio_sessions_meet_as_published(string newcomer, string holder, string outcome) => Assert.Equal(outcome, Cell(Silenced.Value, newcomer, holder).Text);

    [Theory]
    [InlineData("MediaPlayback", "SoloAmbientSound", "\u2192 Interrupted")]
    [InlineData("MediaPlayback", "AmbientSound", "")]
    [InlineData("RecordAudio", "AmbientSound", "mutes: Recording")]
    public void A_policy_changes_who_affects_whom(string newcomer, string holder, string outcome) => Assert.Equal(outcome, Cell(Heard.Value, newcomer, holder).Text);

    [Fact]
    public void Readings_differ_in_the_nine_published_pairs()
        => Assert.Equal(9, Silenced.Value.Cells.Zip(Heard.Value.Cells).Count(pair => pair.First.Text != pair.Second.Text));

    [Fact]
    public void A_cell_names_the_rules_that_decided_and_why()
    {
        var model = Drawn.Model("AudioSession");
        var cell = Cell(Silenced.Value, "MediaPlayback", "SoloAmbientSound");

        Assert.Contains(cell.Rules, r => model.Rules[r].Owner == "Claim");
        Assert.Contains(cell.Rules, r => model.Rules[r].Owner == "Interrupt");
        Assert.Contains("Neither the newcomer nor the one that is there mixes.", cell.Details);
        Assert.Contains("It is told InterruptionBegan.", cell.Details);
        Assert.Contains("Interrupt.from.Active (Interruption.machine:", cell.Tip(model));
    }

    [Fact]
    public void As_arrows_those_that_are_alike_stand_together()
    {
        var mermaid = EncounterDrawing.ToMermaid(Silenced.Value);

        Assert.Contains("n0[\"AmbientSound<br/>MediaPlayback + mix<br/>PlayAndRecord + mix\"]", mermaid);
        Assert.Contains("h0([\"AmbientSound<br/>MediaPlayback + mix<br/>PlayAndRecord + mix\"])", mermaid);
        Assert.Contains("n0 -->|\"newcomer mutes\u2236 Recording\"| h2", mermaid);
        Assert.Contains("n1 -->|\"\u2192 Interrupted\"| h1", mermaid);
    }

    [Fact]
    public void What_the_event_is_told_makes_kinds_too()
    {
        var encounter = Assert.Single(Build("AndroidAudioFocus"));

        Assert.Equal(("Request", "Out", "Stacked"), (encounter.Event.Name, encounter.Source, encounter.Target));
        Assert.Contains(encounter.Newcomers, k => k.StartsWith("MayDuck", StringComparison.Ordinal));
        Assert.DoesNotContain(encounter.Holders, k => k.StartsWith("MayDuck", StringComparison.Ordinal));
        Assert.InRange(encounter.Newcomers.Count, 4, EncounterBuilder.MostKinds);
        Assert.Contains(encounter.Cells, c => c.Text == "\u2192 Out");
        Assert.Contains(encounter.Cells, c => c.Text == "refused Failed");
    }

    [Fact]
    public void A_state_that_is_reached_by_a_cascade_counts()
    {
        var encounter = Build("W3cAudioSession").First();

        Assert.Equal("Active", encounter.Target);
        Assert.Equal("\u2192 Inactive", Cell(encounter, "Playback", "Playback").Text);
        Assert.Equal("", Cell(encounter, "Ambient", "Playback").Text);
    }

    [Theory]
    [InlineData("Turnstile")]
    [InlineData("Thermostat")]
    public void Where_there_is_one_of_each_nobody_meets(string machine) => Assert.Empty(Build(machine));

    [Fact]
    public void What_is_left_at_its_default_is_said()
    {
        using var loaded = MachineLoader.Load(Drawn.Compile([new SourceText("Many.machine", """
            machine Many
            enum Size { A, B, C, D, E, F, G }
            entity Dog many {
              states { Away initial, Here }
              size  : Size = A
              other : Size = A
            }
            on Come(d : Dog) {
              from Away {
                -> Here
                each o : Dog where o is not d and o is Here and o.size is d.size and o.other is d.other  raise Leave(o)
              }
              from Here stay
            }
            cascade Leave(d : Dog) { from Here -> Away }
            """)])).Machine!;

        var encounter = Assert.Single(EncounterBuilder.Build(loaded, []));

        Assert.Equal(["A", "B", "C", "D", "E", "F", "G"], encounter.Newcomers);
        Assert.Equal(["other"], encounter.Fixed);
        Assert.All(encounter.Cells, c => Assert.Equal(c.Newcomer == c.Holder ? "\u2192 Away" : "", c.Text));
    }

    private static EncounterCell Cell(Encounter encounter, string newcomer, string holder) => encounter.Cells.Single(c => c.Newcomer == newcomer && c.Holder == holder);

    private static IReadOnlyList<Encounter> Build(string machine, params PolicyChoice[] policies) => EncounterBuilder.Build(Drawn.Loaded(machine), policies);
}
