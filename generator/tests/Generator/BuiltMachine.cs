using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StateMachine.Generator;
using SpecText = StateMachine.Compiler.Text.SourceText;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>A spec, built as a project would: the generator in a compiler, over the runtime library and Stateless.</summary>
internal sealed record BuiltMachine(CSharpCompilation Compilation, ImmutableArray<Diagnostic> GeneratorDiagnostics)
{
    private static readonly ConcurrentDictionary<string, Lazy<BuiltMachine>> _built = [];

    private static readonly Lazy<IReadOnlyList<MetadataReference>> _references = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => (MetadataReference)MetadataReference.CreateFromFile(p))]);

    /// <summary>A machine of this repository; built once.</summary>
    public static BuiltMachine Of(string name) => _built.GetOrAdd(name, n => new Lazy<BuiltMachine>(() => From(TestSpecs.Of(n)))).Value;

    public static BuiltMachine From(IReadOnlyList<SpecText> files, Dictionary<string, string>? properties = null)
    {
        var language = new CSharpParseOptions(LanguageVersion.CSharp12);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);
        var project = CSharpCompilation.Create("Consumer", [], _references.Value, options);
        var driver = CSharpGeneratorDriver.Create(
            [new MachineGenerator().AsSourceGenerator()],
            files.Select(f => (AdditionalText)new File(f)),
            language,
            new Properties(new(properties ?? []) { ["RootNamespace"] = "Consumer" }));
        driver.RunGeneratorsAndUpdateCompilation(project, out var built, out var diagnostics);
        return new BuiltMachine((CSharpCompilation)built, diagnostics);
    }

    private sealed class File(SpecText file) : AdditionalText
    {
        public override string Path => file.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(file.Text);
    }

    private sealed class Properties(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value) => values.TryGetValue(key.Replace("build_property.", "", StringComparison.Ordinal), out value!);
        }
    }
}
