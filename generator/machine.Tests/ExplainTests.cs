using StateMachine.Tool.Explaining;

namespace StateMachine.Tool.Tests;

/// <summary>Explaining codes.</summary>
public sealed class ExplainTests
{
    [Fact]
    public void Every_page_is_shown_with_what_the_tool_says_of_its_example_now()
    {
        using var line = new CommandLine();

        Assert.True(Catalogue.All.Count > 100);
        Assert.All(Catalogue.All, page =>
        {
            var result = line.Run("explain", page.Code);
            Assert.Equal("", result.Error);
            Assert.StartsWith($"{page.Code}: {page.Title}\n\n", result.Output);
            Assert.Equal(page.Wrong is not null, result.Output.Contains($"[{page.Code}]: ", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void All_codes_are_listed_with_their_titles()
    {
        using var line = new CommandLine();

        var result = line.Run("explain");

        Assert.Equal(Catalogue.All.Select(p => $"{p.Code}  {p.Title}"), result.Output.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("sm2022")]
    [InlineData("2022")]
    public void A_code_may_be_typed_short(string code)
    {
        using var line = new CommandLine();

        Assert.StartsWith("SM2022: ", line.Run("explain", code).Output);
    }
}
