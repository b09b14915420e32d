using StateMachine.Compiler.Checking;

namespace StateMachine.Compiler.Tests.Checking;

public class UnusedCheckTests
{
    /// <summary>A machine in which everything has its use; each case adds what has none.</summary>
    private const string Lamp = """
        machine House
        answers Answer = Done
        enum Answer { Done, Broken }
        table Bulb {
                code    watts
          Small 'smal'  5
          Large 'larg'  60
        }
        notification Burnt to Lamp
        entity Lamp many {
          states { Off initial, On }
          bulb : Bulb = Small
          note : opaque
        }
        observe power(lamp : Lamp) : 0..60 {
          0                when lamp is Off
          lamp.bulb.watts  otherwise
        }
        on Switch(lamp : Lamp, bulb : Bulb, note : opaque) {
          from Off {
            refuse Broken  when bulb is lamp.bulb
            -> On
            set lamp.bulb to bulb
            set lamp.note to note
            raise Blow(lamp)
          }
          from On  -> Off
        }
        cascade Blow(lamp : Lamp) {
          tell lamp Burnt
        }

        """;

    [Fact]
    public void Nothing_is_found_where_everything_has_its_use() => CheckedSource.Expect(CheckBudget.Structural, Lamp);

    [Theory]
    [InlineData("SM3802", "notification ‹Lit› to Lamp")]
    [InlineData("SM3803", "define ‹bright›(lamp : Lamp) = lamp.bulb is Large")]
    [InlineData("SM3804", "table Size {\n        code    ‹width›\n  Wide  'wide'  5\n}\non Fit(lamp : Lamp, size : Size) { tell lamp Burnt when size is Wide }")]
    [InlineData("SM3805", "enum ‹Colour› { Red }")]
    [InlineData("SM3805", "table ‹Colour› {\n     code\n  Red  'redd'\n}")]
    [InlineData("SM3805", "type ‹Thing› = Lamp or Bulb")]
    [InlineData("SM3805", "matrix ‹better›(a : Bulb, b : Bulb) : bool {\n         Small  Large\n  Small  no     no\n  Large  yes    no\n}")]
    [InlineData("SM3806", "policy ‹blowing› { Often default, Never }")]
    [InlineData("SM3807", "entity Meter one {\n  ‹count› : 0..7 = 0\n}\non Read(meter, count : 0..7) { set meter.count to count }")]
    [InlineData("SM3808", "entity Meter one {\n  ‹count› : 0..7 = 0\n}\ninvariant Low = meter.count < 7")]
    [InlineData("SM3809", "cascade ‹Fall›(lamp : Lamp) { tell lamp Burnt }")]
    [InlineData("SM3810", "define calm(‹lamp› : Lamp, hard : bool) = not hard\ninvariant I = every lamp : Lamp satisfies calm(lamp, no)")]
    [InlineData("SM3810", "on Shake(lamp : Lamp, ‹hard› : bool) { tell lamp Burnt }")]
    [InlineData("SM3810", "never Dims(lamp : Lamp, ‹bulb› : Bulb) = lamp was On and lamp is Off unless Switch(lamp)")]
    [InlineData("SM3813", "table Size {\n        unused ‹width›\n  Wide  5\n  unused Slim  1\n}\non Fit(lamp : Lamp, size : Size) { tell lamp Burnt when size is Wide and size.width > 2 }")]
    [InlineData("SM3812", "table Size {\n        unused width\n  unused ‹Wide›  5\n  unused Slim  1\n}\non Fit(lamp : Lamp, size : Size) { tell lamp Burnt when size is Wide }")]
    [InlineData("SM3812", "enum Size { unused ‹Wide›, Slim }\nentity Box one {\n  size : Size = Wide\n}\non Fit(box, size : Size) {\n  set box.size to size  when box.size is not size\n}")]
    [InlineData("SM3811", "on Shake(lamp : Lamp, unused ‹hard› : bool) { tell lamp Burnt when hard }")]
    public void What_nothing_uses_is_found_at_its_place(string code, string marked)
        => CheckedSource.Expect(CheckBudget.Structural, Lamp + marked + "\n", code);

    [Fact]
    public void An_answer_that_no_rule_gives_is_found()
        => CheckedSource.Expect(CheckBudget.Structural, Lamp.Replace("{ Done, Broken }", "{ Done, Broken, ‹Stolen› }", StringComparison.Ordinal), "SM3801");

    [Fact]
    public void What_is_marked_as_only_published_needs_no_rule()
        => CheckedSource.Expect(CheckBudget.Structural, Lamp.Replace("{ Done, Broken }", "{ Done, Broken, unused Stolen }", StringComparison.Ordinal).Replace("code    watts", "code    watts  unused glass  unused maker", StringComparison.Ordinal)
            .Replace("'smal'  5", "'smal'  5  yes  \"us\"", StringComparison.Ordinal).Replace("'larg'  60", "'larg'  60  no  \"us\"", StringComparison.Ordinal));

    [Theory]
    [InlineData("{ Done, Broken }", "{ Done, unused ‹Broken› }")]
    [InlineData("{ Done, Broken }", "{ unused ‹Done›, Broken }")]
    public void An_answer_that_is_given_is_not_unused(string from, string to)
        => CheckedSource.Expect(CheckBudget.Structural, Lamp.Replace(from, to, StringComparison.Ordinal), "SM3812");

    [Fact]
    public void A_scenario_may_hand_in_what_no_rule_names()
        => CheckedSource.Expect(CheckBudget.Structural, Lamp + """
            table Size {
                           near
              Wide         Wide
              unused Slim  Slim
            }
            on Fit(lamp : Lamp, size : Size) { tell lamp Burnt when size.near is Wide }
            scenario "slim" {
              given lamp : Lamp
              do    Fit(lamp, Slim)
              then  told nobody
            }

            """);

    [Fact]
    public void What_a_dispatch_comes_to_is_read_by_it()
        => CheckedSource.Expect(CheckBudget.Structural, Lamp + """
            entity Meter one {
              ‹count› : 0..7 = 0
              total : 0..7 = 0
            }
            on Count(meter, by : 0..7) {
              set meter.count to by
              set meter.total to by
            }
            table Value {
                     reads
              Total  total
            }
            dispatch Get(meter, value : Value) to value.reads { }

            """, "SM3807");

    [Fact]
    public void The_message_tells_the_way_out()
        => Assert.Contains("'unused hard'", Assert.Single(CheckedSource.Expect(CheckBudget.Structural, Lamp + "on Shake(lamp : Lamp, ‹hard› : bool) { tell lamp Burnt }\n", "SM3810")).Message);
}
