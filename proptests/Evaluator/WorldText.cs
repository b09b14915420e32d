using System.Collections.Immutable;
using System.Globalization;
using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>
/// A world as plain lines, <c>Session#0.mix = no</c>, one for each state and finite variable, in the order of the spec: the form in which
/// worlds of different makes are compared. Opaque variables are left out, as exploring does.
/// </summary>
public static class WorldText
{
    /// <summary>Writes a world.</summary>
    public static string Dump(World world)
    {
        var lines = new List<string>();
        foreach (var who in world.AllInstances)
        {
            if (world[who].State is { } state)
            {
                lines.Add($"{who} is {state}");
            }

            lines.AddRange(world.Spec.Entity(who.Entity).Variables
                .Where(v => v.Type is not OpaqueType)
                .Select(v => $"{who}.{v.Name} = {world[who].Variables[v.Name]}"));
        }

        return string.Join("\n", lines);
    }

    /// <summary>Reads what <see cref="Dump"/> writes; instances are created as the text names them.</summary>
    public static World Load(Spec spec, string text, IReadOnlyDictionary<string, string>? policies = null)
    {
        var world = new World(spec, policies);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var isState = !line.Contains(" = ", StringComparison.Ordinal);
            var parts = line.Split(isState ? " is " : " = ", 2);
            var path = parts[0].Split('.');
            var who = ReadInstance(path[0]);
            while (world.Count(who.Entity) <= who.Index)
            {
                world.Add(who.Entity);
            }

            if (isState)
            {
                world[who].State = parts[1];
            }
            else
            {
                world[who].Variables[path[1]] = Read(spec, spec.Variable(who.Entity, path[1]).Type, parts[1]);
            }
        }

        return world;
    }

    /// <summary>How an instance is called that nobody has named: <c>Session 0</c>, or <c>phone</c> for a <c>one</c> entity.</summary>
    public static string DefaultName(Spec spec, InstanceValue who)
        => spec.Entity(who.Entity).IsMany ? $"{who.Entity} {who.Index}" : char.ToLowerInvariant(who.Entity[0]) + who.Entity[1..];

    private static InstanceValue ReadInstance(string text)
    {
        var parts = text.Split('#');
        return new InstanceValue(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static Value Read(Spec spec, TypeModel type, string text) => type switch
    {
        OptionalType when text == "none" => NoneValue.Instance,
        OptionalType t => Read(spec, t.Element, text),
        BoolType => new BoolValue(text == "yes"),
        IntType => new IntValue(int.Parse(text, CultureInfo.InvariantCulture)),
        EntityType => ReadInstance(text),
        EnumType t => new MemberValue(t.Name, text),
        UnionType t => text.Contains('#') ? ReadInstance(text) : ReadMember(spec, t, text),
        SetType t => new SetValue([.. Elements(text).Select(e => Read(spec, t.Element, e))]),
        ListType t => new ListValue([.. Elements(text).Select(e => Read(spec, t.Element, e))]),
        _ => throw new SpecFaultException($"A value of {type} cannot be read."),
    };

    private static MemberValue ReadMember(Spec spec, UnionType union, string text)
    {
        var type = spec.Union(union.Name).Alternatives.OfType<EnumType>().First(t => spec.Members(t.Name).Contains(text));
        return new MemberValue(type.Name, text);
    }

    private static ImmutableArray<string> Elements(string text)
        => [.. text.Trim('{', '}', '[', ']', ' ').Split(", ", StringSplitOptions.RemoveEmptyEntries)];
}
