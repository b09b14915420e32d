using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>The model with look-ups, and the one place that decides how its names and types look in C#.</summary>
internal sealed class EmitContext
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>Names that emitted functions use themselves.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "world", "before", "effects", "decision", "why", "value", "fired", "machine", "from", "to", "next", "queue", "into" };

    private readonly HashSet<string> _forgotten;

    public EmitContext(MachineModel model, EmitOptions options)
    {
        Model = model;
        Options = options;
        Entities = model.Entities.ToDictionary(e => e.Name, StringComparer.Ordinal);
        Enums = model.Enums.ToDictionary(e => e.Name, StringComparer.Ordinal);
        Definitions = model.Definitions.ToDictionary(d => d.Name, StringComparer.Ordinal);
        Events = model.Events.ToDictionary(e => e.Name, StringComparer.Ordinal);
        _forgotten = new HashSet<string>(model.Events.SelectMany(ModelWalker.Effects).OfType<ForgetEffect>().Select(f => f.Entity), StringComparer.Ordinal);
        DefinitionNames = new HashSet<string>(model.Definitions.Select(d => Pascal(d.Name)), StringComparer.Ordinal);
    }

    public MachineModel Model { get; }

    public EmitOptions Options { get; }

    public Dictionary<string, EntityModel> Entities { get; }

    public Dictionary<string, EnumModel> Enums { get; }

    public Dictionary<string, DefinitionModel> Definitions { get; }

    public Dictionary<string, EventModel> Events { get; }

    /// <summary>The methods that definitions become.</summary>
    public IReadOnlyCollection<string> DefinitionNames { get; }

    public string Machine => Model.Name;

    public string World => $"I{Machine}World";

    public string Rules => $"{Machine}Rules";

    public string EventEnum => $"{Machine}Event";

    public IEnumerable<EntityModel> Many => Model.Entities.Where(e => e.IsMany);

    public int EntityIndex(string name) => IndexOf(Model.Entities, e => e.Name == name);

    public int EventIndex(string name) => IndexOf(Model.Events, e => e.Name == name);

    public int NotificationIndex(string name) => IndexOf(Model.Notifications, n => n.Name == name);

    public int StatusIndex(string? name) => name is null || Model.AnswerType is null ? -1 : IndexOf(Enums[Model.AnswerType].Members, m => m.Name == name);

    public static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> match)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (match(items[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The members of an enum, a policy or the states of an entity.</summary>
    public IReadOnlyList<string> MembersOf(string enumName)
    {
        if (Enums.TryGetValue(enumName, out var declared))
        {
            return declared.Members.Select(m => m.Name).ToList();
        }

        var policy = Model.Policies.FirstOrDefault(p => p.TypeName == enumName);
        if (policy is not null)
        {
            return policy.Options.Select(o => o.Name).ToList();
        }

        var entity = Model.Entities.First(e => StateEnum(e.Name) == enumName);
        return entity.States.Select(s => s.Name).ToList();
    }

    /// <summary>A code of a table as a C# number; 0 where there is none.</summary>
    public static string Code(ExprModel? code) => code switch
    {
        CodeExpr c => $"0x{ExpressionEmitter.Code(c.Value):X8}u",
        IntExpr number => $"{unchecked((uint)number.Value)}u",
        ToOptionalExpr optional => Code(optional.Value),
        _ => "0u",
    };

    public static string StateEnum(string entity) => entity + "State";

    /// <summary>A name with its article.</summary>
    public static string A(string name, char article = 'a') => $"{article}{("AEIO".IndexOf(name[0]) >= 0 ? "n" : "")} {name}";

    /// <summary><c>playsAlone</c> becomes <c>PlaysAlone</c>.</summary>
    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>A parameter or binder of the spec as a C# local.</summary>
    public static string Local(string name) => Keywords.Contains(name) ? "@" + name : Reserved.Contains(name) ? "the" + Pascal(name) : name;

    /// <summary>Whether any rule forgets instances of this entity.</summary>
    public bool IsForgotten(EntityModel entity) => _forgotten.Contains(entity.Name);

    /// <summary>Whether an event may leave something for later: cascades to deliver, instances to forget.</summary>
    public bool HasQueue => _forgotten.Count > 0 || Model.Events.Any(e => e.IsCascade);

    /// <summary>The middle part of a variable's accessors: <c>SessionCategory</c>.</summary>
    public static string Accessor(string entity, string variable) => entity + Pascal(variable);

    /// <summary>How a type is held in C#. Entities and unions are indexes; a set of an enum is a mask.</summary>
    public string Type(TypeModel type) => type switch
    {
        BoolType => "bool",
        IntType or EntityType or UnionType => "int",
        EnumType e => e.Name,
        SetType { Element: EnumType } => "int",
        OptionalType { Element: EntityType or UnionType } => "int",
        OptionalType { Element: ReferenceType or TextType } => "string?",
        OptionalType o => Type(o.Element) + "?",
        OpaqueType { Kind: OpaqueKind.Number } => "double?",
        OpaqueType { Kind: OpaqueKind.Text } => "string?",
        OpaqueType => "object?",
        CodeType => "uint",
        TextType or ReferenceType => "string",
        _ => throw new InvalidOperationException($"{type} has no single C# value."),
    };

    /// <summary>Whether a variable of this type is reached through set or list accessors rather than get and set.</summary>
    public static bool IsCollection(TypeModel type) => type is ListType || type is SetType { Element: not EnumType };

    /// <summary>Whether C# needs <c>.Value</c> to read a narrowed optional.</summary>
    public static bool IsNullable(TypeModel type) => type is OptionalType { Element: not (EntityType or UnionType or TextType or ReferenceType) };

    /// <summary>A C# value as the number that travels in events.</summary>
    public string Encode(TypeModel type, string value) => type switch
    {
        BoolType => $"({value} ? 1 : 0)",
        EnumType => $"(int){Parenthesise(value)}",
        OptionalType { Element: BoolType } => $"({value} is {{ }} given ? given ? 1 : 0 : -1)",
        OptionalType { Element: EnumType } => $"(int?){Parenthesise(value)} ?? -1",
        OptionalType { Element: IntType i } => $"{value} ?? {NoneOf(i)}",
        OpaqueType => "0",
        _ => value,
    };

    /// <summary>The number back as a C# value.</summary>
    public string Decode(TypeModel type, string number) => type switch
    {
        BoolType => $"{number} != 0",
        EnumType e => $"({e.Name}){number}",
        OptionalType { Element: BoolType } => $"({number} < 0 ? null : {number} != 0)",
        OptionalType { Element: EnumType e } => $"({number} < 0 ? null : ({e.Name}?){number})",
        OptionalType { Element: IntType i } => $"({number} == {NoneOf(i)} ? null : (int?){number})",
        _ => number,
    };

    /// <summary>A type's name, with its namespace where one of the methods around it has the same name.</summary>
    public string Qualified(string type, IReadOnlyCollection<string> methods) => methods.Contains(type) ? $"global::{Options.Namespace}.{type}" : type;

    /// <summary>The number that stands for none beside numbers: the one below them all.</summary>
    public static int NoneOf(IntType type) => Math.Min(type.Low, 0) - 1;

    /// <summary>How many enum members come before the entity's instances in a union.</summary>
    public int UnionBase(string union)
        => Model.Unions.First(u => u.Name == union).Alternatives.OfType<EnumType>().Sum(e => MembersOf(e.Name).Count);

    /// <summary>Where the members of <paramref name="enumName"/> start in a union.</summary>
    public int UnionOffset(string union, string enumName)
        => Model.Unions.First(u => u.Name == union).Alternatives.OfType<EnumType>().TakeWhile(e => e.Name != enumName).Sum(e => MembersOf(e.Name).Count);

    /// <summary>The entity part of a union, an entity type or their sets; null for none.</summary>
    public string? EntityOf(TypeModel type) => type switch
    {
        EntityType e => e.Name,
        UnionType u => Model.Unions.First(x => x.Name == u.Name).Alternatives.OfType<EntityType>().FirstOrDefault()?.Name,
        OptionalType o => EntityOf(o.Element),
        SetType s => EntityOf(s.Element),
        ListType l => EntityOf(l.Element),
        _ => null,
    };

    /// <summary>The number of the union's enum members that precede its instances; 0 for a plain entity.</summary>
    public int BaseOf(TypeModel element) => element is UnionType u ? UnionBase(u.Name) : 0;

    /// <summary>The parameters of an event or definition as C# parameters, each with a leading comma.</summary>
    public string Parameters(IEnumerable<ParameterModel> parameters)
        => string.Concat(parameters.Where(p => !IsOne(p.Type)).Select(p => $", {Type(p.Type)} {Local(p.Name)}"));

    /// <summary>The same as arguments.</summary>
    public string Arguments(IEnumerable<ParameterModel> parameters)
        => string.Concat(parameters.Where(p => !IsOne(p.Type)).Select(p => $", {Local(p.Name)}"));

    /// <summary>The arguments of an event, read from <paramref name="source"/>, a <c>MachineEvent</c>.</summary>
    public string Decoded(IReadOnlyList<ParameterModel> parameters, string source)
        => string.Concat(parameters.Select((p, i) => (p, i)).Where(x => !IsOne(x.p.Type))
            .Select(x => ", " + (x.p.Type is OpaqueType opaque ? Typed(opaque, $"{source}.Opaque") : Decode(x.p.Type, $"{source}.A{x.i}"))));

    /// <summary>The object of an event as a value of its kind.</summary>
    public static string Typed(OpaqueType type, string value) => type.Kind switch
    {
        OpaqueKind.Number => $"Opaques.Number({value})",
        OpaqueKind.Text => $"Opaques.Text({value})",
        _ => value,
    };

    /// <summary>Whether a type is a <c>one</c> entity: it has a single instance, so it is never passed.</summary>
    public bool IsOne(TypeModel type) => type is EntityType e && !Entities[e.Name].IsMany;

    public static string Parenthesise(string value)
        => value.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '@') || (value.EndsWith(")", StringComparison.Ordinal) && IsCall(value)) ? value : $"({value})";

    private static bool IsCall(string value)
    {
        // A call such as world.GetX(s): every parenthesis closes before the end but the last one, and nothing but a path precedes the first.
        var depth = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '(')
            {
                depth++;
            }
            else if (c == ')')
            {
                depth--;
            }
            else if (depth == 0 && !char.IsLetterOrDigit(c) && c is not ('_' or '.' or '@'))
            {
                return false;
            }
        }

        return value[0] != '(';
    }
}
