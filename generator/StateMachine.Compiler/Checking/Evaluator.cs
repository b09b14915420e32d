using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// Evaluates expressions over the current valuation, which it asks for whatever it needs and for nothing else. This is how checks look at a
/// model, and no second meaning of the product: nothing that runs or is explored goes through here.
/// </summary>
internal sealed class Evaluator(Lookup lookup, Valuations valuations)
{
    private bool _before;

    /// <summary>
    /// Whether something was read that is not there, such as a variable of <c>none</c>. Within a line the compiler rules that out; a part
    /// that is evaluated without what stands before it can come to it, and then has no value.
    /// </summary>
    public bool IsUndefined { get; set; }

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(ExprModel condition, Local? frame) => Number(condition, frame) == 1;

    /// <summary>The number of a value that is no set or list.</summary>
    public int Number(ExprModel expression, Local? frame)
    {
        valuations.Step();
        switch (expression)
        {
            case BoolExpr e:
                return e.Value ? 1 : 0;
            case IntExpr e:
                return e.Value;
            case CodeExpr e:
                return lookup.Text("'" + e.Value);
            case TextExpr e:
                return lookup.Text("\"" + e.Value);
            case MemberExpr e:
                return lookup.IndexOf(e.Enum, e.Member);
            case PolicyExpr e:
                var policy = lookup.Policies[e.Policy];
                return valuations.Ask(new Atom(AtomKind.Policy, e.Policy), () => valuations.Domain(e.Type, lookup.IndexOf(policy.TypeName, policy.Default)));
            case NoneExpr:
                return Lookup.None;
            case LocalExpr e:
                return Read(Local.Find(frame, e.Name));
            case OneExpr:
                return 0;
            case ToUnionExpr e:
                return Number(e.Value, frame) + lookup.UnionOffset(e.Union, e.Value.Type);
            case ToOptionalExpr e:
                return Number(e.Value, frame);
            case VariableExpr e:
                return Variable(e, frame);
            case StateTestExpr e:
                return Owner(e.Owner, frame) is { } tested && lookup.IsIn(e.Entity, e.State, State(e.Entity, tested)) ? 1 : 0;
            case ColumnExpr e:
                return Owner(e.Row, frame) is { } row ? Cell(lookup.Column(e.Table, e.Column).Cells[row]) : 0;
            case CallExpr e:
                return Call(e, frame);
            case MatrixExpr e:
                var matrix = lookup.Matrices[e.Matrix];
                var columns = lookup.Members(((EnumType)matrix.Column.Type).Name).Count;
                return Number(matrix.Cells[(Number(e.Row, frame) * columns) + Number(e.Column, frame)], null);
            case NotExpr e:
                return 1 - Number(e.Operand, frame);
            case BinaryExpr e:
                return Binary(e, frame);
            case InExpr e:
                return Collection(e.Collection, frame).Contains(Number(e.Item, frame)) ? 1 : 0;
            case BeforeExpr e:
                return IsBefore(e, frame) ? 1 : 0;
            case EndOfListExpr e:
                var list = Collection(e.List, frame).InOrder();
                return list.Count == 0 ? Lookup.None : e.IsFirst ? list[0] : list[list.Count - 1];
            case QuantifierExpr e:
                return Quantify(e, frame);
            case WasExpr e:
                return Was(() => Number(e.Operand, frame));
            case SizeOfExpr e:
                return valuations.Ask(new Atom(AtomKind.Size, ((LocalExpr)e.Value).Name), Sizes);
            case FitsExpr e:
                return Number(e.Event, frame) is var target && target == Lookup.None ? 0
                    : valuations.Ask(new Atom(AtomKind.Fits, ((LocalExpr)e.Value).Name, element: target), () => [1, 0]);
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} has no number.");
        }
    }

    /// <summary>The elements that a quantifier, loop or line goes through.</summary>
    public IEnumerable<int> Domain(DomainModel domain, Local? frame) => domain switch
    {
        EntityDomain entity => Enumerable.Range(0, valuations.Count(entity.Entity)),
        EnumDomain named => Enumerable.Range(0, lookup.Members(named.Enum).Count),
        CollectionDomain collection => Collection(collection.Collection, frame).InOrder(),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The bindings of a binder under which its condition holds.</summary>
    public IEnumerable<Local> Matches(string binder, TypeModel type, DomainModel domain, ExprModel? where, Local? frame)
        => Domain(domain, frame).Select(e => new Local(binder, type, frame) { Number = e }).Where(l => where is null || Holds(where, l));

    /// <summary>A set or list.</summary>
    public Elements Collection(ExprModel expression, Local? frame)
    {
        valuations.Step();
        switch (expression)
        {
            case SetExpr e:
                return new KnownElements(e.Items.Select(i => Number(i, frame)).ToList());
            case VariableExpr e:
                return Owner(e.Owner, frame) is { } owner ? Collection(e, owner) : new KnownElements([]);
            case ColumnExpr e:
                return Owner(e.Row, frame) is { } row ? Collection(lookup.Column(e.Table, e.Column).Cells[row].Value!, null) : new KnownElements([]);
            case CallExpr e:
                return Lines(e, frame);
            case LocalExpr e:
                var local = Local.Find(frame, e.Name);
                return local.Argument is { } argument ? Collection(argument, local.Caller)
                    : new ChosenElements(valuations, ElementOf(local.Type), _ => false, m => new Atom(AtomKind.ParameterMember, local.Name, element: m), null);
            case WasExpr e:
                return Was(() => Collection(e.Operand, frame));
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} has no elements.");
        }
    }

    /// <summary>A list in its order, be it a variable or written.</summary>
    private IReadOnlyList<int> Ordered(ExprModel list, Local? frame)
        => list is SetExpr written ? written.Items.Select(i => Number(i, frame)).ToList() : Collection(list, frame).InOrder();

    /// <summary>The leaf state of an instance, by its index among the leaves.</summary>
    public int State(string entity, int instance)
        => valuations.Ask(new Atom(AtomKind.State, entity, instance: instance, before: _before), () => InitialFirst(entity));

    private int[] InitialFirst(string entity)
    {
        var initial = lookup.LeafIndex(entity, lookup.Entities[entity].Initial!);
        return Enumerable.Range(0, lookup.Leaves(entity).Count).OrderBy(l => l == initial ? 0 : 1).ToArray();
    }

    private T Was<T>(Func<T> evaluate)
    {
        var outer = _before;
        _before = true;
        var value = evaluate();
        _before = outer;
        return value;
    }

    private int Read(Local local)
    {
        if (local.Argument is not null)
        {
            local.Number ??= Number(local.Argument, local.Caller);
        }

        return local.Number ?? valuations.Ask(new Atom(AtomKind.Parameter, local.Name), () => valuations.Values(local.Type).ToArray());
    }

    /// <summary>The instance or row whose variable, state or cell is read; null where there is none.</summary>
    private int? Owner(ExprModel owner, Local? frame)
    {
        var number = Number(owner, frame);
        if (number != Lookup.None)
        {
            return number;
        }

        IsUndefined = true;
        return null;
    }

    private int Variable(VariableExpr expression, Local? frame)
    {
        if (Owner(expression.Owner, frame) is not { } owner)
        {
            return 0;
        }

        var variable = lookup.Variable(expression.Entity, expression.Variable);
        return valuations.Ask(
            new Atom(AtomKind.Variable, expression.Entity, variable.Name, owner, before: _before),
            () => valuations.Domain(variable.Type, Number(variable.Default, null)));
    }

    private ChosenElements Collection(VariableExpr expression, int owner)
    {
        var variable = lookup.Variable(expression.Entity, expression.Variable);
        var before = _before;
        var start = Collection(variable.Default, null);
        return new ChosenElements(
            valuations,
            ElementOf(variable.Type),
            start.Contains,
            m => new Atom(AtomKind.Member, expression.Entity, variable.Name, owner, m, before),
            variable.Type is ListType ? new Atom(AtomKind.Order, expression.Entity, variable.Name, owner, before: before) : null);
    }

    private int Cell(CellModel cell) => cell.Value is { } value ? Number(value, null) : lookup.Text(cell.Reference!);

    private int[] Sizes()
    {
        var sizes = lookup.Model.Enums.SelectMany(e => e.Columns).SelectMany(c => c.Cells).Select(c => c.Value).OfType<IntExpr>().Select(i => i.Value).Distinct().ToList();
        return sizes.Append(sizes.Count == 0 ? 0 : sizes.Max() + 1).ToArray();
    }

    private int Binary(BinaryExpr e, Local? frame)
    {
        switch (e.Kind)
        {
            case BinaryKind.And:
                return Holds(e.Left, frame) && Holds(e.Right, frame) ? 1 : 0;
            case BinaryKind.Or:
                return Holds(e.Left, frame) || Holds(e.Right, frame) ? 1 : 0;
            case BinaryKind.Implies:
                return !Holds(e.Left, frame) || Holds(e.Right, frame) ? 1 : 0;
            case BinaryKind.Equal or BinaryKind.NotEqual when e.Right is SetExpr { Items.Count: 0 }:
                return Collection(e.Left, frame).IsEmpty == (e.Kind == BinaryKind.Equal) ? 1 : 0;
            case BinaryKind.Equal or BinaryKind.NotEqual when e.Left.Type is ListType:
                return Ordered(e.Left, frame).SequenceEqual(Ordered(e.Right, frame)) == (e.Kind == BinaryKind.Equal) ? 1 : 0;
            case BinaryKind.Equal or BinaryKind.NotEqual when e.Left.Type is SetType:
                var domain = valuations.Values(ElementOf(e.Left.Type));
                return Collection(e.Left, frame).SameAs(Collection(e.Right, frame), domain) == (e.Kind == BinaryKind.Equal) ? 1 : 0;
        }

        var (left, right) = (Number(e.Left, frame), Number(e.Right, frame));
        return e.Kind switch
        {
            BinaryKind.Equal => left == right ? 1 : 0,
            BinaryKind.NotEqual => left != right ? 1 : 0,
            BinaryKind.Less => left < right ? 1 : 0,
            BinaryKind.LessOrEqual => left <= right ? 1 : 0,
            BinaryKind.Greater => left > right ? 1 : 0,
            BinaryKind.GreaterOrEqual => left >= right ? 1 : 0,
            BinaryKind.Plus => left + right,
            BinaryKind.Minus => left - right,
            _ => left * right,
        };
    }

    private bool IsBefore(BeforeExpr e, Local? frame)
    {
        var (left, right) = (Number(e.Left, frame), Number(e.Right, frame));
        var list = Collection(e.List, frame);
        if (left == right || left == Lookup.None || right == Lookup.None || !list.Contains(left) || !list.Contains(right))
        {
            return false;
        }

        var order = list.InOrder().ToList();
        return order.IndexOf(left) < order.IndexOf(right);
    }

    private int Quantify(QuantifierExpr e, Local? frame)
    {
        var matches = Matches(e.Binder, e.BinderType, e.Domain, e.Where, frame);
        return e.Kind switch
        {
            QuantifierModelKind.Some => matches.Any() ? 1 : 0,
            QuantifierModelKind.No => matches.Any() ? 0 : 1,
            QuantifierModelKind.Count => matches.Count(),
            QuantifierModelKind.First => matches.Select(m => m.Number).FirstOrDefault() ?? Lookup.None,
            QuantifierModelKind.Last => matches.Select(m => m.Number).LastOrDefault() ?? Lookup.None,
            _ => matches.All(m => Holds(e.Satisfies!, m)) ? 1 : 0,
        };
    }

    private int Call(CallExpr call, Local? frame)
    {
        var definition = lookup.Definitions[call.Definition];
        var inner = Frame(definition, call, frame);
        if (definition.Body is { } body)
        {
            return Number(body, inner);
        }

        var values = HeldLines(definition, inner).Select(l => Number(l.Line.Value, l.Frame));
        return definition.Shape == DefinitionShape.Least ? values.Min() : values.First();
    }

    private Elements Lines(CallExpr call, Local? frame)
    {
        var definition = lookup.Definitions[call.Definition];
        var inner = Frame(definition, call, frame);
        if (definition.Body is { } body)
        {
            return Collection(body, inner);
        }

        var lines = HeldLines(definition, inner);
        return definition.Shape == DefinitionShape.Every
            ? new GivenElements(lines.Select(l => Number(l.Line.Value, l.Frame)))
            : lines.Select(l => Collection(l.Line.Value, l.Frame)).First();
    }

    /// <summary>The lines that hold, in order, a line with <c>each</c> once for each binding; <c>otherwise</c> only if nothing else does.</summary>
    public IEnumerable<(DefinitionRuleModel Line, Local? Frame)> HeldLines(DefinitionModel definition, Local? frame)
    {
        var any = false;
        foreach (var line in definition.Rules)
        {
            if (line.IsOtherwise && any)
            {
                continue;
            }

            foreach (var held in Held(line, frame))
            {
                any = true;
                yield return (line, held);
            }
        }
    }

    private IEnumerable<Local?> Held(DefinitionRuleModel line, Local? frame)
        => line.Binder is not null ? (IEnumerable<Local?>)Matches(line.Binder, line.BinderType!, line.Domain!, line.When, frame)
            : line.When is null || Holds(line.When, frame) ? new Local?[] { frame } : [];

    private static Local? Frame(DefinitionModel definition, CallExpr call, Local? caller)
    {
        Local? frame = null;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            frame = new Local(definition.Parameters[i].Name, definition.Parameters[i].Type, frame) { Argument = call.Arguments[i], Caller = caller };
        }

        return frame;
    }

    private static TypeModel ElementOf(TypeModel type) => type switch
    {
        SetType set => set.Element,
        ListType list => list.Element,
        _ => throw new InvalidOperationException($"{type} has no elements."),
    };
}
