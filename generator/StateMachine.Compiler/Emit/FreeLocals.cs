using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Which locals an expression takes from outside, and its factors.</summary>
internal static class FreeLocals
{
    /// <summary>The parameters and binders that an expression uses and does not bind itself, in order of first use.</summary>
    public static IReadOnlyList<LocalExpr> Of(ExprModel expression)
    {
        var found = new List<LocalExpr>();
        Visit(expression, new HashSet<string>(), found);
        return found;
    }

    /// <summary>The operands of a chain of <c>and</c>, in order; the expression itself where it is none.</summary>
    public static IEnumerable<ExprModel> Conjuncts(ExprModel? e) => e switch
    {
        null => [],
        BinaryExpr { Kind: BinaryKind.And } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        _ => [e],
    };

    /// <summary>The conjunction of some operands; null for none.</summary>
    public static ExprModel? Conjunction(IEnumerable<ExprModel> operands)
        => operands.Aggregate((ExprModel?)null, static (all, next) => all is null ? next : new BinaryExpr(BinaryKind.And, all, next, new BoolType()));

    private static void Visit(ExprModel? e, HashSet<string> bound, List<LocalExpr> found)
    {
        switch (e)
        {
            case null:
                return;
            case LocalExpr local:
                if (!bound.Contains(local.Name) && found.All(f => f.Name != local.Name))
                {
                    found.Add(local);
                }

                return;
            case QuantifierExpr q:
                if (q.Domain is CollectionDomain collection)
                {
                    Visit(collection.Collection, bound, found);
                }

                var inner = new HashSet<string>(bound) { q.Binder };
                Visit(q.Where, inner, found);
                Visit(q.Satisfies, inner, found);
                return;
            default:
                foreach (var child in ModelWalker.Children(e))
                {
                    Visit(child, bound, found);
                }

                return;
        }
    }
}
