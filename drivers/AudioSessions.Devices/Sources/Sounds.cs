using System.Collections.Concurrent;

namespace AudioSessions.Devices;

/// <summary>The synthesised sounds: one for each kind of app, told apart by ear at once.</summary>
public enum SoundKind
{
    /// <summary>A chord progression with an arpeggio, a bass and a soft pad.</summary>
    Music,

    /// <summary>A two-note chime, then a spoken direction.</summary>
    NavigationPrompt,

    /// <summary>Wind with distant bells.</summary>
    GameAmbience,

    /// <summary>Nothing to hear: a voice memo records.</summary>
    VoiceMemo,

    /// <summary>A telephone's warbling ring.</summary>
    PhoneRing,

    /// <summary>Four short beeps, over and over.</summary>
    Alarm,

    /// <summary>A voice on a telephone line, 300 to 3,400 Hz.</summary>
    VoiceCall,

    /// <summary>A voice close by: what the simulated microphone hears.</summary>
    Speech,
}

/// <summary>
/// Makes the synthesised sounds. They are computed once, when asked for, and then only copied; the same kind, rate and
/// seed always give the same samples. They loop without a seam, leave out what would not fit the sample rate, and peak
/// between 0.2 and 0.35, so that several of them mix without clipping.
/// </summary>
public static class Sounds
{
    private static readonly ConcurrentDictionary<(SoundKind, int, int), WeakReference<AudioClip>> Cache = new();

    /// <summary>A sound by its kind.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="format">The format; null is 48 kHz stereo.</param>
    /// <param name="seed">Varies what is random in it.</param>
    /// <param name="loop">Whether it begins again at its end.</param>
    /// <returns>A source at its beginning.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static IAudioSource Create(SoundKind kind, AudioFormat? format = null, int seed = 1, bool loop = true)
    {
        AudioFormat wanted = format ?? AudioFormat.Stereo48k;
        return new ClipSource(Clip(kind, wanted.SampleRate, seed), loop).ConvertTo(wanted);
    }

    /// <summary>See <see cref="SoundKind.Music"/>.</summary>
    /// <inheritdoc cref="Create"/>
    public static IAudioSource Music(AudioFormat? format = null, int seed = 1) => Create(SoundKind.Music, format, seed);

    /// <summary>See <see cref="SoundKind.NavigationPrompt"/>.</summary>
    /// <inheritdoc cref="Create"/>
    public static IAudioSource NavigationPrompt(AudioFormat? format = null, int seed = 1) =>
        Create(SoundKind.NavigationPrompt, format, seed);

    /// <summary>See <see cref="SoundKind.GameAmbience"/>.</summary>
    /// <inheritdoc cref="Create"/>
    public static IAudioSource GameAmbience(AudioFormat? format = null, int seed = 1) =>
        Create(SoundKind.GameAmbience, format, seed);

    /// <summary>See <see cref="SoundKind.PhoneRing"/>.</summary>
    /// <inheritdoc cref="Create"/>
    public static IAudioSource PhoneRing(AudioFormat? format = null, int seed = 1) =>
        Create(SoundKind.PhoneRing, format, seed);

    /// <summary>See <see cref="SoundKind.Alarm"/>.</summary>
    /// <inheritdoc cref="Create"/>
    public static IAudioSource Alarm(AudioFormat? format = null, int seed = 1) => Create(SoundKind.Alarm, format, seed);

    /// <summary>See <see cref="SoundKind.VoiceCall"/>.</summary>
    /// <inheritdoc cref="Create"/>
    public static IAudioSource VoiceCall(AudioFormat? format = null, int seed = 1) =>
        Create(SoundKind.VoiceCall, format, seed);

    /// <summary>See <see cref="SoundKind.Speech"/>.</summary>
    /// <inheritdoc cref="Create"/>
    public static IAudioSource Speech(AudioFormat? format = null, int seed = 1) =>
        Create(SoundKind.Speech, format, seed);

    /// <summary>Endless silence, as for <see cref="SoundKind.VoiceMemo"/>.</summary>
    /// <inheritdoc cref="Create"/>
    public static IAudioSource Silence(AudioFormat? format = null) => Create(SoundKind.VoiceMemo, format);

    // Weak: a clip lives as long as something plays it, and several players of it share one.
    private static AudioClip Clip(SoundKind kind, int rate, int seed)
    {
        if (Cache.TryGetValue((kind, rate, seed), out WeakReference<AudioClip>? kept)
            && kept.TryGetTarget(out AudioClip? clip))
        {
            return clip;
        }

        clip = Scores.Render(kind, rate, seed);
        Cache[(kind, rate, seed)] = new WeakReference<AudioClip>(clip);
        return clip;
    }
}
