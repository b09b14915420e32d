namespace StateMachine;

/// <summary>What a value of the spec is. Every finite value travels as one <see cref="int"/>; this says how to read it.</summary>
public enum ValueKind
{
    /// <summary>0 or 1.</summary>
    Bool,

    /// <summary>The number itself.</summary>
    Int,

    /// <summary>The index of a member.</summary>
    Enum,

    /// <summary>The index of an instance.</summary>
    Entity,

    /// <summary>The members of the enums first, then instances of the entity.</summary>
    Union,

    /// <summary>A bit for each member of an enum.</summary>
    EnumSet,

    /// <summary>A set of entities, or a list: it has no single number.</summary>
    Collection,

    /// <summary>Travels as an object; no rule looks at it.</summary>
    Opaque,
}

/// <summary>The type of a value that travels as an <see cref="int"/>.</summary>
/// <param name="Name">The type as the spec writes it.</param>
/// <param name="Kind">How to read the number.</param>
/// <param name="IsOptional">Whether there is a number for none, <see cref="None"/>.</param>
/// <param name="Names">The members, for enums and the enum part of a union; for a collection those of an element.</param>
/// <param name="Entity">The entity, for entities and the entity part of a union, and for a collection of them; else -1.</param>
/// <param name="Low">The smallest number of an integer, or of an opaque number with bounds.</param>
/// <param name="High">The largest number of the same.</param>
public sealed record ValueInfo(string Name, ValueKind Kind, bool IsOptional, IReadOnlyList<string> Names, int Entity, int Low, int High)
{
    /// <summary>The number that stands for none: the one below all others, -1 unless the type has negative numbers itself.</summary>
    public int None => Kind == ValueKind.Int ? Math.Min(Low, 0) - 1 : -1;

    /// <summary>Writes a value for people; <paramref name="nameOf"/> names an instance (entity, index).</summary>
    public string Format(int value, Func<int, int, string> nameOf) => value == None && IsOptional ? "none" : Kind switch
    {
        ValueKind.Bool => value != 0 ? "yes" : "no",
        ValueKind.Int => value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ValueKind.Enum => Names[value],
        ValueKind.Entity => nameOf(Entity, value),
        ValueKind.Union => value < Names.Count ? Names[value] : nameOf(Entity, value - Names.Count),
        ValueKind.EnumSet => value == 0 ? "empty" : "{ " + string.Join(", ", Names.Where((_, i) => (value >> i & 1) != 0)) + " }",
        _ => Name,
    };

    /// <summary>All values of a finite type, given the number of instances of its entity.</summary>
    /// <exception cref="MachineException">The type is opaque or a collection.</exception>
    public IEnumerable<int> Values(int instances)
    {
        var values = Kind switch
        {
            ValueKind.Bool => Enumerable.Range(0, 2),
            ValueKind.Int => Enumerable.Range(Low, High - Low + 1),
            ValueKind.Enum => Enumerable.Range(0, Names.Count),
            ValueKind.Entity => Enumerable.Range(0, instances),
            ValueKind.Union => Enumerable.Range(0, Names.Count + (Entity >= 0 ? instances : 0)),
            ValueKind.EnumSet => Enumerable.Range(0, 1 << Names.Count),
            _ => throw new MachineException($"The type '{Name}' is not finite, so its values cannot be listed."),
        };
        return IsOptional ? values.Prepend(None) : values;
    }
}
