using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Tests.Guide;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Checking;

/// <summary>The specs of this repository are as their checks want them.</summary>
public class SpecTests
{
    public static TheoryData<string> Cases => new(Directory.GetFiles(Repository.At("generator", "tests", "Cases"), "*.machine").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    public static TheoryData<string> Examples => new(SpecFolder.Blocks.Where(b => b.Language == "machine" && b.At.StartsWith("LANGUAGE", StringComparison.Ordinal)).Select(b => b.At));

    [Fact]
    public void The_policy_says_nothing_without_meaning_it() => AssertClean(SpecFolder.MachineFiles);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_says_nothing_without_meaning_it(string file)
        => AssertClean([new SourceText(file, File.ReadAllText(Repository.At("generator", "tests", "Cases", file)))]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_guide_says_nothing_without_meaning_it(string at)
        => AssertClean([new SourceText(at, SpecFolder.Blocks.Single(b => b.At == at).Text)]);

    [Fact]
    public void The_samples_say_nothing_without_meaning_it()
    {
        var files = Directory.GetFiles(Repository.At("generator", "samples"), "*.machine", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => new SourceText(f, File.ReadAllText(f)))
            .GroupBy(f => MachineHeader.NameOf(f.Text))
            .ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => AssertClean([.. f]));
    }

    /// <summary>The policy has far more invariants than can be looked at together; one of them says that only categories with an override mix by it.</summary>
    [Fact]
    public void One_invariant_among_many_keeps_two_clauses_apart()
    {
        const string Clause = "cascade Claim(s : Session) {\n  from Active {";
        Assert.Single(SpecFolder.MachineFiles, f => f.Text.Contains(Clause, StringComparison.Ordinal));

        AssertClean([.. SpecFolder.MachineFiles.Select(f => new SourceText(f.Path, f.Text.Replace(Clause, "cascade Claim(s : Session) {\n  from Active when s.mix  stay\n  from Active when not mixes(s) {", StringComparison.Ordinal)))]);
    }

    private static void AssertClean(IReadOnlyList<SourceText> files)
    {
        var model = MachineCompiler.Compile(files).Model;
        Assert.NotNull(model);
        Assert.Empty(MachineChecker.Check(model, CheckBudget.Full).Select(d => d.ToString()));
    }
}
