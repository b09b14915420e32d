using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>
/// Turns expressions into C# expressions. Quantifiers become small functions of their own (<see cref="Helpers"/>), since C# has no
/// expression that loops; the JIT inlines them again.
/// </summary>
internal sealed partial class ExpressionEmitter
{
    private readonly EmitContext _context;
    private readonly string _owner;
    private readonly bool _hasBefore;
    private readonly Dictionary<string, TypeModel> _declared = new(StringComparer.Ordinal);
    private readonly List<string> _helpers;
    private readonly string _typeArguments;
    private readonly IReadOnlyCollection<string> _hiding;
    private string _world = "world";

    /// <param name="context">The model.</param>
    /// <param name="owner">The name that helpers begin with: unique in the class that they are emitted into.</param>
    /// <param name="hasBefore">Whether <c>was</c> may occur: there is then a second world called <c>before</c>.</param>
    /// <param name="hiding">The methods of the class that is emitted into, where they are not the definitions: an enum of such a name needs its namespace.</param>
    public ExpressionEmitter(EmitContext context, string owner, bool hasBefore = false, IReadOnlyCollection<string>? hiding = null)
    {
        _hiding = hiding ?? context.DefinitionNames;
        _context = context;
        _owner = owner;
        _hasBefore = hasBefore;
        _helpers = [];
        _typeArguments = "<TWorld>";
    }

    /// <summary>The functions that the emitted expressions call, to be written beside them.</summary>
    public IReadOnlyList<string> Helpers => _helpers;

    /// <summary>Declares a parameter or binder, so that narrowed reads are told from plain ones.</summary>
    public ExpressionEmitter Declare(string name, TypeModel type)
    {
        _declared[name] = type;
        return this;
    }

    /// <summary>Declares all parameters.</summary>
    public ExpressionEmitter Declare(IEnumerable<ParameterModel> parameters)
    {
        foreach (var parameter in parameters)
        {
            Declare(parameter.Name, parameter.Type);
        }

        return this;
    }

    /// <summary>An expression as the number that travels in events. One that is written out as optional needs no question whether it is there.</summary>
    public string Encoded(TypeModel type, ExprModel value) => (type, value) switch
    {
        (OptionalType { Element: IntType number }, NoneExpr) => EmitContext.NoneOf(number).ToString(CultureInfo.InvariantCulture),
        (OptionalType { Element: BoolType or EnumType }, NoneExpr) => "-1",
        (OptionalType optional, ToOptionalExpr given) => _context.Encode(optional.Element, Emit(given.Value)),
        _ => _context.Encode(type, Emit(value)),
    };

    /// <summary>The expression, to stand on its own.</summary>
    public string Emit(ExprModel e) => Strip(Write(e));

    /// <summary>The expression, to stand as an operand.</summary>
    public string Operand(ExprModel e) => Write(e);

    /// <summary>The number of an element, as the accessors of sets and lists take it; -1 for none.</summary>
    public string Member(ExprModel e) => e is ToOptionalExpr known ? Member(known.Value) : _context.Encode(e.Type, Emit(e));

    private static string Strip(string text)
    {
        if (text.Length < 2 || text[0] != '(')
        {
            return text;
        }

        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1 && !IsCast(text) ? text.Substring(1, text.Length - 2) : text;
            }
        }

        return text;
    }

    private static bool IsCast(string text) => text.IndexOf(' ') < 0 && text.IndexOf('=') < 0;

    private string Write(ExprModel e) => e switch
    {
        BoolExpr b => b.Value ? "true" : "false",
        IntExpr i => i.Value.ToString(CultureInfo.InvariantCulture),
        CodeExpr c => $"0x{Code(c.Value):X8}u",
        TextExpr t => CodeWriter.Literal(t.Value),
        MemberExpr m => $"{Qualified(m.Enum)}.{m.Member}",
        PolicyExpr p => $"{_world}.{EmitContext.Pascal(p.Policy)}",
        NoneExpr n => n.Type is OptionalType { Element: EntityType or UnionType } or EntityType or UnionType ? "-1" : "null",
        SetExpr s => Mask(s),
        LocalExpr l => Local(l),
        OneExpr => "0",
        ToUnionExpr u => Union(u),
        ToOptionalExpr o => EmitContext.IsNullable(o.Type) ? $"({_context.Type(o.Type)}){EmitContext.Parenthesise(Write(o.Value))}" : Write(o.Value),
        VariableExpr v => Narrowed(v.Type, VariableType(v), $"{_world}.Get{EmitContext.Accessor(v.Entity, v.Variable)}({Index(v.Entity, v.Owner)})"),
        StateTestExpr s => StateTest(s),
        StateOfExpr s => $"{_world}.Get{EmitContext.StateEnum(s.Entity)}({Index(s.Entity, s.Owner)})",
        ColumnExpr c => Narrowed(c.Type, ColumnType(c), $"{Write(c.Row)}.{EmitContext.Pascal(c.Column)}()"),
        CallExpr c => Narrowed(c.Type, _context.Definitions[c.Definition].Type, Call(EmitContext.Pascal(c.Definition), _context.Definitions[c.Definition].Parameters, c.Arguments)),
        MatrixExpr m => $"{_context.Machine}Tables.{EmitContext.Pascal(m.Matrix)}({Emit(m.Row)}, {Emit(m.Column)})",
        NotExpr n => Not(n.Operand),
        BinaryExpr b => Binary(b),
        InExpr i => In(i),
        BeforeExpr b => Before(b),
        EndOfListExpr f => ListEnd(f),
        QuantifierExpr q => Quantifier(q),
        WasExpr w => Was(w),
        SizeOfExpr s => $"Fit.Size({Emit(s.Value)})",
        FitsExpr f => $"Fit{_owner}({Emit(((ColumnExpr)f.Event).Row)}, {Emit(f.Value)}, out _)",
        _ => throw new InvalidOperationException($"No C# for {e.GetType().Name}."),
    };

    private string Qualified(string name) => _context.Qualified(name, _hiding);

    /// <summary>The big-endian reading of four characters.</summary>
    public static uint Code(string four) => four.Aggregate(0u, (code, c) => (code << 8) | (byte)c);

    private string Mask(SetExpr set) => set.Items.Count == 0 ? "0" : "(" + string.Join(" | ", set.Items.Select(i => $"(1 << (int){EmitContext.Parenthesise(Write(i))})")) + ")";

    private string Local(LocalExpr local)
    {
        if (_context.IsOne(local.Type))
        {
            return "0";
        }

        var name = EmitContext.Local(local.Name);
        return _declared.TryGetValue(local.Name, out var declared) ? Narrowed(local.Type, declared, name) : name;
    }

    private static string Narrowed(TypeModel used, TypeModel declared, string value)
        => EmitContext.IsNullable(declared) && used is not OptionalType ? value + ".GetValueOrDefault()" : value;

    private TypeModel VariableType(VariableExpr v) => _context.Entities[v.Entity].Variables.First(x => x.Name == v.Variable).Type;

    private TypeModel ColumnType(ColumnExpr c) => _context.Enums[c.Table].Columns.First(x => x.Name == c.Column).Type;

    private string Union(ToUnionExpr u) => u.Value.Type switch
    {
        EnumType => $"{Qualified(u.Union)}.Of({Emit(u.Value)})",
        EntityType entity => $"{Qualified(u.Union)}.Of{entity.Name}({Emit(u.Value)})",
        _ => Write(u.Value),
    };

    /// <summary>The instance argument of an accessor: nothing for a <c>one</c> entity.</summary>
    public string Index(string entity, ExprModel owner) => _context.Entities[entity].IsMany ? Emit(owner) : "";

    /// <summary>The instance argument followed by further ones.</summary>
    public string Index(string entity, ExprModel owner, string further)
    {
        var index = Index(entity, owner);
        return index.Length == 0 ? further : $"{index}, {further}";
    }

    private string StateTest(StateTestExpr test)
    {
        var type = EmitContext.StateEnum(test.Entity);
        var state = _context.Entities[test.Entity].States.First(s => s.Name == test.State);
        var read = $"{_world}.Get{type}({Index(test.Entity, test.Owner)})";
        return state.IsLeaf
            ? $"({read} == {type}.{test.State})"
            : $"({read} is {string.Join(" or ", state.Leaves.Select(l => $"{type}.{l}"))})";
    }

    private string Call(string function, IReadOnlyList<ParameterModel> parameters, IReadOnlyList<ExprModel> arguments)
    {
        var passed = arguments.Where((_, i) => !_context.IsOne(parameters[i].Type)).Select(a => ", " + Emit(a));
        return $"{function}(ref {_world}{string.Concat(passed)})";
    }

    private string Not(ExprModel operand)
    {
        if (operand is NotExpr twice)
        {
            return Write(twice.Operand);
        }

        var text = Write(operand);
        return operand is StateTestExpr or BinaryExpr { Kind: BinaryKind.Equal } && text.Contains(" == ") && text.IndexOf("&&", StringComparison.Ordinal) < 0 && text.IndexOf("||", StringComparison.Ordinal) < 0 && Count(text, " == ") == 1
            ? text.Replace(" == ", " != ")
            : "!" + EmitContext.Parenthesise(text);
    }

    private static int Count(string text, string part) => (text.Length - text.Replace(part, "").Length) / part.Length;

    private string Binary(BinaryExpr b)
    {
        switch (b.Kind)
        {
            case BinaryKind.Equal:
            case BinaryKind.NotEqual:
                var equal = Equal(b.Left, b.Right);
                return b.Kind == BinaryKind.Equal ? equal : Count(equal, " == ") == 1 && Count(equal, "&&") == 0 ? equal.Replace(" == ", " != ") : "!" + EmitContext.Parenthesise(equal);
            case BinaryKind.Implies:
                return $"({Not(b.Left)} || {Junct(b.Right, BinaryKind.Or)})";
            case BinaryKind.And:
            case BinaryKind.Or:
                return $"({Junct(b.Left, b.Kind)} {Operator(b.Kind)} {Junct(b.Right, b.Kind)})";
            default:
                return $"({Write(b.Left)} {Operator(b.Kind)} {Write(b.Right)})";
        }
    }

    /// <summary>An operand of a connective: comparisons and chains of the same connective go without parentheses.</summary>
    private string Junct(ExprModel operand, BinaryKind connective)
    {
        var plain = operand is StateTestExpr or InExpr
            || (operand is BinaryExpr { Kind: var kind } && (kind == connective || kind is BinaryKind.Equal or BinaryKind.NotEqual or BinaryKind.Less or BinaryKind.LessOrEqual or BinaryKind.Greater or BinaryKind.GreaterOrEqual));
        var text = Write(operand);
        return plain && text.IndexOf(" || ", StringComparison.Ordinal) < 0 ? Strip(text) : text;
    }

    private static string Operator(BinaryKind kind) => kind switch
    {
        BinaryKind.Or => "||",
        BinaryKind.And => "&&",
        BinaryKind.Less => "<",
        BinaryKind.LessOrEqual => "<=",
        BinaryKind.Greater => ">",
        BinaryKind.GreaterOrEqual => ">=",
        BinaryKind.Plus => "+",
        BinaryKind.Minus => "-",
        BinaryKind.Times => "*",
        _ => throw new InvalidOperationException($"No operator for {kind}."),
    };

    private string Equal(ExprModel left, ExprModel right)
    {
        if (right is BoolExpr constant)
        {
            return constant.Value ? Write(left) : Not(left);
        }

        if (left is SetExpr && right is not SetExpr)
        {
            (left, right) = (right, left);
        }

        if (!EmitContext.IsCollection(left.Type))
        {
            return $"({Write(left)} == {Write(right)})";
        }

        var (accessor, entity, owner) = Collection(left);
        var items = ((SetExpr)right).Items.Select(Member).ToList();
        var count = $"{_world}.Count{accessor}({Index(entity, owner)})";
        if (items.Count == 0)
        {
            return $"({count} == 0)";
        }

        if (left.Type is ListType)
        {
            // Count first: there is nothing at a place behind the last.
            var at = items.Select((item, place) => $"{_world}.At{accessor}({Index(entity, owner, place.ToString(CultureInfo.InvariantCulture))}) == {item}");
            return $"({count} == {items.Count} && {string.Join(" && ", at)})";
        }

        var has = items.Select(i => $"{_world}.Has{accessor}({Index(entity, owner, i)})");
        var size = items.Count == 1 ? "1" : $"MemberSet.Distinct([{string.Join(", ", items)}])";
        return $"({count} == {size} && {string.Join(" && ", has)})";
    }

    /// <summary>The parts of a collection variable's accessors.</summary>
    public (string Accessor, string Entity, ExprModel Owner) Collection(ExprModel e) => e is VariableExpr v
        ? (EmitContext.Accessor(v.Entity, v.Variable), v.Entity, v.Owner)
        : throw new InvalidOperationException("Only a variable can hold a collection of entities.");

    private string In(InExpr e)
    {
        if (e.Collection is SetExpr literal)
        {
            return literal.Items.Count == 0 ? "false"
                : literal.Items.All(i => i is MemberExpr) && !EmitContext.IsCollection(e.Item.Type)
                    ? $"({Write(e.Item)} is {string.Join(" or ", literal.Items.Select(Write))})"
                    : "(" + string.Join(" || ", literal.Items.Select(i => $"{Write(e.Item)} == {Write(i)}")) + ")";
        }

        if (!EmitContext.IsCollection(e.Collection.Type))
        {
            return $"(({Write(e.Collection)} >> (int){EmitContext.Parenthesise(Write(e.Item))} & 1) != 0)";
        }

        var (accessor, entity, owner) = Collection(e.Collection);
        return $"{_world}.Has{accessor}({Index(entity, owner, Member(e.Item))})";
    }

    private string Before(BeforeExpr e)
    {
        var (accessor, entity, owner) = Collection(e.List);
        string At(ExprModel item) => $"{_world}.IndexOf{accessor}({Index(entity, owner, Member(item))})";
        return $"MemberList.IsBefore({At(e.Left)}, {At(e.Right)})";
    }

    private string ListEnd(EndOfListExpr e)
    {
        var (accessor, entity, owner) = Collection(e.List);
        return $"{_world}.{(e.IsFirst ? "First" : "Last")}{accessor}({Index(entity, owner)})";
    }

    private string Was(WasExpr e)
    {
        var outer = _world;
        _world = "before";
        var text = Write(e.Operand);
        _world = outer;
        return text;
    }
}
