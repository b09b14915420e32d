using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>What a project can say about the severity of a diagnostic, and what an editor gets to show beside its message.</summary>
public class SeverityTests
{
    private const string Remark = """
        machine Lamp

        entity Bulb one {
          lit : bool = no
        }

        on Switch(bulb, on : bool) {
          /// A clause has no documentation.
          otherwise  set bulb.lit to on
        }
        """;

    private static readonly string Mistake = Remark.Replace("/// A clause", "// A clause").Replace("set bulb.lit", "set bulb.light");

    [Theory]
    [InlineData("none", null)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public void A_global_config_file_silences_a_warning_or_raises_it(string severity, DiagnosticSeverity? expected)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSyntaxTreeOptionsProvider(new GlobalConfig($"is_global = true\ndotnet_diagnostic.SM1010.severity = {severity}"));

        Assert.Equal(expected, Run(Remark, options, "SM1010")?.Severity);
    }

    [Fact]
    public void A_warning_can_be_silenced_by_NoWarn_and_made_an_error_with_all_others()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);

        Assert.Null(Run(Remark, options.WithSpecificDiagnosticOptions([new("SM1010", ReportDiagnostic.Suppress)]), "SM1010"));
        Assert.Equal(DiagnosticSeverity.Error, Run(Remark, options.WithGeneralDiagnosticOption(ReportDiagnostic.Error), "SM1010")?.Severity);
        Assert.Equal(DiagnosticSeverity.Warning, Run(Remark, options, "SM1010")?.Severity);
    }

    [Fact]
    public void An_error_cannot_be_silenced_since_its_machine_would_be_missing_without_a_word()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions([new("SM2026", ReportDiagnostic.Suppress)])
            .WithSyntaxTreeOptionsProvider(new GlobalConfig("is_global = true\ndotnet_diagnostic.SM2026.severity = none"));

        Assert.Equal(DiagnosticSeverity.Error, Run(Mistake, options, "SM2026")?.Severity);
    }

    [Fact]
    public void A_diagnostic_has_the_title_of_its_page_and_tells_where_to_read_on()
    {
        var descriptor = Run(Mistake, null, "SM2026")!.Descriptor;

        Assert.Equal(("SM2026", "StateMachine", "No such variable"), (descriptor.Id, descriptor.Category, descriptor.Title.ToString()));
        Assert.Contains("machine explain SM2026", descriptor.Description.ToString());
    }

    /// <summary>The one diagnostic, of this code, or null if there is none.</summary>
    private static Diagnostic? Run(string spec, CSharpCompilationOptions? options, string code)
    {
        var diagnostics = new Driver(new Dictionary<string, string> { ["/app/Lamp.machine"] = spec }, options: options).Run().Diagnostics;

        // Nothing reads the lamp, which is beside the point here.
        Assert.All(diagnostics, d => Assert.Contains(d.Id, (string[])[code, "SM3807"]));
        return diagnostics.SingleOrDefault(d => d.Id == code);
    }

    /// <summary>A <c>.globalconfig</c> as the compiler reads it.</summary>
    private sealed class GlobalConfig(string text) : SyntaxTreeOptionsProvider
    {
        private readonly ImmutableDictionary<string, ReportDiagnostic> _options =
            AnalyzerConfigSet.Create<ImmutableArray<AnalyzerConfig>>([AnalyzerConfig.Parse(SourceText.From(text), "/app/.globalconfig")]).GlobalConfigOptions.TreeOptions;

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
            => _options.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
            => _options.TryGetValue(diagnosticId, out severity);
    }
}
