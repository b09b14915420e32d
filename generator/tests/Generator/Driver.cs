using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StateMachine.Generator;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>Runs the generator as a build does, keeping the driver so that a second run shows what was cached.</summary>
internal sealed class Driver
{
    private readonly Dictionary<string, string> _properties;
    private GeneratorDriver _driver;
    private Compilation _compilation;
    private ImmutableArray<AdditionalText> _texts;

    public Driver(IReadOnlyDictionary<string, string> files, Dictionary<string, string>? properties = null, CSharpCompilationOptions? options = null)
    {
        _compilation = CSharpCompilation.Create("Consumer", options: options);
        _texts = [.. files.Select(f => (AdditionalText)new Text(f.Key, f.Value))];
        _properties = properties ?? new() { ["build_property.RootNamespace"] = "Consumer" };
        _driver = CSharpGeneratorDriver.Create(
            [new MachineGenerator().AsSourceGenerator()],
            _texts,
            optionsProvider: new Options(_properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    public GeneratorRunResult Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        return _driver.GetRunResult().Results.Single();
    }

    /// <summary>Changes one spec file.</summary>
    public void Edit(string path, string text)
    {
        var old = _texts.Single(t => t.Path == path);
        var edited = new Text(path, text);
        _texts = _texts.Replace(old, edited);
        _driver = _driver.ReplaceAdditionalText(old, edited);
    }

    /// <summary>Changes something that is none of the generator's business.</summary>
    public void EditElsewhere(string code) => _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code));

    /// <summary>Why the outputs of a step came about in the last run.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step)
        => [.. result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(Dictionary<string, string> properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value) => properties.TryGetValue(key, out value!);
        }
    }
}
