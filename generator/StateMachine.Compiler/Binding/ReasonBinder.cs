using System.Collections.Generic;
using System.Linq;
using System.Text;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds the texts behind <c>because</c>.</summary>
internal sealed class ReasonBinder(ExpressionBinder expressions)
{
    /// <summary>
    /// Binds the holes. What <paramref name="when"/> proves holds in them, and a name bound by a <c>some</c> that is one of its <c>and</c> operands
    /// stands for the lowest witness.
    /// </summary>
    public BecauseModel? Bind(TextSyntax? text, Scope scope, ExprSyntax? when)
    {
        if (text is null)
        {
            return null;
        }

        var inner = AddWitnesses(scope.At(ExprPlace.Reason).Narrow(Narrowing.Facts(when)), when);
        var literals = new List<string>();
        var holes = new List<ExprModel>();
        var literal = new StringBuilder();
        foreach (var part in text.Parts)
        {
            literal.Append(part.Literal);
            if (part.Hole is not null)
            {
                literals.Add(literal.ToString());
                literal.Clear();
                holes.Add(BindHole(part.Hole, inner));
            }
        }

        literals.Add(literal.ToString());
        return new BecauseModel(literals.ToEquatableArray(), holes.ToEquatableArray());
    }

    private ExprModel BindHole(ExprSyntax hole, Scope scope)
    {
        var value = expressions.Bind(hole, scope);
        if (value.Type is OpaqueType or SetType or ListType or ReferenceType or OptionalType { Element: ReferenceType })
        {
            expressions.Context.Report(Errors.NotPrintable(expressions.Source.Locate(hole.Span), TypeText.Of(value.Type)));
            return ErrorExpr.Instance;
        }

        return value;
    }

    private Scope AddWitnesses(Scope scope, ExprSyntax? when)
    {
        foreach (var some in Operands(when).OfType<QuantifierSyntax>().Where(q => q.Kind == QuantifierKind.Some))
        {
            // Bound, and reported, as part of the condition already.
            if (scope.Find(some.Binder.Name.Text) is null && expressions.Silent().Bind(some, scope.At(ExprPlace.Ordinary)) is QuantifierExpr found)
            {
                scope = scope.With(new LocalSymbol(found.Binder, found.BinderType, expressions.Source.Locate(some.Binder.Name.Span), Witness(found)));
            }
        }

        return scope;
    }

    /// <summary>There is a witness wherever the line holds; so an entity is read as if it were bound, and only other values stay optional.</summary>
    private static QuantifierExpr Witness(QuantifierExpr some) => some with
    {
        Kind = QuantifierModelKind.First,
        Type = some.BinderType is EntityType ? some.BinderType : new OptionalType(some.BinderType),
    };

    private static IEnumerable<ExprSyntax> Operands(ExprSyntax? condition) => condition switch
    {
        null => [],
        BinarySyntax { Operator: BinaryOperator.And } and => Operands(and.Left).Concat(Operands(and.Right)),
        _ => [condition],
    };
}
