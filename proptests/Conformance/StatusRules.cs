using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

/// <summary>One way into a situation that a published rule gives a status for.</summary>
/// <param name="When">The situation, by the published table's words.</param>
/// <param name="Title">This way into it.</param>
/// <param name="Under">The policies that the rule is about.</param>
/// <param name="Do">Drives the machine into it and returns the answer; asserts the published effect by the way.</param>
/// <param name="Expected">The status.</param>
internal sealed record Situation(string When, string Title, AudioSessionPolicies Under, Func<Scene, Status> Do, Status Expected)
{
    /// <summary>What the published rule calls this status, where it is not its code.</summary>
    public string? Says { get; init; }
}

/// <summary>Every published rule of which status is given when, as situations of the machine.</summary>
internal static partial class StatusRules
{
    private static readonly AudioSessionPolicies _default = AudioSessionPolicies.Default;

    /// <summary>What an app can call.</summary>
    private static readonly (string Name, Func<int, MachineEvent> Of)[] _calls =
    [
        ("Activate", s => AudioSessionEvents.Activate(s, 0)),
        ("Deactivate", s => AudioSessionEvents.Deactivate(s, 0)),
        ("SetCategory", s => AudioSessionEvents.SetCategory(s, Category.MediaPlayback)),
        ("SetMode", s => AudioSessionEvents.SetMode(s, Mode.Default)),
        ("SetMix", s => AudioSessionEvents.SetMix(s, true)),
        ("SetDuck", s => AudioSessionEvents.SetDuck(s, true)),
        ("SetDefaultToSpeaker", s => AudioSessionEvents.SetDefaultToSpeaker(s, true)),
        ("SetBluetoothInput", s => AudioSessionEvents.SetBluetoothInput(s, true)),
        ("SetRouteOverride", s => AudioSessionEvents.SetRouteOverride(s, RouteOverride.Speaker)),
        ("SetPreferredSampleRate", s => AudioSessionEvents.SetPreferredSampleRate(s, 48000.0)),
        ("SetPreferredBufferDuration", s => AudioSessionEvents.SetPreferredBufferDuration(s, 0.01f)),
        ("SetInputGain", s => AudioSessionEvents.SetInputGain(s, 0.5f)),
        ("SetInputSource", s => AudioSessionEvents.SetInputSource(s, "line")),
        ("SetOutputDestination", s => AudioSessionEvents.SetOutputDestination(s, "dock")),
        ("UseHardwareCodec", AudioSessionEvents.UseHardwareCodec),
        ("Play", AudioSessionEvents.Play),
        ("Record", AudioSessionEvents.Record),
        ("Stop", AudioSessionEvents.Stop),
    ];

    /// <summary>Rules about activating, deactivating, playing and the category.</summary>
    public static IReadOnlyList<Situation> OfEvents { get; } =
    [
        .. _calls.Select(call => new Situation("any function before AudioSessionInitialize", call.Name, _default, scene => scene.Answer(call.Of(scene.Add())), Status.NotInitialized)),
        new("AudioSessionInitialize a second time", "twice", _default, InitializeTwice, Status.AlreadyInitialized),
        new("AudioSessionInitialize with a null listener", "nobody listens", _default, scene => scene.Answer(AudioSessionEvents.Initialize(scene.Add())), Status.NoError),
        .. IllegalOverrides(IllegalOverride.UnsupportedProperty, Status.UnsupportedPropertyError),
        .. IllegalOverrides(IllegalOverride.BadParam, Status.BadParam),
        .. ((MixingInCall[])[MixingInCall.Refused, MixingInCall.Allowed]).Select(reading => new Situation(
            "activate while a call is on, both sides non-mixable", $"{reading}", _default with { MixingInCall = reading }, ActivateInCall, Status.InsufficientPriority)),
        new("activate a non-mixable session from the background, not the Now Playing app", "another plays now", _default, ActivateFromBackground, Status.CannotInterruptOthers),
        .. ((Category[])[Category.AmbientSound, Category.SoloAmbientSound]).Select(category => new Situation(
            "activate Ambient or SoloAmbient in the background, or without the audio background mode", $"{category}", _default, scene => ActivateInBackground(scene, category), Status.CannotStartPlaying)),
        new("start a mixable recording from the background", "it mixes", _default, RecordInBackground, Status.CannotStartRecording),
        .. MissingInputs("activate an input category with no input device"),
        new("deactivate while I/O runs, iOS 8 and later", "by default", _default, scene => DeactivateBusy(scene, SessionState.Inactive), Status.NotActiveError),
        new("deactivate while I/O runs, before iOS 8", "StaysActive", _default with { BusyDeactivation = BusyDeactivation.StaysActive }, scene => DeactivateBusy(scene, SessionState.Active), Status.NotActiveError) { Says = "error" },
        new("activate when active / deactivate when inactive", "activate", _default, scene => Unheeded(scene, AudioSessionEvents.Activate(scene.Active(Category.MediaPlayback), 0)), Status.NoError),
        new("activate when active / deactivate when inactive", "deactivate", _default, scene => Unheeded(scene, AudioSessionEvents.Deactivate(scene.Ready(Category.MediaPlayback), 0)), Status.NoError),
        new("start I/O with no active session", "implicitly", _default with { ImplicitActivation = ImplicitActivation.WhenStarting }, StartInactive, Status.NoError) { Says = "implicit activation" },
        new("start I/O with no active session", "never", _default, StartInactive, Status.NotActiveError),
        new("play or record under AudioProcessing", "play", _default, scene => scene.Answer(AudioSessionEvents.Play(scene.Active(Category.AudioProcessing))), Status.IncompatibleCategory),
        new("play or record under AudioProcessing", "record", _default, scene => scene.Answer(AudioSessionEvents.Record(scene.Active(Category.AudioProcessing))), Status.IncompatibleCategory),
        .. ((Category[])[Category.AmbientSound, Category.SoloAmbientSound, Category.MediaPlayback]).Select(category => new Situation(
            "record under an output-only category, play under RecordAudio", $"record under {category}", _default, scene => scene.Answer(AudioSessionEvents.Record(scene.Active(category))), Status.IncompatibleCategory)),
        new("record under an output-only category, play under RecordAudio", "play", _default, scene => scene.Answer(AudioSessionEvents.Play(scene.Active(Category.RecordAudio))), Status.IncompatibleCategory),
        new("set the category while active", "the same again", _default, SetCategoryWhileActive, Status.NoError),
        new("set the category while inactive", "another", _default, SetCategoryWhileInactive, Status.NoError),
        new("set the category during a call owned by the phone", "in a call", _default, SetCategoryInCall, Status.InsufficientPriority),
        new("NotifyOthersOnDeactivation passed with active = true", "ignored", _default, NotifyOnActivation, Status.NoError),
        .. _calls.Select(call => new Situation("anything after the server died, before the reset is handled", call.Name, _default, scene => AfterServerDied(scene, call.Of), Status.MediaServicesFailed)),
    ];

    private static Status InitializeTwice(Scene scene)
    {
        var session = scene.Active(Category.MediaPlayback);
        var answer = scene.Answer(AudioSessionEvents.Initialize(session));
        Assert.Equal(SessionState.Active, scene.State(session));
        return answer;
    }

    private static IEnumerable<Situation> IllegalOverrides(IllegalOverride reading, Status expected) =>
        _calls.Where(c => c.Name is "SetMix" or "SetDuck" or "SetDefaultToSpeaker" or "SetBluetoothInput" or "SetRouteOverride").Select(call => new Situation(
            "set an override that the current category does not allow", $"{reading}: {call.Name}", _default with { IllegalOverride = reading },
            scene => scene.Answer(call.Of(scene.Ready(Category.SoloAmbientSound))), expected));

    private static Status ActivateInCall(Scene scene)
    {
        var session = scene.Ready(Category.MediaPlayback);
        scene.Accept(AudioSessionEvents.Rings(), AudioSessionEvents.Answers());
        return scene.Answer(AudioSessionEvents.Activate(session, 0));
    }

    private static Status ActivateFromBackground(Scene scene)
    {
        var music = scene.Active(Category.MediaPlayback);
        var film = scene.Ready(Category.MediaPlayback);
        scene.Accept(AudioSessionEvents.Play(music), AudioSessionEvents.EntersBackground(film));
        return scene.Answer(AudioSessionEvents.Activate(film, 0));
    }

    private static Status ActivateInBackground(Scene scene, Category category)
    {
        var session = scene.Ready(category);
        scene.Accept(AudioSessionEvents.EntersBackground(session));
        return scene.Answer(AudioSessionEvents.Activate(session, 0));
    }

    private static Status RecordInBackground(Scene scene)
    {
        var session = scene.Active(Category.PlayAndRecord, mix: true);
        scene.Accept(AudioSessionEvents.EntersBackground(session));
        return scene.Answer(AudioSessionEvents.Record(session));
    }

    private static IEnumerable<Situation> MissingInputs(string when) =>
        from category in (Category[])[Category.RecordAudio, Category.PlayAndRecord]
        from reading in ((MissingInput, Status)[])
        [
            (MissingInput.NoHardware, Status.NoHardwareError),
            (MissingInput.ResourceNotAvailable, Status.ResourceNotAvailable),
            (MissingInput.ActivatesWithoutRoute, Status.NoError),
        ]
        select new Situation(when, $"{reading.Item1}: {category}", _default with { MissingInput = reading.Item1 }, scene => ActivateWithoutInput(scene, category), reading.Item2)
        {
            Says = reading.Item2 is Status.NoError ? "success plus route change reason NoSuitableRouteForCategory (7)" : null,
        };

    private static Status ActivateWithoutInput(Scene scene, Category category)
    {
        var session = scene.Ready(category);
        scene.Accept(AudioSessionEvents.DetachMicrophone());
        var answer = scene.Answer(AudioSessionEvents.Activate(session, 0));
        Assert.Equal(answer is Status.NoError ? [$"Session {session} RouteChanged(NoSuitableRouteForCategory, none, none)"] : [], scene.Told);
        return answer;
    }

    private static Status DeactivateBusy(Scene scene, SessionState after)
    {
        var session = scene.Active(Category.MediaPlayback);
        scene.Accept(AudioSessionEvents.Play(session));
        var answer = scene.Answer(AudioSessionEvents.Deactivate(session, 0));
        Assert.Equal((after, after is SessionState.Active), (scene.State(session), scene.Machine.World.GetSessionPlaying(session)));
        return answer;
    }

    private static Status Unheeded(Scene scene, MachineEvent fired)
    {
        var answer = scene.Answer(fired);
        Assert.Empty(scene.Told);
        return answer;
    }

    private static Status StartInactive(Scene scene)
    {
        var session = scene.Ready(Category.MediaPlayback);
        var answer = scene.Answer(AudioSessionEvents.Play(session));
        Assert.Equal(answer is Status.NoError ? SessionState.Active : SessionState.Inactive, scene.State(session));
        return answer;
    }

    private static Status SetCategoryWhileActive(Scene scene)
    {
        var session = scene.Active(Category.MediaPlayback);
        var answer = scene.Answer(AudioSessionEvents.SetCategory(session, Category.MediaPlayback));
        Assert.Equal([$"Session {session} RouteChanged(CategoryChange, Speaker, Speaker)"], scene.Told);
        Assert.Equal(3, RouteChangeReason.CategoryChange.Code());
        return answer;
    }

    private static Status SetCategoryWhileInactive(Scene scene)
    {
        var session = scene.Ready(Category.MediaPlayback);
        var answer = Unheeded(scene, AudioSessionEvents.SetCategory(session, Category.PlayAndRecord));
        Assert.Null(scene.Output(session));
        scene.Accept(AudioSessionEvents.Activate(session, 0));
        Assert.Equal(OutputPort.BuiltInReceiver, scene.Output(session));
        return answer;
    }

    private static Status SetCategoryInCall(Scene scene)
    {
        var session = scene.Ready(Category.MediaPlayback);
        scene.Accept(AudioSessionEvents.Rings(), AudioSessionEvents.Answers());
        return scene.Answer(AudioSessionEvents.SetCategory(session, Category.AmbientSound));
    }

    private static Status NotifyOnActivation(Scene scene)
    {
        var session = scene.Ready(Category.MediaPlayback);
        var answer = Unheeded(scene, AudioSessionEvents.Activate(session, 1 << (int)ActivationFlag.NotifyOthersOnDeactivation));
        Assert.Equal(SessionState.Active, scene.State(session));
        return answer;
    }

    private static Status AfterServerDied(Scene scene, Func<int, MachineEvent> call)
    {
        var session = scene.Active(Category.PlayAndRecord);
        scene.Accept(AudioSessionEvents.ServerDies());
        return scene.Answer(call(session));
    }
}
