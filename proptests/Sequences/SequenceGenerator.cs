using AudioSessions.Policy;
using FsCheck;
using FsCheck.Fluent;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>
/// Random runs. All that happens is taken from the spec, so that a new event takes part by itself; the weights only see to it that
/// sessions are active, and interrupted, often enough for the rules about them to be reached.
/// </summary>
internal static class SequenceGenerator
{
    private const int UsualWeight = 4;

    // What the hardware reports is kept and handed on: no rule looks at it.
    private const int OpaqueWeight = 1;

    private static readonly Dictionary<string, int> _weights = new()
    {
        [nameof(AudioSessionEvent.Activate)] = 60,
        [nameof(AudioSessionEvent.Deactivate)] = 12,
        [nameof(AudioSessionEvent.Play)] = 16,
        [nameof(AudioSessionEvent.Record)] = 16,
        [nameof(AudioSessionEvent.SetCategory)] = 16,
        [nameof(AudioSessionEvent.SetMix)] = 8,
        [nameof(AudioSessionEvent.SetDuck)] = 8,
        [nameof(AudioSessionEvent.Initialize)] = 25,
        [nameof(AudioSessionEvent.Exits)] = 2,
        // What holds everybody down is sooner over than begun.
        [nameof(AudioSessionEvent.Rings)] = 4,
        [nameof(AudioSessionEvent.Declines)] = 10,
        [nameof(AudioSessionEvent.HangsUp)] = 14,
        [nameof(AudioSessionEvent.AlarmSounds)] = 4,
        [nameof(AudioSessionEvent.AlarmStops)] = 14,
        [nameof(AudioSessionEvent.AssistantListens)] = 4,
        [nameof(AudioSessionEvent.AssistantStops)] = 14,
        [nameof(AudioSessionEvent.LockScreen)] = 2,
        [nameof(AudioSessionEvent.UnlockScreen)] = 8,
        [nameof(AudioSessionEvent.EntersBackground)] = 4,
        [nameof(AudioSessionEvent.EntersForeground)] = 16,
        [nameof(AudioSessionEvent.DetachMicrophone)] = 2,
        // What takes everything along is rare.
        [nameof(AudioSessionEvent.ServerDies)] = 1,
        [nameof(AudioSessionEvent.ServerRestarts)] = 25,
    };

    private static readonly Gen<MachineEvent>[] _events =
        [.. Enumerable.Range(0, EventSequence.MostSessions + 1).Select(sessions => sessions == 0 ? Gen.Constant(default(MachineEvent)) : Weighted(sessions))];

    /// <summary>Runs of 1 to 4 sessions under given policies.</summary>
    public static Arbitrary<EventSequence> Under(IReadOnlyDictionary<string, string> policies) =>
        Arb.From(Runs(Gen.Constant(policies)), SequenceShrinker.Shrink);

    /// <summary>Runs of 1 to 4 sessions, each under policies of its own.</summary>
    public static Arbitrary<EventSequence> UnderAnyPolicies { get; } = Arb.From(Runs(AnyPolicies()), SequenceShrinker.Shrink);

    private static Gen<EventSequence> Runs(Gen<IReadOnlyDictionary<string, string>> policies) =>
        from sessions in Gen.Choose(1, EventSequence.MostSessions)
        from chosen in policies
        from beginning in Beginning(sessions)
        from events in Gen.ArrayOf(_events[sessions])
        select new EventSequence(sessions, chosen, [.. beginning, .. events]);

    /// <summary>Most apps take up their session and choose what they are before anything else happens.</summary>
    private static Gen<IEnumerable<MachineEvent>> Beginning(int sessions) =>
        from apps in Gen.CollectToArray(Enumerable.Range(0, sessions), App)
        select apps.SelectMany(events => events);

    private static Gen<MachineEvent[]> App(int session) =>
        from category in Gen.Elements([.. CategoryValues.All, Category.MediaPlayback, Category.PlayAndRecord])
        from setting in Gen.Elements<MachineEvent[]>([], [AudioSessionEvents.SetMix(session, true)], [AudioSessionEvents.SetDuck(session, true)])
        from last in Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Choose(2, 8)))
        let all = (MachineEvent[])[
            AudioSessionEvents.Initialize(session),
            AudioSessionEvents.SetCategory(session, category),
            .. setting,
            AudioSessionEvents.Activate(session, 0),
            AudioSessionEvents.Play(session)]
        select all[..Math.Min(last, all.Length)];

    private static Gen<MachineEvent> Weighted(int sessions) => Gen.Frequency(EventSequence.Possible(sessions)
        .GroupBy(e => AudioSessionInfo.Instance.Events[e.Kind])
        .Select(kind => (WeightOf(kind.Key), Gen.Elements(kind.ToArray()))));

    private static int WeightOf(EventInfo kind) => _weights.GetValueOrDefault(
        kind.Name, kind.Parameters.Any(p => p.Type.Kind == ValueKind.Opaque) ? OpaqueWeight : UsualWeight);

    private static Gen<IReadOnlyDictionary<string, string>> AnyPolicies() =>
        from options in Gen.CollectToArray(AudioSessionInfo.Instance.Policies, policy => Gen.Choose(0, policy.Options.Count - 1))
        select Others(options);

    private static IReadOnlyDictionary<string, string> Others(int[] options) => AudioSessionInfo.Instance.Policies
        .Zip(options)
        .Where(pair => pair.Second != pair.First.Default)
        .ToDictionary(pair => pair.First.Name, pair => pair.First.Options[pair.Second]);
}
