using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StateMachine.Generator;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>The oldest compiler and the oldest C# that are promised: Roslyn 4.8 and C# 12, the ones of the .NET 8 SDK.</summary>
public class FloorTests
{
    private static readonly Version _floor = new(4, 8, 0, 0);

    public static TheoryData<string> Machines => [.. TestSpecs.Names];

    [Fact]
    public void These_tests_run_in_the_oldest_compiler()
        => Assert.Equal(_floor, typeof(CSharpCompilation).Assembly.GetName().Version);

    [Fact]
    public void The_generator_asks_for_nothing_that_the_oldest_compiler_has_not()
    {
        string[] hosted = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory", "System.Runtime.CompilerServices.Unsafe"];
        var assembly = typeof(MachineGenerator).Assembly;
        var own = assembly.GetReferencedAssemblies().Single(r => r.Name == "StateMachine.Compiler");
        var references = assembly.GetReferencedAssemblies().Concat(Assembly.Load(own).GetReferencedAssemblies()).Where(r => r.FullName != own.FullName).ToList();

        Assert.All(references, r => Assert.Contains(r.Name, hosted));
        Assert.All(references.Where(r => r.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)), r => Assert.Equal(_floor, r.Version));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void What_is_generated_compiles_there_without_an_error_or_warning(string name)
    {
        var built = BuiltMachine.Of(name);

        Assert.Equal(LanguageVersion.CSharp12, built.Compilation.LanguageVersion);
        Assert.Empty(built.GeneratorDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal("", string.Join("\n", built.Compilation.GetDiagnostics().Where(d => d.Severity != DiagnosticSeverity.Hidden)));
    }

    [Fact]
    public void All_samples_of_one_project_compile_together_and_out_of_sight()
    {
        var built = BuiltMachine.From([.. TestSpecs.Of("Turnstile"), .. TestSpecs.Of("Thermostat")], new() { ["MachineVisibility"] = "internal" });

        Assert.Equal("", string.Join("\n", built.Compilation.GetDiagnostics().Where(d => d.Severity != DiagnosticSeverity.Hidden)));
        Assert.All(built.Compilation.Assembly.GlobalNamespace.GetNamespaceMembers().Single(n => n.Name == "Consumer").GetTypeMembers(), t => Assert.Equal(Accessibility.Internal, t.DeclaredAccessibility));
    }
}
