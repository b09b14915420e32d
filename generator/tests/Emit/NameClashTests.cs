extern alias Runtime;

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Tests.Guide;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Emit;

/// <summary>What would mean two things in C# is said at its declaration.</summary>
public class NameClashTests
{
    private const string Plain = """
        machine Shop
        enum Colour { Red, Green }
        table Kind {
                 loud  code
          Bell   yes   'bell'
          Chime  no    'chim'
          Gong         'gong'  = Bell
        }
        type Mark = Door or Colour
        policy strictness { Lax default, Strict }
        entity Door many {
          states { Open initial, Shut }
          kind : Kind = Bell
          mark : Mark?
        }
        entity Lamp one {
          name : bool = no
        }
        define loud(d : Door) = d.kind.loud
        """;

    [Fact]
    public void Nothing_clashes_in_a_machine_with_names_of_its_own() => Assert.Empty(Problems(Plain));

    [Theory]
    [InlineData("SM4010", "Colour", "Reason")]
    [InlineData("SM4010", "Colour", "System")]
    [InlineData("SM4010", "Mark", "MachineEvent")]
    [InlineData("SM4010", "strictness", "notification")]
    [InlineData("SM4012", "Colour", "ShopRules")]
    [InlineData("SM4012", "Colour", "KindValues")]
    [InlineData("SM4012", "strictness", "shopEvents")]
    [InlineData("SM4013", "strictness", "default")]
    [InlineData("SM4013", "strictness", "with")]
    [InlineData("SM4013", "loud ", "all  ")]
    [InlineData("SM4013", "loud ", "kindValues ")]
    [InlineData("SM4013", "loud ", "toString ")]
    [InlineData("SM4013", "loud(", "shopRules(")]
    [InlineData("SM4013", "Gong ", "Codes ")]
    [InlineData("SM4013", "Gong ", "KindAliases ")]
    [InlineData("SM4012", "Colour", "KindAliases")]
    public void A_clash_is_one_error(string code, string name, string other)
    {
        var text = Plain.Replace(name, other, StringComparison.Ordinal).Replace(".loud", name == "loud " ? "." + other.Trim() : ".loud", StringComparison.Ordinal);

        var problem = Assert.Single(Problems(text));

        Assert.Equal((code, Severity.Error), (problem.Code, problem.Severity));
    }

    [Fact]
    public void A_variable_and_an_entity_that_give_one_accessor_are_named_both()
    {
        var problem = Assert.Single(Problems("machine Sea\nentity Ship many {\n  tugName : bool = no\n}\nentity ShipTug many {\n  name : bool = no\n}\n"));

        Assert.Equal("SM4011", problem.Code);
        Assert.Contains("'ShipTug.name' and 'Ship.tugName' would both be called 'ShipTugName'", problem.Message);
        Assert.Equal(5, problem.At.Line);
        Assert.Equal(2, Assert.Single(problem.Related).At.Line);
    }

    [Fact]
    public void The_names_that_are_kept_are_those_of_the_runtime_that_emitted_code_uses()
    {
        var library = typeof(Runtime::StateMachine.MachineEvent).Assembly.GetExportedTypes().Where(t => !t.IsNested && !t.IsGenericType).Select(t => t.Name).ToHashSet();
        var used = Machines().SelectMany(m => CSharpEmitter.Emit(m, EmitOptions.Readable("Used")).Files).SelectMany(TypesNamedIn).Where(library.Contains).ToHashSet();

        Assert.Empty(used.Except(NameClashes.Used));
        Assert.Empty(NameClashes.Used.Except(library).Except(["System"]));
    }

    /// <summary>The simple names that a file uses: not behind a dot, and not what it declares itself.</summary>
    private static IEnumerable<string> TypesNamedIn(EmittedFile file)
        => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Parent is not MemberAccessExpressionSyntax access || access.Expression == n)
            .Where(n => n.Parent is not (QualifiedNameSyntax or NameEqualsSyntax or NameColonSyntax))
            .Where(n => n.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != n)
            .Select(n => n.Identifier.Text);

    private static IEnumerable<Model.MachineModel> Machines()
        => Directory.GetFiles(Repository.At("generator", "tests", "Cases"), "*.machine").Select(f => (IReadOnlyList<SourceText>)[new SourceText(f, File.ReadAllText(f))])
            .Append(SpecFolder.MachineFiles)
            .Select(files => MachineCompiler.Compile(files).Model!);

    private static IReadOnlyList<Diagnostic> Problems(string text)
    {
        var compiled = MachineCompiler.Compile([new SourceText("Test.machine", text)]);
        Assert.Empty(compiled.Diagnostics.Select(d => d.ToString()));
        return CSharpEmitter.Emit(compiled.Model!, EmitOptions.Readable("Test")).Diagnostics;
    }
}
