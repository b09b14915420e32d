using AudioSessions.Policy;
using AudioSessions.Properties.Sequences;
using Xunit.Abstractions;

namespace AudioSessions.Properties.Sound;

/// <summary>Random events on a host whose sessions play tones: what the samples must say, with callbacks of any size.</summary>
public class SoundProperties(ITestOutputHelper output)
{
    private const int Runs = 150;

    [Fact]
    public void What_is_heard_of_each_session_is_what_the_observables_say() => Holds(step => First(step, s =>
        Math.Abs(s.Heard.Amplitude - (step.Bench.FullLevel * s.Gain)) > Tones.Tolerance ? $"is heard at {s.Heard.Amplitude / step.Bench.FullLevel:0.#####} instead of {s.Gain}"
        : s.Heard.IsExactlySilent != (s.Gain == 0) ? $"has the gain {s.Gain}, and its samples are {(s.Heard.IsExactlySilent ? "" : "not ")}all 0"
        : step.Bench.Sessions[s.Session].Layers.Gain != (float)s.Level / 100f * (float)s.Volume * (s.Gain == 0 ? 0 : 1) ? $"has the gain {s.Gain}, and shows {step.Bench.Sessions[s.Session].Layers.Gain} to its app"
        : null));

    [Fact]
    public void RecordAudio_silences_playback_in_the_samples_after_every_event() => Holds(step =>
        step.Sessions.FirstOrDefault(s => s.State is SessionState.Active && s.Category is Category.RecordAudio) is { } records
            && step.Bench.Window.ContainsAnyExcept(0f) ? $"Session {records.Session} records, and the mix is not silent" : null);

    [Fact]
    public void A_ducked_session_is_heard_at_a_fifth_and_no_other_is_quieter_but_for_its_mode() => Holds(step => First(step, s =>
        s.Heard.IsExactlySilent ? null
        : Math.Abs(s.Heard.Amplitude - (step.Bench.FullLevel * s.Volume * Loudness(step, s))) > Tones.Tolerance ? $"is heard at {s.Heard.Amplitude / step.Bench.FullLevel / s.Volume:0.#####} of its volume instead of {Loudness(step, s)}"
        : null));

    [Fact]
    public void What_runs_advances_heard_or_not_and_what_does_not_run_keeps_its_place() => Holds(step => First(step, s =>
        s.Pulled != Advance(step, s) ? $"advanced by {s.Pulled} frames instead of {Advance(step, s)}" : null));

    [Fact]
    public void What_is_recorded_is_the_microphone_where_the_observable_says_so_and_silence_elsewhere() => Holds(step => First(step, s =>
    {
        var captured = step.Before is { } before && before[s.Session].Captures;
        var amplitude = s.IsRecording ? Tones.Amplitude(s.Recorded.AsSpan(^Tones.ShortWindow..), SoundBench.MicrophoneTone, channels: 1) : 0;
        return s.IsRecording && s.Recorded.Length != SoundRun.FramesPerEvent ? $"recorded {s.Recorded.Length} frames instead of {SoundRun.FramesPerEvent}"
            : !s.IsRecording && s.Recorded.Length > SoundBench.RampFrames ? $"recorded {s.Recorded.Length} frames, though it does not record"
            : s.Captures && Math.Abs(amplitude - 1) > Tones.Tolerance ? $"recorded the microphone at {amplitude:0.#####}"
            : !s.Captures && s.IsRecording && s.Recorded.AsSpan(SoundBench.RampFrames).ContainsAnyExcept(0f) ? "recorded sound, though it may not capture"
            : !s.Captures && !captured && s.Recorded.AsSpan().ContainsAnyExcept(0f) ? "recorded sound, though it might not capture before either"
            : null;
    }));

    [Fact]
    public void No_sample_steps_further_than_the_tones_and_their_ramps() => PropertyCheck.Holds(
        SoundSequence.Any,
        run => SoundRun.Broken(run, static _ => null, static bench =>
            bench.LargestStepPlayed() > bench.LargestStep ? $"a sample steps by {bench.LargestStepPlayed():0.#####}, though no more than {bench.LargestStep:0.#####} is due" : null),
        Runs,
        output);

    private void Holds(Func<SoundedStep, string?> broken) => PropertyCheck.Holds(SoundSequence.Any, run => SoundRun.Broken(run, broken), Runs, output);

    private static string? First(SoundedStep step, Func<SoundedSession, string?> broken)
    {
        foreach (var session in step.Sessions)
        {
            if (broken(session) is { } what)
            {
                return $"Session {session.Session} {what}";
            }
        }

        return null;
    }

    private static double Loudness(SoundedStep step, SoundedSession session) =>
        step.Sessions.Any(d => d.Ducks && d.Session != session.Session) ? 0.2 : session.IsInQuieterMode ? 0.7 : 1;

    /// <summary>What stops runs on until its ramp has come to its end, if it was heard; not a frame further.</summary>
    private static long Advance(SoundedStep step, SoundedSession session) => session.IsPlaying ? SoundRun.FramesPerEvent
        : step.Before is { } before && !before[session.Session].Heard.IsExactlySilent ? SoundBench.RampFrames
        : 0;
}
