using System.Text.RegularExpressions;
using StateMachine.Compiler.Formatting;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Diagnostics;

/// <summary>Each code has a page with examples that do what they say; what is made from the pages is up to date.</summary>
public class CatalogueTests
{
    public static TheoryData<string> Codes => [.. Catalogue.Pages.Keys];

    [Fact]
    public void Each_code_has_a_page_and_each_page_a_code()
        => Assert.Equal(ErrorFactories.Codes.Select(c => c.Code), Catalogue.Pages.Keys);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_is_of_the_code_that_its_file_is_named_after(string code)
    {
        var page = Catalogue.Pages[code];
        Assert.Equal(code, page.Code);
        Assert.Matches(@"^[A-Z][^.]*[^. ]$", page.Title);
        Assert.Matches(@"^[^ \n].*[.:?]$", page.Explanation.Replace('\n', ' '));
        Assert.True(page.Wrong is not null || code[2] == '9' || code.StartsWith("SM41", StringComparison.Ordinal), $"{code} has no example, which only a failure of the compiler and what takes a whole project may lack.");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_wrong_example_gives_its_code_at_the_marked_lines_and_nothing_else(string code)
    {
        if (Catalogue.Pages[code].Wrong is not { } wrong)
        {
            return;
        }

        var diagnostics = Catalogue.Compile(code, wrong);

        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, d => Assert.True(d.Code == code, d.ToString()));
        if (wrong.Files.Count > 0)
        {
            Assert.Equal(wrong.Expected.Select(Catalogue.Show), diagnostics.Select(Catalogue.Show));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_right_example_has_nothing_wrong(string code)
    {
        if (Catalogue.Pages[code].Right is not { } right)
        {
            return;
        }

        Assert.Empty(Catalogue.Compile(code, right).Select(d => d.ToString()));
        Assert.Empty(right.Expected);
        Assert.NotEmpty(right.Files);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_examples_of_a_page_are_formatted(string code)
    {
        var path = Catalogue.PathOf(code);
        Repository.AssertHolds(path, Regex.Replace(File.ReadAllText(path), "(?<=^```machine\n).*?(?=^```)", m => Formatted(m.Value), RegexOptions.Singleline | RegexOptions.Multiline));
    }

    [Fact]
    public void No_two_pages_have_one_title() => Assert.Equal(Catalogue.Pages.Values.Select(p => p.Title).Distinct(), Catalogue.Pages.Values.Select(p => p.Title));

    [Fact]
    public void The_printed_catalogue_is_up_to_date() => Repository.AssertHolds(Repository.At("spec", "ERRORS.md"), CatalogueDocument.Make());

    /// <summary>Each file of an example as the formatter writes it; one that cannot be read, as many are on purpose, stays as it is.</summary>
    private static string Formatted(string example) => string.Concat(Regex.Split(example, @"(^//// file: [^\n]+\n)", RegexOptions.Multiline).Select(part =>
    {
        var text = part.StartsWith("//// ", StringComparison.Ordinal) || part.Length == 0 ? null : MachineFormatter.Format(new SourceText("Example.machine", part)).Text;
        return text is null ? part : text + (part.EndsWith("\n\n", StringComparison.Ordinal) ? "\n" : "");
    }));
}
