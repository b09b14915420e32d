using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StateMachine.Generator;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>
/// Runs the generator as a build does, keeping the driver so that a later run shows what was cached. Each run is made twice, and the second
/// one, over an equal compilation, must find everything as it was.
/// </summary>
internal sealed class Driver
{
    private readonly Dictionary<string, string> _properties;
    private readonly Dictionary<string, string> _namespaces = [];
    private readonly HashSet<string> _keys = [];
    private readonly List<AdditionalText> _texts = [];
    private GeneratorDriver _driver;
    private Compilation _compilation;

    public Driver(IReadOnlyDictionary<string, string> files, Dictionary<string, string>? properties = null, MachineGenerator? generator = null, CSharpCompilationOptions? options = null)
    {
        _compilation = CSharpCompilation.Create("Consumer", options: options);
        _properties = properties ?? new() { ["RootNamespace"] = "Consumer" };
        _texts.AddRange(files.Select(f => new Text(f.Key, f.Value)));
        _driver = CSharpGeneratorDriver.Create(
            [(generator ?? new MachineGenerator()).AsSourceGenerator()],
            _texts,
            optionsProvider: new Options(this),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>Every option that the generator has asked for.</summary>
    public IReadOnlyCollection<string> AskedFor => _keys;

    public GeneratorRunResult Run(CancellationToken cancel = default)
    {
        _driver = _driver.RunGenerators(_compilation, cancel);
        var again = _driver.RunGenerators(_compilation.Clone()).GetRunResult().Results.Single();
        Assert.All(again.TrackedSteps.Values.Concat(again.TrackedOutputSteps.Values).SelectMany(s => s).SelectMany(s => s.Outputs), o => Assert.True(
            o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"The second run over the same input found {o.Value} {o.Reason}."));
        return _driver.GetRunResult().Results.Single();
    }

    /// <summary>Changes one spec file.</summary>
    public void Edit(string path, Func<string, string> edit) => Replace(path, old => new Text(path, edit(old.GetText()!.ToString())));

    public void Rename(string path, string to) => Replace(path, old => new Text(to, old.GetText()!.ToString()));

    public void Add(string path, string text)
    {
        var added = new Text(path, text);
        _texts.Add(added);
        _driver = _driver.AddAdditionalTexts([added]);
    }

    public void Remove(string path)
    {
        var removed = _texts.Single(t => t.Path == path);
        _texts.Remove(removed);
        _driver = _driver.RemoveAdditionalTexts([removed]);
    }

    /// <summary>A file that the host cannot read.</summary>
    public void AddUnreadable(string path) => _driver = _driver.AddAdditionalTexts([new Text(path, null)]);

    /// <summary>Sets a property of the project; the host hands out new options.</summary>
    public void SetProperty(string name, string value)
    {
        _properties[name] = value;
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new Options(this));
    }

    /// <summary>Sets the metadatum of one file.</summary>
    public void SetNamespace(string path, string value)
    {
        _namespaces[path] = value;
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new Options(this));
    }

    /// <summary>Changes something that is none of the generator's business.</summary>
    public void EditElsewhere(string code) => _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code));

    /// <summary>Goes on with another project, so that nothing here holds the old one.</summary>
    public WeakReference Forget()
    {
        var old = new WeakReference(_compilation);
        _compilation = CSharpCompilation.Create("Consumer");
        return old;
    }

    private void Replace(string path, Func<AdditionalText, Text> edit)
    {
        var old = _texts.Single(t => t.Path == path);
        var edited = edit(old);
        _texts[_texts.IndexOf(old)] = edited;
        _driver = _driver.ReplaceAdditionalText(old, edited);
    }

    private sealed class Text(string path, string? text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text is null ? null! : SourceText.From(text);
    }

    private sealed class Options(Driver driver) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(driver._keys, key => driver._properties.GetValueOrDefault(key.Replace("build_property.", "", StringComparison.Ordinal)));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => throw new InvalidOperationException("No option of the C# files matters here.");

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
            => new Values(driver._keys, key => key == "build_metadata.AdditionalFiles.MachineNamespace" ? driver._namespaces.GetValueOrDefault(textFile.Path) : null);

        private sealed class Values(HashSet<string> keys, Func<string, string?> read) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                keys.Add(key);
                value = read(key)!;
                return value is not null;
            }
        }
    }
}
