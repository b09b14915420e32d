using StateMachine.Fuzz;

namespace StateMachine.Compiler.Tests.Fuzz;

/// <summary>What the fuzzer once found, as short as it could be made: each of these made the compiler fail, hang, or emit what does not compile.</summary>
public class KeptTests
{
    public static TheoryData<string> Kept
        => [.. Directory.GetFiles(Repository.At("generator", "fuzz", "Kept"), "*.machine").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kept))]
    public void It_has_not_come_back(string file)
        => Assert.Null(FrontEnd.Run(File.ReadAllText(Repository.At("generator", "fuzz", "Kept", file)), fully: true).Failure);

    [Fact]
    public void A_fault_of_the_emitted_code_would_be_noticed()
        => Assert.Contains("CS0246", EmittedCode.Errors([new("Fault.g.cs", "class Fault : Nothing;", [])]));

    [Fact]
    public void A_short_spec_is_found_in_a_long_one()
        => Assert.Equal("on X", Shrinker.Shrink("machine A\non X(a)\nenum B { C }\n", t => t.Contains("on X", StringComparison.Ordinal)).Trim());

    [Fact]
    public void The_same_numbers_give_the_same_spec()
    {
        var seeds = Seeds.In(Repository.At("spec"));
        Assert.Equal(new Mutator(seeds).Next(new Random(7)), new Mutator(seeds).Next(new Random(7)));
        Assert.Contains(seeds, s => Seeds.Split(s).Count > 10);
    }
}
