namespace StateMachine;

/// <summary>Reads the world of a machine for people.</summary>
public static class WorldText
{
    /// <summary>The value of a variable of an instance; null for an opaque one, which only its owner can read.</summary>
    public static string? Value(Machine machine, int entity, int variable, int instance, Func<int, int, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var type = machine.Info.Entities[entity].Variables[variable].Type;
        return type.Kind switch
        {
            ValueKind.Opaque => null,
            ValueKind.Collection => Collection(type, machine.Elements(entity, variable, instance), nameOf),
            _ => type.Format(machine.Get(entity, variable, instance), nameOf),
        };
    }

    /// <summary>The name of the leaf state that an instance is in; empty for an entity without states.</summary>
    public static string State(Machine machine, int entity, int instance)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return StateName(machine.Info, entity, machine.StateOf(entity, instance));
    }

    /// <summary>The name of a state; empty for an entity without states.</summary>
    public static string StateName(MachineInfo info, int entity, int state)
    {
        ArgumentNullException.ThrowIfNull(info);
        return state < 0 ? "" : info.Entities[entity].States[state].Name;
    }

    private static string Collection(ValueInfo type, IReadOnlyList<int> elements, Func<int, int, string> nameOf)
        => elements.Count == 0 ? "empty" : "{ " + string.Join(", ", elements.Select(e => Element(type, e, nameOf))) + " }";

    private static string Element(ValueInfo type, int element, Func<int, int, string> nameOf)
        => element < type.Names.Count ? type.Names[element] : nameOf(type.Entity, element - type.Names.Count);
}
