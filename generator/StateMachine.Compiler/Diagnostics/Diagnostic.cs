using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>How bad it is. Only an error keeps code from being generated.</summary>
public enum Severity { Warning, Error }

/// <summary>
/// What the compiler has to say about one place: what is wrong, why, and what to do.
/// Equal by value; made only by the factories of <see cref="Errors"/>.
/// </summary>
/// <param name="Code">SM1xxx syntax, SM2xxx names and types, SM3xxx machine rules, SM4xxx emitting, SM9xxx internal.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">A sentence or two, without a trailing line end.</param>
/// <param name="At">The primary place.</param>
/// <param name="Related">Further places that explain it, each with a short label.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, Location At, EquatableArray<RelatedPlace> Related)
{
    /// <summary>The MSBuild form, <c>path(line,column): error SM2001: text</c>, lines and columns from 1.</summary>
    public override string ToString()
        => $"{At.Path}({At.Line + 1},{At.Column + 1}): {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}

/// <summary>A secondary place of a diagnostic.</summary>
public sealed record RelatedPlace(Location At, string Label);
