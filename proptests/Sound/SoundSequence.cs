using AudioSessions.Devices;
using AudioSessions.Properties.Sequences;
using FsCheck;
using FsCheck.Fluent;

namespace AudioSessions.Properties.Sound;

/// <summary>An app turns its own volume just before an event of a run.</summary>
/// <param name="At">The index of the event.</param>
/// <param name="Session">Whose volume.</param>
/// <param name="Percent">Of linear amplitude.</param>
internal readonly record struct VolumeChange(int At, int Session, int Percent);

/// <summary>A run that is listened to: what happens, who turns their volume, and how many frames the callbacks ask for.</summary>
internal sealed record SoundSequence(EventSequence Run, IReadOnlyList<VolumeChange> Volumes, int[] Callbacks)
{
    private static readonly int[] _plainCallbacks = [480];

    /// <summary>Random runs, with callbacks of any size.</summary>
    public static Arbitrary<SoundSequence> Any { get; } = Arb.From(
        from run in SequenceGenerator.UnderAnyPolicies.Generator
        from volumes in Gen.Resize(
            Gen.ArrayOf(
                from at in Gen.Choose(0, run.Events.Count)
                from session in Gen.Choose(0, run.Sessions - 1)
                from percent in Gen.Elements(0, 25, 50, 100)
                select new VolumeChange(at, session, percent)),
            6)
        from callbacks in Gen.Frequency((3, Gen.Constant(_plainCallbacks)), (4, Gen.NonEmptyListOf(Gen.Choose(1, 3000)).Select(sizes => sizes.ToArray())), (1, Gen.Constant((int[])[1])))
        select new SoundSequence(run, volumes, callbacks),
        Shrink);

    public CallbackSizes Sizes => CallbackSizes.Script(Callbacks);

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        "\n",
        Volumes.Where(IsApplied).Select(v => $"# before event {v.At + 1} Session {v.Session} turns its volume to {v.Percent} %")
            .Prepend($"# callbacks of {string.Join(", ", Callbacks)} frames")
            .Append($"{Run}"));

    /// <summary>Whether the event and the session are still there after shrinking.</summary>
    public bool IsApplied(VolumeChange change) => change.At < Run.Events.Count && change.Session < Run.Sessions;

    private static IEnumerable<SoundSequence> Shrink(SoundSequence run)
    {
        foreach (var smaller in SequenceShrinker.Shrink(run.Run))
        {
            yield return run with { Run = smaller };
        }

        foreach (var volumes in SequenceShrinker.Shorter(run.Volumes))
        {
            yield return run with { Volumes = volumes };
        }

        if (!run.Callbacks.SequenceEqual(_plainCallbacks))
        {
            yield return run with { Callbacks = _plainCallbacks };
        }
    }
}
