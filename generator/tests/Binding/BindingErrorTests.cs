using System.Reflection;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Binding;

public class BindingErrorTests
{
    /// <summary>Reported without a place, or where no piece of a spec can lead: these have tests of their own.</summary>
    private static readonly string[] WithoutCase = ["SM2001", "SM2002", "SM2003", "SM9001"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (code, marked) in BindingErrorCases.All)
            {
                data.Add(code, marked);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_mistake_is_reported_once_and_at_its_place(string code, string marked) => BoundSource.Expect(marked, code);

    [Fact]
    public void Nothing_is_wrong_with_the_machine_that_the_cases_belong_to() => BoundSource.Bind("");

    [Fact]
    public void Each_code_has_a_case()
    {
        var tested = BindingErrorCases.All.Select(c => c.Code).Concat(WithoutCase).ToHashSet();
        var own = Factories().Select(f => Make(f).Code).Where(c => c.StartsWith("SM2", StringComparison.Ordinal) || c.StartsWith("SM3", StringComparison.Ordinal));

        // SM37xx and SM38xx are no errors of binding: the checks have tests of their own.
        own = own.Where(c => !c.StartsWith("SM37", StringComparison.Ordinal) && !c.StartsWith("SM38", StringComparison.Ordinal));
        Assert.DoesNotContain(own, c => !tested.Contains(c));
    }

    [Fact]
    public void No_two_factories_share_a_code()
    {
        var codes = Factories().Select(f => Make(f).Code).ToList();
        Assert.NotEmpty(codes);
        Assert.Equal(codes.Distinct(), codes);
    }

    [Fact]
    public void Each_message_ends_like_a_sentence()
        => Assert.All(Factories().Where(f => f.Name != "Internal").Select(Make), d => Assert.Matches(@"[.?]$", d.Message));

    [Fact]
    public void A_compilation_without_files_says_what_it_needs()
        => Assert.Equal("SM2001", Assert.Single(MachineCompiler.Compile([]).Diagnostics).Code);

    [Fact]
    public void A_part_without_its_main_file_is_reported()
    {
        var result = MachineCompiler.Compile([new SourceText("Part.machine", "part of Whole\nenum E { A }")]);
        Assert.Equal("SM2002", Assert.Single(result.Diagnostics).Code);
        Assert.Null(result.Model);
    }

    [Fact]
    public void A_second_machine_is_reported_with_the_first()
    {
        var result = MachineCompiler.Compile([new SourceText("A.machine", "machine A\n"), new SourceText("B.machine", "machine B\n")]);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("SM2003", "B.machine"), (diagnostic.Code, diagnostic.At.Path));
        Assert.Equal("A.machine", Assert.Single(diagnostic.Related).At.Path);
    }

    [Fact]
    public void A_failure_of_the_compiler_itself_is_a_diagnostic()
    {
        var result = MachineCompiler.Compile([new SourceText("Whole.machine", "machine M\n")], (_, _) => throw new InvalidOperationException("It failed."));
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("SM9001", diagnostic.Code);
        Assert.Contains("report", diagnostic.Message);
        Assert.Null(result.Model);
    }

    [Fact]
    public void A_name_declared_twice_points_to_the_first_place()
    {
        var diagnostic = Assert.Single(BoundSource.Expect("enum ‹Colour› { A }", "SM2010").Diagnostics);
        var first = Assert.Single(diagnostic.Related).At;
        Assert.Equal(("Prelude.machine", 4), (first.Path, first.Line));
    }

    [Theory]
    [InlineData("define d = ‹strictnes› is Lax", "SM2020", "strictness")]
    [InlineData("define d(s : Session) = ‹fast›", "SM2020", "s.fast")]
    [InlineData("define d(s : Session) = s is ‹Runing›", "SM2024", "Running")]
    [InlineData("define d(s : Session) = s.colour is ‹Gren›", "SM2025", "Green")]
    [InlineData("define d(s : Session) = s.‹colur› is Red", "SM2026", "colour")]
    public void A_misspelled_name_gets_the_right_one_offered(string marked, string code, string nearest)
        => Assert.EndsWith($"Did you mean '{nearest}'?", Assert.Single(BoundSource.Expect(marked, code).Diagnostics).Message);

    [Fact]
    public void Many_mistakes_are_reported_in_one_run_in_the_order_of_their_places()
        => BoundSource.Expect("define a = ‹tip›\ndefine b(s : Session) = s.‹fst› and s is ‹Runing›\non E(s : Session) { set s.colour to ‹Gray› }", "SM2020", "SM2026", "SM2024", "SM2025");

    [Fact]
    public void A_mistake_in_a_definition_is_not_repeated_where_it_is_used()
        => BoundSource.Expect("define a = ‹tip›\ndefine b = a and a is 5\ninvariant I = b", "SM2020");

    [Fact]
    public void Where_syntax_is_broken_names_are_not_looked_at()
        => Assert.All(BoundSource.Compile("part of Test\nenum E { A, }\ndefine a = tip").Diagnostics, d => Assert.StartsWith("SM1", d.Code));

    private static List<MethodInfo> Factories()
        => [.. typeof(Errors).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(m => m.ReturnType == typeof(Diagnostic) && m.Name is not ("Error" or "Warning"))];

    private static Diagnostic Make(MethodInfo factory) => (Diagnostic)factory.Invoke(null, [.. factory.GetParameters().Select(Sample)])!;

    private static object? Sample(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(Location) || t == typeof(Location?) => default(Location),
        var t when t == typeof(string) => "word",
        var t when t == typeof(int) => 2,
        var t when t == typeof(bool) => true,
        var t when t == typeof(RelatedPlace[]) => Array.Empty<RelatedPlace>(),
        var t when t == typeof(Exception) => new InvalidOperationException("It failed."),
        var t when t.IsAssignableFrom(typeof(string[])) => new[] { "word", "other" },
        var t => throw new NotSupportedException($"No sample of {t} for {parameter.Member.Name}."),
    };
}
