using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>
/// One factory for each thing that the compiler can say; the words stand next to the code. Callers say what happened, never how it reads.
/// The parts follow the stages: <c>Errors.Syntax.cs</c> (SM1xxx), <c>Errors.Names.cs</c> (SM2xxx), <c>Errors.Rules.cs</c> (SM3xxx).
/// </summary>
public static partial class Errors
{
    private static Diagnostic Error(string code, Location at, string message, params RelatedPlace[] related)
        => new(code, Severity.Error, message, at, related.ToEquatableArray());

    private static Diagnostic Warning(string code, Location at, string message, params RelatedPlace[] related)
        => new(code, Severity.Warning, message, at, related.ToEquatableArray());

    /// <summary>The end of a message that offers the nearest name, or nothing.</summary>
    private static string DidYouMean(string? nearest) => nearest is null ? "" : $" Did you mean '{nearest}'?";
}
