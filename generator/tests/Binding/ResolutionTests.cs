using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Tests.Binding;

/// <summary>Which clauses answer where: the closest name first, guarded before plain, and a state's own refusal before what names it only in general.</summary>
public class ResolutionTests
{
    [Fact]
    public void A_clause_for_a_leaf_comes_before_its_parent_then_any_then_otherwise()
        => Assert.Equal(
            ["Off: 0 4", "Low: 2 3 1 0 4", "High: 1 0 4"],
            Resolve("on E(device) {\n  from any when device.lit  stay\n  from On when device.lit  stay\n  from Low when device.lit  stay\n  from Low when not device.lit  stay\n  otherwise  stay\n}"));

    [Fact]
    public void Within_a_level_guarded_clauses_come_first_in_the_order_written()
        => Assert.Equal(
            ["Off: 1 2 0", "Low: 3", "High: 3"],
            Resolve("on E(device) {\n  from Off otherwise  stay\n  from Off when device.lit  stay\n  from Off when not device.lit  stay\n  otherwise  stay\n}"));

    [Fact]
    public void A_clause_answers_in_each_of_the_states_that_it_names()
        => Assert.Equal(
            ["Off: 1", "Low: 0 1", "High: 1"],
            Resolve("on E(device) {\n  from Low when device.lit  stay\n  from On, Off  stay\n}"));

    [Fact]
    public void Nothing_is_tried_behind_a_clause_that_always_answers()
        => Assert.Equal(["Off: 1", "Low: 0", "High: 0"], Resolve("on E(device) {\n  from On  stay\n  otherwise  stay\n}"));

    [Fact]
    public void A_state_that_refuses_answers_before_from_any_and_otherwise()
        => Assert.Equal(
            ["Closed: refuses", "Idle: 0 1", "Running: 0 1"],
            Resolve("on E(s : Session) {\n  from any when s.fast  stay\n  otherwise  stay\n}"));

    [Fact]
    public void A_body_without_clauses_is_like_otherwise()
        => Assert.Equal(["Closed: refuses", "Idle: 0", "Running: 0"], Resolve("on E(s : Session) { set s.fast to yes }"));

    [Fact]
    public void A_clause_that_names_a_refusing_state_comes_before_its_refusal()
        => Assert.Equal(
            ["Closed: 0 refuses", "Idle: 1", "Running: 1"],
            Resolve("on E(s : Session) {\n  from Closed when s.fast  stay\n  otherwise  stay\n}"));

    [Fact]
    public void A_clause_without_guard_takes_the_place_of_the_refusal()
        => Assert.Equal(["Closed: 0", "Idle: 1", "Running: 1"], Resolve("on E(s : Session) {\n  from Closed  stay\n  otherwise  stay\n}"));

    [Fact]
    public void A_cascade_knows_no_refusal_and_stays_where_nothing_is_written()
        => Assert.Equal(["Closed: ", "Idle: 0", "Running: "], Resolve("cascade E(s : Session) { from Idle  -> Running }"));

    [Fact]
    public void The_refusal_of_a_parent_comes_before_what_names_only_states_outside_of_it()
        => Assert.Equal(
            ["B: 0 refuses", "C: 1 0 refuses", "F: 2"],
            Resolve(
                "entity Tree many { states { A { M { B initial, C } initial, refuses Wrong } initial, F } }\n"
                + "on E(t : Tree) {\n  from M when t is B or t is C  stay\n  from C when t is C  stay\n  otherwise  stay\n}"));

    [Fact]
    public void An_entity_without_states_has_one_resolution()
        => Assert.Equal([": 0 1"], Resolve("on E(plug) {\n  from any when plug.used  stay\n  otherwise  stay\n}"));

    [Fact]
    public void A_composite_target_is_entered_at_its_initial_leaf()
        => Assert.Equal("Idle", Assert.Single(Event("on E(s : Session) { -> Open }").Clauses).Target);

    [Fact]
    public void The_sources_of_a_clause_are_leaves_and_its_text_is_as_written()
    {
        var clauses = Event("on E(device) {\n  from On, Off when device.lit  stay\n  from Off  otherwise  stay\n  from any  stay\n}").Clauses;
        Assert.Equal(["Low", "High", "Off"], clauses[0].Sources);
        Assert.Equal(["Off", "Low", "High"], clauses[2].Sources);
        Assert.Equal(["from On, Off", "from Off otherwise", "from any"], clauses.Select(c => c.SourceText));
        Assert.Equal(["device.lit", null, null], clauses.Select(c => c.GuardText));
    }

    private static EventModel Event(string piece) => BoundSource.Bind(piece).Events.Single(e => e.Name == "E");

    private static List<string> Resolve(string piece) => [.. Event(piece).Resolution.Select(Show)];

    private static string Show(ResolutionModel resolution)
    {
        var clauses = string.Join(" ", resolution.Clauses);
        var refusal = resolution.RefusalRule is null ? "" : clauses.Length == 0 ? "refuses" : " refuses";
        return $"{resolution.State}: {clauses}{refusal}";
    }
}
