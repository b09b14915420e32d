using System.Text.RegularExpressions;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Guide;

/// <summary>The documents of the language say what is so: their examples compile, and their excerpts are in the spec.</summary>
public sealed class GuideTests
{
    private static readonly string[] Languages = ["machine", "machine-excerpt", "diff", "text"];

    private static readonly IReadOnlyList<string> FoldedSpec = [.. SpecFolder.MachineFiles.Select(f => SpecFolder.Fold(f.Text))];

    public static TheoryData<string> Machines => At("machine");

    public static TheoryData<string> Excerpts => At("machine-excerpt");

    public static TheoryData<string> Changes => At("diff");

    [Fact]
    public void The_policy_compiles_without_a_word_of_complaint()
        => Assert.Empty(MachineCompiler.Compile(SpecFolder.MachineFiles).Diagnostics.Select(d => d.ToString()));

    [Fact]
    public void Every_block_is_of_a_kind_that_is_checked_or_plain_text()
        => Assert.All(SpecFolder.Blocks, b => Assert.True(Languages.Contains(b.Language), $"{b.At}: a block of '{b.Language}'"));

    [Theory]
    [MemberData(nameof(Machines))]
    public void A_whole_machine_of_the_guide_compiles(string at)
    {
        var result = MachineCompiler.Compile([new SourceText(at, Block(at).Text)]);

        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        Assert.NotNull(result.Model);
    }

    [Theory]
    [MemberData(nameof(Excerpts))]
    public void An_excerpt_of_the_guide_stands_in_the_spec(string at) => AssertInSpec(Block(at).Text, at);

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_a_change_of_the_guide_keeps_stands_in_the_spec(string at)
    {
        var kept = Block(at).Text.Split('\n').Where(line => !line.StartsWith('+'));

        Assert.All(kept, line => AssertInSpec(line.TrimStart('-'), at));
    }

    [Fact]
    public void The_map_names_every_file_of_the_policy_and_no_other()
    {
        var named = Regex.Matches(SpecFolder.Document("README.md"), @"\]\((\w+\.machine)\)").Select(m => m.Groups[1].Value);

        Assert.Equal(SpecFolder.MachineFiles.Select(f => f.Path).Order(), named.Distinct().Order());
    }

    [Fact]
    public void The_map_names_every_policy_with_its_options()
    {
        var map = SpecFolder.Document("README.md");
        var model = MachineCompiler.Compile(SpecFolder.MachineFiles).Model;

        Assert.NotNull(model);
        Assert.All(model.Policies, policy => Assert.Contains($"| `{policy.Name}` |", map));
        Assert.All(model.Policies.SelectMany(p => p.Options), option => Assert.Contains($"(`{option.Name}`)", map));
    }

    [Fact]
    public void The_words_that_the_grammar_reserves_are_the_reserved_ones()
    {
        var reserved = Regex.Match(SpecFolder.Document("GRAMMAR.md"), "not after a dot:\\s*`([^`]+)`").Groups[1].Value.Split(' ');
        var others = new[] { "policy", "on", "from", "set", "given", "first", "count", "any", "under", "resets" };

        Assert.Equal(23, reserved.Length);
        Assert.All(reserved, word => Assert.NotEmpty(ReadDefinitionOf(word)));
        Assert.All(others, word => Assert.Empty(ReadDefinitionOf(word)));
    }

    private static List<Diagnostic> ReadDefinitionOf(string name)
    {
        var found = new List<Diagnostic>();
        Parser.Parse(new SourceText("word", $"machine Word\n\ndefine {name} = yes\n"), found);
        return found;
    }

    private static void AssertInSpec(string excerpt, string at)
    {
        var folded = SpecFolder.Fold(excerpt);
        Assert.True(FoldedSpec.Any(f => f.Contains(folded, StringComparison.Ordinal)), $"{at}: not in any file of the spec: {folded}");
    }

    private static Block Block(string at) => SpecFolder.Blocks.Single(b => b.At == at);

    private static TheoryData<string> At(string language)
    {
        var places = SpecFolder.Blocks.Where(b => b.Language == language).Select(b => b.At).ToList();
        Assert.NotEmpty(places);
        return new TheoryData<string>(places);
    }
}
