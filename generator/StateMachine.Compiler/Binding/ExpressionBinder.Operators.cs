using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Connectives, comparisons and sums.</summary>
internal sealed partial class ExpressionBinder
{
    private ExprModel BindNot(NotSyntax not, Scope scope)
        => BindCondition(not.Operand, scope) is { } operand and not ErrorExpr ? new NotExpr(operand) : ErrorExpr.Instance;

    private ExprModel BindBinary(BinarySyntax binary, Scope scope)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Implies:
                return BindConnective(binary, scope);
            case BinaryOperator.Is or BinaryOperator.IsNot or BinaryOperator.Was or BinaryOperator.WasNot:
                return BindEquality(binary, scope);
            case BinaryOperator.In or BinaryOperator.NotIn:
                return BindIn(binary, scope);
            case BinaryOperator.Fits:
                return BindFits(binary, scope);
            default:
                return BindNumbers(binary, scope);
        }
    }

    private ExprModel BindConnective(BinarySyntax binary, Scope scope)
    {
        var left = BindCondition(binary.Left, scope);
        var right = BindCondition(binary.Right, scope.Narrow(Narrowing.Facts(binary.Left, holds: binary.Operator != BinaryOperator.Or)));
        var kind = binary.Operator switch
        {
            BinaryOperator.And => BinaryKind.And,
            BinaryOperator.Or => BinaryKind.Or,
            _ => BinaryKind.Implies,
        };
        return Combine(kind, left, right, new BoolType());
    }

    private ExprModel BindEquality(BinarySyntax binary, Scope scope)
    {
        var negated = binary.Operator is BinaryOperator.IsNot or BinaryOperator.WasNot;
        var was = binary.Operator is BinaryOperator.Was or BinaryOperator.WasNot;
        if (was && scope.Place != ExprPlace.Step)
        {
            return Fail(Errors.WasOutsideNever(Locate(binary.Span)));
        }

        // What is known of a definition now need not have held before the event.
        var leftScope = was ? scope.KeepOnlyLocalFacts() : scope;
        if (binary.Right is NoneSyntax or EmptySyntax)
        {
            return BindNothingTest(binary, leftScope, negated, was);
        }

        if (TakesTypeFromOtherSide(binary.Left))
        {
            var other = Bind(binary.Right, scope);
            return BuildEquality(binary, Bind(binary.Left, leftScope, other.Type), other, negated, was);
        }

        var left = Bind(binary.Left, leftScope);
        if (binary.Right is NameSyntax { Name: var name } && IsUpper(name) && context.Symbols.Entity(Unwrap(left.Type)) is { } entity)
        {
            return BindStateTest(binary, left, name, entity, negated, was);
        }

        return BuildEquality(binary, left, Bind(binary.Right, scope, left.Type), negated, was);
    }

    private ExprModel BindStateTest(BinarySyntax binary, ExprModel left, Name name, EntitySymbol entity, bool negated, bool was)
    {
        if (left.Type is OptionalType)
        {
            return Fail(Errors.MayBeNone(Locate(binary.Left.Span), SourceLine.Fold(source, binary.Left.Span), TypeText.Of(left.Type)));
        }

        if (entity.State(name.Text) is null)
        {
            return Fail(entity.NoState(Locate(name.Span), name.Text));
        }

        ExprModel test = new StateTestExpr(left, entity.Name, name.Text);
        test = BeforeEvent(was, test);
        return negated ? new NotExpr(test) : test;
    }

    /// <summary><c>x is none</c> and <c>x is empty</c>; a name that is known to have a value may still be asked.</summary>
    private ExprModel BindNothingTest(BinarySyntax binary, Scope scope, bool negated, bool was)
    {
        var left = Bind(binary.Left, binary.Left is NameSyntax ? scope.WithoutFacts() : scope);
        if (left is ErrorExpr)
        {
            return left;
        }

        var isNone = binary.Right is NoneSyntax;
        if (isNone ? left.Type is not OptionalType : left.Type is not (SetType or ListType))
        {
            var text = SourceLine.Fold(source, binary.Left.Span);
            return Fail(isNone
                ? Errors.NeverNone(Locate(binary.Span), TypeText.Of(left.Type))
                : Errors.NotACollection(Locate(binary.Left.Span), text, TypeText.Of(left.Type)));
        }

        ExprModel right = isNone ? new NoneExpr(left.Type) : new SetExpr(EquatableArray<ExprModel>.Empty, left.Type);
        return BeforeEvent(was, new BinaryExpr(negated ? BinaryKind.NotEqual : BinaryKind.Equal, left, right, new BoolType()));
    }

    private ExprModel BuildEquality(BinarySyntax binary, ExprModel left, ExprModel right, bool negated, bool was)
    {
        if (left is ErrorExpr || right is ErrorExpr)
        {
            return ErrorExpr.Instance;
        }

        if (left.Type is OpaqueType || right.Type is OpaqueType)
        {
            return Fail(Errors.OpaqueLookedAt(Locate((left.Type is OpaqueType ? binary.Left : binary.Right).Span)));
        }

        if ((IsElementwise(left.Type) || IsElementwise(right.Type)) && left is not SetExpr && right is not SetExpr)
        {
            return Fail(Errors.CompareWithWrittenSet(Locate(binary.Span), TypeText.Of(left.Type)));
        }

        // The left side is what is looked back at; a set written on the right reads nothing, so the whole test may be.
        var whole = right is SetExpr;
        left = was && !whole ? new WasExpr(left, left.Type) : left;
        var kind = negated ? BinaryKind.NotEqual : BinaryKind.Equal;
        return BuildComparison(kind, left, right) is { } test
            ? BeforeEvent(was && whole, test)
            : Fail(Errors.NotComparable(Locate(binary.Span), TypeText.Of(left.Type), TypeText.Of(right.Type)));
    }

    private BinaryExpr? BuildComparison(BinaryKind kind, ExprModel left, ExprModel right)
    {
        if (Unwrap(left.Type) is ReferenceType)
        {
            return null;
        }

        if (left.Type is IntType && right.Type is IntType)
        {
            return new BinaryExpr(kind, left, right, new BoolType());
        }

        if (Conversions.Convert(right, left.Type, context.Symbols) is { } asLeft)
        {
            return new BinaryExpr(kind, left, asLeft, new BoolType());
        }

        return Conversions.Convert(left, right.Type, context.Symbols) is { } asRight ? new BinaryExpr(kind, asRight, right, new BoolType()) : null;
    }

    private static ExprModel BeforeEvent(bool was, ExprModel test) => was ? new WasExpr(test, test.Type) : test;

    private ExprModel BindIn(BinarySyntax binary, Scope scope)
    {
        ExprModel item, collection;
        if (TakesTypeFromOtherSide(binary.Left))
        {
            collection = Bind(binary.Right, scope);
            item = Bind(binary.Left, scope, ElementOf(collection.Type));
        }
        else
        {
            item = Bind(binary.Left, scope);
            collection = Bind(binary.Right, scope, item is ErrorExpr ? ErrorType.Instance : new SetType(item.Type));
        }

        if (collection is ErrorExpr || item is ErrorExpr)
        {
            return ErrorExpr.Instance;
        }

        if (ElementOf(collection.Type) is not { } element)
        {
            return Fail(Errors.NotACollection(Locate(binary.Right.Span), SourceLine.Fold(source, binary.Right.Span), TypeText.Of(collection.Type)));
        }

        item = ConvertOrReport(item, element, binary.Left, scope);
        if (item is ErrorExpr)
        {
            return item;
        }

        var test = new InExpr(item, collection);
        return binary.Operator == BinaryOperator.NotIn ? new NotExpr(test) : test;
    }

    private ExprModel BindNumbers(BinarySyntax binary, Scope scope)
    {
        var left = BindNumber(binary.Left, scope);
        var right = BindNumber(binary.Right, scope);
        if (left is ErrorExpr || right is ErrorExpr)
        {
            return ErrorExpr.Instance;
        }

        var kind = binary.Operator switch
        {
            BinaryOperator.Less => BinaryKind.Less,
            BinaryOperator.LessOrEqual => BinaryKind.LessOrEqual,
            BinaryOperator.Greater => BinaryKind.Greater,
            BinaryOperator.GreaterOrEqual => BinaryKind.GreaterOrEqual,
            BinaryOperator.Plus => BinaryKind.Plus,
            BinaryOperator.Minus => BinaryKind.Minus,
            _ => BinaryKind.Times,
        };
        return Combine(kind, left, right, kind >= BinaryKind.Plus ? IntRanges.Of(kind, (IntType)left.Type, (IntType)right.Type) : new BoolType());
    }

    private ExprModel BindNumber(ExprSyntax syntax, Scope scope)
    {
        var value = Bind(syntax, scope);
        return value.Type switch
        {
            IntType or ErrorType => value,
            OpaqueType => Fail(Errors.OpaqueLookedAt(Locate(syntax.Span))),
            OptionalType { Element: IntType } => Fail(Errors.MayBeNone(Locate(syntax.Span), SourceLine.Fold(source, syntax.Span), TypeText.Of(value.Type))),
            _ => Fail(Errors.NotANumber(Locate(syntax.Span), TypeText.Of(value.Type))),
        };
    }

    private static ExprModel Combine(BinaryKind kind, ExprModel left, ExprModel right, TypeModel type)
        => left is ErrorExpr || right is ErrorExpr ? ErrorExpr.Instance : new BinaryExpr(kind, left, right, type);

    /// <summary>A bare Upper name, or a set, says nothing of its own type; the other side does.</summary>
    private static bool TakesTypeFromOtherSide(ExprSyntax syntax) => syntax is SetSyntaxExpr or NoneSyntax or EmptySyntax || syntax is NameSyntax name && IsUpper(name.Name);

    /// <summary>Whether a collection is no single value: its elements are compared with those that are written.</summary>
    private static bool IsElementwise(TypeModel type) => type is ListType or SetType { Element: not EnumType };

    private static TypeModel Unwrap(TypeModel type) => type is OptionalType optional ? optional.Element : type;

    private static TypeModel? ElementOf(TypeModel type) => type switch
    {
        SetType set => set.Element,
        ListType list => list.Element,
        ErrorType => type,
        _ => null,
    };
}
