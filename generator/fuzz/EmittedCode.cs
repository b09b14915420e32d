using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StateMachine.Compiler.Emit;

namespace StateMachine.Fuzz;

/// <summary>The C# compiler on emitted code: what an accepted spec becomes must compile.</summary>
internal static class EmittedCode
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(global::StateMachine.Machine).Assembly.Location).Append(typeof(Stateless.StateMachine<,>).Assembly.Location)
            .Where(p => !Path.GetFileName(p).StartsWith("StateMachine.Compiler", StringComparison.Ordinal)).Distinct()
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p))]);

    /// <summary>The first error, with the line that it is about; null if there is none.</summary>
    public static string? Errors(IEnumerable<EmittedFile> files)
    {
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Text, path: f.Name));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var error = CSharpCompilation.Create("Fuzzed", trees, References.Value, options).GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return error is null ? null : $"C#: {error.Id} in {Path.GetFileName(error.Location.SourceTree?.FilePath)}: {error.GetMessage(null)} Line: {LineOf(error.Location)}";
    }

    private static string LineOf(Microsoft.CodeAnalysis.Location at)
        => at.SourceTree?.GetText().Lines[at.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}
