using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Compiler.Tests.Checking;

public class EnumeratedCheckTests
{
    /// <summary>A machine in which nothing is idle; each case adds lines in which something is, or lines that only look so.</summary>
    private const string Phone = """
        machine Phone
        answers Answer = Done
        enum Answer { Done, Busy, Barred }
        enum Colour { Red, Green, Blue }
        policy strictness { Lax default, Strict }
        table Kind {
                 code    loud  colour
          Bell   'bell'  yes   Red
          Chime  'chim'  yes   -
          Mute   'mute'  no    Blue
        }
        entity Line many {
          states { Idle initial, Talking { Near initial, Far } }
          kind   : Kind = Bell
          level  : 0..3 = 0
          held   : bool = no
          owner  : Line?
          peers  : set of Line
          marks  : set of Colour
        }
        entity Desk one {
          queue : list of Line
          shown : list of Colour = { Red }
        }
        define loud(l : Line) = l.kind.loud and l.level > 1
        observe shown(l : Line) : every Colour {
          Red    when loud(l)
          Green  each p in l.peers where p.held
          Blue   when strictness is Strict and l.kind.colour is Blue
        }
        on Call(l : Line, kind : Kind, level : 0..3, peer : Line) {
          from Idle {
            refuse Busy    when peer is Talking
            answer Barred  when peer.held
            -> Talking
            set l.kind to kind
            set l.level to level
            set l.owner to peer
            add peer to l.peers
            add Green to l.marks  when peer is not l
            add l to desk.queue
            set peer.held to yes  when first of desk.queue is peer
            add Blue to desk.shown  when Red in desk.shown
          }
          from Near  -> Far
          from Far   -> Idle
        }
        invariant HeldOnesTalk = every l : Line satisfies l.held implies l is Talking or Green in l.marks
        invariant Named = every l : Line satisfies every p : Line where l.owner is p satisfies p in l.peers

        """;

    [Fact]
    public void Nothing_is_found_where_each_line_decides() => CheckedSource.Expect(CheckBudget.Full, Phone);

    [Theory]
    // Clauses
    [InlineData("SM3702", "on E(l : Line) {\n  ‹from Idle when l.level > 2 and l.level < 2  -> Near›\n  otherwise  stay\n}")]
    [InlineData("SM3702", "on E(l : Line) {\n  ‹from Near when l is Far  -> Idle›\n  otherwise  stay\n}")]
    [InlineData("SM3703", "on E(l : Line) {\n  from Near when l.held      -> Idle\n  from Near when not l.held  -> Far\n  ‹from Near otherwise  stay›\n  otherwise  stay\n}")]
    [InlineData("SM3703", "on E(l : Line) {\n  from Near when l.held      -> Idle\n  from Near otherwise  stay\n  from Far, Idle when l.level is 1  -> Far\n  from Far, Idle when l.level is not 1  -> Idle\n  ‹otherwise  stay›\n}")]
    [InlineData("SM3703", "on E(l : Line) {\n  from Near when l.held  -> Idle\n  from Far  stay\n  ‹from Talking when l.held and l.level is 2  -> Far›\n  otherwise  stay\n}")]
    [InlineData("SM3707", "on E(l : Line) {\n  ‹from Idle {›\n    refuse Busy  when l.held\n    refuse Barred  when not l.held\n    -> Near\n  }\n  otherwise  stay\n}")]
    // Verdicts and effects
    [InlineData("SM3704", "on E(l : Line) {\n  from Idle {\n    ‹refuse Busy  when l is Near›\n    -> Near\n  }\n  otherwise  stay\n}")]
    [InlineData("SM3704", "on E(l : Line, k : Kind) {\n  ‹refuse Busy  when k.loud and k.colour is Blue›\n}")]
    [InlineData("SM3705", "on E(l : Line) {\n  refuse Busy  when l.level > 0\n  ‹refuse Barred  when l.level > 1 and l.held›\n}")]
    [InlineData("SM3705", "on E(l : Line) {\n  ‹answer Busy  when l.level > 0›\n  refuse Barred  when l.level > 0\n}")]
    [InlineData("SM3704", "on E(l : Line) {\n  from Idle {\n    -> Near\n    ‹set l.held to yes  when l is Idle›\n  }\n  otherwise  stay\n}")]
    [InlineData("SM3704", "on E(l : Line) {\n  ‹each p in l.peers where p.held and not p.held  ›set p.level to 0\n}")]
    [InlineData("SM3709", "on E(l : Line) {\n  from Idle {\n    -> Near\n    ‹set l.held to yes  when l is Talking›\n  }\n  otherwise  stay\n}")]
    [InlineData("SM3709", "on E(l : Line) {\n  from Idle {\n    ‹answer Busy  when l is not Far›\n    -> Near\n  }\n  otherwise  stay\n}")]
    // Definitions
    [InlineData("SM3704", "observe o(l : Line) : bool {\n  ‹yes  when l.level > 3›\n  yes  when l.held\n  no  otherwise\n}")]
    [InlineData("SM3705", "observe o(l : Line) : Colour {\n  Red  when l.held\n  ‹Green  when l.held and l.level is 0›\n  Blue  otherwise\n}")]
    [InlineData("SM3706", "observe o(l : Line) : Colour {\n  Red  when l.held\n  Green  when not l.held\n  ‹Blue  otherwise›\n}")]
    [InlineData("SM3705", "observe o(l : Line) : least percent {\n  20  when l.level > 0\n  ‹50  when l.level > 1›\n  100  otherwise\n}")]
    [InlineData("SM3713", "observe ‹o›(l : Line) = l is Near or l is not Near")]
    [InlineData("SM3713", "observe ‹o›(l : Line) : Colour {\n  Red  when l.held\n  Red  otherwise\n}")]
    // Conditions
    [InlineData("SM3710", "observe ‹o›(l : Line) = l is Near and l is Talking")]
    [InlineData("SM3710", "observe ‹o›(l : Line) = l.held or (l.held and l.level is 2)")]
    [InlineData("SM3710", "observe ‹o›(l : Line) = some p in l.peers where p.held and p in l.peers")]
    [InlineData("SM3712", "observe ‹o›(l : Line) = l.held or some p : Line where p is Near and p is Idle")]
    [InlineData("SM3710", "observe ‹o›(l : Line) = l.held or (desk.shown is { Red, Green } and Green before Red in desk.shown)")]
    [InlineData("SM3710", "observe ‹o›(l : Line) = l.held or (first of desk.shown is Red and Red not in desk.shown)")]
    // Properties
    [InlineData("SM3709", "invariant ‹I› = every l : Line satisfies l is Idle or l is Talking")]
    [InlineData("SM3711", "invariant ‹I› = every l : Line satisfies (l is Idle and l is Near) implies l.held")]
    [InlineData("SM3712", "invariant ‹I› = every l : Line where l is Idle and l is Near satisfies l.held")]
    [InlineData("SM3714", "never ‹N›(l : Line) = l was Idle and l is Near and l is Far")]
    [InlineData("SM3711", "leads ‹L›(l : Line) = l is Near and l is Far to l is Idle given Call(l)")]
    // Dispatches
    [InlineData("SM3705", "table Field {\n        reads\n  Level level\n  Held  held\n}\ndispatch Get(l : Line, f : Field) to f.reads {\n  refuse Busy  when f is Held\n  ‹refuse Barred  when f is Held and l.held›\n}")]
    public void What_makes_no_difference_is_found_at_its_line(string code, string marked) => CheckedSource.Expect(CheckBudget.Full, Phone + marked + "\n", code);

    [Theory]
    // A guard of what stands to its right is needed, though it decides nothing by itself.
    [InlineData("define top = first of desk.queue\nobserve o = top is not none and top.held")]
    [InlineData("define top = first of desk.queue\nobserve o = top is none or top is Near")]
    // Needs three lines, more than are looked at where nothing counts.
    [InlineData("observe o = (count l : Line where l.held) > 2")]
    // Holds only where there is no other line at all, and only where there is one.
    [InlineData("observe o(l : Line) = no p : Line where p is not l")]
    [InlineData("observe o(l : Line) = some p : Line where p is not l")]
    // Order in a list, ends of a list.
    [InlineData("observe o(a : Line, b : Line) = a before b in desk.queue and last of desk.queue is not b")]
    [InlineData("observe o = desk.shown is { Green, Red } or Red before Green in desk.shown")]
    [InlineData("observe o = (first c in desk.shown where c is not Red) is Blue and Green in desk.shown")]
    // Only one of the states that the clause names makes the difference.
    [InlineData("on E(l : Line) {\n  from Idle, Near {\n    refuse Busy  when l is Near\n    -> Far\n  }\n  otherwise  stay\n}")]
    // Two parameters may be the same line.
    [InlineData("on E(l : Line, other : Line) {\n  refuse Busy  when other is l\n  set l.held to other.held\n}")]
    // What follows from the definitions says something about them.
    [InlineData("invariant I = every l : Line satisfies loud(l) implies l.level > 0")]
    public void What_decides_somewhere_is_left_alone(string text) => CheckedSource.Expect(CheckBudget.Full, Phone + text + "\n");

    [Fact]
    public void Clauses_of_unreachable_states_are_not_reported_again()
        => CheckedSource.Expect(CheckBudget.Full, "machine M\nentity Door one {\n  states { Open initial, ‹Shut› }\n  bolted : bool = no\n}\non Push(door) {\n  from Open  set door.bolted to not door.bolted\n  from Shut when door.bolted and not door.bolted  stay\n  from Shut  stay\n}\n", "SM3701");

    [Fact]
    public void Guards_that_can_hold_at_once_are_an_error_with_a_witness_in_words()
    {
        var found = CheckedSource.Expect(CheckBudget.Full, Phone + "on E(l : Line, other : Line) {\n  from Idle when l.kind is Mute  -> Near\n  ‹from Idle when other.held and strictness is Strict  -> Far›\n  otherwise  stay\n}\n", "SM3708");

        var overlap = Assert.Single(found);
        Assert.Equal(Severity.Error, overlap.Severity);
        Assert.Contains("both hold when l.kind is Mute and other.held is yes and strictness is Strict", overlap.Message);
        Assert.Equal("holds there too", Assert.Single(overlap.Related).Label);
    }

    [Theory]
    [InlineData("from Idle when l.held  -> Near\n  from Idle when not l.held and l.level is 1  -> Far")]
    [InlineData("from Near when l.held  -> Idle\n  from Talking when l.level is 1  -> Idle")]
    // The invariant Named keeps them apart: an owner is among the peers.
    [InlineData("from Idle when l.owner is not none and l.level is 2  -> Near\n  from Idle when l.peers is empty and l.level > 1  -> Far")]
    public void Guards_that_exclude_each_other_or_name_states_at_different_levels_do_not_overlap(string clauses)
        => CheckedSource.Expect(CheckBudget.Full, Phone + $"on E(l : Line) {{\n  {clauses}\n  otherwise  stay\n}}\n");

    [Fact]
    public void What_one_guard_asks_and_the_other_denies_is_never_searched_and_a_refusal_without_condition_needs_no_search()
    {
        var many = string.Join(" and ", Enumerable.Range(0, 24).Select(i => $"l.m{i} is not {i % 4}"));
        var line = "machine Exchange\nanswers Answer = Done\nenum Answer { Done, Busy }\nentity Line many {\n  states { Idle initial, Near }\n"
            + string.Concat(Enumerable.Range(0, 25).Select(i => $"  m{i} : 0..9 = 0\n")) + "}\n"
            + string.Concat(Enumerable.Range(0, 25).Select(i => $"on Turn{i}(l : Line, n : 0..9) {{\n  from Idle, Near  set l.m{i} to n\n}}\n"))
            + $"define quiet(l : Line) = {many}\ndefine far(l : Line) = l.m24 is 3\n";

        CheckedSource.Expect(CheckBudget.Full, line + "on E(l : Line) {\n  from Idle when far(l) and quiet(l)  -> Near\n  from Idle when not far(l) and quiet(l)  stay\n  from Idle otherwise  refuse Busy\n  from Near when quiet(l)  -> Idle\n  from Near otherwise  refuse Busy\n}\n");
    }

    [Fact]
    public void The_orders_of_a_long_list_are_too_many_to_enumerate_but_may_be_drawn()
    {
        var members = string.Join(", ", Enumerable.Range(0, 12).Select(i => $"M{i}"));
        var sorted = string.Join(" and ", Enumerable.Range(1, 11).Select(i => $"M{i - 1} before M{i} in shelf.books"));
        var shelf = $"machine Library\nenum Book {{ {members} }}\nentity Shelf one {{ books : list of Book }}\non Put(shelf, book : Book) {{\n  add book to shelf.books\n}}\n";

        CheckedSource.Expect(CheckBudget.Full, shelf + "observe o = last of shelf.books is M7 or first of shelf.books is M3\n");
        CheckedSource.Expect(CheckBudget.Full, shelf + $"observe ‹o› = M11 before M0 in shelf.books and {sorted}\n", "SM3790");
    }

    [Fact]
    public void What_is_too_much_to_enumerate_is_reported_once_as_not_decided()
    {
        var many = string.Join(" and ", Enumerable.Range(0, 40).Select(i => $"l{i}.level is not {i % 4}"));
        var parameters = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"l{i} : Line"));
        var found = CheckedSource.Expect(new CheckBudget(2_000, 1_000_000), Phone + $"observe ‹o›({parameters}) = {many}\nobserve q({parameters}) = {many}\n", "SM3790");
        Assert.Contains("2 lines", Assert.Single(found).Message);
        Assert.Single(found[0].Related);
    }

    [Fact]
    public void The_structural_budget_enumerates_nothing()
        => CheckedSource.Expect(CheckBudget.Structural, Phone + "observe o(l : Line) = l is Near and l is Talking\n");
}
