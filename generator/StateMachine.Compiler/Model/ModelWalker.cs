using System;
using System.Collections.Generic;
using System.Linq;

namespace StateMachine.Compiler.Model;

/// <summary>Walks over bound expressions and effects.</summary>
internal static class ModelWalker
{
    /// <summary>The expression and everything in it; the bodies of called definitions are not in it.</summary>
    public static IEnumerable<ExprModel> SelfAndDescendants(ExprModel expression)
        => new[] { expression }.Concat(Children(expression).SelectMany(SelfAndDescendants));

    /// <summary>The expression, with everything in it and in the definitions that it calls, each definition once.</summary>
    /// <param name="expression">Where the walk begins.</param>
    /// <param name="definitions">The definition of a name; null where it is not bound.</param>
    public static IEnumerable<ExprModel> WithDefinitions(ExprModel expression, Func<string, DefinitionModel?> definitions)
    {
        var seen = new HashSet<string>();
        var open = new Stack<ExprModel>();
        open.Push(expression);
        while (open.Count > 0)
        {
            foreach (var node in SelfAndDescendants(open.Pop()))
            {
                yield return node;
                if (node is CallExpr call && seen.Add(call.Definition) && definitions(call.Definition) is { } called)
                {
                    foreach (var part in Parts(called))
                    {
                        open.Push(part);
                    }
                }
            }
        }
    }

    /// <summary>The expressions of a definition's body or lines.</summary>
    public static IEnumerable<ExprModel> Parts(DefinitionModel definition)
        => Given(definition.Body).Concat(definition.Rules.SelectMany(r => Given(r.Value, r.When).Concat(Of(r.Domain))));

    /// <summary>The expressions directly inside.</summary>
    public static IEnumerable<ExprModel> Children(ExprModel expression) => expression switch
    {
        SetExpr e => e.Items,
        ToUnionExpr e => [e.Value],
        ToOptionalExpr e => [e.Value],
        VariableExpr e => [e.Owner],
        StateTestExpr e => [e.Owner],
        StateOfExpr e => [e.Owner],
        ColumnExpr e => [e.Row],
        CallExpr e => e.Arguments,
        MatrixExpr e => [e.Row, e.Column],
        NotExpr e => [e.Operand],
        BinaryExpr e => [e.Left, e.Right],
        InExpr e => [e.Item, e.Collection],
        BeforeExpr e => [e.Left, e.Right, e.List],
        EndOfListExpr e => [e.List],
        QuantifierExpr e => Of(e.Domain).Concat(Given(e.Where, e.Satisfies)),
        WasExpr e => [e.Operand],
        SizeOfExpr e => [e.Value],
        FitsExpr e => [e.Value, e.Event],
        _ => [],
    };

    /// <summary>The effects of an event, those inside an <c>each</c> behind it.</summary>
    public static IEnumerable<EffectModel> Effects(EventModel declared) => declared.Clauses.SelectMany(c => c.Effects).SelectMany(SelfAndInner);

    /// <summary>The collection that a domain ranges over, if it ranges over one.</summary>
    public static IEnumerable<ExprModel> Of(DomainModel? domain) => domain is CollectionDomain collection ? [collection.Collection] : [];

    /// <summary>Those that are there.</summary>
    public static IEnumerable<ExprModel> Given(params ExprModel?[] expressions) => expressions.Where(e => e is not null).Select(e => e!);

    private static IEnumerable<EffectModel> SelfAndInner(EffectModel effect)
        => effect is EachEffect each ? each.Effects.SelectMany(SelfAndInner).Prepend(effect) : [effect];
}
