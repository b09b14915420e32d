using StateMachine.Compiler.Tests.Guide;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>The machines of this repository, as files with the paths that a project would give them.</summary>
internal static class TestSpecs
{
    /// <summary>All of them by name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Turnstile", "Thermostat", "W3cAudioSession", "AndroidAudioFocus", "Everything", "AudioSession"];

    public static IReadOnlyList<SourceText> Of(string name) => name switch
    {
        "Turnstile" => Read("/app/", "generator/samples/Turnstile", "Turnstile*.machine"),
        "Thermostat" => Read("/app/", "generator/samples/Turnstile", "Thermostat*.machine"),
        "AudioSession" => Read("/app/spec/", "spec", "*.machine"),
        _ => Read("/app/cases/", "generator/tests/Cases", name + ".machine"),
    };

    private static List<SourceText> Read(string path, string folder, string pattern)
    {
        var files = Directory.GetFiles(Path.Combine(SpecFolder.Path, "..", folder), pattern).Order(StringComparer.Ordinal);
        return [.. files.Select(f => new SourceText(path + Path.GetFileName(f), File.ReadAllText(f)))];
    }
}
