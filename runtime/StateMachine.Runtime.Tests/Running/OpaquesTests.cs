using System.Globalization;

namespace StateMachine.Tests.Running;

public class OpaquesTests
{
    public static TheoryData<object, double> Numbers => new()
    {
        { 0.25, 0.25 }, { 0.5f, 0.5 }, { -3, -3 }, { 4_000_000_000u, 4e9 }, { -5L, -5 }, { 6UL, 6 }, { (short)-7, -7 }, { (ushort)8, 8 }, { (byte)9, 9 }, { (sbyte)-1, -1 }, { 1.5m, 1.5 },
    };

    public static TheoryData<object> NoNumbers => [double.NaN, double.PositiveInfinity, float.NegativeInfinity, "3", true, 'c', DayOfWeek.Friday];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_numeric_type_is_a_number(object value, double number)
    {
        Assert.True(Opaques.IsNumber(value));
        Assert.Equal(number, Opaques.Number(value));
        Assert.True(Opaques.IsSame(value, number));
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void What_is_not_finite_or_not_numeric_is_no_number(object value)
    {
        Assert.False(Opaques.IsNumber(value));
        Assert.Throws<MachineException>(() => Opaques.Number(value));
        Assert.False(Opaques.IsSame(value, 3));
    }

    [Fact]
    public void None_is_kept_and_fits_no_number()
    {
        Assert.Null(Opaques.Number(null));
        Assert.Null(Opaques.Text(null));
        Assert.Null(Opaques.Within(null, 0, 1));
        Assert.False(Opaques.IsNumber(null));
    }

    [Fact]
    public void Only_a_string_is_a_text()
    {
        Assert.Equal("", Opaques.Text(""));
        Assert.Throws<MachineException>(() => Opaques.Text(3));
    }

    [Theory]
    [InlineData(-0.5, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(1.5, 1)]
    [InlineData(double.MaxValue, 1)]
    public void A_value_is_kept_within_its_range(double value, double kept) => Assert.Equal(kept, Opaques.Within(value, 0, 1));

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal("0.5", Opaques.Write(0.5));
            Assert.Equal("none", Opaques.Write(null));
            Assert.Equal("", Opaques.Write(""));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
