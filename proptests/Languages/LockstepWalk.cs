using AudioSessions.Properties.Evaluator;
using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Languages;

/// <summary>What a walk in lockstep came to: the first difference with the events that led to it, and the rules that it passed.</summary>
internal sealed record LockstepResult(string? Difference, int Events, int Accepted, IReadOnlySet<int> Rules);

/// <summary>Fires random events at the generated code and at the evaluator, until they differ.</summary>
internal sealed class LockstepWalk(GeneratedCode code, IReadOnlyDictionary<string, string> policies, int instances, int seed, int dispatchEvery = 8)
{
    // From time to time it starts anew, so that it does not stay in one corner, and the way to a difference stays short.
    private const int EventsFromStart = 150;
    private const int ThoroughEvery = 25;
    private const int Candidates = 4;
    private const int OnceIn = 8;

    private readonly Random _random = new(seed);
    private readonly EventModel[] _events = [.. code.Spec.Model.Events.Where(e => !e.IsCascade)];
    private readonly Evaluator.Evaluator _evaluator = new(code.Spec);
    private readonly Dictionary<int, int> _decided = [];
    private readonly HashSet<int> _rules = [];
    private readonly List<string> _trace = [];
    private Lockstep _lockstep = new(code, policies, instances);
    private int _accepted;

    public LockstepResult Run(int events)
    {
        for (var i = 0; i < events; i++)
        {
            if (i % EventsFromStart == 0 || _lockstep.IsSpent)
            {
                _lockstep = new Lockstep(code, policies, instances);
                _trace.Clear();
            }

            var differences = code.Spec.Model.Dispatches.Count > 0 && i % dispatchEvery == dispatchEvery - 1 ? Dispatch() : Fire(i % ThoroughEvery == ThoroughEvery - 1);
            _rules.UnionWith(_lockstep.RulesSeen);
            if (differences.Count > 0)
            {
                return new LockstepResult($"{string.Join("\n", differences.Take(4))}\nafter\n    {string.Join("\n    ", _trace.TakeLast(12))}", i + 1, _accepted, _rules);
            }
        }

        return new LockstepResult(null, events, _accepted, _rules);
    }

    private IReadOnlyList<string> Fire(bool thorough)
    {
        var call = Choose();
        var decision = _evaluator.Decide(_lockstep.World, call);
        _accepted += decision.Accepted ? 1 : 0;
        if (decision.Rule is { } rule)
        {
            _decided[rule] = _decided.GetValueOrDefault(rule) + 1;
        }

        _trace.Add(call.ToString());
        return _lockstep.Fire(call, thorough);
    }

    private IReadOnlyList<string> Dispatch()
    {
        var dispatch = OneOf(code.Spec.Model.Dispatches);
        var arguments = Arguments(dispatch.Parameters);
        _trace.Add($"{dispatch.Name}({string.Join(", ", arguments)})");
        return _lockstep.Dispatch(dispatch, arguments);
    }

    /// <summary>Of a few random events the one whose rule has decided least often: by itself chance would seldom get past the first calls.</summary>
    private EventCall Choose()
        => Enumerable.Range(0, Candidates).Select(_ => Any()).MinBy(c => _evaluator.Decide(_lockstep.World, c).Rule is { } rule ? _decided.GetValueOrDefault(rule) : 0)!;

    private EventCall Any()
    {
        // What there is only once happens to everyone: if it did so all the time, nothing else would come to pass.
        var ofOne = _events.Where(e => !code.Spec.Entity(e.Subject).IsMany).ToList();
        var ofMany = _events.Except(ofOne).ToList();
        var e = OneOf(ofMany.Count == 0 || (ofOne.Count > 0 && _random.Next(OnceIn) == 0) ? ofOne : ofMany);
        return new EventCall(e.Name, Arguments(e.Parameters));
    }

    private IReadOnlyList<Value> Arguments(IEnumerable<ParameterModel> parameters) => [.. parameters.Select(p => Any(p.Type))];

    private Value Any(TypeModel type) => type is OpaqueType opaque ? AnyOpaque(opaque.Kind) : OneOf([.. code.Spec.Values(type, _lockstep.World)]);

    private Value AnyOpaque(OpaqueKind kind) => kind switch
    {
        OpaqueKind.Number => new IntValue(_random.Next(-3, 5)),
        OpaqueKind.Text => new TextValue(_random.Next(2) == 0 ? "eightlet" : "short"),
        _ => AnyOpaque(),
    };

    private Value AnyOpaque() => _random.Next(5) switch
    {
        0 => new BoolValue(_random.Next(2) == 0),
        1 => new TextValue(_random.Next(2) == 0 ? "eightlet" : "short"),
        2 => new CodeValue(OneOf(code.Spec.Model.Enums.SelectMany(Codes).Append("none").ToArray())),
        _ => new IntValue(_random.Next(-3, 5)),
    };

    /// <summary>The codes of a table's rows and of their aliases.</summary>
    private static IEnumerable<string> Codes(EnumModel table)
        => table.Columns.SelectMany(c => c.Cells).Select(c => c.Value).Concat(table.Aliases.Select(a => a.Code)).OfType<CodeExpr>().Select(c => c.Value);

    private T OneOf<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
