using System.Numerics;
using StateMachine;

namespace AudioSessions;

/// <summary>
/// The observables of one session as numbers: read anew after every event, compared with the last ones, and put into words only where
/// they differ. Used under the host's lock.
/// </summary>
internal sealed class SessionDerivation(int index)
{
    private (int State, int Playing, int Recording, int Mutes, int Level, int Capture) _values = (int.MinValue, 0, 0, 0, 0, 0);
    private int[] _others = [];
    private int[] _nextOthers = [];
    private Reasons _last = new();
    private Reasons _next = new();

    /// <summary>Reads the observables; true where a value or a reason is another one than the last time.</summary>
    public bool Update(Machine machine, PolicyBinding binding)
    {
        _next.Clear();
        var values = (
            machine.StateOf(binding.Session, index),
            machine.Get(binding.Session, binding.Playing, index),
            machine.Get(binding.Session, binding.Recording, index),
            machine.Observe(binding.Mutes, index, 0, _next.Mutes),
            machine.Observe(binding.Level, index, 0, _next.Level),
            machine.Observe(binding.Capture, index, 0, _next.Capture));
        ObserveOthers(machine, binding);
        var changed = values != _values || !_nextOthers.AsSpan().SequenceEqual(_others) || !_next.Equals(_last);
        _values = values;
        (_others, _nextOthers) = (_nextOthers, _others);
        (_last, _next) = (_next, _last);
        return changed;
    }

    /// <summary>Puts what was read last into words.</summary>
    public SessionLayers Write(MachineInfo info, PolicyBinding binding, DecisionWriter writer, string app, float volume) => new()
    {
        Session = app,
        State = _values.State < 0 ? "" : info.Entities[binding.Session].States[_values.State].Name,
        IsPlaying = _values.Playing != 0,
        IsRecording = _values.Recording != 0,
        Mutes = Names(info.Observables[binding.Mutes].Type.Names, _values.Mutes),
        MuteCauses = writer.Causes(_last.Mutes),
        Level = _values.Level,
        LevelCauses = writer.Causes(_last.Level),
        Volume = volume,
        Captures = _values.Capture != 0,
        CaptureCauses = writer.Causes(_last.Capture),
        Others = [.. binding.Others.Select((observable, i) => Other(info.Observables[observable], i, writer))],
    };

    private SessionObservation Other(ObservableInfo observable, int i, DecisionWriter writer) =>
        new(observable.Name, writer.Format(observable.Type, _others[i]), writer.Causes(_last.Others[i]));

    private void ObserveOthers(Machine machine, PolicyBinding binding)
    {
        if (_nextOthers.Length != binding.Others.Count)
        {
            _nextOthers = new int[binding.Others.Count];
        }

        for (var i = 0; i < _nextOthers.Length; i++)
        {
            _nextOthers[i] = machine.Observe(binding.Others[i], index, 0, _next.Other(i));
        }
    }

    private static string[] Names(IReadOnlyList<string> names, int bits)
    {
        var found = new string[BitOperations.PopCount((uint)bits)];
        for (int member = 0, next = 0; next < found.Length; member++)
        {
            if ((bits >> member & 1) != 0)
            {
                found[next++] = names[member];
            }
        }

        return found;
    }

    private sealed class Reasons
    {
        public List<Reason> Mutes { get; } = [];

        public List<Reason> Level { get; } = [];

        public List<Reason> Capture { get; } = [];

        public List<List<Reason>> Others { get; } = [];

        public List<Reason> Other(int i)
        {
            while (Others.Count <= i)
            {
                Others.Add([]);
            }

            return Others[i];
        }

        public void Clear()
        {
            Others.ForEach(static reasons => reasons.Clear());
            Mutes.Clear();
            Level.Clear();
            Capture.Clear();
        }

        public bool Equals(Reasons other) => Same(Mutes, other.Mutes) && Same(Level, other.Level) && Same(Capture, other.Capture)
            && Others.Count == other.Others.Count && Others.Zip(other.Others).All(static pair => Same(pair.First, pair.Second));

        private static bool Same(List<Reason> a, List<Reason> b) =>
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(a).SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(b));
    }
}
