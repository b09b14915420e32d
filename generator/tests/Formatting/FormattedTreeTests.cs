using System.Text.RegularExpressions;
using StateMachine.Compiler.Formatting;
using StateMachine.Compiler.Tests.Guide;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Formatting;

/// <summary>The specs of this repository are formatted, those in its documents too, and stay so. <c>make accept</c> formats them anew.</summary>
public class FormattedTreeTests
{
    public static TheoryData<string> Files => [.. Specs.Files.Select(s => s.Path)];

    /// <summary>All but the catalogue of errors, which shows mistakes.</summary>
    public static TheoryData<string> Documents
        => [.. Directory.GetFiles(SpecFolder.Path, "*.md").Where(f => Path.GetFileName(f) != "ERRORS.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_spec_is_formatted(string path) => Repository.AssertHolds(path, Formatted(File.ReadAllText(path)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_machines_of_a_document_are_formatted(string path)
        => Repository.AssertHolds(
            path,
            Regex.Replace(File.ReadAllText(path), "(?<=^```machine\n).*?(?=^```)", m => Formatted(m.Value), RegexOptions.Singleline | RegexOptions.Multiline));

    [Fact]
    public void There_are_specs_and_documents()
    {
        Assert.True(Specs.Files.Count >= 20);
        Assert.True(Specs.Fenced.Count >= 2);
    }

    private static string Formatted(string text)
    {
        var result = MachineFormatter.Format(new SourceText("Test.machine", text));
        Assert.True(result.Text is not null, string.Join("\n", result.Diagnostics));
        return result.Text;
    }
}
