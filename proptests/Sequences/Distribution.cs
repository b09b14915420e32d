using System.Globalization;
using System.Text;
using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>What random runs came across: without it nobody knows what was tested.</summary>
internal sealed class Distribution
{
    private static readonly HashSet<string> _dispatches = [.. AudioSessionInfo.Instance.Rules.Where(r => r.Kind is RuleKind.Dispatch).Select(r => r.Owner)];

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

    /// <summary>The rules of events and cascades that never decided; runs have no generic calls.</summary>
    public IEnumerable<string> NeverDecided => AudioSessionInfo.Instance.Rules
        .Where(r => Decides(r) && !_dispatches.Contains(r.Owner) && !_rules.Contains(r.Id))
        .Select(r => r.Name);

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
        Append(text, "answers", _answers);
        foreach (var entity in _states.GroupBy(s => s.Key.Split(' ')[0]))
        {
            Append(text, $"states of {entity.Key}", entity);
        }

        Append(text, "how many hold one session down, at most", _depths);
        Append(text, "active at once", _active);
        return text.ToString();
    }

    /// <summary>A clause that is one refusal, on the same line, never decides itself: the refusal does.</summary>
    private static bool Decides(RuleInfo rule) => rule.Kind is RuleKind.Refuse or RuleKind.Answer or RuleKind.Stay or RuleKind.StateRefusal
        || (rule.Kind is RuleKind.Clause && !AudioSessionInfo.Instance.Rules.Any(r => r.Kind is RuleKind.Refuse && r.Place == rule.Place));

    private static void Count<T>(SortedDictionary<T, int> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static void Append<T>(StringBuilder text, string title, IEnumerable<KeyValuePair<T, int>> counts)
    {
        var all = counts.Sum(c => c.Value);
        text.Append(CultureInfo.InvariantCulture, $"\n{title}:");
        foreach (var (key, count) in counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {100.0 * count / all,6:0.00} %  {key}");
        }
    }
}
