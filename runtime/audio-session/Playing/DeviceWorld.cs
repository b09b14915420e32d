using AudioSessions.Devices;
using StateMachine;

namespace AudioSessions.Player.Playing;

/// <summary>
/// What there is once in the policy's world: its states are heard where they have a sound, and their values are noted for the picture.
/// It knows no step of any scenario: it looks at the machine after each event.
/// </summary>
internal sealed class DeviceWorld
{
    private readonly List<Watch> _watches;

    public DeviceWorld(Machine machine, Renderer renderer, SoundCast cast)
    {
        var info = machine.Info;
        _watches =
        [
            .. from entity in Enumerable.Range(0, info.Entities.Count)
               where !info.Entities[entity].IsMany && info.Entities[entity].States.Count > 0
               select (Watch)new StateWatch(machine, entity, renderer, cast),
            .. from entity in Enumerable.Range(0, info.Entities.Count)
               where !info.Entities[entity].IsMany
               from variable in Enumerable.Range(0, info.Entities[entity].Variables.Count)
               where IsShown(info.Entities[entity].Variables[variable].Type)
               select (Watch)new VariableWatch(machine, entity, variable),
        ];
    }

    /// <summary>What changed since the start.</summary>
    public IReadOnlyList<SystemTrack> Tracks => [.. _watches.Select(w => w.Track).Where(t => t.Values.Count > 1)];

    /// <summary>Looks at the machine; returns the name of the first thing that changed, or null.</summary>
    public string? Look(TimeSpan time)
    {
        string? changed = null;
        foreach (var watch in _watches)
        {
            if (watch.Look(time))
            {
                changed ??= watch.Track.Name;
            }
        }

        return changed;
    }

    /// <summary>Switches, and collections of what has a name; which session stands in which list shows in the sessions' own lanes.</summary>
    private static bool IsShown(ValueInfo type) => type.Kind is ValueKind.Bool or ValueKind.Enum || type is { Kind: ValueKind.Collection, Entity: < 0 };

    private abstract class Watch(SystemTrack track)
    {
        public SystemTrack Track { get; } = track;

        public virtual bool Look(TimeSpan time) => Track.Note(time, Value);

        protected abstract string Value { get; }
    }

    private sealed class StateWatch(Machine machine, int entity, Renderer renderer, SoundCast cast)
        : Watch(new SystemTrack(machine.DefaultName(entity, 0), isState: true))
    {
        // A ring is denser than music of the same peak, and would drown it.
        private static readonly VoiceTarget Loudness = new(0.5f);

        private Voice? _voice;

        protected override string Value => machine.Info.Entities[entity].States[machine.StateOf(entity, 0)].Name;

        public override bool Look(TimeSpan time)
        {
            var first = Track.Values.Count == 0;
            var changed = base.Look(time);
            if (changed || first)
            {
                Sound(Value);
            }

            return changed;
        }

        private void Sound(string state)
        {
            if (_voice is { } old)
            {
                renderer.Remove(old);
            }

            _voice = cast.ForState(state) is { } source ? renderer.Add(source, $"{Track.Name} {state}", Loudness) : null;
        }
    }

    private sealed class VariableWatch(Machine machine, int entity, int variable)
        : Watch(new SystemTrack(Words(machine.Info.Entities[entity].Variables[variable].Name), isState: false))
    {
        private readonly ValueInfo _type = machine.Info.Entities[entity].Variables[variable].Type;

        protected override string Value => _type.Kind switch
        {
            ValueKind.Bool => machine.Get(entity, variable, 0) != 0 ? Track.Name : $"not {Track.Name}",
            ValueKind.Collection => machine.Elements(entity, variable, 0) is { Count: > 0 } elements ? string.Join(", ", elements.Select(e => _type.Names[e])) : $"nothing {Track.Name}",
            _ => _type.Format(machine.Get(entity, variable, 0), machine.DefaultName),
        };

        /// <summary><c>ringSwitch</c> as "ring switch".</summary>
        private static string Words(string name) => string.Concat(name.Select(static c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
    }
}
