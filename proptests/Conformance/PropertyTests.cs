using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

/// <summary>What is published about a property.</summary>
internal sealed record PublishedProperty(Property Row, uint Code, string Type, int Size, bool Gets, bool Sets, bool Listens)
{
    public static IReadOnlyList<PublishedProperty> All { get; } = [.. Published.List("properties").Select(p => new PublishedProperty(
        Enum.Parse<Property>(p.Text("name").Replace("kAudioSessionProperty_", "", StringComparison.Ordinal)),
        p.Number()!.Value,
        p.Text("type").Replace("Ref", "", StringComparison.Ordinal),
        p.GetProperty("size").GetInt32(),
        p.GetProperty("access").Yes("get"),
        p.GetProperty("access").Yes("set"),
        p.GetProperty("access").Yes("listen")))];

    public override string ToString() => $"{Row}";
}

/// <summary>The table of properties is the published one, and each property can be got, set and listened to as published: under every policy.</summary>
public class PropertyTests
{
    private const int Room = 8;

    public static TheoryData<Property> Properties => [.. PropertyValues.All];

    public static TheoryData<string> Policies => PolicyChoices.Data;

    [Fact]
    public void There_are_29() => Assert.Equal(29, PublishedProperty.All.Count);

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_column_of_a_property_is_as_published(Property property)
    {
        var found = new PublishedProperty(
            property, property.Code(), $"{property.Type()}", property.Size(), property.Reads() is not null, property.Writes() is not null, property.Tells() is not null);

        Assert.Equal(PublishedProperty.All.Single(p => p.Row == property), found);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_property_can_be_got_set_and_listened_to_as_published_and_no_other(string choice)
    {
        var policies = PolicyChoices.Parse(choice);

        Assert.All(PublishedProperty.All, p =>
        {
            var scene = new Scene(policies);
            var session = scene.Ready(Category.PlayAndRecord);
            Assert.Equal((p.Row, p.Gets && p.Row is not Property.InterruptionType), (p.Row, StatusRules.Get(scene, session, p.Row, Room) is Status.NoError));
            Assert.Equal((p.Row, p.Sets), (p.Row, StatusRules.Set(scene, session, p.Row, StatusRules.ValueOf(p)) is Status.NoError));
            Assert.Equal((p.Row, p.Listens), (p.Row, StatusRules.Answer(scene, AudioSessionDispatch.AddPropertyListener(scene.Machine, session, p.Row)) is Status.NoError));
            Assert.Equal((p.Row, p.Listens), (p.Row, StatusRules.Answer(scene, AudioSessionDispatch.RemovePropertyListener(scene.Machine, session, p.Row)) is Status.NoError));
        });
    }

    [Theory]
    [InlineData(Property.AudioCategory)]
    [InlineData(Property.Mode)]
    [InlineData(Property.OtherMixableAudioShouldDuck)]
    [InlineData(Property.OverrideCategoryMixWithOthers)]
    [InlineData(Property.OverrideCategoryDefaultToSpeaker)]
    [InlineData(Property.OverrideCategoryEnableBluetoothInput)]
    public void A_new_session_reads_the_published_defaults(Property property)
    {
        var scene = new Scene();
        var session = scene.Add();
        scene.Accept(AudioSessionEvents.Initialize(session));

        var read = AudioSessionDispatch.GetProperty(scene.Machine, session, property, Room);

        var published = Published.Property($"{property}").GetProperty("default");
        Assert.Equal(published.ValueKind is System.Text.Json.JsonValueKind.Number ? $"{published.GetInt32() != 0}" : published.GetString(), $"{read.Value}");
    }

    [Fact]
    public void The_values_of_a_category_are_the_published_ones()
    {
        var legal = Published.Property("AudioCategory").Texts("legalValues");

        Assert.Equal(legal.Order(StringComparer.Ordinal), CategoryValues.All.ToArray().Select(c => $"{c}").Order(StringComparer.Ordinal));
        foreach (var category in Published.List("categories").Concat(Published.List("deprecatedCategories")))
        {
            var scene = new Scene();
            var session = scene.Ready(Category.RecordAudio);
            Assert.Equal(Status.NoError, StatusRules.Set(scene, session, Property.AudioCategory, category.Number()!.Value));
            var row = category.TryGetProperty("use", out var use) ? use.GetString() : category.Text("short");
            Assert.Equal(row, $"{scene.Machine.World.GetSessionCategory(session)}");
        }
    }

    [Fact]
    public void Voice_chat_reads_as_having_Bluetooth()
    {
        var scene = new Scene();
        var chat = scene.Ready(Category.PlayAndRecord);
        scene.Accept(AudioSessionEvents.SetMode(chat, Mode.VoiceChat));

        Assert.Contains("OverrideCategoryEnableBluetoothInput = 1", Published.List("modes").Single(m => m.Text("name") == "kAudioSessionMode_VoiceChat").Texts("sideEffects"));
        Assert.True(AudioSessionDispatch.GetProperty(scene.Machine, chat, Property.OverrideCategoryEnableBluetoothInput, Room).Value is true);
    }

    [Theory]
    [InlineData(true, InterruptionType.ShouldNotResume)]
    [InlineData(false, InterruptionType.ShouldResume)]
    public void The_type_of_an_end_can_be_read_while_the_listener_is_told_of_it(bool playsOther, InterruptionType type)
    {
        var scene = new Scene();
        var music = scene.Active(Category.MediaPlayback);
        scene.Accept(AudioSessionEvents.AssistantListens(), AudioSessionEvents.AssistantStops(playsOther));

        Assert.Equal([$"Session {music} InterruptionEnded({type})"], scene.Told);
        Assert.Equal(type, AudioSessionDispatch.GetProperty(scene.Machine, music, Property.InterruptionType, Room).Value);
    }

    [Fact]
    public void The_input_gain_is_brought_into_its_range()
    {
        var range = Published.Property("InputGainScalar").GetProperty("range").EnumerateArray().Select(n => n.GetDouble()).ToList();
        var scene = new Scene();
        var session = scene.Ready(Category.PlayAndRecord);

        Assert.StartsWith("clamped", Published.Property("InputGainScalar").Text("outOfRange"), StringComparison.Ordinal);
        foreach (var (asked, got) in ((float, double)[])[(-0.5f, range[0]), (7f, range[1]), (0.25f, 0.25)])
        {
            Assert.Equal(Status.NoError, StatusRules.Set(scene, session, Property.InputGainScalar, asked));
            Assert.Equal(got, Convert.ToDouble(AudioSessionDispatch.GetProperty(scene.Machine, session, Property.InputGainScalar, Room).Value, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
