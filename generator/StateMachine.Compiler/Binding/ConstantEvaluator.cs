using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Binding;

/// <summary>A member of an enum as a value; also the name of an event or reader in a cell (with an empty enum).</summary>
internal sealed record MemberValue(string Enum, string Member);

/// <summary><c>none</c> as a value.</summary>
internal sealed record NoneValue
{
    public static readonly NoneValue Instance = new();
}

/// <summary>What cannot be known without a world. A condition may still be decided around it: no matter what, <c>no and x</c> is <c>no</c>.</summary>
internal sealed record UnknownValue
{
    public static readonly UnknownValue Instance = new();
}

/// <summary>
/// Evaluates what depends on tables only. Values are <see cref="bool"/>, <see cref="int"/>, <see cref="string"/> (codes and texts),
/// <see cref="MemberValue"/>, <see cref="NoneValue"/>, sets of these, and <see cref="UnknownValue"/>.
/// </summary>
internal sealed class ConstantEvaluator(BindContext context)
{
    /// <summary>The elements that all loops together may visit; beyond that the answer is unknown, not a guess.</summary>
    private const int Budget = 100_000;

    private int _steps;

    /// <summary>Whether the budget ran out.</summary>
    public bool IsExhausted => _steps > Budget;

    /// <summary>The value; <paramref name="locals"/> holds parameters and binders by name, and policies by their names (nothing is shadowed).</summary>
    public object Evaluate(ExprModel expression, Dictionary<string, object> locals) => expression switch
    {
        BoolExpr e => e.Value,
        IntExpr e => e.Value,
        CodeExpr e => e.Value,
        TextExpr e => e.Value,
        MemberExpr e => new MemberValue(e.Enum, e.Member),
        NoneExpr => NoneValue.Instance,
        SetExpr e => Set(e, locals),
        LocalExpr e => Read(e.Name, locals),
        PolicyExpr e => Read(e.Policy, locals),
        ToUnionExpr e => Evaluate(e.Value, locals),
        ToOptionalExpr e => Evaluate(e.Value, locals),
        ColumnExpr e => Cell(e, locals),
        MatrixExpr e => Matrix(e, locals),
        CallExpr e => Call(e, locals),
        NotExpr e => Evaluate(e.Operand, locals) is bool value ? !value : UnknownValue.Instance,
        BinaryExpr e => Binary(e, locals),
        InExpr e => In(e, locals),
        QuantifierExpr e => Quantify(e, locals),
        FitsExpr e => Evaluate(e.Event, locals) is NoneValue ? false : UnknownValue.Instance,
        _ => UnknownValue.Instance,
    };

    /// <summary>The bindings for which a quantifier holds its condition, in order; null where the domain or a condition is unknown.</summary>
    public List<object>? Matches(QuantifierExpr quantifier, Dictionary<string, object> locals)
    {
        if (Domain(quantifier.Domain, locals) is not { } domain)
        {
            return null;
        }

        var matches = new List<object>();
        foreach (var element in domain)
        {
            _steps++;
            if (IsExhausted)
            {
                return null;
            }

            locals[quantifier.Binder] = element;
            var holds = quantifier.Where is null ? true : Evaluate(quantifier.Where, locals);
            locals.Remove(quantifier.Binder);
            if (holds is not bool)
            {
                return null;
            }

            if (holds is true)
            {
                matches.Add(element);
            }
        }

        return matches;
    }

    private static object Read(string name, Dictionary<string, object> locals) => locals.TryGetValue(name, out var value) ? value : UnknownValue.Instance;

    private object Set(SetExpr set, Dictionary<string, object> locals)
    {
        var items = set.Items.Select(i => Evaluate(i, locals)).ToList();
        return items.Any(i => i is UnknownValue) ? UnknownValue.Instance : new HashSet<object>(items);
    }

    private object Cell(ColumnExpr column, Dictionary<string, object> locals)
    {
        if (Evaluate(column.Row, locals) is not MemberValue row || context.Symbols.Enum(new EnumType(column.Table)) is not { } table)
        {
            return UnknownValue.Instance;
        }

        var cell = table.Column(column.Column)!.Cells[table.IndexOf(row.Member)];
        return cell.Value is not null ? Evaluate(cell.Value, locals) : new MemberValue("", cell.Reference!);
    }

    private object Matrix(MatrixExpr matrix, Dictionary<string, object> locals)
    {
        if (Evaluate(matrix.Row, locals) is not MemberValue row || Evaluate(matrix.Column, locals) is not MemberValue column)
        {
            return UnknownValue.Instance;
        }

        var model = ((MatrixSymbol)context.Symbols.Values[matrix.Matrix]).Model;
        var (rows, columns) = (context.Symbols.Enum(new EnumType(row.Enum)), context.Symbols.Enum(new EnumType(column.Enum)));
        return model is null ? UnknownValue.Instance : Evaluate(model.Cells[(rows!.IndexOf(row.Member) * columns!.Members.Count) + columns.IndexOf(column.Member)], locals);
    }

    private object Call(CallExpr call, Dictionary<string, object> locals)
    {
        var definition = context.Symbols.BoundDefinition(call.Definition);
        if (definition is null)
        {
            return UnknownValue.Instance;
        }

        // Policies stay as they are; the caller's own names are not the callee's.
        var inner = context.Symbols.Policies.Where(p => locals.ContainsKey(p.Name)).ToDictionary(p => p.Name, p => locals[p.Name]);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            inner[definition.Parameters[i].Name] = Evaluate(call.Arguments[i], locals);
        }

        return definition.Body is { } body ? Evaluate(body, inner) : Lines(definition, inner);
    }

    /// <summary>The values of the lines that hold, put together as the definition says.</summary>
    private object Lines(DefinitionModel definition, Dictionary<string, object> locals)
    {
        var values = new List<object>();
        foreach (var line in definition.Rules.Where(r => !r.IsOtherwise || values.Count == 0))
        {
            if (LineValues(line, locals) is not { } found)
            {
                return UnknownValue.Instance;
            }

            values.AddRange(found);
            if (definition.Shape == DefinitionShape.FirstMatch && values.Count > 0)
            {
                return values[0];
            }
        }

        return definition.Shape switch
        {
            DefinitionShape.Every when !values.Any(v => v is UnknownValue) => new HashSet<object>(values),
            DefinitionShape.Least when values.Count > 0 && values.All(v => v is int) => values.Min(v => (int)v),
            _ => UnknownValue.Instance,
        };
    }

    private List<object>? LineValues(DefinitionRuleModel line, Dictionary<string, object> locals)
    {
        if (line.Binder is null || line.Domain is null)
        {
            return (line.When is null ? true : Evaluate(line.When, locals)) switch
            {
                true => [Evaluate(line.Value, locals)],
                false => [],
                _ => null,
            };
        }

        var loop = new QuantifierExpr(QuantifierModelKind.Some, line.Binder, line.BinderType!, line.Domain, line.When, null, new BoolType());
        return Matches(loop, locals)?.Select(element =>
        {
            locals[line.Binder] = element;
            var value = Evaluate(line.Value, locals);
            locals.Remove(line.Binder);
            return value;
        }).ToList();
    }

    private object Binary(BinaryExpr binary, Dictionary<string, object> locals)
    {
        var left = Evaluate(binary.Left, locals);
        var decided = (binary.Kind, left) switch
        {
            (BinaryKind.And, false) => false,
            (BinaryKind.Or, true) or (BinaryKind.Implies, false) => true,
            _ => (object?)null,
        };
        if (decided is not null)
        {
            return decided;
        }

        var right = Evaluate(binary.Right, locals);
        return (binary.Kind, left, right) switch
        {
            (BinaryKind.And, _, false) => false,
            (BinaryKind.Or or BinaryKind.Implies, _, true) => true,
            (_, UnknownValue, _) or (_, _, UnknownValue) => UnknownValue.Instance,
            (BinaryKind.And, true, true) => true,
            (BinaryKind.Or or BinaryKind.Implies, _, false) => false,
            (BinaryKind.Equal, _, _) => AreEqual(left, right),
            (BinaryKind.NotEqual, _, _) => !AreEqual(left, right),
            (_, int a, int b) => Numbers(binary.Kind, a, b),
            _ => UnknownValue.Instance,
        };
    }

    private static bool AreEqual(object left, object right) => left is HashSet<object> set ? right is HashSet<object> other && set.SetEquals(other) : left.Equals(right);

    private static object Numbers(BinaryKind kind, int a, int b) => kind switch
    {
        BinaryKind.Less => a < b,
        BinaryKind.LessOrEqual => a <= b,
        BinaryKind.Greater => a > b,
        BinaryKind.GreaterOrEqual => a >= b,
        BinaryKind.Plus => unchecked(a + b),
        BinaryKind.Minus => unchecked(a - b),
        BinaryKind.Times => unchecked(a * b),
        _ => UnknownValue.Instance,
    };

    private object In(InExpr test, Dictionary<string, object> locals)
        => Evaluate(test.Item, locals) is { } item and not UnknownValue && Evaluate(test.Collection, locals) is HashSet<object> set ? set.Contains(item) : UnknownValue.Instance;

    private object Quantify(QuantifierExpr quantifier, Dictionary<string, object> locals)
    {
        if (Matches(quantifier, locals) is not { } matches)
        {
            return UnknownValue.Instance;
        }

        return quantifier.Kind switch
        {
            QuantifierModelKind.Some => matches.Count > 0,
            QuantifierModelKind.No => matches.Count == 0,
            QuantifierModelKind.Count => matches.Count,
            QuantifierModelKind.First => matches.Count > 0 ? matches[0] : NoneValue.Instance,
            QuantifierModelKind.Last => matches.Count > 0 ? matches[matches.Count - 1] : NoneValue.Instance,
            _ => All(quantifier, matches, locals),
        };
    }

    private object All(QuantifierExpr quantifier, List<object> matches, Dictionary<string, object> locals)
    {
        object result = true;
        foreach (var element in matches)
        {
            locals[quantifier.Binder] = element;
            var holds = Evaluate(quantifier.Satisfies!, locals);
            locals.Remove(quantifier.Binder);
            if (holds is false)
            {
                return false;
            }

            result = holds is true ? result : UnknownValue.Instance;
        }

        return result;
    }

    private IEnumerable<object>? Domain(DomainModel domain, Dictionary<string, object> locals) => domain switch
    {
        EnumDomain named => context.Symbols.Enum(new EnumType(named.Enum))!.Members.Select(m => (object)new MemberValue(named.Enum, m.Name)),
        CollectionDomain collection when Evaluate(collection.Collection, locals) is HashSet<object> set => InOrder(set),
        _ => null,
    };

    /// <summary>The elements of a set in order of declaration, as the language has it.</summary>
    private IEnumerable<object> InOrder(HashSet<object> set)
        => set.OrderBy(e => e is MemberValue m ? context.Symbols.Enum(new EnumType(m.Enum))?.IndexOf(m.Member) ?? 0 : 0).ToList();
}
