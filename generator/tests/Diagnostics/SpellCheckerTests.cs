using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Compiler.Tests.Diagnostics;

public class SpellCheckerTests
{
    [Theory]
    [InlineData("enmu", "enum")]
    [InlineData("Enum", "enum")]
    [InlineData("notificatoin", "notification")]
    [InlineData("invarient", "invariant")]
    [InlineData("entitty", "entity")]
    [InlineData("matrx", "matrix")]
    public void A_slip_finds_the_word_that_was_meant(string word, string meant)
        => Assert.Equal(meant, SpellChecker.Nearest(word, ["enum", "entity", "invariant", "matrix", "notification"]));

    [Theory]
    [InlineData("function", "define")]
    [InlineData("if", "when")]
    [InlineData("true", "yes")]
    public void A_word_of_another_language_finds_its_counterpart(string word, string meant)
        => Assert.Equal(meant, SpellChecker.Nearest(word, ["is", "in", "when", "define", "yes", "no", "trees"]));

    [Fact]
    public void A_counterpart_that_does_not_fit_is_not_offered() => Assert.Null(SpellChecker.Nearest("if", ["define", "enum"]));

    [Theory]
    [InlineData("x")]
    [InlineData("music")]
    [InlineData("")]
    [InlineData("entirely")]
    public void A_different_word_finds_nothing(string word)
        => Assert.Null(SpellChecker.Nearest(word, ["enum", "entity", "invariant", "matrix", "notification"]));

    [Fact]
    public void The_nearest_one_wins_and_the_first_among_equals()
    {
        Assert.Equal("actives", SpellChecker.Nearest("activex", ["inactive", "actives", "activez"]));
        Assert.Equal("active", SpellChecker.Nearest("Active", ["actives", "active"]));
    }

    [Fact]
    public void A_word_is_no_suggestion_for_itself() => Assert.Null(SpellChecker.Nearest("from", ["from"]));

    [Fact]
    public void Swapped_neighbours_are_one_slip() => Assert.Equal("from", SpellChecker.Nearest("form", ["from"]));
}
