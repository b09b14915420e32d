using AudioSessions.Properties.Evaluator;
using StateMachine.Compiler;
using StateMachine.Compiler.Text;

namespace AudioSessions.Properties.Specs;

/// <summary>The spec of this project, compiled from its own files.</summary>
public static class SpecFiles
{
    /// <summary>The files of the core policy.</summary>
    public static IReadOnlyList<SourceText> Texts { get; } = [.. Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "spec"), "*.machine")
        .Order(StringComparer.Ordinal)
        .Select(p => new SourceText(Path.GetFileName(p), File.ReadAllText(p)))];

    private static readonly Lazy<Spec> _audioSession = new(static () => Compile(Texts));

    /// <summary>The core policy.</summary>
    public static Spec AudioSession => _audioSession.Value;

    /// <summary>Every option of every policy that is not the default, one at a time; and the defaults.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> OnePolicyChanged(Spec spec)
        => spec.Model.Policies
            .SelectMany(p => p.Options.Where(o => o.Name != p.Default).Select(o => new Dictionary<string, string> { [p.Name] = o.Name }))
            .Prepend([]);

    /// <summary>Compiles a spec that a test writes out.</summary>
    public static Spec Compile(string text) => Compile([new SourceText("Test.machine", text)]);

    private static Spec Compile(IReadOnlyList<SourceText> files)
    {
        var result = MachineCompiler.Compile(files);
        return new Spec(result.Model ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics)));
    }
}
