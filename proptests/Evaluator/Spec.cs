using System.Collections.Immutable;
using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>A bound model with its parts by name.</summary>
public sealed class Spec
{
    private readonly Dictionary<string, EntityModel> _entities;
    private readonly Dictionary<string, EnumModel> _enums;
    private readonly Dictionary<string, UnionModel> _unions;
    private readonly Dictionary<string, MatrixModel> _matrices;
    private readonly Dictionary<string, DefinitionModel> _definitions;
    private readonly Dictionary<string, EventModel> _events;
    private readonly Dictionary<string, IReadOnlyList<string>> _members = [];

    public Spec(MachineModel model)
    {
        Model = model;
        _entities = model.Entities.ToDictionary(e => e.Name);
        _enums = model.Enums.ToDictionary(e => e.Name);
        _unions = model.Unions.ToDictionary(u => u.Name);
        _matrices = model.Matrices.ToDictionary(m => m.Name);
        _definitions = model.Definitions.ToDictionary(d => d.Name);
        _events = model.Events.ToDictionary(e => e.Name);
        foreach (var type in model.Enums)
        {
            _members.Add(type.Name, [.. type.Members.Select(m => m.Name)]);
        }

        foreach (var policy in model.Policies)
        {
            _members.Add(policy.TypeName, [.. policy.Options.Select(o => o.Name)]);
        }
    }

    public MachineModel Model { get; }

    public EntityModel Entity(string name) => _entities[name];

    public EnumModel Enum(string name) => _enums[name];

    public UnionModel Union(string name) => _unions[name];

    public MatrixModel Matrix(string name) => _matrices[name];

    public DefinitionModel Definition(string name) => _definitions[name];

    public EventModel Event(string name) => _events[name];

    public RuleModel Rule(int id) => Model.Rules[id];

    public StateModel State(string entity, string state) => Entity(entity).States.First(s => s.Name == state);

    public VariableModel Variable(string entity, string variable) => Entity(entity).Variables.First(v => v.Name == variable);

    /// <summary>The members of an enum, the rows of a table, the options of a policy, in order of declaration.</summary>
    public IReadOnlyList<string> Members(string type) => _members[type];

    /// <summary>A state and all that contain it, inner first.</summary>
    public IReadOnlyList<string> Ancestry(string entity, string? state)
    {
        var chain = new List<string>();
        for (var at = state; at is not null; at = State(entity, at).Parent)
        {
            chain.Add(at);
        }

        return chain;
    }

    /// <summary>A constant expression: a default, a cell.</summary>
    public Value Constant(ExprModel expression) => expression switch
    {
        BoolExpr e => new BoolValue(e.Value),
        IntExpr e => new IntValue(e.Value),
        CodeExpr e => new CodeValue(e.Value),
        TextExpr e => new TextValue(e.Value),
        MemberExpr e => new MemberValue(e.Enum, e.Member),
        NoneExpr => NoneValue.Instance,
        ToUnionExpr e => Constant(e.Value),
        ToOptionalExpr e => Constant(e.Value),
        SetExpr { Type: ListType } e => new ListValue([.. e.Items.Select(Constant)]),
        SetExpr e => new SetValue([.. e.Items.Select(Constant)]),
        _ => throw new SpecFaultException($"The expression {expression} is no constant."),
    };

    /// <summary>All values of a finite type, in its order: declaration for enums, creation for entities, the enums of a union before its entities.</summary>
    public IEnumerable<Value> Values(TypeModel type, World world) => type switch
    {
        BoolType => [new BoolValue(false), new BoolValue(true)],
        IntType t => Enumerable.Range(t.Low, t.High - t.Low + 1).Select(i => new IntValue(i)),
        EnumType t => Members(t.Name).Select(m => new MemberValue(t.Name, m)),
        EntityType t => world.InstancesOf(t.Name),
        UnionType t => Union(t.Name).Alternatives.OrderBy(a => a is EntityType).SelectMany(a => Values(a, world)),
        OptionalType t => Values(t.Element, world).Prepend(NoneValue.Instance),
        SetType t => Subsets([.. Values(t.Element, world)]),
        OpaqueType => [NoneValue.Instance],
        _ => throw new SpecFaultException($"The values of {type} cannot be listed."),
    };

    /// <summary>All combinations of values of some parameters.</summary>
    public IEnumerable<IReadOnlyList<Value>> Tuples(IEnumerable<ParameterModel> parameters, World world)
        => parameters.Aggregate(
            (IEnumerable<IReadOnlyList<Value>>)[[]],
            (tuples, p) => tuples.SelectMany(t => Values(p.Type, world).Select(v => (IReadOnlyList<Value>)[.. t, v])));

    private static IEnumerable<Value> Subsets(ImmutableArray<Value> elements)
    {
        for (var bits = 0; bits < 1 << elements.Length; bits++)
        {
            yield return new SetValue([.. elements.Where((_, i) => (bits >> i & 1) != 0)]);
        }
    }
}

/// <summary>The spec does something that the language forbids, and that only running it can find.</summary>
public sealed class SpecFaultException(string message) : Exception(message);
