using AudioSessions.Properties.Specs;

namespace AudioSessions.Properties.Evaluator;

/// <summary>The evaluator against the numbered rules of the language, each with the smallest spec that shows it.</summary>
public class EvaluatorTests
{
    private const string Lamp = """
        machine Test
        answers Answer = Fine
        enum Answer { Fine, Broken, Locked, Slow }
        enum Colour { Red, Green }
        notification Seen(colour : Colour) to Lamp
        entity Lamp many {
          states {
            Off initial, refuses Locked because "it is off"
            On { Dim initial, Bright }
          }
          colour : Colour = Red     resets leaving On, on Strike, on Nap
          level  : 0..9   = 0       resets with colour, entering Bright
          held   : set of Lamp
          next   : Lamp?
        }
        entity Room one {
          lit  : list of Lamp
          last : Lamp?
          dark : bool = no          resets on Strike
        }
        on Strike(room)  { set room.dark to yes }
        on Nap(l : Lamp) {
          from Off when l.level is 0  stay
          from Off otherwise          clear l.held
          from On                     stay
        }

        """;

    private readonly Dictionary<string, InstanceValue> _names = [];
    private Evaluator _evaluator = null!;
    private World _world = null!;

    private void Start(string rules, int lamps = 3)
    {
        var spec = SpecFiles.Compile(Lamp + rules);
        _evaluator = new Evaluator(spec);
        _world = new World(spec);
        for (var i = 0; i < lamps; i++)
        {
            _names["lamp" + i] = _world.Add("Lamp");
        }

        _names["room"] = new InstanceValue("Room", 0);
    }

    private Fired Fire(string name, string subject, params Value[] arguments) => _evaluator.Fire(_world, new EventCall(name, [_names[subject], .. arguments]));

    private string Variable(string owner, string name) => _world[_names[owner]].Variables[name].ToString();

    private string? State(string owner) => _world[_names[owner]].State;

    private string RuleOf(Fired fired) => _evaluator.Spec.Rule(fired.Decision.Rule!.Value).Name;

    private static string? Reason(Fired fired) => fired.Decision.Reason?.Text(static i => $"{i.Entity} {i.Index}");

    [Fact]
    public void A_state_refuses_by_itself_and_nothing_changes()
    {
        Start("on Brighten(l : Lamp) { from any -> Bright }");

        var fired = Fire("Brighten", "lamp0");

        Assert.False(fired.Accepted);
        Assert.Equal("Locked", fired.Decision.Status);
        Assert.Equal("it is off", Reason(fired));
        Assert.Equal("Off", State("lamp0"));
    }

    [Fact]
    public void A_clause_that_names_the_state_beats_its_refusal_and_a_composite_is_entered_at_its_initial_leaf()
    {
        Start("on Switch(l : Lamp) { from Off -> On\n otherwise -> Off }");

        Assert.Equal("Fine", Fire("Switch", "lamp0").Decision.Status);
        Assert.Equal("Dim", State("lamp0"));
        Fire("Switch", "lamp0");
        Assert.Equal("Off", State("lamp0"));
    }

    [Fact]
    public void The_more_specific_clause_answers_and_a_failed_guard_hands_on()
    {
        Start("""
            on Switch(l : Lamp) { from Off -> On
              from On stay }
            on Ask(l : Lamp, c : Colour) {
              from Dim when c is Green  set l.level to 1
              from On when c is Green   set l.level to 2
              from any                  set l.level to 3
              from Off                  set l.level to 4
            }
            """);
        Fire("Switch", "lamp0");

        Fire("Ask", "lamp0", new MemberValue("Colour", "Green"));
        Assert.Equal("1", Variable("lamp0", "level"));
        Fire("Ask", "lamp0", new MemberValue("Colour", "Red"));
        Assert.Equal("3", Variable("lamp0", "level"));
        Fire("Ask", "lamp1", new MemberValue("Colour", "Red"));
        Assert.Equal("4", Variable("lamp1", "level"));
    }

    [Fact]
    public void The_first_refusal_that_holds_decides_with_its_reason()
    {
        Start("""
            on Poke(l : Lamp) {
              from Off {
                refuse Slow    when l.level > 5
                refuse Broken  when l.colour is Red   because "{l} is {l.colour} at {l.level}"
                refuse Locked
              }
              otherwise stay
            }
            """);

        var fired = Fire("Poke", "lamp1");

        Assert.Equal("Broken", fired.Decision.Status);
        Assert.Equal("Lamp 1 is Red at 0", Reason(fired));
    }

    [Fact]
    public void An_answer_replaces_the_normal_one_and_the_event_goes_on()
    {
        Start("""
            on Poke(l : Lamp) {
              from Off {
                answer Slow  when l.level is 0
                set l.level to l.level + 1  when l.level < 9
              }
              otherwise stay
            }
            """);

        Assert.Equal("Slow", Fire("Poke", "lamp0").Decision.Status);
        Assert.Equal("1", Variable("lamp0", "level"));
        Assert.Equal("Fine", Fire("Poke", "lamp0").Decision.Status);
    }

    [Fact]
    public void Resets_go_with_states_with_sets_and_with_events_but_not_with_stay()
    {
        Start("""
            on Switch(l : Lamp) { from Off -> On
              from On -> Off }
            on Paint(l : Lamp, c : Colour) { from any set l.colour to c
              from Off set l.colour to c }
            on Fill(l : Lamp) { from any set l.level to 7
              from Off set l.level to 7 }
            on Rise(l : Lamp) { from On -> Bright }
            """);
        Fire("Switch", "lamp0");
        Fire("Paint", "lamp0", new MemberValue("Colour", "Green"));
        Fire("Fill", "lamp0");
        Fire("Paint", "lamp0", new MemberValue("Colour", "Green"));
        Assert.Equal("0", Variable("lamp0", "level"));

        Fire("Fill", "lamp0");
        Fire("Rise", "lamp0");
        Assert.Equal("0", Variable("lamp0", "level"));
        Assert.Equal("Green", Variable("lamp0", "colour"));

        Fire("Fill", "lamp0");
        Fire("Rise", "lamp0");
        Assert.Equal("0", Variable("lamp0", "level"));

        // `on Strike` sets back the lamps, which are not its subject, and the room, before the effects.
        Fire("Strike", "room");
        Assert.Equal("Red", Variable("lamp0", "colour"));
        Assert.Equal("yes", Variable("room", "dark"));

        Fire("Paint", "lamp0", new MemberValue("Colour", "Green"));
        Fire("Switch", "lamp0");
        Assert.Equal("Red", Variable("lamp0", "colour"));
    }

    [Fact]
    public void Stay_does_nothing_not_even_the_resets_of_its_event()
    {
        Start("on Paint(l : Lamp) { from any set l.colour to Green\n from Off set l.colour to Green }\non Fill(l : Lamp) { from any set l.level to 7\n from Off set l.level to 7 }");
        Fire("Paint", "lamp0");

        Assert.True(Fire("Nap", "lamp0").Accepted);
        Assert.Equal("Green", Variable("lamp0", "colour"));

        Fire("Fill", "lamp0");
        Fire("Nap", "lamp0");
        Assert.Equal("Red", Variable("lamp0", "colour"));
        Assert.Equal("7", Variable("lamp0", "level"));
    }

    [Fact]
    public void Effects_see_what_earlier_ones_did()
    {
        Start("""
            on Count(l : Lamp) {
              from Off {
                set l.level to 3
                set l.colour to Green  when l.level is 3
                set l.level to 5       when l.level is 0
              }
              otherwise stay
            }
            """);

        Fire("Count", "lamp0");

        // Setting the colour sets the level back, so the third line finds 0.
        Assert.Equal("5", Variable("lamp0", "level"));
    }

    [Fact]
    public void Each_fixes_whom_it_means_before_the_first_is_touched()
    {
        Start("on Chain(room) { each l : Lamp where no o : Lamp where o.level is 4 set l.level to 4 }");

        Fire("Chain", "room");

        Assert.Equal(["4", "4", "4"], new[] { "lamp0", "lamp1", "lamp2" }.Select(l => Variable(l, "level")));
    }

    [Fact]
    public void Cascades_run_first_in_first_out_and_are_decided_at_their_turn()
    {
        Start("""
            on Start(room) { each l : Lamp  raise First(l) }
            cascade First(l : Lamp) {
              from any { add l to room.lit
                raise Second(l) }
            }
            cascade Second(l : Lamp) {
              from any when l is last of room.lit  tell l Seen(Green)
              otherwise  stay
            }
            """);

        var fired = Fire("Start", "room");

        Assert.Equal("[Lamp#0, Lamp#1, Lamp#2]", Variable("room", "lit"));
        Assert.Equal(["Start", "First", "First", "First", "Second", "Second", "Second"], fired.Steps.Select(s => s.Call.Event));
        Assert.Equal("Lamp#2 Seen(Green)", Assert.Single(fired.Told).ToString());
    }

    [Fact]
    public void Lists_take_before_keep_their_order_and_hold_nobody_twice()
    {
        Start("""
            on Push(l : Lamp) { from Off add l to room.lit before first of room.lit
              otherwise stay }
            on Queue(l : Lamp) { from Off add l to room.lit
              otherwise stay }
            on Leave(l : Lamp) { from Off remove l from room.lit
              otherwise stay }
            """);
        Fire("Push", "lamp1");
        Fire("Push", "lamp0");
        Fire("Queue", "lamp2");
        Fire("Queue", "lamp0");
        Assert.Equal("[Lamp#0, Lamp#1, Lamp#2]", Variable("room", "lit"));

        Fire("Leave", "lamp1");
        Fire("Leave", "lamp1");
        Assert.Equal("[Lamp#0, Lamp#2]", Variable("room", "lit"));
    }

    [Fact]
    public void Forgetting_takes_effect_at_the_end_and_everywhere()
    {
        Start("""
            on Fill(l : Lamp) {
              from Off {
                set l.level to 7
                add l to room.lit
                set room.last to l
                each o : Lamp { add l to o.held
                  set o.next to l }
              }
              otherwise stay
            }
            on Gone(l : Lamp) {
              from Off { forget l
                raise Look(l) }
              otherwise stay
            }
            cascade Look(l : Lamp) { from any when l.level is 7 tell l Seen(Red) }
            """);
        Fire("Fill", "lamp0");
        Fire("Fill", "lamp1");

        var fired = Fire("Gone", "lamp1");

        Assert.Single(fired.Told);
        Assert.Equal("0", Variable("lamp1", "level"));
        Assert.Equal("[Lamp#0]", Variable("room", "lit"));
        Assert.Equal("none", Variable("room", "last"));
        Assert.Equal("{ Lamp#0 }", Variable("lamp2", "held"));
        Assert.Equal("none", Variable("lamp2", "next"));
        Assert.Equal("{  }", Variable("lamp1", "held"));
    }

    [Fact]
    public void A_second_move_within_an_event_is_noticed()
    {
        Start("""
            on Flash(l : Lamp) {
              from Off { -> On
                raise Douse(l) }
              otherwise stay
            }
            cascade Douse(l : Lamp) { from On -> Off }
            """);

        Assert.Equal([_names["lamp0"]], Fire("Flash", "lamp0").MovedTwice);
    }

    [Fact]
    public void Observables_take_the_first_all_or_the_least_and_say_why()
    {
        Start("""
            observe shade(l : Lamp) : Colour {
              Green  when l.level > 5   because "{l} is bright"
              Green  when l.level > 2   because "{l} is not dark"
              Red    otherwise          because "{l} is dark"
            }
            observe causes(l : Lamp) : every Colour {
              Red    each o : Lamp where o is not l and o.level > 0   because "{o} shines"
              Green  when l.level > 0                                 because "{l} shines"
            }
            observe least(l : Lamp) : least percent {
              20   each o : Lamp where o.level > 0   because "{o} shines"
              7    when l.level > 5
              100  otherwise                         because "nobody shines"
            }
            on Fill(l : Lamp, by : 0..9) { from any set l.level to by
              from Off set l.level to by }
            """);
        Fire("Fill", "lamp1", new IntValue(6));
        Fire("Fill", "lamp2", new IntValue(1));

        Assert.Equal(("Green", "Lamp 1 is bright"), Observe("shade", "lamp1"));
        Assert.Equal(("Red", "Lamp 0 is dark"), Observe("shade", "lamp0"));
        Assert.Equal(("{ Green, Red }", "Lamp 2 shines; Lamp 1 shines"), Observe("causes", "lamp1"));
        Assert.Equal(("7", "Lamp 1 shines; Lamp 2 shines; "), Observe("least", "lamp1"));
        Fire("Fill", "lamp1", new IntValue(0));
        Fire("Fill", "lamp2", new IntValue(0));
        Assert.Equal(("100", "nobody shines"), Observe("least", "lamp1"));
        Assert.Equal(("{  }", ""), Observe("causes", "lamp1"));
    }

    [Fact]
    public void A_step_property_compares_with_the_state_before_and_spares_the_events_it_names()
    {
        Start("""
            on Switch(l : Lamp) { from Off -> On
              from On -> Off }
            on Other(l : Lamp) { from Off -> On
              from On stay }
            never ComesOn(l : Lamp) = l was Off and l is On unless Switch(l)
            """);
        var properties = new SpecProperties(_evaluator);

        Assert.Empty(Broken("Switch", "lamp0", properties));
        Assert.Equal(["ComesOn"], Broken("Other", "lamp1", properties));
    }

    [Fact]
    public void A_world_survives_being_written_and_read()
    {
        Start("on Fill(l : Lamp) { from Off { -> Bright\n add l to room.lit\n set room.last to l\n each o : Lamp add l to o.held }\n otherwise stay }");
        Fire("Fill", "lamp2");
        Fire("Fill", "lamp1");
        var text = WorldText.Dump(_world);

        Assert.Equal(text, WorldText.Dump(WorldText.Load(_evaluator.Spec, text)));
        Assert.Contains("Room#0.lit = [Lamp#2, Lamp#1]", text, StringComparison.Ordinal);
    }

    private IEnumerable<string> Broken(string name, string subject, SpecProperties properties)
    {
        var before = _world.Clone();
        Fire(name, subject);
        return properties.BrokenSteps(before, _world, new EventCall(name, [_names[subject]])).Select(p => p.Name);
    }

    private (string Value, string Reasons) Observe(string name, string subject)
    {
        var why = new List<GivenReason>();
        var value = _evaluator.Expressions.Define(_evaluator.Spec.Definition(name), [_names[subject]], new Scope(_world), why);
        return (value.ToString(), string.Join("; ", why.Select(w => w.Text(static i => $"{i.Entity} {i.Index}"))));
    }
}
