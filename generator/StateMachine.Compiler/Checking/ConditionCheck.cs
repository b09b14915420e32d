using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// Conditions that say less than they seem to: one that always or never holds, an operand that never decides, a <c>where</c> that leaves nothing
/// or everything. Each is a claim about all valuations of what the condition asks for (see <see cref="Valuations"/>), so it is made only
/// after the last of them; the first valuation to the contrary ends the search.
/// </summary>
/// <param name="questions">Decides.</param>
/// <param name="found">Takes the findings.</param>
/// <param name="isProperty">
/// Whether the conditions are those of properties. What follows from a definition alone says something about that definition, as an invariant over
/// tables does about them: it may always hold.
/// </param>
internal sealed class ConditionCheck(Questions questions, List<Diagnostic> found, bool isProperty = false)
{
    /// <summary>
    /// Reports what is idle inside a condition, else that it always holds: the part is the cause. That it never holds is for the caller to say.
    /// </summary>
    public void Check(Place place, ExprModel condition)
    {
        var before = found.Count;
        CheckInside(place, condition);
        if (found.Count == before && IsJudged(condition) && questions.CanBe(place, condition, false) == false)
        {
            found.Add(Errors.AlwaysHolds(place.At, ExpressionText.Of(condition)));
        }
    }

    /// <summary>Looks at the parts of an expression.</summary>
    public void CheckInside(Place place, ExprModel expression)
    {
        switch (expression)
        {
            case BinaryExpr { Kind: BinaryKind.And or BinaryKind.Or } chain:
                CheckChain(place, chain);
                break;
            case BinaryExpr { Kind: BinaryKind.Implies } implies:
                CheckImplies(place, implies);
                break;
            case QuantifierExpr quantifier:
                CheckQuantifier(place, quantifier);
                break;
            case WasExpr:
                break;
            default:
                CheckAll(place, ModelWalker.Children(expression));
                break;
        }
    }

    /// <summary>A place in which a binder of a loop or quantifier is one of those that it ranges over.</summary>
    public Place Bind(Place place, string binder, TypeModel type, DomainModel domain)
    {
        var bound = place.Bind(binder, type);
        return domain is CollectionDomain collection
            ? bound.Assume(f => questions.Evaluator.Collection(collection.Collection, f).Contains(questions.Evaluator.Number(new LocalExpr(binder, type), f)))
            : bound;
    }

    /// <summary>Whether it is a mistake that this expression, or a part of it, makes no difference.</summary>
    public bool IsJudged(ExprModel expression) => !isProperty || !ModelWalker.SelfAndDescendants(expression).Any(e => e is CallExpr);

    private void CheckAll(Place place, IEnumerable<ExprModel> expressions)
    {
        foreach (var expression in expressions)
        {
            CheckInside(place, expression);
        }
    }

    /// <summary>
    /// An operand of <c>and</c> decides where it alone is false, one of <c>or</c> where it alone is true. What stands to its right may have no value
    /// where it is not as it should be; then it is needed to guard that. Of several idle ones the last is named: the others may not be idle without it.
    /// </summary>
    private void CheckChain(Place place, BinaryExpr chain)
    {
        var operands = Operands(chain, chain.Kind).ToList();
        var before = found.Count;
        CheckAll(place, operands);
        var neutral = chain.Kind == BinaryKind.And;
        for (var i = operands.Count - 1; i >= 0 && found.Count == before && IsJudged(chain); i--)
        {
            var index = i;
            if (questions.CanBe(place, [chain], f => Decides(operands, index, neutral, f)) == false)
            {
                found.Add(Errors.OperandIdle(place.At, ExpressionText.Of(operands[i]), neutral ? "and" : "or"));
            }
        }
    }

    private bool Decides(List<ExprModel> operands, int index, bool neutral, Local? frame)
    {
        for (var i = 0; i < operands.Count; i++)
        {
            var holds = questions.Evaluator.Holds(operands[i], frame);
            if (questions.Evaluator.IsUndefined)
            {
                return i > index;
            }

            if (holds != (i == index ? !neutral : neutral))
            {
                return false;
            }
        }

        return true;
    }

    private void CheckImplies(Place place, BinaryExpr implies)
    {
        if (questions.CanBe(place, implies.Left, true) == false)
        {
            found.Add(Errors.LeftNeverHolds(place.At, ExpressionText.Of(implies.Left)));
            return;
        }

        var holds = place.Assume(f => questions.Evaluator.Holds(implies.Left, f));
        if (IsJudged(implies) && questions.CanBe(holds, implies.Right, false) == false)
        {
            found.Add(Errors.AlwaysHolds(place.At, ExpressionText.Of(implies.Right)));
            return;
        }

        CheckInside(place, implies.Left);
        CheckInside(holds, implies.Right);
    }

    private void CheckQuantifier(Place place, QuantifierExpr quantifier)
    {
        var inner = Bind(place, quantifier.Binder, quantifier.BinderType, quantifier.Domain);
        if (quantifier.Where is { } where)
        {
            // "There is no c such that …" is what a property claims; "every c such that …" says nothing where there is none.
            var isClaim = quantifier.Kind == QuantifierModelKind.No || place.Known.Count > 0;
            if ((IsJudged(where) || !isClaim) && questions.CanBe(inner, where, true) == false)
            {
                found.Add(Errors.NothingMeant(place.At, quantifier.Binder, ExpressionText.Of(where)));
                return;
            }

            Check(inner, where);
            inner = inner.Assume(f => questions.Evaluator.Holds(where, f));
        }

        if (quantifier.Satisfies is { } satisfies)
        {
            CheckInside(inner, satisfies);
        }
    }

    private static IEnumerable<ExprModel> Operands(ExprModel expression, BinaryKind kind)
        => expression is BinaryExpr binary && binary.Kind == kind ? Operands(binary.Left, kind).Concat(Operands(binary.Right, kind)) : [expression];
}
