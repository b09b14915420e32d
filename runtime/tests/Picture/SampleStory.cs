using AudioSessions.Player.Picture;

namespace AudioSessions.Tests.Picture;

/// <summary>A made-up story of the size of a real one: four apps, four parts of the system, the microphone, 35 events in 76 s.</summary>
internal static class SampleStory
{
    private const double Length = 76;

    public static StoryPicture Create() => new(
        "A day with the phone",
        "Four apps, a phone and an alarm clock share one loudspeaker. Every change below was decided by a rule of the specification.",
        At(Length),
        [Phone(), Clock(), Ring(), Lock(), Music(), Prompt(), Game(), Memo(), Microphone()],
        Events());

    public static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static Lane Phone() => new("phone", "", LaneKind.System)
    {
        States = States(
            ("Idle", 12, StateTone.Rest), ("Ringing", 17, StateTone.Alert), ("Idle", 50, StateTone.Rest), ("Ringing", 53, StateTone.Alert),
            ("Talking", 58.5, StateTone.Solid), ("Idle", Length, StateTone.Rest)),
    };

    private static Lane Clock() => new("alarm clock", "", LaneKind.System)
    {
        States = States(("Quiet", 47.5, StateTone.Rest), ("Sounding", 61, StateTone.Alert), ("Quiet", Length, StateTone.Rest)),
    };

    private static Lane Ring() => new("ring switch", "", LaneKind.System)
    {
        States = States(("Ring", 33, StateTone.Rest), ("Silent", 37, StateTone.Solid), ("Ring", Length, StateTone.Rest)),
    };

    private static Lane Lock() => new("screen", "", LaneKind.System)
    {
        States = States(("Unlocked", 43, StateTone.Rest), ("Locked", Length, StateTone.Solid)),
    };

    private static Lane Music() => Sounding("music", "MediaPlayback", Levels((1, 1), (5, 0.2), (12, 0), (19, 1), (26, 0), (39.5, 1), (47.5, 0), (63, 1), (66, 0.2), (70, 1), (74, 0)), 0.62, 1) with
    {
        States = States(
            ("Inactive", 1, StateTone.Rest), ("Active", 12, StateTone.Solid), ("Interrupted", 17, StateTone.Alert), ("Inactive", 18.5, StateTone.Rest),
            ("Active", 26, StateTone.Solid), ("Interrupted", 32, StateTone.Alert), ("Inactive", 39, StateTone.Rest), ("Active", 47.5, StateTone.Solid),
            ("Interrupted", 61, StateTone.Alert), ("Inactive", 62.5, StateTone.Rest), ("Active", 74.5, StateTone.Solid), ("Inactive", Length, StateTone.Rest)),
        Effects =
        [
            new(EffectKind.Duck, At(5), At(12), "prompt ducks others", "Hearing.machine:45"),
            new(EffectKind.Mute, At(12), At(17), "PhoneCall interrupts music", "Hearing.machine:32"),
            new(EffectKind.Mute, At(26), At(32), "memo interrupts music", "Hearing.machine:32"),
            new(EffectKind.Mute, At(47.5), At(61), "Alarm interrupts music", "Hearing.machine:32"),
            new(EffectKind.Mute, At(50), At(58.5), "PhoneCall interrupts music", "Hearing.machine:32"),
            new(EffectKind.Duck, At(66), At(70), "prompt ducks others", "Hearing.machine:45"),
        ],
        Ghost = Columns(t => t is >= 1.5 and < 12 or >= 19 and < 26 or >= 39.5 and < 47.5 or >= 63 and < 73.5 ? Signal(t, 0.62, 1) : 0),
    };

    private static Lane Prompt() => Sounding("prompt", "MediaPlayback, mixes, ducks", Levels((5.5, 1), (9.8, 0), (66.5, 1), (70, 0)), 0.5, 7) with
    {
        States = States(
            ("Inactive", 5, StateTone.Rest), ("Active", 12, StateTone.Solid), ("Interrupted", 17, StateTone.Alert), ("Inactive", 66, StateTone.Rest),
            ("Active", 70, StateTone.Solid), ("Uninitialized", Length, StateTone.Empty)),
        Effects = [new(EffectKind.Mute, At(12), At(17), "PhoneCall interrupts prompt", "Hearing.machine:32")],
    };

    private static Lane Game() => Sounding("game", "AmbientSound", Levels((22, 1), (26, 0), (32, 1), (33, 0), (37, 1), (39, 0)), 0.4, 3) with
    {
        States = States(("Inactive", 21, StateTone.Rest), ("Active", 45.5, StateTone.Solid), ("Uninitialized", Length, StateTone.Empty)),
        Effects =
        [
            new(EffectKind.Mute, At(26), At(32), "memo records, which silences playback", "Hearing.machine:37"),
            new(EffectKind.Mute, At(33), At(37), "the ring switch is set to silent", "Hearing.machine:34"),
            new(EffectKind.Mute, At(39), At(45.5), "music came later and does not mix", "Hearing.machine:38"),
            new(EffectKind.Mute, At(43), At(45.5), "the screen is locked", "Hearing.machine:36"),
        ],
        Ghost = Columns(t => t is >= 22 and < 45.5 ? Signal(t, 0.4, 3) : 0),
    };

    private static Lane Memo() => new("memo", "RecordAudio", LaneKind.Session)
    {
        States = States(("Inactive", 26, StateTone.Rest), ("Active", 32, StateTone.Solid), ("Inactive", Length, StateTone.Rest)),
    };

    private static Lane Microphone() => new("microphone", "captured by memo", LaneKind.Microphone)
    {
        Waveform = Columns(t => t is >= 28 and < 32 ? Signal(t, 0.45, 7) : 0),
        Ghost = Columns(t => Signal(t, 0.45, 7)),
    };

    private static List<StoryEvent> Events() =>
    [
        Done(1, "music activates", "music", "Activation.machine:36"),
        Done(1.5, "music plays", "music", "Playing.machine:10"),
        Done(5, "prompt activates", "prompt", "Activation.machine:36") with { Consequences = [new("music", "ducked to 0.2", "Hearing.machine:45", "prompt ducks others")] },
        Done(5.5, "prompt plays", "prompt", "Playing.machine:10"),
        Done(12, "the phone rings", "phone", "Telephone.machine:14") with
        {
            Consequences =
            [
                new("music", "told InterruptionBegan", "Interruption.machine:56", "PhoneCall interrupts music"),
                new("prompt", "told InterruptionBegan", "Interruption.machine:56", "PhoneCall interrupts prompt"),
            ],
        },
        Done(17, "the call is declined", "phone", "Telephone.machine:22"),
        Done(18.5, "music activates", "music", "Activation.machine:36"),
        Done(19, "music plays", "music", "Playing.machine:10"),
        Done(21, "game activates", "game", "Activation.machine:36"),
        Done(22, "game plays", "game", "Playing.machine:10"),
        Done(26, "memo activates", "memo", "Activation.machine:43"),
        Done(28, "memo records", "memo", "Playing.machine:22"),
        new(At(32), "memo deactivates", "memo", EventOutcome.Answered, "Activation.machine:55", "input or output had to be stopped") { Status = "NotActive" },
        Done(33, "ring switch to silent", "ring switch", "Device.machine:20"),
        Done(37, "ring switch to ring", "ring switch", "Device.machine:20"),
        Done(39, "music activates", "music", "Activation.machine:36"),
        Done(39.5, "music plays", "music", "Playing.machine:10"),
        Done(43, "the screen is locked", "screen", "Device.machine:28"),
        Done(45.5, "game exits", "game", "Activation.machine:80"),
        Done(47.5, "the alarm sounds", "alarm clock", "Alarm.machine:17"),
        Done(50, "the phone rings", "phone", "Telephone.machine:14"),
        Done(53, "the call is answered", "phone", "Telephone.machine:30"),
        new(At(55), "music activates", "music", EventOutcome.Refused, "Activation.machine:23", "a call is on, and music does not mix") { Status = "InsufficientPriority" },
        Done(58.5, "the call ends", "phone", "Telephone.machine:38"),
        Done(61, "the alarm stops", "alarm clock", "Alarm.machine:24"),
        Done(62.5, "music activates", "music", "Activation.machine:36"),
        Done(63, "music plays", "music", "Playing.machine:10"),
        Done(65.2, "prompt asks to duck others", "prompt", "Mixing.machine:46"),
        Done(66, "prompt activates", "prompt", "Activation.machine:36"),
        Done(66.5, "prompt plays", "prompt", "Playing.machine:10"),
        Done(70, "prompt crashes", "prompt", "Activation.machine:80"),
        Done(73.5, "music stops", "music", "Playing.machine:40"),
        Done(74.5, "music deactivates", "music", "Activation.machine:51"),
    ];

    private static StoryEvent Done(double time, string text, string who, string place) =>
        new(At(time), text, who, EventOutcome.Accepted, place, "");

    private static Lane Sounding(string name, string category, (double Time, double Gain)[] levels, double loudness, int seed) =>
        new(name, category, LaneKind.Session)
        {
            Gain = Ramps(levels),
            Waveform = Columns(t => Gain(levels, t) * Signal(t, loudness, seed)),
            Ghost = Columns(t => levels.Length > 0 && t >= levels[0].Time && Gain(levels, t) > 0 ? Signal(t, loudness, seed) : 0),
        };

    private static StateSegment[] States(params (string Name, double To, StateTone Tone)[] states) =>
        [.. states.Select((s, i) => new StateSegment(s.Name, At(i == 0 ? 0 : states[i - 1].To), At(s.To), s.Tone))];

    private static (double Time, double Gain)[] Levels(params (double Time, double Gain)[] levels) => levels;

    private static double Gain((double Time, double Gain)[] levels, double time) => levels.LastOrDefault(l => l.Time <= time).Gain;

    /// <summary>Each change takes 10 ms, as the renderer's do.</summary>
    private static List<GainPoint> Ramps((double Time, double Gain)[] levels)
    {
        var points = new List<GainPoint> { new(At(0), 0) };
        foreach (var (time, gain) in levels)
        {
            points.Add(new GainPoint(At(time), points[^1].Gain));
            points.Add(new GainPoint(At(time + 0.01), gain));
        }

        points.Add(new GainPoint(At(Length), points[^1].Gain));
        return points;
    }

    private static WaveColumn[] Columns(Func<double, double> amplitude) =>
    [
        .. Enumerable.Range(0, PictureWriter.Columns).Select(i =>
        {
            var peak = (float)amplitude(Length * (i + 0.5) / PictureWriter.Columns);
            return new WaveColumn(-peak, peak);
        }),
    ];

    /// <summary>An envelope that breathes like music or speech: beats, phrases and a little noise that is the same each time.</summary>
    private static double Signal(double time, double loudness, int seed)
    {
        var noise = Math.Abs(Math.Sin((time + seed) * 12.9898) * 43758.5453 % 1);
        var beat = Math.Pow(0.5 + 0.5 * Math.Cos(time * Math.PI * (1 + 0.25 * seed)), 2);
        var phrase = seed == 7 ? Math.Max(0, Math.Sin(time * 3.1) + 0.35 * Math.Sin(time * 11)) / 1.3 : 0.75 + 0.25 * Math.Sin(time * 0.8);
        return loudness * Math.Clamp(phrase * (0.45 + 0.35 * beat + 0.2 * noise), 0, 1);
    }
}
