using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>What an accessor does.</summary>
internal enum MemberKind
{
    Get,
    Set,
    Count,
    Has,
    Add,
    Remove,
    Clear,
    Next,
    At,
    IndexOf,
    First,
    Last,
}

/// <summary>An accessor of the storage; <paramref name="Variable"/> is null for the state.</summary>
internal sealed record Member(string Signature, MemberKind Kind, VariableModel? Variable, string Doc)
{
    public bool IsRead => Kind is not (MemberKind.Set or MemberKind.Add or MemberKind.Remove or MemberKind.Clear);
}
