using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Binding;

/// <summary>Which types fit where, and the nodes that say so in the model.</summary>
internal static class Conversions
{
    /// <summary>The value as a <paramref name="target"/>, or null where it is none.</summary>
    public static ExprModel? Convert(ExprModel value, TypeModel target, SymbolTable symbols)
    {
        if (value.Type == target || value.Type is ErrorType || target is ErrorType)
        {
            return value;
        }

        switch (target)
        {
            case IntType:
                return Fits(value.Type, target, symbols) ? value : null;
            case OpaqueType:
                return Fits(value.Type, target, symbols) ? value : null;
            case UnionType union:
                return Fits(value.Type, target, symbols) ? new ToUnionExpr(value, union.Name) : null;
            case OptionalType optional when value.Type is OptionalType from:
                return from.Element is IntType && Fits(from.Element, optional.Element, symbols) ? value : null;
            case OptionalType optional:
                return Convert(value, optional.Element, symbols) is { } element ? new ToOptionalExpr(element, target) : null;
            default:
                return null;
        }
    }

    /// <summary>Whether a value of one type can be given where the other is wanted.</summary>
    public static bool Fits(TypeModel from, TypeModel target, SymbolTable symbols) => target switch
    {
        _ when from == target => true,
        IntType to => from is IntType number && to.Low <= number.Low && number.High <= to.High,
        // Bounds are no matter of the type: whatever a variable is set to, it keeps within them.
        OpaqueType to => from is OpaqueType given && (to.Kind == OpaqueKind.Any || to.Kind == given.Kind),
        UnionType => symbols.Union(target) is { } union && union.Alternatives.Contains(from),
        OptionalType to => from is not OptionalType && Fits(from, to.Element, symbols),
        _ => false,
    };
}
