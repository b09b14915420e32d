using System.Collections.Concurrent;
using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Diagnostics;

/// <summary>The pages of <c>generator/catalogue</c>, and what the compiler says about their examples.</summary>
internal static class Catalogue
{
    /// <summary>The pages by code, with the names of their files.</summary>
    public static IReadOnlyDictionary<string, CataloguePage> Pages { get; } = Directory.GetFiles(Repository.At("generator", "catalogue"), "*.md")
        .Order(StringComparer.Ordinal)
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => CataloguePage.Read(File.ReadAllText(f)));

    private static readonly ConcurrentDictionary<CatalogueExample, IReadOnlyList<Diagnostic>> Compiled = new(ReferenceEqualityComparer.Instance);

    /// <summary>Everything that is said from the first character to the emitted code; worked out once.</summary>
    public static IReadOnlyList<Diagnostic> Compile(string code, CatalogueExample example) => Compiled.GetOrAdd(example, e => CompileAnew(code, e));

    private static IReadOnlyList<Diagnostic> CompileAnew(string code, CatalogueExample example)
    {
        var result = MachineCompiler.Compile(example.Files);
        return result.Model is null ? result.Diagnostics :
        [
            .. result.Diagnostics,
            .. MachineChecker.Check(result.Model, IsFinding(code) ? CheckBudget.Full : CheckBudget.Structural).Where(d => IsFinding(code) || !IsAboutTheRest(d)),
            .. CSharpEmitter.Emit(result.Model, EmitOptions.Readable("Example")).Diagnostics,
        ];
    }

    /// <summary>Whether the code is one of the checks', so that its examples are whole machines.</summary>
    private static bool IsFinding(string code) => code.StartsWith("SM37", StringComparison.Ordinal) || code.StartsWith("SM38", StringComparison.Ordinal);

    /// <summary>
    /// Other examples show the few lines that matter. That nothing leads to a state or uses a name is no mistake there: the rest of the machine,
    /// which would, is left out.
    /// </summary>
    private static bool IsAboutTheRest(Diagnostic finding) => finding.Code == "SM3701" || finding.Code.StartsWith("SM38", StringComparison.Ordinal);

    /// <summary>The file of a page.</summary>
    public static string PathOf(string code) => Repository.At("generator", "catalogue", code + ".md");

    /// <summary>A diagnostic as examples state it.</summary>
    public static string Show(Diagnostic diagnostic) => $"{diagnostic.Code} at {diagnostic.At.Path}({diagnostic.At.Line + 1})";

    /// <summary>What an example states, in the same form.</summary>
    public static string Show(ExpectedDiagnostic expected) => $"{expected.Code} at {expected.File}({expected.Line})";
}
