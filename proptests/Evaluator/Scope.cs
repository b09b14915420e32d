namespace AudioSessions.Properties.Evaluator;

/// <summary>What an expression can see: a world, the one before (in step properties), and the names bound around it.</summary>
public sealed class Scope
{
    private readonly Scope? _outer;
    private readonly string _name;
    private readonly Value _value;

    public Scope(World world, World? before = null)
    {
        World = world;
        Before = before;
        _name = "";
        _value = NoneValue.Instance;
    }

    private Scope(Scope outer, World world, World? before, string name, Value value)
    {
        World = world;
        Before = before;
        _outer = outer;
        _name = name;
        _value = value;
    }

    public World World { get; }

    public World? Before { get; }

    /// <summary>This scope with one more name.</summary>
    public Scope With(string name, Value value) => new(this, World, Before, name, value);

    /// <summary>The names of this scope over the world before.</summary>
    public Scope InThePast() => new(this, Before ?? throw new SpecFaultException("'was' outside a step property."), null, "", NoneValue.Instance);

    /// <summary>The world of this scope, without any names: what a definition sees.</summary>
    public Scope Outside() => new(World, Before);

    public Value this[string name]
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope._outer)
            {
                if (scope._name == name)
                {
                    return scope._value;
                }
            }

            throw new SpecFaultException($"The name '{name}' is not bound.");
        }
    }
}
