using AudioSessions.Devices;
using AudioSessions.Player.Commands;

namespace AudioSessions.Player.Playing;

/// <summary>Who sounds how: by the user's wish, else by name, else a tone of its own.</summary>
internal sealed class SoundCast
{
    // The loudest sample of what the user brings: as loud as the synthesised sounds, so that several of them do not clip.
    private const float Peak = 0.35f;

    // Of a pentatonic scale: any of them sound well together.
    private static readonly double[] Tones = [261.63, 293.66, 329.63, 392.00, 440.00];

    private static readonly (string Word, SoundKind Kind)[] Words =
    [
        ("music", SoundKind.Music), ("player", SoundKind.Music), ("radio", SoundKind.Music), ("film", SoundKind.Music), ("podcast", SoundKind.Speech),
        ("prompt", SoundKind.NavigationPrompt), ("navi", SoundKind.NavigationPrompt), ("map", SoundKind.NavigationPrompt),
        ("game", SoundKind.GameAmbience), ("memo", SoundKind.VoiceMemo), ("recorder", SoundKind.VoiceMemo), ("dictation", SoundKind.VoiceMemo),
        ("call", SoundKind.VoiceCall), ("chat", SoundKind.VoiceCall), ("voice", SoundKind.VoiceCall), ("voip", SoundKind.VoiceCall),
    ];

    private static readonly Dictionary<string, SoundKind> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Ringing"] = SoundKind.PhoneRing,
        ["Talking"] = SoundKind.VoiceCall,
        ["Sounding"] = SoundKind.Alarm,
    };

    private readonly Dictionary<string, AudioClip> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<SoundKind, int> _used = [];
    private int _tones;

    /// <summary>Reads the user's files.</summary>
    /// <param name="files">File names by the names of those that they are the sound of.</param>
    /// <param name="apps">The apps of the scenario.</param>
    /// <exception cref="UsageException">A name is neither an app of the scenario nor a state that sounds, or its file cannot be read.</exception>
    public SoundCast(IReadOnlyDictionary<string, string> files, IReadOnlyList<string> apps)
    {
        foreach (var (name, file) in files)
        {
            var known = apps.Concat(States.Keys.Select(k => k.ToLowerInvariant())).ToList();
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new UsageException($"--sound {name}={file}: nobody in the scenario is called '{name}'.{Suggestion.For(name, known)} There are: {string.Join(", ", known)}.");
            }

            _files[name] = Read(name, file);
        }
    }

    /// <summary>The sound of an app.</summary>
    public IAudioSource ForApp(string app)
    {
        if (_files.TryGetValue(app, out var clip))
        {
            return new ClipSource(clip, loop: true);
        }

        foreach (var (word, kind) in Words)
        {
            if (app.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                // The second radio plays something else.
                var seed = _used[kind] = _used.GetValueOrDefault(kind) + 1;
                return Sounds.Create(kind, seed: seed);
            }
        }

        var tone = _tones++;
        return new ToneSource(Tones[tone % Tones.Length] * (1 << Math.Min(tone / Tones.Length, 3)), 0.15);
    }

    /// <summary>The sound of a state of the device world, such as Ringing; null for one that is silent.</summary>
    public IAudioSource? ForState(string state) =>
        !States.TryGetValue(state, out var kind) ? null
        : _files.TryGetValue(state, out var clip) ? new ClipSource(clip, loop: true)
        : Sounds.Create(kind);

    private static AudioClip Read(string name, string file)
    {
        try
        {
            return Tame(WavFile.Read(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--sound {name}={file}: the file cannot be read. {exception.Message}");
        }
    }

    private static AudioClip Tame(AudioClip clip)
    {
        var loudest = 0f;
        foreach (var sample in clip.AsSpan())
        {
            loudest = Math.Max(loudest, Math.Abs(sample));
        }

        if (loudest <= Peak)
        {
            return clip;
        }

        var samples = clip.AsSpan().ToArray();
        foreach (ref var sample in samples.AsSpan())
        {
            sample *= Peak / loudest;
        }

        return new AudioClip(clip.Format, samples);
    }
}
