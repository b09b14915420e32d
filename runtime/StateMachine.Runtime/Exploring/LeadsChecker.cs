namespace StateMachine;

/// <summary>
/// Decides leads-to properties on the graph of all reachable states: is there a fair run that owes the goal and stays away from it for ever?
/// </summary>
/// <remarks>
/// Such a run ends in a strongly connected component of the states that owe the goal; a single state counts too, since nothing needs to happen.
/// It is fair to a given event when it passes, again and again, a state in which the event would do nothing, or the event itself. Both are
/// the easier the more states a run passes, so of each component only the run through all its states needs to be asked.
/// Edges are computed anew instead of being kept: they would take many times the memory of the states.
/// </remarks>
internal sealed class LeadsChecker<TModel, TState>
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    private readonly StateGraph<TModel, TState> _graph;
    private readonly LeadsInfo[] _leads;
    private readonly IReadOnlyList<int> _counts;
    private readonly CancellationToken _cancellation;
    private readonly TimeProvider _clock;
    private readonly bool[] _avoids;
    private readonly OwingComponents<TModel, TState> _components;
    private readonly MachineInfo _info;
    private readonly EventPart? _part;

    /// <summary>Prepares for a complete set of states, in the order in which a breadth-first search found them.</summary>
    public LeadsChecker(TModel model, StateTable<TState> table, ExploreOptions options)
    {
        _graph = new StateGraph<TModel, TState>(model, table, options.Part);
        (_info, _part) = (model.Info, options.Part);
        _leads = [.. model.Info.Leads];
        _counts = model.Counts;
        _cancellation = options.Cancellation;
        _clock = options.Clock;
        _avoids = new bool[table.Count];
        _components = new OwingComponents<TModel, TState>(_graph, _avoids);
    }

    /// <summary>The memory that a check of so many states takes for each state at least, in bytes; the paths that it follows come on top.</summary>
    public static long BytesFor(int states) => StateGraph<TModel, TState>.BytesFor(states) + ((long)states * ((2 * sizeof(int)) + sizeof(bool)));

    /// <summary>Decides one property.</summary>
    public (LeadsResult Result, Violation<TState>? Violation) Check(int property)
    {
        var started = _clock.GetTimestamp();
        var (valuations, pending) = (0, 0L);
        LeadsResult Result(LeadsVerdict verdict, string? undecided = null) => new(property, verdict, valuations, pending, _clock.GetElapsedTime(started), undecided);
        if (_leads[property].Given.Count > GivenMasks.Most)
        {
            return (Result(LeadsVerdict.NotDecided, $"it has more than {GivenMasks.Most} given events"), null);
        }

        if (MissingGiven(property) is { } missing)
        {
            return (Result(LeadsVerdict.LeftOut, $"it counts on {missing}, which this part leaves out"), null);
        }

        foreach (var values in Valuations(_leads[property].Parameters))
        {
            var question = new LeadsQuestion<TModel, TState>(_graph, property, _leads[property].Given.Count, values);
            valuations++;
            MarkAvoiding(question);
            var trapped = _components.Find(question, _cancellation);
            pending += _components.Visited;
            if (_cancellation.IsCancellationRequested)
            {
                return (Result(LeadsVerdict.NotDecided, "it was cancelled"), null);
            }

            if (trapped)
            {
                return (Result(LeadsVerdict.Violated), new LeadsTrace<TModel, TState>(_graph, _avoids, _components, question).Tell());
            }
        }

        return (Result(LeadsVerdict.Holds), null);
    }

    /// <summary>A given event that does not occur, or not with all arguments: then a run that waits for it for ever says nothing about the whole machine.</summary>
    private string? MissingGiven(int property)
        => _part is null ? null : _leads[property].Given.FirstOrDefault(given => !_part.OffersWhole(_info.Event(given.Split('(')[0])));

    private void MarkAvoiding(LeadsQuestion<TModel, TState> question)
    {
        for (var i = 0; i < _avoids.Length; i++)
        {
            _avoids[i] = !question.IsGoal(i);
        }
    }

    private IEnumerable<int[]> Valuations(IReadOnlyList<ParameterInfo> parameters)
    {
        IEnumerable<int[]> all = [[]];
        foreach (var parameter in parameters)
        {
            var values = parameter.Type.Values(parameter.Type.Entity < 0 ? 0 : _counts[parameter.Type.Entity]).ToList();
            all = all.SelectMany(before => values.Select(v => (int[])[.. before, v]));
        }

        return all;
    }
}

/// <summary>A leads-to property for certain values of its parameters.</summary>
internal sealed class LeadsQuestion<TModel, TState>(StateGraph<TModel, TState> graph, int property, int givens, int[] values)
    where TModel : struct, IModel<TState>
    where TState : unmanaged, IPacked<TState>
{
    private readonly int _first = values.Length > 0 ? values[0] : 0;
    private readonly int _second = values.Length > 1 ? values[1] : 0;

    public int Property { get; } = property;

    public IReadOnlyList<int> Values { get; } = values;

    /// <summary>A bit for each given event.</summary>
    public ulong AllGiven { get; } = GivenMasks.All(givens);

    public bool IsPremise(int state)
    {
        var asked = graph[state];
        return graph.Model.LeadsFrom(Property, ref asked, _first, _second);
    }

    public bool IsGoal(int state)
    {
        var asked = graph[state];
        return graph.Model.LeadsTo(Property, ref asked, _first, _second);
    }

    /// <summary>Which given events an event is.</summary>
    public ulong GivenBy(in MachineEvent fired)
    {
        var mask = 0UL;
        for (var g = 0; AllGiven >> g != 0 && g < GivenMasks.Most; g++)
        {
            mask |= graph.Model.LeadsGiven(Property, g, fired, _first, _second) ? 1UL << g : 0;
        }

        return mask;
    }
}

/// <summary>Sets of given events, a bit for each.</summary>
internal static class GivenMasks
{
    public const int Most = 64;

    public static ulong All(int givens) => givens == 0 ? 0 : ulong.MaxValue >> (Most - givens);
}
