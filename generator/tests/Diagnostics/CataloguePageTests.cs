using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Compiler.Tests.Diagnostics;

public class CataloguePageTests
{
    private const string Page = """
        # SM2027: No such column

        Two lines
        of text.

        ## Wrong

        ```machine
        //// file: Shop.machine
        machine Shop
        //// file: Part.machine
        part of Shop
        define a = b  //~ SM2027 SM2027
        ```

        ## Right

        ```machine
        machine Shop
        ```

        """;

    [Fact]
    public void A_page_has_a_title_a_text_and_two_examples()
    {
        var page = CataloguePage.Read(Page);

        Assert.Equal(("SM2027", "No such column", "Two lines\nof text."), (page.Code, page.Title, page.Explanation));
        Assert.Equal(["Shop.machine", "Part.machine"], page.Wrong!.Files.Select(f => f.Path));
        var right = Assert.Single(page.Right!.Files);
        Assert.Equal(("Shop.machine", "machine Shop\n"), (right.Path, right.Text));
    }

    [Fact]
    public void A_mark_expects_its_codes_in_its_line_and_is_no_part_of_the_spec()
    {
        var wrong = CataloguePage.Read(Page).Wrong!;

        var expected = new ExpectedDiagnostic("SM2027", "Part.machine", 2);
        Assert.Equal([expected, expected], wrong.Expected);
        Assert.Equal("part of Shop\ndefine a = b\n", wrong.Files[1].Text);
    }

    [Fact]
    public void Line_ends_make_no_difference()
        => Assert.Equal(CataloguePage.Read(Page).Wrong!.Expected, CataloguePage.Read(Page.Replace("\n", "\r\n")).Wrong!.Expected);

    [Fact]
    public void A_page_may_have_no_examples() => Assert.Null(CataloguePage.Read("# SM9001: A failure\n\nIt failed.\n").Wrong);

    [Theory]
    [InlineData("")]
    [InlineData("# SM2027 No such column\n\nText.\n")]
    [InlineData("# SM2027: No such column\n\nText.\n\n## Wrong\n\n```machine\nmachine M\n```\n")]
    public void What_is_no_page_is_refused_with_the_form_of_one(string text)
        => Assert.Contains("## Right", Assert.Throws<FormatException>(() => CataloguePage.Read(text)).Message);

    [Fact]
    public void An_example_that_is_not_closed_is_refused() => Assert.Throws<FormatException>(() => CataloguePage.Read(Page.Replace("```\n\n## Right", "\n\n## Right")));
}
