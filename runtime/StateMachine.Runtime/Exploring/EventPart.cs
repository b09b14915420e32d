namespace StateMachine;

/// <summary>
/// The events that occur in an exploration of a part of a machine. The others never do, so what only they change stays as it is at the start.
/// </summary>
/// <remarks>
/// A violation that is found in a part is one of the whole machine, since each of its events occurs there too; that nothing is found says nothing about
/// the rest. Cascades belong to the events that raise them and cannot be left out. Immutable.
/// </remarks>
public sealed class EventPart
{
    private readonly MachineInfo _info;
    private readonly bool[] _offered;
    private readonly bool[] _whole;
    private readonly Matcher[] _only;
    private readonly Matcher[] _without;

    private EventPart(MachineInfo info, Matcher[] only, Matcher[] without)
    {
        _info = info;
        _only = only;
        _without = without;
        var events = Enumerable.Range(0, info.Events.Count).ToList();
        _offered = [.. events.Select(e => !info.Events[e].IsCascade && (only.Length == 0 || only.Any(m => m.Event == e)) && !without.Any(m => m.Event == e && m.IsWhole))];
        _whole = [.. events.Select(e => _offered[e] && (only.Length == 0 || only.Any(m => m.Event == e && m.IsWhole)) && !without.Any(m => m.Event == e))];
    }

    /// <summary>The part with the events that one of <paramref name="only"/> names, all where it is empty, but none that one of <paramref name="without"/> names.</summary>
    /// <exception cref="MachineException">There is no such event or value, or nothing is left.</exception>
    public static EventPart Of(MachineInfo info, IReadOnlyList<EventPattern> only, IReadOnlyList<EventPattern> without)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(only);
        ArgumentNullException.ThrowIfNull(without);
        var part = new EventPart(info, [.. only.Select(p => new Matcher(info, p))], [.. without.Select(p => new Matcher(info, p))]);
        return part._offered.Contains(true) ? part : throw new MachineException($"Every event of {info.Name} is left out, so there is nothing to explore.");
    }

    /// <summary>The indexes of the events of which some or all occur.</summary>
    public IEnumerable<int> Offered => Enumerable.Range(0, _offered.Length).Where(e => _offered[e]);

    /// <summary>The indexes of the events that never occur.</summary>
    public IEnumerable<int> LeftOut => Enumerable.Range(0, _offered.Length).Where(e => !_offered[e] && !_info.Events[e].IsCascade);

    /// <summary>The indexes of the events that occur with some arguments only.</summary>
    public IEnumerable<int> Narrowed => Offered.Where(e => !_whole[e]);

    /// <summary>Whether an event occurs with some arguments.</summary>
    public bool Offers(int kind) => _offered[kind];

    /// <summary>Whether an event occurs with all arguments.</summary>
    public bool OffersWhole(int kind) => _whole[kind];

    /// <summary>Whether an event with its arguments occurs.</summary>
    public bool Contains(in MachineEvent fired)
    {
        if (_whole[fired.Kind] || !_offered[fired.Kind])
        {
            return _whole[fired.Kind];
        }

        var asked = fired;
        return (_only.Length == 0 || Array.Exists(_only, m => m.Matches(asked))) && !Array.Exists(_without, m => m.Matches(asked));
    }

    /// <summary>One sentence for people: which events occur and which are left out.</summary>
    public override string ToString()
    {
        string Names(IEnumerable<int> events) => string.Join(", ", events.Select(e => _info.Events[e].Name));
        var narrowed = Narrowed.Any() ? $"; in part: {string.Join(", ", Narrowed.Select(DescribeNarrowed))}" : "";
        var left = LeftOut.Any() ? $"; left out: {Names(LeftOut)}" : "";
        return $"{Offered.Count()} of {_info.Events.Count(e => !e.IsCascade)} events occur{narrowed}{left}";
    }

    private string DescribeNarrowed(int kind)
    {
        static string Join(IEnumerable<Matcher> matchers) => string.Join(" or ", matchers.Select(m => m.Pattern));
        var only = _only.Where(m => m.Event == kind).ToList();
        var without = _without.Where(m => m.Event == kind).ToList();
        return $"{(only.Count == 0 ? _info.Events[kind].Name : Join(only))}{(without.Count == 0 ? "" : $" but not {Join(without)}")}";
    }

    /// <summary>A pattern whose values are numbers.</summary>
    private sealed class Matcher
    {
        private readonly int?[] _values;

        public Matcher(MachineInfo info, EventPattern pattern)
        {
            Pattern = pattern;
            Event = info.Event(pattern.Event);
            var parameters = info.Events[Event].Parameters;
            if (info.Events[Event].IsCascade)
            {
                throw new MachineException($"'{pattern.Event}' is a cascade: it occurs when a rule raises it. Name the events whose rules do.");
            }

            _values = pattern.Arguments.Count <= parameters.Count
                ? [.. pattern.Arguments.Select((text, i) => text == EventPattern.Any ? (int?)null : Value(pattern, parameters[i], text))]
                : throw new MachineException($"'{pattern}' has {pattern.Arguments.Count} arguments, but {pattern.Event} takes {parameters.Count}.");
        }

        public EventPattern Pattern { get; }

        public int Event { get; }

        public bool IsWhole => Array.TrueForAll(_values, v => v is null);

        public bool Matches(in MachineEvent fired)
        {
            var matches = fired.Kind == Event;
            for (var i = 0; matches && i < _values.Length; i++)
            {
                matches = _values[i] is not { } value || fired[i] == value;
            }

            return matches;
        }

        private static int Value(EventPattern pattern, ParameterInfo parameter, string text)
        {
            if (parameter.Type.Kind is ValueKind.Entity or ValueKind.Opaque or ValueKind.Collection || parameter.IsUnused)
            {
                throw new MachineException($"'{pattern}' gives a value for '{parameter.Name}', but {(parameter.IsUnused ? "no rule looks at it" : "instances and opaque values have no names in an exploration")}. Write '*' there.");
            }

            // Members of the entity part of a union have no names either, so they match no text.
            foreach (var value in parameter.Type.Values(instances: 0))
            {
                if (WithoutBlanks(parameter.Type.Format(value, static (_, _) => "")) == WithoutBlanks(text))
                {
                    return value;
                }
            }

            var names = parameter.Type.Names.Count > 0 ? $" It has: {string.Join(", ", parameter.Type.Names)}." : "";
            throw new MachineException($"'{text}' in '{pattern}' is no value of '{parameter.Name}', which is of the type {parameter.Type.Name}.{names}");
        }

        private static string WithoutBlanks(string text) => text.Replace(" ", "", StringComparison.Ordinal);
    }
}
