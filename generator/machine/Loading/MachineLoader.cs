using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Model;
using Diagnostic = StateMachine.Compiler.Diagnostics.Diagnostic;

namespace StateMachine.Tool.Loading;

/// <summary>What came of loading: the machine, or why the emitter refuses it (SM4xxx).</summary>
internal sealed record LoadResult(LoadedMachine? Machine, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// Makes a machine run without a build: emits its C#, the very code that the generator would add to a project, compiles it in memory and loads it.
/// So there is no second interpreter whose meaning could drift.
/// </summary>
internal static class MachineLoader
{
    /// <summary>The namespace of the code, out of the way of the runtime's.</summary>
    public const string Namespace = "LoadedMachines";

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. TrustedAssemblies().Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))]);

    /// <summary>Compiles and loads the code of a model.</summary>
    /// <exception cref="InvalidOperationException">The C# does not compile: a defect of the emitter.</exception>
    public static LoadResult Load(MachineModel model)
    {
        var emitted = CSharpEmitter.Emit(model, EmitOptions.Readable(Namespace));
        return emitted.Files.Count == 0
            ? new LoadResult(null, emitted.Diagnostics)
            : new LoadResult(new LoadedMachine(model, Compile(model.Name, emitted.Files, [])), emitted.Diagnostics);
    }

    /// <summary>The image of the scenarios of a model alone, for code that is loaded already; each has a name of its own.</summary>
    internal static byte[] CompileScenarios(MachineModel model, byte[] machine, int number)
    {
        var files = CSharpEmitter.Emit(model, EmitOptions.Readable(Namespace)).Files.Where(f => f.Name == $"{model.Name}.Scenarios.g.cs");
        return Compile($"{model.Name}.Scenarios{number}", files, [MetadataReference.CreateFromImage(machine)]);
    }

    private static byte[] Compile(string name, IEnumerable<EmittedFile> files, IEnumerable<MetadataReference> more)
    {
        // No warning is asked for: the emitter's own tests see to them.
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, generalDiagnosticOption: ReportDiagnostic.Suppress, nullableContextOptions: NullableContextOptions.Enable);
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Text, path: f.Name));
        var compilation = CSharpCompilation.Create(name, trees, [.. References.Value, .. more], options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray()
            : throw new InvalidOperationException($"The C# of {name} does not compile:\n{string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))}");
    }

    /// <summary>The framework that this process runs on, the runtime library of generated machines, and Stateless.</summary>
    private static IEnumerable<string> TrustedAssemblies()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var all = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return all.Where(path => Path.GetDirectoryName(path) == framework).Append(typeof(Machine).Assembly.Location).Append(typeof(Stateless.StateMachine<,>).Assembly.Location);
    }
}
