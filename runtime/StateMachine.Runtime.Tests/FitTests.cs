namespace StateMachine.Tests;

/// <summary>What a C-style caller hands over, asked whether it fits what an event takes. Nothing throws.</summary>
public class FitTests
{
    private enum Colour : byte { Red, Green }

    private static readonly object?[] _odd = [null, "text", 1.5, 2.5f, new object(), new byte[3], ulong.MaxValue, long.MinValue, DayOfWeek.Friday];

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    [InlineData(0u, 0)]
    [InlineData(-3, 1)]
    [InlineData(ulong.MaxValue, 1)]
    [InlineData((byte)2, 1)]
    public void Any_integer_but_0_is_a_true_flag(object value, int expected)
    {
        Assert.True(Fit.Bool(value, out var number));
        Assert.Equal(expected, number);
    }

    [Fact]
    public void An_integer_of_any_kind_fits_in_its_range_only()
    {
        foreach (var value in new object[] { 7, 7u, 7L, 7UL, (byte)7, (sbyte)7, (short)7, (ushort)7, (nint)7, (nuint)7 })
        {
            Assert.True(Fit.Int(value, 0, 7, out var number));
            Assert.Equal(7, number);
            Assert.False(Fit.Int(value, 0, 6, out _));
        }

        Assert.All(_odd, value => Assert.False(Fit.Int(value, int.MinValue, int.MaxValue, out _)));
    }

    [Fact]
    public void A_member_comes_as_itself_or_as_its_code_with_a_sign_or_without()
    {
        static Colour? OfCode(uint code) => code switch { 0 => Colour.Red, 4294967246u => Colour.Green, _ => null };

        foreach (var value in new object[] { Colour.Green, -50, 4294967246u, -50L, (sbyte)-50 })
        {
            Assert.True(Fit.Member<Colour>(value, OfCode, out var number));
            Assert.Equal(1, number);
        }

        Assert.False(Fit.Member<Colour>((Colour)9, OfCode, out _));
        Assert.False(Fit.Member<Colour>(0, null, out _));
        Assert.All(_odd, value => Assert.False(Fit.Member<Colour>(value, OfCode, out _)));
    }

    [Fact]
    public void A_set_has_a_bit_for_each_member_and_no_more()
    {
        Assert.True(Fit.Members(3u, 2, out var number));
        Assert.Equal(3, number);
        Assert.False(Fit.Members(4, 2, out _));
        Assert.False(Fit.Members(-1, 2, out _));
        Assert.All(_odd, value => Assert.False(Fit.Members(value, 31, out _)));
    }

    [Fact]
    public void Every_value_has_a_size()
        => Assert.Equal([0, 4, 8, 8, 4, 5, 3, 8], new object?[] { null, 1, 1L, 1.0, 1f, "fünf", new byte[3], new object() }.Select(Fit.Size));

    [Fact]
    public void What_was_read_has_its_code()
    {
        Assert.Equal((1u, 4294967294u), (Dispatched.Read(true).Code, Dispatched.Read(-2).Code));
        Assert.Equal((Colour.Green, 9u), (Dispatched.Member<Colour>(Colour.Green, _ => 9).Value, Dispatched.Member<Colour>(Colour.Green, _ => 9).Code));
        Assert.Equal((null, null), (Dispatched.Member<Colour>(null, _ => 9).Value, Dispatched.Read(1.5).Code));
        Assert.Equal(new[] { Colour.Green }, Dispatched.Members<Colour>(2).Value);
    }
}
