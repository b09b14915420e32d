using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Binding;

/// <summary>The type of what could not be bound. It fits everywhere, so that one mistake is reported once; no model ever holds it.</summary>
internal sealed record ErrorType : TypeModel
{
    public static readonly ErrorType Instance = new();

    private ErrorType()
    {
    }
}

/// <summary>An expression that was reported already.</summary>
internal sealed record ErrorExpr : ExprModel
{
    public static readonly ErrorExpr Instance = new();

    private ErrorExpr()
        : base(ErrorType.Instance)
    {
    }
}
