using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>What resets an override and what it is kept across, as published.</summary>
public class LifetimeTests
{
    /// <summary>Nobody tells the machine who uses a control.</summary>
    private const string NobodyUsesIt = "no app using the control";

    private static readonly Dictionary<string, Func<Scene, int, bool>> _isSet = new()
    {
        ["OverrideCategoryMixWithOthers"] = (scene, s) => scene.Machine.World.GetSessionMix(s),
        ["OtherMixableAudioShouldDuck"] = (scene, s) => scene.Machine.World.GetSessionDuck(s),
        ["OverrideCategoryDefaultToSpeaker"] = (scene, s) => scene.Machine.World.GetSessionDefaultToSpeaker(s),
        ["OverrideCategoryEnableBluetoothInput"] = (scene, s) => scene.Machine.World.GetSessionBluetoothInput(s),
        ["OverrideAudioRoute"] = (scene, s) => scene.Machine.World.GetSessionRouteOverride(s) is RouteOverride.Speaker,
        ["InputGainScalar"] = (scene, _) => scene.Machine.World.GetDeviceInputGain() is not null,
    };

    public static TheoryData<string, string, bool> Lifetimes
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var property in Published.List("properties"))
            {
                var name = property.Text("name").Replace("kAudioSessionProperty_", "", StringComparison.Ordinal);
                foreach (var cause in property.Texts("resetsOn").Where(c => c != NobodyUsesIt))
                {
                    data.Add(name, cause, false);
                }

                foreach (var cause in property.Texts("keptAcross"))
                {
                    data.Add(name, cause, true);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_override_begins_unset()
    {
        var scene = new Scene();
        var session = scene.Ready(Category.PlayAndRecord);

        Assert.All(_isSet, isSet => Assert.False(isSet.Value(scene, session), isSet.Key));
    }

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public void An_override_lasts_as_long_as_published(string property, string cause, bool isKept)
    {
        var scene = new Scene();
        var session = scene.Active(Category.PlayAndRecord);
        scene.Accept(
            AudioSessionEvents.SetDuck(session, true),
            AudioSessionEvents.SetDefaultToSpeaker(session, true),
            AudioSessionEvents.SetBluetoothInput(session, true),
            AudioSessionEvents.SetRouteOverride(session, RouteOverride.Speaker),
            AudioSessionEvents.SetInputGain(session, 0.5f));
        Assert.All(_isSet, isSet => Assert.True(isSet.Value(scene, session), isSet.Key));

        scene.Accept(cause.Split(' ')[0] switch
        {
            "categoryChange" => AudioSessionEvents.SetCategory(session, Category.PlayAndRecord),
            "interruption" => AudioSessionEvents.Rings(),
            "routeChange" => AudioSessionEvents.Attaches(Accessory.Headset),
            _ => throw new InvalidDataException($"published.json: nobody knows how to bring about '{cause}'."),
        });

        Assert.Equal(isKept, _isSet[property](scene, session));
    }
}
