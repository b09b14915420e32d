using AudioSessions.Policy;
using AudioSessions.Properties.Cases;
using AudioSessions.Properties.Evaluator;
using AudioSessions.Properties.Specs;
using StateMachine.Compiler;
using StateMachine.Compiler.Text;

namespace AudioSessions.Properties.Languages;

/// <summary>The machines that are generated in this repository, with their specs: the core policy, and the cases that test the language.</summary>
internal static class Machines
{
    private static readonly Dictionary<string, Lazy<GeneratedCode>> _all = new[]
    {
        (Name: "AudioSession", Code: new Lazy<GeneratedCode>(static () => new GeneratedCode(SpecFiles.AudioSession, typeof(AudioSessionInfo).Assembly, "AudioSessions.Policy"))),
        (Name: "W3cAudioSession", Code: Case("W3cAudioSession")),
        (Name: "AndroidAudioFocus", Code: Case("AndroidAudioFocus")),
        (Name: "Everything", Code: Case("Everything")),
        (Name: "PropertyTable", Code: Case("PropertyTable")),
    }.ToDictionary(m => m.Name, m => m.Code);

    public static IReadOnlyCollection<string> Names => _all.Keys;

    public static GeneratedCode Of(string name) => _all[name].Value;

    /// <summary>The spec files of a machine that is a case.</summary>
    public static SourceText CaseText(string name)
    {
        var file = name + ".machine";
        return new SourceText(file, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", file)));
    }

    private static Lazy<GeneratedCode> Case(string name) => new(() =>
    {
        var result = MachineCompiler.Compile([CaseText(name)]);
        var model = result.Model ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        return new GeneratedCode(new Spec(model), typeof(EverythingInfo).Assembly, "AudioSessions.Properties.Cases");
    });
}
