using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

/// <summary>What a category does, as it can be seen from outside.</summary>
internal sealed record CategoryBehaviour(
    bool Plays, bool Records, bool RingMutes, bool LockMutes, bool Background, OutputPort? Output, bool MusicDevice, string Overrides, string Modes);

/// <summary>The published matrix of the categories, in what the machine does: the same under every policy but where a policy is about a cell.</summary>
public class CategoryMatrixTests
{
    private static readonly (string Published, CategoryOverride Row, Func<int, MachineEvent> Set)[] _overrides =
    [
        ("OverrideCategoryMixWithOthers", CategoryOverride.Mix, s => AudioSessionEvents.SetMix(s, true)),
        ("OtherMixableAudioShouldDuck", CategoryOverride.Duck, s => AudioSessionEvents.SetDuck(s, true)),
        ("OverrideCategoryDefaultToSpeaker", CategoryOverride.Speaker, s => AudioSessionEvents.SetDefaultToSpeaker(s, true)),
        ("OverrideCategoryEnableBluetoothInput", CategoryOverride.Bluetooth, s => AudioSessionEvents.SetBluetoothInput(s, true)),
        ("OverrideAudioRoute", CategoryOverride.Route, s => AudioSessionEvents.SetRouteOverride(s, RouteOverride.Speaker)),
    ];

    public static TheoryData<string> Policies => PolicyChoices.Data;

    public static TheoryData<Category> Categories => [.. CategoryValues.All];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_category_does_what_the_matrix_says_under_every_policy(string choice)
    {
        var policies = PolicyChoices.Parse(choice);

        Assert.Equal(
            CategoryValues.All.ToArray().Select(c => (c, Expected(c, policies))),
            CategoryValues.All.ToArray().Select(c => (c, Found(c, policies))));
    }

    [Fact]
    public void Exactly_four_policies_are_about_a_cell()
    {
        var changing = PolicyChoices.OneChanged.Where(choice => CategoryValues.All.ToArray()
            .Any(c => Expected(c, PolicyChoices.Parse(choice)) != Expected(c, AudioSessionPolicies.Default)));

        Assert.Equal(["ambientDucks", "measurementIn", "modeChange", "receiver"], changing.Select(c => c.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void The_column_of_overrides_is_as_published(Category category)
    {
        var published = Published.Category(category).Texts("legalOverrides").Select(name => _overrides.Single(o => o.Published == name).Row);

        Assert.Equal(published.Order(), CategoryOverrideValues.All.ToArray().Where(o => (category.Overrides() >> (int)o & 1) != 0));
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void The_properties_and_the_categories_agree_on_overrides(Category category) => Assert.All(_overrides, o => Assert.Equal(
        Published.Property(o.Published).Texts("legalCategories").Contains($"{category}"),
        Published.Category(category).Texts("legalOverrides").Contains(o.Published)));

    [Theory]
    [MemberData(nameof(Categories))]
    public void The_modes_and_the_categories_agree(Category category)
    {
        var row = Published.Category(category);

        Assert.Equal(row.Texts("legalModes").Order(StringComparer.Ordinal), ModesOf(category, MeasurementIn.Recording).Order(StringComparer.Ordinal));
        Assert.Equal(row.Texts("legalModesLoose").Order(StringComparer.Ordinal), ModesOf(category, MeasurementIn.Everything).Order(StringComparer.Ordinal));
        Assert.Equal(row.Texts("legalModes"), ModeValues.All.ToArray().Where(m => (m.TakenBy() >> (int)category & 1) != 0).Select(m => $"{m}"));
    }

    [Fact]
    public void Voice_chat_has_its_published_side_effect()
    {
        var published = Published.List("modes").Where(m => m.Texts("sideEffects").Length > 0).Select(m => m.Text("name"));
        var scene = new Scene();
        var chat = scene.Active(Category.PlayAndRecord);
        scene.Accept(AudioSessionEvents.Attaches(Accessory.Hfp));
        Assert.Equal(OutputPort.BuiltInReceiver, scene.Output(chat));

        scene.Accept(AudioSessionEvents.SetMode(chat, Mode.VoiceChat));

        Assert.Equal(["kAudioSessionMode_VoiceChat"], published);
        Assert.Equal((OutputPort.BluetoothHFP, InputPort.BluetoothHFP), (scene.Output(chat), scene.Input(chat)));
    }

    private static CategoryBehaviour Expected(Category category, AudioSessionPolicies policies)
    {
        var published = Published.Categories[category];
        var row = Published.Category(category);
        var overrides = row.Texts("legalOverrides").Where(o => !(category is Category.AmbientSound && policies.AmbientDucks is AmbientDucks.Refused));

        // Modes may be set while nobody is mixed with only: ambient sound always mixes.
        var modes = category is Category.AmbientSound && policies.ModeChange is ModeChange.WhileInactiveAndAlone ? [] : ModesOf(category, policies.MeasurementIn);
        var output = policies.Receiver is Receiver.Missing && row.TryGetProperty("defaultOutputNoReceiver", out var port)
            ? Enum.Parse<OutputPort>(port.GetString()!)
            : published.DefaultOutput;
        return new CategoryBehaviour(
            published.Output, published.Input, published.RingMutes, published.LockMutes, published.Background, output,
            row.GetProperty("bluetoothA2DPOutput").ValueKind is System.Text.Json.JsonValueKind.True, Listed(overrides), Listed(modes));
    }

    private static CategoryBehaviour Found(Category category, AudioSessionPolicies policies)
    {
        var scene = new Scene(policies);
        var session = scene.Active(category);
        var found = new CategoryBehaviour(
            scene.Accepts(AudioSessionEvents.Play(session)),
            scene.Accepts(AudioSessionEvents.Record(session)),
            MutesAfter(AudioSessionEvents.MoveRingSwitch(RingSwitch.Silent), MuteReason.RingSwitch),
            MutesAfter(AudioSessionEvents.LockScreen(), MuteReason.ScreenLock),
            !MutesAfter(AudioSessionEvents.EntersBackground(session), MuteReason.Background),
            scene.Output(session),
            MusicDevice(),
            Listed(_overrides.Where(o => Fresh(policies, category, o.Set)).Select(o => o.Published)),
            Listed(ModeValues.All.ToArray().Where(m => Fresh(policies with { WrongMode = WrongMode.Refused }, category, s => AudioSessionEvents.SetMode(s, m))).Select(m => $"{m}")));
        return found;

        bool MutesAfter(MachineEvent fired, MuteReason reason)
        {
            scene.Accept(fired);
            return scene.Mutes(session).Contains(reason);
        }

        bool MusicDevice()
        {
            scene.Accept(AudioSessionEvents.Attaches(Accessory.A2dp));
            return scene.Output(session) is OutputPort.BluetoothA2DP;
        }
    }

    /// <summary>Whether an inactive session of a category accepts an event.</summary>
    private static bool Fresh(AudioSessionPolicies policies, Category category, Func<int, MachineEvent> fired)
    {
        var scene = new Scene(policies);
        return scene.Accepts(fired(scene.Ready(category)));
    }

    private static IEnumerable<string> ModesOf(Category category, MeasurementIn reading) => ModeValues.All.ToArray().Select(m => $"{m}").Where(mode =>
        Published.List("modes").Single(m => m.Text("name") == $"kAudioSessionMode_{mode}").Texts(reading switch
        {
            MeasurementIn.Everything => "legalCategoriesHeader",
            MeasurementIn.RecordingAndPlayback => "legalCategoriesModern",
            _ => "legalCategories",
        }, instead: "legalCategories").Contains($"{category}"));

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
}
