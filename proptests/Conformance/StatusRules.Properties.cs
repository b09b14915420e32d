using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

internal static partial class StatusRules
{
    private const int Room = 8;

    /// <summary>'zzzz': nothing that is published.</summary>
    private const uint NoCode = 0x7A7A7A7A;

    /// <summary>Rules about properties by their codes: what each row can do, its size, and its values.</summary>
    public static IReadOnlyList<Situation> OfProperties { get; } =
    [
        .. Rows(p => !p.Sets).Select(p => Refused("set an unknown property, an illegal value, or a read-only property", $"set {p.Row}", (scene, s) => Set(scene, s, p.Row, ValueOf(p)), Status.UnsupportedPropertyError)),
        .. ((Property[])[Property.AudioCategory, Property.Mode, Property.OverrideAudioRoute]).Select(row => Refused("set an unknown property, an illegal value, or a read-only property", $"{row} to a code that is none", (scene, s) => Set(scene, s, row, NoCode), Status.UnsupportedPropertyError)),
        .. Rows(p => !p.Gets).Select(p => Refused("get a write-only or listener-only property", $"get {p.Row}", (scene, s) => Get(scene, s, p.Row, Room), Status.UnsupportedPropertyError)),
        Refused("get InterruptionType outside the listener's End call", "never interrupted", (scene, s) => Get(scene, s, Property.InterruptionType, Room), Status.UnsupportedPropertyError),
        Refused("get InterruptionType outside the listener's End call", "told of a beginning", (scene, s) => TypeAfter(scene, s, AudioSessionEvents.Rings()), Status.UnsupportedPropertyError),
        Refused("get InterruptionType outside the listener's End call", "the listener has returned", (scene, s) => TypeAfter(scene, s, AudioSessionEvents.Rings(), AudioSessionEvents.Declines(), AudioSessionEvents.ListenerReturns(s)), Status.UnsupportedPropertyError),
        .. Rows(p => !p.Listens).Select(p => Refused("add or remove a listener on a property without listener support", $"add to {p.Row}", (scene, s) => Answer(scene, AudioSessionDispatch.AddPropertyListener(scene.Machine, s, p.Row)), Status.UnsupportedPropertyError)),
        .. Rows(p => !p.Listens).Select(p => Refused("add or remove a listener on a property without listener support", $"remove from {p.Row}", (scene, s) => Answer(scene, AudioSessionDispatch.RemovePropertyListener(scene.Machine, s, p.Row)), Status.UnsupportedPropertyError)),
        .. Rows(p => p.Gets && p.Row is not Property.InterruptionType).Select(p => Refused("size too small or wrong", $"get {p.Row} into less room", (scene, s) => Get(scene, s, p.Row, p.Size - 1), Status.BadPropertySizeError)),
        .. Rows(p => p.Sets).Select(p => Refused("size too small or wrong", $"set {p.Row} by one byte more", (scene, s) => Set(scene, s, p.Row, new byte[p.Size + 1]), Status.BadPropertySizeError)),
        .. Rows(p => p.Gets).Select(p => BeforeInitialize($"get {p.Row}", (scene, s) => Get(scene, s, p.Row, Room))),
        .. Rows(p => p.Sets).Select(p => BeforeInitialize($"set {p.Row}", (scene, s) => Set(scene, s, p.Row, ValueOf(p)))),
        .. Rows(p => p.Listens).Select(p => BeforeInitialize($"listen to {p.Row}", (scene, s) => Answer(scene, AudioSessionDispatch.AddPropertyListener(scene.Machine, s, p.Row)))),
    ];

    /// <summary>The published properties, by what they can do.</summary>
    public static IEnumerable<PublishedProperty> Rows(Func<PublishedProperty, bool> which) => PublishedProperty.All.Where(which);

    /// <summary>A value of the published type that the property takes.</summary>
    public static object ValueOf(PublishedProperty property) => property.Row switch
    {
        Property.AudioCategory => Category.PlayAndRecord.Code(),
        Property.Mode => Mode.Default.Code(),
        _ => property.Type switch
        {
            "UInt32" => 0u,
            "Float32" => 0.5f,
            "Float64" => 44100.0,
            _ => new object(), // a reference
        },
    };

    public static Status Get(Scene scene, int session, Property property, int room) => Answer(scene, AudioSessionDispatch.GetProperty(scene.Machine, session, property, room));

    public static Status Set(Scene scene, int session, Property property, object value) => Answer(scene, AudioSessionDispatch.SetProperty(scene.Machine, session, property, value));

    /// <summary>What a call comes to: the refusal of the dispatch, or what its event answers.</summary>
    public static Status Answer(Scene scene, Dispatched dispatched) =>
        dispatched.Refusal is { } refusal ? (Status)refusal.Status : dispatched.Event is { } fired ? scene.Answer(fired) : Status.NoError;

    private static Situation Refused(string when, string title, Func<Scene, int, Status> call, Status expected) =>
        new(when, title, _default, scene => call(scene, scene.Active(Category.PlayAndRecord)), expected);

    private static Situation BeforeInitialize(string title, Func<Scene, int, Status> call) =>
        new("any function before AudioSessionInitialize", title, _default, scene => call(scene, scene.Add()), Status.NotInitialized);

    private static Status TypeAfter(Scene scene, int session, params ReadOnlySpan<MachineEvent> events)
    {
        scene.Accept(events);
        return Get(scene, session, Property.InterruptionType, Room);
    }
}
