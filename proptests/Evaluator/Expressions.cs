using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>What expressions mean. Reads only.</summary>
public sealed class Expressions(Spec spec)
{
    private readonly List<List<GivenReason>> _listeners = [];

    /// <summary>The reasons of all observables that are read while <paramref name="read"/> runs.</summary>
    public List<GivenReason> Listen(Action read)
    {
        var heard = new List<GivenReason>();
        _listeners.Add(heard);
        read();
        _listeners.Remove(heard);
        return heard;
    }

    public bool Holds(ExprModel condition, Scope scope) => Of<BoolValue>(condition, scope).IsYes;

    public bool HoldsIfAny(ExprModel? condition, Scope scope) => condition is null || Holds(condition, scope);

    public Value Evaluate(ExprModel expression, Scope scope) => expression switch
    {
        BoolExpr or IntExpr or CodeExpr or TextExpr or MemberExpr or NoneExpr => spec.Constant(expression),
        SetExpr { Type: ListType } e => new ListValue([.. e.Items.Select(i => Evaluate(i, scope))]),
        SetExpr e => new SetValue([.. e.Items.Select(i => Evaluate(i, scope))]),
        PolicyExpr e => new MemberValue(((EnumType)e.Type).Name, scope.World.Policy(e.Policy)),
        LocalExpr e => scope[e.Name],
        OneExpr e => new InstanceValue(e.Entity, 0),
        ToUnionExpr e => Evaluate(e.Value, scope),
        ToOptionalExpr e => Evaluate(e.Value, scope),
        VariableExpr e => scope.World[Of<InstanceValue>(e.Owner, scope)].Variables[e.Variable],
        StateTestExpr e => new BoolValue(spec.Ancestry(e.Entity, StateOf(e.Owner, scope)).Contains(e.State)),
        StateOfExpr e => new MemberValue(e.Entity + "State", StateOf(e.Owner, scope)!),
        ColumnExpr e => Cell(e, scope),
        MatrixExpr e => Cell(e, scope),
        CallExpr e => Call(e, scope),
        NotExpr e => new BoolValue(!Holds(e.Operand, scope)),
        BinaryExpr e => Binary(e, scope),
        InExpr e => new BoolValue(Contains(Evaluate(e.Collection, scope), Evaluate(e.Item, scope))),
        BeforeExpr e => new BoolValue(IsBefore(e, scope)),
        EndOfListExpr e => EndOf(Of<ListValue>(e.List, scope), e.IsFirst),
        QuantifierExpr e => Quantify(e, scope),
        WasExpr e => Evaluate(e.Operand, scope.InThePast()),
        SizeOfExpr e => new IntValue(OpaqueValues.SizeOf(Evaluate(e.Value, scope))),
        FitsExpr e => new BoolValue(Evaluate(e.Event, scope) is ReferenceValue r && OpaqueValues.Fits(spec, Evaluate(e.Value, scope), spec.Event(r.Name), scope.World)),
        _ => throw new SpecFaultException($"Unknown expression {expression}."),
    };

    /// <summary>Evaluates to a certain kind of value; the types of the model promise it.</summary>
    public T Of<T>(ExprModel expression, Scope scope)
        where T : Value
        => Evaluate(expression, scope) as T ?? throw new SpecFaultException($"{expression} gives no {typeof(T).Name}.");

    /// <summary>The values that a binder goes through: a type in its order, a set in the order of its element type, a list in its own.</summary>
    public IReadOnlyList<Value> Range(DomainModel domain, Scope scope)
    {
        switch (domain)
        {
            case EntityDomain d:
                return [.. scope.World.InstancesOf(d.Entity)];
            case EnumDomain d:
                return [.. spec.Values(new EnumType(d.Enum), scope.World)];
            case CollectionDomain d when Evaluate(d.Collection, scope) is ListValue list:
                return list.Elements;
            case CollectionDomain d:
                var set = Of<SetValue>(d.Collection, scope);
                return [.. spec.Values(((SetType)d.Collection.Type).Element, scope.World).Where(set.Elements.Contains)];
            default:
                throw new SpecFaultException($"Unknown domain {domain}.");
        }
    }

    /// <summary>A definition's value, and its explanation: the first line that holds, or for <c>every</c> and <c>least</c> all that hold.</summary>
    public Value Define(DefinitionModel definition, IReadOnlyList<Value> arguments, Scope scope, List<GivenReason>? why = null)
    {
        var inner = Bind(definition.Parameters, arguments, scope.Outside());
        if (definition.Shape == DefinitionShape.Expression)
        {
            return Evaluate(definition.Body!, inner);
        }

        var holding = definition.Rules.Where(r => !r.IsOtherwise).SelectMany(r => Lines(r, inner)).ToList();
        if (definition.Shape == DefinitionShape.FirstMatch)
        {
            // Lines below the first that holds do not explain the value: they may give another one.
            holding = [.. holding.Take(1)];
        }

        if (holding.Count == 0)
        {
            holding = [.. definition.Rules.Where(r => r.IsOtherwise).Select(r => (r, inner))];
        }

        why?.AddRange(holding.Select(l => new GivenReason(l.Rule.Rule, Reason(l.Rule.Rule, l.Scope))));
        var values = holding.Select(l => Evaluate(l.Rule.Value, l.Scope));
        return definition.Shape switch
        {
            DefinitionShape.Every => new SetValue([.. values]),
            DefinitionShape.Least => values.OfType<IntValue>().MinBy(v => v.Number) ?? throw NoLine(definition),
            _ => values.FirstOrDefault() ?? throw NoLine(definition),
        };
    }

    /// <summary>The reason of a rule with its holes filled in, null where it gives none. Instances are written as <see cref="InstanceValue"/> writes them.</summary>
    public IReadOnlyList<object>? Reason(int rule, Scope scope)
    {
        if (spec.Rule(rule).Because is not { } because)
        {
            return null;
        }

        var parts = new List<object> { because.Literals[0] };
        for (var i = 0; i < because.Holes.Count; i++)
        {
            var value = Evaluate(because.Holes[i], scope);
            parts.Add(value is SetValue ? new ListValue([.. Range(new CollectionDomain(because.Holes[i]), scope)]) : value);
            parts.Add(because.Literals[i + 1]);
        }

        return parts;
    }

    public static Scope Bind(EquatableArray<ParameterModel> parameters, IReadOnlyList<Value> arguments, Scope scope)
        => parameters.Zip(arguments).Aggregate(scope, static (s, p) => s.With(p.First.Name, p.Second));

    private static SpecFaultException NoLine(DefinitionModel definition) => new($"No line of '{definition.Name}' holds.");

    private IEnumerable<(DefinitionRuleModel Rule, Scope Scope)> Lines(DefinitionRuleModel rule, Scope scope)
        => rule.Binder is null
            ? HoldsIfAny(rule.When, scope) ? [(rule, scope)] : []
            : Range(rule.Domain!, scope).Select(v => scope.With(rule.Binder, v)).Where(s => HoldsIfAny(rule.When, s)).Select(s => (rule, s));

    private string? StateOf(ExprModel owner, Scope scope) => scope.World[Of<InstanceValue>(owner, scope)].State;

    private Value Cell(ColumnExpr e, Scope scope)
    {
        var row = Of<MemberValue>(e.Row, scope);
        var table = spec.Enum(e.Table);
        var cell = table.Columns.First(c => c.Name == e.Column).Cells[IndexOf(e.Table, row.Name)];
        return cell.Reference is null ? spec.Constant(cell.Value!) : new ReferenceValue(cell.Reference);
    }

    private Value Cell(MatrixExpr e, Scope scope)
    {
        var matrix = spec.Matrix(e.Matrix);
        var columns = ((EnumType)matrix.Column.Type).Name;
        var row = IndexOf(((EnumType)matrix.Row.Type).Name, Of<MemberValue>(e.Row, scope).Name);
        var column = IndexOf(columns, Of<MemberValue>(e.Column, scope).Name);
        return spec.Constant(matrix.Cells[(row * spec.Members(columns).Count) + column]);
    }

    private int IndexOf(string type, string member)
        => spec.Members(type).Index().First(m => m.Item == member).Index;

    private Value Call(CallExpr e, Scope scope)
    {
        var definition = spec.Definition(e.Definition);
        var why = definition.IsObserve && _listeners.Count > 0 ? new List<GivenReason>() : null;
        var value = Define(definition, [.. e.Arguments.Select(a => Evaluate(a, scope))], scope, why);
        if (why is not null)
        {
            _listeners.ForEach(l => l.AddRange(why));
        }

        return value;
    }

    private Value Binary(BinaryExpr e, Scope scope)
    {
        int Left() => Of<IntValue>(e.Left, scope).Number;
        int Right() => Of<IntValue>(e.Right, scope).Number;
        return e.Kind switch
        {
            BinaryKind.Implies => new BoolValue(!Holds(e.Left, scope) || Holds(e.Right, scope)),
            BinaryKind.Or => new BoolValue(Holds(e.Left, scope) || Holds(e.Right, scope)),
            BinaryKind.And => new BoolValue(Holds(e.Left, scope) && Holds(e.Right, scope)),
            BinaryKind.Equal => new BoolValue(Evaluate(e.Left, scope).Equals(Evaluate(e.Right, scope))),
            BinaryKind.NotEqual => new BoolValue(!Evaluate(e.Left, scope).Equals(Evaluate(e.Right, scope))),
            BinaryKind.Less => new BoolValue(Left() < Right()),
            BinaryKind.LessOrEqual => new BoolValue(Left() <= Right()),
            BinaryKind.Greater => new BoolValue(Left() > Right()),
            BinaryKind.GreaterOrEqual => new BoolValue(Left() >= Right()),
            BinaryKind.Plus => new IntValue(Left() + Right()),
            BinaryKind.Minus => new IntValue(Left() - Right()),
            BinaryKind.Times => new IntValue(Left() * Right()),
            _ => throw new SpecFaultException($"Unknown operator {e.Kind}."),
        };
    }

    private static bool Contains(Value collection, Value item) => collection switch
    {
        SetValue set => set.Elements.Contains(item),
        ListValue list => list.Elements.Contains(item),
        _ => throw new SpecFaultException($"'in' needs a set or list, not {collection}."),
    };

    private bool IsBefore(BeforeExpr e, Scope scope)
    {
        var list = Of<ListValue>(e.List, scope).Elements;
        int left = list.IndexOf(Evaluate(e.Left, scope)), right = list.IndexOf(Evaluate(e.Right, scope));
        return left >= 0 && right >= 0 && left < right;
    }

    private static Value EndOf(ListValue list, bool isFirst)
        => list.Elements.IsEmpty ? NoneValue.Instance : isFirst ? list.Elements[0] : list.Elements[^1];

    private Value Quantify(QuantifierExpr e, Scope scope)
    {
        var found = Range(e.Domain, scope).Where(v => HoldsIfAny(e.Where, scope.With(e.Binder, v)));
        return e.Kind switch
        {
            QuantifierModelKind.Some => new BoolValue(found.Any()),
            QuantifierModelKind.No => new BoolValue(!found.Any()),
            QuantifierModelKind.Count => new IntValue(found.Count()),
            QuantifierModelKind.First => found.FirstOrDefault() ?? NoneValue.Instance,
            QuantifierModelKind.Last => found.LastOrDefault() ?? NoneValue.Instance,
            QuantifierModelKind.Every => new BoolValue(found.All(v => Holds(e.Satisfies!, scope.With(e.Binder, v)))),
            _ => throw new SpecFaultException($"Unknown quantifier {e.Kind}."),
        };
    }
}

/// <summary>A rule that holds, with the parts of its reason: texts and values.</summary>
public sealed record GivenReason(int Rule, IReadOnlyList<object>? Parts)
{
    /// <summary>The reason as a sentence; null where the rule gives none.</summary>
    public string? Text(Func<InstanceValue, string> nameOf) => Parts is null ? null : string.Concat(Parts.Select(p => p is Value v ? Print(v, nameOf) : p));

    private static string Print(Value value, Func<InstanceValue, string> nameOf) => value switch
    {
        InstanceValue i => nameOf(i),
        ListValue { Elements.Count: 0 } => "empty",
        ListValue list => $"{{ {string.Join(", ", list.Elements.Select(e => Print(e, nameOf)))} }}",
        _ => value.ToString(),
    };
}
