using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>Expressions as the language writes them, for messages about a part of a line.</summary>
internal static class ExpressionText
{
    public static string Of(ExprModel expression) => expression switch
    {
        BoolExpr e => e.Value ? "yes" : "no",
        IntExpr e => e.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        CodeExpr e => $"'{e.Value}'",
        TextExpr e => $"\"{e.Value}\"",
        MemberExpr e => e.Member,
        PolicyExpr e => e.Policy,
        NoneExpr => "none",
        SetExpr { Items.Count: 0 } => "empty",
        SetExpr e => $"{{ {string.Join(", ", e.Items.Select(Of))} }}",
        LocalExpr e => e.Name,
        OneExpr e => LowerFirst(e.Entity),
        ToUnionExpr e => Of(e.Value),
        ToOptionalExpr e => Of(e.Value),
        VariableExpr e => $"{Of(e.Owner)}.{e.Variable}",
        StateTestExpr e => $"{Of(e.Owner)} is {e.State}",
        StateOfExpr e => $"{Of(e.Owner)}.state",
        ColumnExpr e => $"{Of(e.Row)}.{e.Column}",
        CallExpr { Arguments.Count: 0 } e => e.Definition,
        CallExpr e => $"{e.Definition}({string.Join(", ", e.Arguments.Select(Of))})",
        MatrixExpr e => $"{e.Matrix}({Of(e.Row)}, {Of(e.Column)})",
        NotExpr { Operand: StateTestExpr test } => $"{Of(test.Owner)} is not {test.State}",
        NotExpr { Operand: InExpr test } => $"{Of(test.Item)} not in {Of(test.Collection)}",
        NotExpr e => $"not {Inner(e.Operand)}",
        BinaryExpr e => $"{Inner(e.Left)} {Operator(e.Kind)} {Inner(e.Right)}",
        InExpr e => $"{Of(e.Item)} in {Of(e.Collection)}",
        BeforeExpr e => $"{Of(e.Left)} before {Of(e.Right)} in {Of(e.List)}",
        EndOfListExpr e => $"{(e.IsFirst ? "first" : "last")} of {Of(e.List)}",
        QuantifierExpr e => $"{e.Kind.ToString().ToLowerInvariant()} {e.Binder} {Domain(e.Domain)}{(e.Where is null ? "" : $" where {Of(e.Where)}")}{(e.Satisfies is null ? "" : $" satisfies {Of(e.Satisfies)}")}",
        WasExpr e => $"the earlier {Of(e.Operand)}",
        SizeOfExpr e => $"{Of(e.Value)}.size",
        FitsExpr e => $"{Of(e.Value)} fits {Of(e.Event)}",
        _ => "…",
    };

    /// <summary>The name of the instance of a <c>one</c> entity.</summary>
    public static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Inner(ExprModel expression)
        => expression is BinaryExpr { Kind: BinaryKind.And or BinaryKind.Or or BinaryKind.Implies } or QuantifierExpr ? $"({Of(expression)})" : Of(expression);

    private static string Domain(DomainModel domain) => domain switch
    {
        EntityDomain e => ": " + e.Entity,
        EnumDomain e => ": " + e.Enum,
        CollectionDomain e => "in " + Of(e.Collection),
        _ => "",
    };

    private static string Operator(BinaryKind kind) => kind switch
    {
        BinaryKind.Implies => "implies",
        BinaryKind.Or => "or",
        BinaryKind.And => "and",
        BinaryKind.Equal => "is",
        BinaryKind.NotEqual => "is not",
        BinaryKind.Less => "<",
        BinaryKind.LessOrEqual => "<=",
        BinaryKind.Greater => ">",
        BinaryKind.GreaterOrEqual => ">=",
        BinaryKind.Plus => "+",
        BinaryKind.Minus => "-",
        _ => "*",
    };
}
