using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace StateMachine.Generator.Benchmarks;

/// <summary>What an editor does while somebody types: it keeps a driver, tells it what changed, and runs it.</summary>
internal sealed class Editor
{
    private static readonly CSharpSyntaxTree[] _unrelated = [.. new[] { "class Elsewhere { int A; }", "class Elsewhere { int B; }" }.Select(code => (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(code))];

    private readonly AdditionalText[] _versions;
    private readonly CSharpCompilation[] _compilations;
    private GeneratorDriver _driver;
    private int _version;
    private int _compilation;

    public Editor(IIncrementalGenerator generator, Spec spec)
    {
        _versions = [new Text(spec.Edited, spec.Text(edited: false)), new Text(spec.Edited, spec.Text(edited: true))];
        _compilations = [.. _unrelated.Select(tree => CSharpCompilation.Create("Consumer", [tree]))];
        var texts = spec.Files.Select(f => f.Key == spec.Edited ? _versions[0] : new Text(f.Key, f.Value)).ToImmutableArray();
        _driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], texts, optionsProvider: new Options()).RunGenerators(_compilations[0]);
        var result = _driver.GetRunResult();
        Sources = [.. result.GeneratedTrees.Select(t => t.GetText())];
        if (result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            throw new InvalidOperationException(result.Diagnostics.First().ToString());
        }
    }

    /// <summary>What was generated at first.</summary>
    public IReadOnlyList<SourceText> Sources { get; }

    /// <summary>One word of a rule changes, and changes back the next time.</summary>
    public void EditSpec()
    {
        var old = _versions[_version];
        _version = 1 - _version;
        _driver = _driver.ReplaceAdditionalText(old, _versions[_version]).RunGenerators(_compilations[_compilation]);
    }

    /// <summary>Something else in the project changes.</summary>
    public void EditElsewhere()
    {
        _compilation = 1 - _compilation;
        _driver = _driver.RunGenerators(_compilations[_compilation]);
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = key == "build_property.RootNamespace" ? "Consumer" : "";
                return value.Length > 0;
            }
        }
    }
}

/// <summary>A generator that looks at the same files and makes nothing of them: what a driver costs by itself.</summary>
internal sealed class NothingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(context.AdditionalTextsProvider.Select(static (text, cancel) => text.GetText(cancel)!.Length), static (_, _) => { });
}
