using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Emit;

/// <summary>
/// The emitted code as files that are reviewed as code: a change of an emitter shows what it changes. The readable form of a small machine and of
/// one with policies, sets and lists; and the rules of the small one once more with the directives that lead a debugger back to the spec.
/// </summary>
public class SnapshotTests
{
    private static string Folder => Repository.At("generator", "tests", "Emit", "Snapshots");

    public static TheoryData<string, string> Machines => new()
    {
        { "Turnstile", "generator/samples/Turnstile/Turnstile.machine" },
        { "W3cAudioSession", "generator/tests/Cases/W3cAudioSession.machine" },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public void The_emitted_code_is_the_reviewed_one(string machine, string spec)
    {
        var files = Emit(spec, EmitOptions.Readable(machine));

        Assert.All(files, f => Repository.AssertHolds(Path.Combine(Folder, machine, f.Name), f.Text));
        Assert.Equal(files.Select(f => f.Name).Order(StringComparer.Ordinal), Directory.GetFiles(Path.Combine(Folder, machine)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Line_directives_enclose_what_the_spec_says()
    {
        var rules = Emit("generator/samples/Turnstile/Turnstile.machine", new EmitOptions("Turnstile", LineDirectives: true, Path.GetFileName)).Single(f => f.Name == "Turnstile.Rules.g.cs");

        Repository.AssertHolds(Path.Combine(Folder, "Turnstile.Rules.lines.g.cs"), rules.Text);
    }

    private static IReadOnlyList<EmittedFile> Emit(string spec, EmitOptions options)
    {
        var path = Repository.At(spec.Split('/'));
        var compiled = MachineCompiler.Compile([new SourceText(path, File.ReadAllText(path).Replace("\r\n", "\n"))]);
        return CSharpEmitter.Emit(Assert.IsType<Model.MachineModel>(compiled.Model), options).Files;
    }
}
