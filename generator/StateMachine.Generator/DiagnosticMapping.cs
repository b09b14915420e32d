using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpecDiagnostic = StateMachine.Compiler.Diagnostics.Diagnostic;
using SpecLocation = StateMachine.Compiler.Text.Location;
using SpecSeverity = StateMachine.Compiler.Diagnostics.Severity;

namespace StateMachine.Generator;

/// <summary>The compiler's diagnostics as Roslyn's, located in the spec.</summary>
internal static class DiagnosticMapping
{
    public static Diagnostic ToRoslyn(SpecDiagnostic diagnostic) => Diagnostic.Create(
        diagnostic.Code,
        "StateMachine",
        diagnostic.Message,
        Severity(diagnostic),
        Severity(diagnostic),
        isEnabledByDefault: true,
        warningLevel: diagnostic.Severity == SpecSeverity.Error ? 0 : 1,
        location: ToRoslyn(diagnostic.At),
        additionalLocations: diagnostic.Related.Select(r => ToRoslyn(r.At)));

    private static DiagnosticSeverity Severity(SpecDiagnostic diagnostic)
        => diagnostic.Severity == SpecSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;

    private static Location ToRoslyn(SpecLocation at) => Location.Create(
        at.Path ?? "",
        new TextSpan(at.Start, at.Length),
        new LinePositionSpan(new LinePosition(at.Line, at.Column), new LinePosition(at.EndLine, at.EndColumn)));
}
