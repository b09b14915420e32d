using StateMachine.Drawing;

namespace AudioSessions.Tests.Picture;

/// <summary>Text is cut and broken so that it reads well and never grows wider than its room.</summary>
public class TextMeasureTests
{
    [Fact]
    public void Text_that_fits_stays_as_it_is() => Assert.Equal("the phone rings", TextMeasure.Fit("the phone rings", 12, 200));

    [Theory]
    [InlineData("memo: deactivate { NotifyOthersOnDeactivation }", "memo: deactivate…")]
    [InlineData("the phone rings and rings and rings and rings", "the phone rings and…")]
    [InlineData("Supercalifragilisticexpialidocious", "Supercalifragilisticex…")]
    public void A_cut_falls_between_words_where_it_can(string text, string cut) => Assert.Equal(cut, TextMeasure.Fit(text, 12, 150));

    [Fact]
    public void Nothing_is_left_where_not_even_one_letter_fits() => Assert.Equal("", TextMeasure.Fit("phone", 12, 5));

    [Fact]
    public void No_cut_is_wider_than_its_room_nor_splits_a_symbol()
    {
        const string text = "A 🎵 melody { of many 🎵🎵🎵 symbols }";
        for (var width = 0; width < 400; width++)
        {
            var cut = TextMeasure.Fit(text, 12, width);
            Assert.InRange(TextMeasure.Width(cut, 12), 0, width);
            Assert.DoesNotContain('\uFFFD', cut.EnumerateRunes().Select(r => (char)r.Value));
        }
    }

    [Fact]
    public void Lines_are_broken_between_words() =>
        Assert.Equal(["MediaPlayback,", "mixes, ducks"], TextMeasure.Wrap("MediaPlayback, mixes, ducks", 12, 120, 2));

    [Fact]
    public void The_last_line_is_cut() =>
        Assert.Equal(["one two", "three…"], TextMeasure.Wrap("one two three four five six", 12, 65, 2));
}
