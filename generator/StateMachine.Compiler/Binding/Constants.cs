using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Binding;

/// <summary>Which expressions have the same value always and everywhere.</summary>
internal static class Constants
{
    public static bool IsConstant(ExprModel value) => value switch
    {
        BoolExpr or IntExpr or CodeExpr or TextExpr or MemberExpr or NoneExpr => true,
        SetExpr set => set.Items.All(IsConstant),
        ToUnionExpr union => IsConstant(union.Value),
        ToOptionalExpr optional => IsConstant(optional.Value),
        _ => false,
    };
}
