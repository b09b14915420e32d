using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Tests.Binding;

/// <summary>Where an optional is known to have a value, and a number to lie between bounds.</summary>
public class NarrowingTests
{
    [Theory]
    [InlineData("top is not none and running(top)")]
    [InlineData("top is not none implies running(top)")]
    [InlineData("top is none or running(top)")]
    [InlineData("not (top is none) and running(top)")]
    [InlineData("not (top is none or top.fast) and running(top)")]
    [InlineData("not (top is not none implies top.fast) and running(top)")]
    [InlineData("top is not none and some s : Session where running(top)")]
    [InlineData("some s : Session where top is not none and running(top)")]
    [InlineData("every s : Session where top is not none satisfies running(top)")]
    [InlineData("top is not none and top is not none and running(top)")]
    public void What_is_not_none_has_a_value_to_the_right(string condition) => BoundSource.Bind($"define d = {condition}");

    [Theory]
    [InlineData("top is none and running(‹top›)")]
    [InlineData("top is not none or running(‹top›)")]
    [InlineData("top is none implies running(‹top›)")]
    [InlineData("running(‹top›) and top is not none")]
    [InlineData("(top is not none or yes) and running(‹top›)")]
    [InlineData("(some s : Session where top is not none) and running(‹top›)")]
    [InlineData("not (top is not none and yes) and running(‹top›)")]
    public void Elsewhere_it_may_be_none(string condition) => BoundSource.Expect($"define d = {condition}", "SM2122");

    [Fact]
    public void A_condition_narrows_the_rest_of_its_own_line()
        => BoundSource.Bind("""
            observe runs(s : Session) : bool {
              running(top)  when top is not none  because "{top} is {top.state}"
              no            otherwise
            }

            on E(s : Session) {
              from Open when top is not none {
                refuse Busy  when running(top)  because "{top.kind}"
                set s.fast to top.fast          when top is not none
                each o : Session where top is not none and top.fast  set o.fast to no
              }
              otherwise  stay
            }
            """);

    [Theory]
    [InlineData("observe o : bool {\n  yes             when top is not none\n  running(‹top›)  otherwise\n}")]
    [InlineData("on E(s : Session) {\n  from Open when top is not none  set s.fast to ‹top›.fast\n  otherwise  stay\n}")]
    [InlineData("on E(s : Session) {\n  each o : Session where top is not none  set o.fast to ‹top›.fast\n}")]
    public void What_may_have_changed_since_is_not_narrowed(string piece) => BoundSource.Expect(piece, "SM2122");

    [Fact]
    public void A_narrowed_name_stays_narrowed_within_a_quantifier()
        => BoundSource.Bind("define d(o : Session?) = o is not none and o.fast and some s : Session where o.fast");

    [Fact]
    public void The_state_before_is_not_narrowed_by_what_holds_now()
        => BoundSource.Expect("never N = top is not none and ‹top› was Running", "SM2122");

    [Fact]
    public void A_narrowed_definition_is_called_with_the_type_of_its_value()
    {
        var body = Assert.IsType<BinaryExpr>(Body("define d = top is not none and running(top)"));
        var call = Assert.IsType<CallExpr>(body.Right);
        Assert.Equal(new EntityType("Session"), Assert.Single(call.Arguments).Type);
        var test = Assert.IsType<BinaryExpr>(body.Left);
        Assert.Equal(new OptionalType(new EntityType("Session")), test.Left.Type);
    }

    [Fact]
    public void A_narrowed_local_has_the_type_of_its_value()
    {
        var body = Assert.IsType<BinaryExpr>(Body("define d(o : Session?) = o is not none and o.fast"));
        var read = Assert.IsType<VariableExpr>(body.Right);
        Assert.Equal(new LocalExpr("o", new EntityType("Session")), read.Owner);
    }

    [Theory]
    [InlineData("s.level < 7", "s.level + 1")]
    [InlineData("not s.level >= 7", "s.level + 1")]
    [InlineData("7 > s.level and s.fast", "s.level + 1")]
    [InlineData("s.level is 3", "s.level * 2")]
    [InlineData("s.level > 0", "s.level - 1")]
    [InlineData("s.level >= 1", "s.level - 1")]
    [InlineData("1 <= s.level", "s.level - 1")]
    [InlineData("not (s.level is not 3)", "s.level + 4")]
    public void A_comparison_keeps_a_number_within_its_range(string when, string value)
        => BoundSource.Bind($"on E(s : Session) {{ set s.level to {value} when {when} }}");

    [Theory]
    [InlineData("s.level < 8", "s.level + 1")]
    [InlineData("s.level is not 7", "s.level + 1")]
    [InlineData("s.fast or s.level < 7", "s.level + 1")]
    [InlineData("s.level <= 7", "s.level + 1")]
    [InlineData("s.level < 0", "s.level - 1")]
    public void Where_it_says_too_little_the_number_is_out_of_range(string when, string value)
        => BoundSource.Expect($"on E(s : Session) {{ set s.level to ‹{value}› when {when} }}", "SM2121");

    private static ExprModel Body(string definition) => BoundSource.Bind(definition).Definitions.Single(d => d.Name == "d").Body!;
}
