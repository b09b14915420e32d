using AudioSessions.Policy;
using AudioSessions.Properties.Sequences;
using StateMachine;

namespace AudioSessions.Properties.Sound;

/// <summary>A session as the state of the machine has it, and as it sounded.</summary>
/// <param name="Session">Its index.</param>
/// <param name="State">Its state.</param>
/// <param name="Category">Its category.</param>
/// <param name="IsPlaying">Whether its output runs.</param>
/// <param name="Ducks">Whether it makes the others quieter.</param>
/// <param name="IsInQuieterMode">Whether it is in a mode that lowers its level, and its category takes that mode.</param>
/// <param name="Mutes">How many reasons silence it, by the observable.</param>
/// <param name="Level">In percent, by the observable.</param>
/// <param name="Volume">The app's own, 0 to 1.</param>
/// <param name="Heard">What was measured.</param>
/// <param name="Pulled">Frames read from its source since the last event.</param>
/// <param name="IsRecording">Whether its input runs.</param>
/// <param name="Captures">Whether it gets the microphone's sound, by the observable.</param>
/// <param name="Recorded">What it has recorded since the last event.</param>
internal sealed record SoundedSession(
    int Session, SessionState State, Category Category, bool IsPlaying, bool Ducks, bool IsInQuieterMode, int Mutes, int Level, double Volume, Heard Heard, long Pulled,
    bool IsRecording, bool Captures, float[] Recorded)
{
    /// <summary>The gain that follows from the observables.</summary>
    public double Gain => IsPlaying && Mutes == 0 ? Level / 100.0 * Volume : 0;
}

/// <summary>What could be heard after an event, once every ramp had come to its end.</summary>
/// <param name="Before">The sessions after the event before; null for the first.</param>
/// <param name="Sessions">The sessions now.</param>
/// <param name="Bench">What it was played on.</param>
internal sealed record SoundedStep(IReadOnlyList<SoundedSession>? Before, IReadOnlyList<SoundedSession> Sessions, SoundBench Bench);

/// <summary>Plays a run: fires its events on a host, lets each ramp end, and listens.</summary>
internal static class SoundRun
{
    /// <summary>Frames that pass with every event.</summary>
    public const int FramesPerEvent = SoundBench.RampFrames + Tones.ShortWindow;

    /// <summary>What <paramref name="broken"/> says about the first step on which it says something, and after which event.</summary>
    public static string? Broken(SoundSequence run, Func<SoundedStep, string?> broken, Func<SoundBench, string?>? brokenAtTheEnd = null)
    {
        using var bench = new SoundBench(run.Run.Sessions, run.Run.Chosen, sizes: run.Sizes);
        IReadOnlyList<SoundedSession>? before = null;
        for (var i = 0; i < run.Run.Events.Count; i++)
        {
            foreach (var change in run.Volumes.Where(v => v.At == i && run.IsApplied(v)))
            {
                bench.Sessions[change.Session].Volume = change.Percent / 100f;
            }

            var positions = Enumerable.Range(0, run.Run.Sessions).Select(s => new Position(bench.Position(s), bench.Recorded(s).Length)).ToArray();
            bench.Fire(run.Run.Events[i]);
            bench.Settle();
            var heard = bench.Listen(Tones.ShortWindow);
            var now = bench.Host.Read(machine => heard.Select((h, s) => Session(machine, bench, s, h, positions[s])).ToList());
            if (broken(new SoundedStep(before, now, bench)) is { } what)
            {
                return $"{what}, after event {i + 1}: {EventSequence.Text(run.Run.Events[i])}";
            }

            before = now;
        }

        return bench.Host.Faults.Count > 0 ? $"{bench.Host.Faults[0]}" : brokenAtTheEnd?.Invoke(bench);
    }

    private readonly record struct Position(long Pulled, int Recorded);

    private static SoundedSession Session(AudioSessionMachine machine, SoundBench bench, int session, Heard heard, Position before)
    {
        var world = machine.World;
        return new SoundedSession(
            session,
            world.GetSessionState(session),
            world.GetSessionCategory(session),
            world.GetSessionPlaying(session),
            world.GetSessionState(session) is SessionState.Active && world.GetSessionDuck(session)
                && (world.GetSessionMix(session) || world.GetSessionCategory(session) is Category.AmbientSound)
                && (bench.Policies.DuckLasts is DuckLasts.UntilDeactivation || world.GetSessionPlaying(session)),
            IsInQuieterMode(world.GetSessionMode(session), world.GetSessionCategory(session), bench.Policies.MeasurementIn),
            System.Numerics.BitOperations.PopCount((uint)machine.Observe(machine.Info.Observable("mutes"), session)),
            machine.Observe(machine.Info.Observable("level"), session),
            bench.Sessions[session].Volume,
            heard,
            bench.Position(session) - before.Pulled,
            world.GetSessionRecording(session),
            machine.Observe(machine.Info.Observable("capture"), session) != 0,
            bench.Recorded(session)[before.Recorded..].ToArray());
    }

    private static bool IsInQuieterMode(Mode mode, Category category, MeasurementIn measurement) => mode switch
    {
        Mode.VoiceChat => category is Category.PlayAndRecord,
        Mode.Measurement => category is Category.PlayAndRecord or Category.RecordAudio
            || measurement is MeasurementIn.Everything
            || (measurement is MeasurementIn.RecordingAndPlayback && category is Category.MediaPlayback),
        _ => false,
    };
}
