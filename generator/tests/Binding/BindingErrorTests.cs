using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Binding;

public class BindingErrorTests
{
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
    [InlineData("define d = ‹lit›", "SM2020", "device.lit")]
    [InlineData("define d = ‹true›", "SM2020", "yes")]
    [InlineData("define d = ‹Colur›.Red", "SM2022", "Colour")]
    [InlineData("define d = some c in ‹{ Red, Green, Bleu }› where yes", "SM2033", "Blue")]
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
}
