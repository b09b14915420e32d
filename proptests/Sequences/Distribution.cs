using System.Text;
using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>What random runs came across: without it nobody knows what was tested.</summary>
internal sealed class Distribution
{
    private readonly SortedDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _states = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, int> _depths = [];
    private readonly SortedDictionary<int, int> _active = [];
    private readonly HashSet<int> _rules = [];
    private int _events;

    /// <summary>The deepest that interruptions were nested: how many held one session down at once.</summary>
    public int Deepest => _depths.Keys.Max();

    /// <summary>The most sessions that were active at once.</summary>
    public int MostActive => _active.Keys.Max();

    /// <summary>The share of events that were accepted, from 0 to 1.</summary>
    public double Accepted => _answers.Where(a => a.Key.StartsWith(nameof(OutcomeKind.Accepted), StringComparison.Ordinal)).Sum(a => a.Value) / (double)_events;

    /// <summary>The rules of events and cascades that never decided.</summary>
    public IEnumerable<string> NeverDecided => AudioSessionInfo.Instance.Rules
        .Where(r => r.Kind is RuleKind.Refuse or RuleKind.Answer or RuleKind.Clause or RuleKind.Stay or RuleKind.StateRefusal && !_rules.Contains(r.Id))
        .Select(r => $"{r.Name} ({r.Place})");

    /// <summary>The states of sessions that were never seen.</summary>
    public IEnumerable<string> NeverSeen => AudioSessionInfo.Instance.Entities.SelectMany(e => e.States.Where(s => s.IsLeaf && !_states.ContainsKey($"{e.Name} {s.Name}")).Select(s => $"{e.Name} {s.Name}"));

    public void Add(FiredStep step)
    {
        _events++;
        Count(_answers, $"{step.Outcome.Kind} {step.Info.Statuses[step.Outcome.Status]}");
        _rules.Add(step.Outcome.Reason.Rule);
        _rules.UnionWith(step.Machine.Steps.Select(s => s.Reason.Rule));
        for (var entity = 0; entity < step.Info.Entities.Count; entity++)
        {
            var states = step.Info.Entities[entity].States;
            for (var instance = 0; instance < step.Machine.Count(entity) && states.Count > 0; instance++)
            {
                Count(_states, $"{step.Info.Entities[entity].Name} {states[step.Machine.StateOf(entity, instance)].Name}");
            }
        }

        var sessions = Enumerable.Range(0, step.Machine.World.SessionCount).ToList();
        Count(_depths, sessions.Max(s => step.Machine.World.CountSessionInterrupters(s)));
        Count(_active, sessions.Count(s => step.Machine.World.GetSessionState(s) is SessionState.Active));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder().Append($"{_events} events");
        Append(text, "answers", _answers, _events);
        Append(text, "states", _states, _events);
        Append(text, "holding one session down, at most", _depths, _events);
        Append(text, "active at once", _active, _events);
        return text.ToString();
    }

    private static void Count<T>(SortedDictionary<T, int> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static void Append<T>(StringBuilder text, string title, SortedDictionary<T, int> counts, int events)
        where T : notnull
    {
        text.Append($"\n{title}:");
        foreach (var (key, count) in counts)
        {
            text.Append($"\n  {100.0 * count / events,6:0.00} %  {key}");
        }
    }
}
