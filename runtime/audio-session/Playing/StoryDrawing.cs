using AudioSessions.Devices;
using AudioSessions.Player.Picture;
using AudioSessions.Player.Timeline;

namespace AudioSessions.Player.Playing;

/// <summary>Turns a story into what the picture shows.</summary>
internal static class StoryDrawing
{
    private static readonly TimeSpan Ramp = TimeSpan.FromMilliseconds(10);

    /// <summary>Makes the picture's data.</summary>
    public static StoryPicture Of(Story story) => new(
        char.ToUpperInvariant(story.Scenario.Title[0]) + story.Scenario.Title[1..],
        story.Scenario.Doc?.ReplaceLineEndings(" ").Replace("`", "", StringComparison.Ordinal) ?? "", // a picture has no code font
        story.Duration,
        [.. story.System.Select(t => SystemLane(t, story)), .. story.Sessions.SelectMany(t => (Lane[])[SessionLane(t, story), .. OutputLane(t, story)]), .. Microphone(story)],
        [.. story.Moments.Select(Event)]);

    private static Lane SystemLane(SystemTrack track, Story story)
    {
        var start = track.Values[0].Value;
        return new Lane(track.Name, "", LaneKind.System) { States = Segments(track.Values, story, value => value, value => Tone(value, start, track.IsState)) };
    }

    private static StateTone Tone(string value, string start, bool isState) =>
        isState && value is "Ringing" or "Sounding" ? StateTone.Alert
        : value == start ? StateTone.Rest
        : StateTone.Solid;

    private static Lane SessionLane(SessionTrack track, Story story)
    {
        var sounds = track.Offered.HasSound;
        return new Lane(track.Name, string.Join(", then ", track.Kinds), LaneKind.Session)
        {
            States = Segments(Changes(track, layers => layers.State), story, state => state, StateTones),
            Gain = sounds ? GainLine(track, story) : [],
            Waveform = sounds ? Columns(track.Heard, story, AudioFormat.Stereo48k) : [],
            Ghost = sounds ? Columns(track.Offered, story, AudioFormat.Stereo48k) : [],
            Effects = Effects(track, story),
        };
    }

    /// <summary>Where its sound goes, of a session whose sound goes to more than one place.</summary>
    private static IEnumerable<Lane> OutputLane(SessionTrack track, Story story)
    {
        const string Nowhere = "none";
        var outputs = Changes(track, layers => layers.Others.FirstOrDefault(o => o.Name == "output")?.Value ?? Nowhere);
        if (outputs.Select(o => o.Value).Where(v => v != Nowhere).Distinct().Skip(1).Any())
        {
            var first = outputs.First(o => o.Value != Nowhere).Value;
            yield return new Lane("output", $"of {track.Name}", LaneKind.System)
            {
                States = Segments(outputs, story, value => value == Nowhere ? "" : value,
                    value => value == Nowhere ? StateTone.Empty : value == first ? StateTone.Rest : StateTone.Solid),
            };
        }
    }

    private static StateTone StateTones(string state) => state switch
    {
        "Uninitialized" or "Suspended" or "Orphaned" => StateTone.Empty,
        "Active" => StateTone.Solid,
        "Interrupted" => StateTone.Alert,
        _ => StateTone.Rest,
    };

    private static List<(TimeSpan Time, string Value)> Changes(SessionTrack track, Func<SessionLayers, string> value)
    {
        var changes = new List<(TimeSpan Time, string Value)>();
        foreach (var (time, layers) in track.Layers)
        {
            if (changes.Count == 0 || changes[^1].Value != value(layers))
            {
                changes.Add((time, value(layers)));
            }
        }

        return changes;
    }

    private static List<StateSegment> Segments(IReadOnlyList<(TimeSpan Time, string Value)> values, Story story, Func<string, string> name, Func<string, StateTone> tone)
    {
        var segments = new List<StateSegment>();
        for (var i = 0; i < values.Count; i++)
        {
            var end = i + 1 < values.Count ? values[i + 1].Time : story.Duration;
            segments.Add(new StateSegment(name(values[i].Value), values[i].Time, end, tone(values[i].Value)));
        }

        return segments;
    }

    private static List<GainPoint> GainLine(SessionTrack track, Story story)
    {
        var points = new List<GainPoint> { new(TimeSpan.Zero, track.Layers[0].Layers.Gain) };
        foreach (var (time, layers) in track.Layers.Skip(1))
        {
            if (layers.Gain != points[^1].Gain)
            {
                points.Add(new GainPoint(time, points[^1].Gain));
                points.Add(new GainPoint(time + Ramp, layers.Gain));
            }
        }

        points.Add(new GainPoint(story.Duration, points[^1].Gain));
        return points;
    }

    private static WaveColumn[] Columns(PeakTrack track, Story story, AudioFormat format) => track.Columns(format.Frames(story.Duration), PictureWriter.Columns);

    /// <summary>The stretches in which a rule kept a session that wanted to be heard from being heard in full.</summary>
    private static List<EffectSpan> Effects(SessionTrack track, Story story)
    {
        var spans = new List<EffectSpan>();
        var open = new Dictionary<(EffectKind, int, string?), (TimeSpan From, Cause Cause)>();
        foreach (var (time, layers) in track.Layers.Append((story.Duration, null!)))
        {
            var now = layers is null ? [] : Reducing(layers).ToDictionary(r => (r.Kind, r.Cause.Rule, r.Cause.Because), r => r.Cause);
            foreach (var (key, (from, cause)) in open.Where(o => !now.ContainsKey(o.Key)).ToList())
            {
                spans.Add(new EffectSpan(key.Item1, from, time, cause.Because ?? cause.Name, cause.Place));
                open.Remove(key);
            }

            foreach (var (key, cause) in now)
            {
                open.TryAdd(key, (time, cause));
            }
        }

        return spans;
    }

    private static IEnumerable<(EffectKind Kind, Cause Cause)> Reducing(SessionLayers layers)
    {
        var wantsToBeHeard = layers.IsPlaying || layers.State == "Interrupted";
        var mutes = layers.MuteCauses.Select(c => (EffectKind.Mute, c));
        var ducks = layers.LevelCauses.Where(c => layers.Level < 100 && c.Because is not null && layers.Mutes.Count == 0).Select(c => (EffectKind.Duck, c));
        return wantsToBeHeard ? mutes.Concat(ducks) : [];
    }

    private static IEnumerable<Lane> Microphone(Story story)
    {
        var captured = story.Sessions.Where(s => s.Captured.HasSound).ToList();
        if (captured.Count == 0)
        {
            return [];
        }

        var wave = captured.Select(s => Columns(s.Captured, story, AudioFormat.Mono48k)).Aggregate(static (a, b) =>
            [.. a.Zip(b, static (x, y) => new WaveColumn(Math.Min(x.Min, y.Min), Math.Max(x.Max, y.Max)))]);
        return
        [
            new Lane("microphone", $"captured by {string.Join(", ", captured.Select(s => s.Name))}", LaneKind.Microphone)
            {
                Waveform = wave,
                Ghost = Columns(story.Microphone, story, AudioFormat.Mono48k),
            },
        ];
    }

    private static StoryEvent Event(Moment moment)
    {
        var decision = moment.Decision;
        var outcome = moment.Rows[0].Kind == RowKind.Event ? EventOutcome.Accepted : decision.IsAccepted ? EventOutcome.Answered : EventOutcome.Refused;
        return new StoryEvent(moment.Time, Label(decision), moment.Concerns, outcome, decision.Cause.Place, decision.Cause.Because ?? "")
        {
            Status = outcome == EventOutcome.Accepted ? "" : decision.StatusName ?? "",
            Consequences = [.. moment.Rows.Skip(1).Select(r => new Consequence(r.Who, r.What, r.Place, r.Because ?? ""))],
        };
    }

    /// <summary><c>music: activate</c>; arguments only where they say something, and no subject where there is only one anyway.</summary>
    private static string Label(Decision decision)
    {
        var open = decision.Text.IndexOf('(');
        if (open < 0)
        {
            return decision.Text;
        }

        var name = string.Concat(decision.Text[..open].Select(static (c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
        var arguments = decision.Text[(open + 1)..^1].Split(", ", 2).Skip(1).Where(static a => a != "empty");
        var subject = decision.Steps is [{ To: null }, ..] ? "" : $"{decision.Subject}: ";
        return string.Join(" ", [subject + name, .. arguments]);
    }
}
