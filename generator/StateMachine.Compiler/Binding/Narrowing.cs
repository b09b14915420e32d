using System.Collections.Generic;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>
/// Which names a condition proves to have a value. Purely a matter of syntax: only <c>name is not none</c> is looked at, and since nothing
/// shadows, a name means the same wherever it stands.
/// </summary>
internal static class Narrowing
{
    /// <summary>The names that have a value where <paramref name="condition"/> holds (or, with <paramref name="holds"/> false, where it does not).</summary>
    public static HashSet<string> Facts(ExprSyntax? condition, bool holds = true)
    {
        var names = new HashSet<string>();
        Collect(condition, holds, names);
        return names;
    }

    private static void Collect(ExprSyntax? condition, bool holds, HashSet<string> names)
    {
        switch (condition)
        {
            case NotSyntax not:
                Collect(not.Operand, !holds, names);
                break;
            case BinarySyntax { Left: NameSyntax tested, Right: NoneSyntax } test when test.Operator == (holds ? BinaryOperator.IsNot : BinaryOperator.Is):
                names.Add(tested.Name.Text);
                break;
            case BinarySyntax { Operator: BinaryOperator.And } both when holds:
                Collect(both.Left, true, names);
                Collect(both.Right, true, names);
                break;
            case BinarySyntax { Operator: BinaryOperator.Or } either when !holds:
                Collect(either.Left, false, names);
                Collect(either.Right, false, names);
                break;
            case BinarySyntax { Operator: BinaryOperator.Implies } implication when !holds:
                Collect(implication.Left, true, names);
                Collect(implication.Right, false, names);
                break;
        }
    }
}
