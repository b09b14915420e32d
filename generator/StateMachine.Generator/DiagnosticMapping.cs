using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StateMachine.Compiler.Diagnostics;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;
using SpecDiagnostic = StateMachine.Compiler.Diagnostics.Diagnostic;
using SpecLocation = StateMachine.Compiler.Text.Location;
using SpecSeverity = StateMachine.Compiler.Diagnostics.Severity;

namespace StateMachine.Generator;

/// <summary>The compiler's diagnostics as Roslyn's, located in the spec.</summary>
internal static class DiagnosticMapping
{
    /// <summary>The category of all of them, as the release files name it.</summary>
    public const string Category = "StateMachine";

    /// <summary>
    /// A warning can be silenced or raised as any other. An error cannot: no code is generated for its machine, and without it the build would
    /// fail for what is missing and not say why.
    /// </summary>
    private static readonly string[] ErrorTags = [WellKnownDiagnosticTags.NotConfigurable];

    public static Diagnostic ToRoslyn(SpecDiagnostic diagnostic) => Diagnostic.Create(
        diagnostic.Code,
        Category,
        diagnostic.Message,
        Severity(diagnostic),
        Severity(diagnostic),
        isEnabledByDefault: true,
        warningLevel: diagnostic.Severity == SpecSeverity.Error ? 0 : 1,
        title: DiagnosticTitles.Of(diagnostic.Code),
        description: $"'machine explain {diagnostic.Code}' tells what this means, with an example of a spec that has it and of one that does it right.",
        location: ToRoslyn(diagnostic.At),
        additionalLocations: diagnostic.Related.Select(r => ToRoslyn(r.At)),
        customTags: diagnostic.Severity == SpecSeverity.Error ? ErrorTags : null);

    private static DiagnosticSeverity Severity(SpecDiagnostic diagnostic)
        => diagnostic.Severity == SpecSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;

    private static Location ToRoslyn(SpecLocation at) => Location.Create(
        at.Path ?? "",
        new TextSpan(at.Start, at.Length),
        new LinePositionSpan(new LinePosition(at.Line, at.Column), new LinePosition(at.EndLine, at.EndColumn)));
}
