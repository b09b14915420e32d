using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>What a walk found wrong, with the events that led there.</summary>
public sealed record WalkFailure(string What, IReadOnlyList<string> Events, string World)
{
    public override string ToString() => $"{What} after\n    {string.Join("\n    ", Events.TakeLast(12))}\nin\n    {World.Replace("\n", "\n    ", StringComparison.Ordinal)}";
}

/// <summary>What a walk came across.</summary>
/// <param name="Fired">How many events were fired.</param>
/// <param name="Accepted">How many were accepted.</param>
/// <param name="Rules">How often each rule decided, or told somebody.</param>
/// <param name="Failures">The first failure of each kind.</param>
public sealed record WalkResult(int Fired, int Accepted, IReadOnlyDictionary<int, int> Rules, IReadOnlyList<WalkFailure> Failures);

/// <summary>Fires random events over a fixed number of instances, and checks everything that must hold after each.</summary>
public sealed class RandomWalk
{
    // From time to time it starts anew, so that it does not stay in one corner, and the way to a failure stays short.
    private const int EventsFromStart = 200;
    private const int Candidates = 3;
    private const int OnceIn = 8;

    private readonly Evaluator _evaluator;
    private readonly SpecProperties _properties;
    private readonly IReadOnlyDictionary<string, string> _policies;
    private readonly int _instances;
    private readonly Random _random;
    private readonly EventModel[] _ofOne;
    private readonly EventModel[] _ofMany;
    private readonly Dictionary<int, int> _decided = [];
    private readonly Dictionary<string, WalkFailure> _failures = [];
    private readonly List<string> _trace = [];
    private World _world;
    private int _accepted;

    /// <summary>Prepares a walk.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="instances">The number of instances of each <c>many</c> entity.</param>
    /// <param name="seed">The same seed walks the same way.</param>
    /// <param name="policies">Options that differ from the defaults.</param>
    public RandomWalk(Spec spec, int instances, int seed, IReadOnlyDictionary<string, string>? policies = null)
    {
        _evaluator = new Evaluator(spec);
        _properties = new SpecProperties(_evaluator);
        _policies = policies ?? new Dictionary<string, string>();
        _instances = instances;
        _random = new Random(seed);
        var events = spec.Model.Events.Where(e => !e.IsCascade).ToLookup(e => spec.Entity(e.Subject).IsMany);
        (_ofMany, _ofOne) = ([.. events[true]], [.. events[false]]);
        (_ofMany, _ofOne) = (_ofMany.Length > 0 ? _ofMany : _ofOne, _ofOne.Length > 0 ? _ofOne : _ofMany);
        _world = Start();
    }

    /// <summary>Fires so many events; of each kind of failure the first is kept.</summary>
    public WalkResult Run(int events)
    {
        for (var i = 0; i < events; i++)
        {
            if (i % EventsFromStart == 0)
            {
                _world = Start();
                _trace.Clear();
                Check(_properties.BrokenInvariants(_world).Select(p => $"invariant {p.Name} is broken"));
            }

            Fire(Choose());
        }

        return new WalkResult(events, _accepted, _decided, [.. _failures.Values]);
    }

    private World Start()
    {
        var world = new World(_evaluator.Spec, _policies);
        foreach (var entity in _evaluator.Spec.Model.Entities.Where(e => e.IsMany))
        {
            for (var i = 0; i < _instances; i++)
            {
                world.Add(entity.Name);
            }
        }

        return world;
    }

    /// <summary>Of a few random events the one whose rule has decided least often: by itself chance would seldom get past the first calls.</summary>
    private EventCall Choose()
    {
        // What there is only once, such as a telephone, happens to everyone: if it did so all the time, nothing else would come to pass.
        var events = _random.Next(OnceIn) == 0 ? _ofOne : _ofMany;
        return Enumerable.Range(0, Candidates).Select(_ => Any(events)).MinBy(c => _evaluator.Decide(_world, c).Rule is { } rule ? _decided.GetValueOrDefault(rule) : 0)!;
    }

    private EventCall Any(EventModel[] events)
    {
        var e = events[_random.Next(events.Length)];
        return new EventCall(e.Name, [.. e.Parameters.Select(p => OneOf([.. _evaluator.Spec.Values(p.Type, _world)]))]);
    }

    private Value OneOf(Value[] values) => values[_random.Next(values.Length)];

    private void Fire(EventCall call)
    {
        var before = _world.Clone();
        _trace.Add(call.ToString());
        Fired fired;
        try
        {
            fired = _evaluator.Fire(_world, call);
        }
        catch (SpecFaultException fault)
        {
            Check([fault.Message]);
            _world = before;
            return;
        }

        _accepted += fired.Accepted ? 1 : 0;
        CountRules(fired);
        Check(_properties.BrokenInvariants(_world).Select(p => $"invariant {p.Name} is broken"));
        Check(_properties.BrokenSteps(before, _world, call).Select(p => $"never {p.Name} happens by {call.Event}"));
        Check(fired.MovedTwice.Select(m => $"{call.Event} moves an instance of {m.Entity} twice"));
        Check(fired.Decision.Rule is null ? [$"{call.Event} has no answer where its subject is {before[call.Subject].State}"] : []);
    }

    private void CountRules(Fired fired)
    {
        var later = fired.Steps.Skip(1).Select(s => s.Rule).Concat(fired.Told.Select(t => (int?)t.Rule));
        foreach (var rule in later.Prepend(fired.Decision.Rule).OfType<int>())
        {
            _decided[rule] = _decided.GetValueOrDefault(rule) + 1;
        }
    }

    private void Check(IEnumerable<string> failures)
    {
        foreach (var failure in failures)
        {
            _failures.TryAdd(failure, new WalkFailure(failure, [.. _trace], WorldText.Dump(_world)));
        }
    }
}
