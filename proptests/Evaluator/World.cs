using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>One instance of an entity: its leaf state (null where the entity has none) and its variables.</summary>
public sealed class Instance
{
    public required string? State { get; set; }

    public required Dictionary<string, Value> Variables { get; init; }

    public Instance Clone() => new() { State = State, Variables = new Dictionary<string, Value>(Variables) };
}

/// <summary>Everything that a spec can remember: the instances of each entity, and the options of the policies.</summary>
public sealed class World
{
    private readonly Spec _spec;
    private readonly Dictionary<string, List<Instance>> _instances;
    private readonly Dictionary<string, string> _policies;

    /// <summary>A world in which nothing has happened: <c>one</c> entities are there, <c>many</c> entities have no instance.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="policies">Options that differ from the defaults, by policy.</param>
    public World(Spec spec, IReadOnlyDictionary<string, string>? policies = null)
    {
        _spec = spec;
        _policies = spec.Model.Policies.ToDictionary(p => p.Name, p => policies?.GetValueOrDefault(p.Name) ?? p.Default);
        _instances = spec.Model.Entities.ToDictionary(e => e.Name, e => new List<Instance>());
        foreach (var entity in spec.Model.Entities.Where(e => !e.IsMany))
        {
            Add(entity.Name);
        }
    }

    private World(World other)
    {
        _spec = other._spec;
        _policies = other._policies;
        _instances = other._instances.ToDictionary(p => p.Key, p => p.Value.ConvertAll(i => i.Clone()));
    }

    /// <summary>The spec that it is a world of.</summary>
    public Spec Spec => _spec;

    public World Clone() => new(this);

    /// <summary>Creates an instance in its initial state, with the defaults of its variables.</summary>
    public InstanceValue Add(string entity)
    {
        var model = _spec.Entity(entity);
        _instances[entity].Add(new Instance
        {
            State = model.Initial,
            Variables = model.Variables.ToDictionary(v => v.Name, v => _spec.Constant(v.Default)),
        });
        return new InstanceValue(entity, _instances[entity].Count - 1);
    }

    /// <summary>How many instances an entity has.</summary>
    public int Count(string entity) => _instances[entity].Count;

    /// <summary>The instances of an entity in order of creation.</summary>
    public IEnumerable<InstanceValue> InstancesOf(string entity) => Enumerable.Range(0, Count(entity)).Select(i => new InstanceValue(entity, i));

    /// <summary>All instances of all entities.</summary>
    public IEnumerable<InstanceValue> AllInstances => _spec.Model.Entities.SelectMany(e => InstancesOf(e.Name));

    public Instance this[InstanceValue instance] => _instances[instance.Entity][instance.Index];

    /// <summary>The option of a policy in this world.</summary>
    public string Policy(string name) => _policies[name];
}
