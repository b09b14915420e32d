using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>A valuation in words: "s.category is RecordAudio and phone is Talking".</summary>
internal sealed class WitnessText
{
    private readonly Lookup _lookup;
    private readonly Dictionary<string, TypeModel> _types;
    private readonly Dictionary<(string Entity, int Instance), string> _instances = [];

    private WitnessText(Lookup lookup, Place place)
    {
        _lookup = lookup;
        _types = place.Names.ToDictionary(n => n.Name, n => n.Type);
    }

    /// <summary>What the current valuation has chosen for a question at this place.</summary>
    public static string Of(Questions questions, Place place)
    {
        var text = new WitnessText(questions.Lookup, place);
        return string.Join(" and ", questions.Witness.Select(w => text.Fact(w.Atom, w.Value)).Where(f => f is not null));
    }

    /// <summary>A single value in words.</summary>
    public static string Value(Questions questions, TypeModel type, int value) => new WitnessText(questions.Lookup, new Place("", default, [])).Value(type, value);

    private string? Fact(Atom atom, int value) => atom.Kind switch
    {
        AtomKind.State => $"{Instance(atom.Owner, atom.Instance)} is {_lookup.Leaves(atom.Owner)[value]}",
        AtomKind.Variable => $"{Instance(atom.Owner, atom.Instance)}.{atom.Name} is {Value(_lookup.Variable(atom.Owner, atom.Name).Type, value)}",
        AtomKind.Member => $"{Value(ElementOf(_lookup.Variable(atom.Owner, atom.Name).Type), atom.Element)} {In(value)} {Instance(atom.Owner, atom.Instance)}.{atom.Name}",
        AtomKind.Policy => $"{atom.Owner} is {_lookup.Members(_lookup.Policies[atom.Owner].TypeName)[value]}",
        AtomKind.Parameter => Parameter(atom.Owner, value),
        AtomKind.ParameterMember => $"{Value(ElementOf(_types[atom.Owner]), atom.Element)} {In(value)} {atom.Owner}",
        AtomKind.Count when value > _types.Values.Count(t => t == new EntityType(atom.Owner)) => $"there are {value} of {atom.Owner}",
        _ => null,
    };

    private string? Parameter(string name, int value)
    {
        if (_types[name] is not EntityType entity)
        {
            return $"{name} is {Value(_types[name], value)}";
        }

        if (_instances.TryGetValue((entity.Name, value), out var same))
        {
            return $"{name} is {same}";
        }

        _instances.Add((entity.Name, value), name);
        return null;
    }

    private string Value(TypeModel type, int value) => type switch
    {
        _ when value == Lookup.None => "none",
        BoolType => value == 1 ? "yes" : "no",
        EnumType named => _lookup.Members(named.Name)[value],
        EntityType entity => Instance(entity.Name, value),
        OptionalType optional => Value(optional.Element, value),
        UnionType union => Value(_lookup.Unions[union.Name].Alternatives[value / Lookup.UnionStep], value % Lookup.UnionStep),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A name for an instance: the parameter that stands for it, or one of its own for another one.</summary>
    private string Instance(string entity, int instance)
        => !_lookup.Entities[entity].IsMany ? ExpressionText.LowerFirst(entity)
            : _instances.TryGetValue((entity, instance), out var name) ? name
            : $"another {entity}";

    private static string In(int value) => value == 1 ? "in" : "not in";

    private static TypeModel ElementOf(TypeModel type) => type is SetType set ? set.Element : ((ListType)type).Element;
}
