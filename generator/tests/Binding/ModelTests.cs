using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Binding;

/// <summary>The model as a whole: equal by value, in the order of the text, with rules that can be named.</summary>
public class ModelTests
{
    private const string Piece = """
        on E(s : Session, colour : Colour) {
          from Idle when s.fast   stay                 // nothing to do
          from Idle, Running {
            refuse Busy    when s.colour is colour
              and not s.fast                           because "{s} has {colour}"   // on two lines
            refuse Busy    when s.fast
            answer Wrong   when s is Idle
            -> Running
            set s.colour to colour
            each o : Session where o is not s {
              set o.colour to Red                      because "// no comment"
              tell o Painted(Red)
            }
            set s.colour to Green                      when s.fast
          }
        }
        """;

    [Fact]
    public void Equal_texts_have_equal_models()
    {
        var (one, other) = (BoundSource.Bind(Piece), BoundSource.Bind(Piece));
        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("s.colour is colour", "s.colour is not colour")]
    [InlineData("{s} has", "{s} had")]
    [InlineData("-> Running", "-> Idle")]
    [InlineData("Painted(Red)", "Painted(Blue)")]
    public void A_change_that_means_something_changes_the_model(string from, string to)
        => Assert.NotEqual(BoundSource.Bind(Piece), BoundSource.Bind(Piece.Replace(from, to)));

    [Fact]
    public void Spaces_within_a_line_and_its_comment_change_nothing_but_places()
    {
        var spaced = BoundSource.Bind(Piece.Replace("refuse Busy    when s.fast", "refuse  Busy when  s.fast").Replace("// nothing to do", "// so be it"));
        Assert.Equal(BoundSource.Bind(Piece).Rules.Select(r => r with { At = default }), spaced.Rules.Select(r => r with { At = default }));
    }

    [Fact]
    public void Rules_have_unique_names_that_tell_what_they_do()
        => Assert.Equal(
            [
                "E.from.Idle: from Idle when s.fast stay",
                "E.from.Idle.Running: from Idle, Running -> Running",
                "E.refuse.Busy: refuse Busy when s.colour is colour and not s.fast",
                "E.refuse.Busy.2: refuse Busy when s.fast",
                "E.answer.Wrong: answer Wrong when s is Idle",
                "E.set.colour: set s.colour to colour",
                "E.each.o: each o : Session where o is not s",
                "E.set.colour.2: set o.colour to Red",
                "E.tell.Painted: tell o Painted(Red)",
                "E.set.colour.3: set s.colour to Green when s.fast",
            ],
            BoundSource.Bind(Piece).Rules.Where(r => r.Owner == "E").Select(r => $"{r.Name}: {r.Text}"));

    [Fact]
    public void Rules_are_numbered_in_the_order_of_files_and_lines()
    {
        var rules = BoundSource.Bind(Piece + "\n\ndefine early {\n  yes  when late\n  no   otherwise\n}\n\ndefine late {\n  yes  when top is none\n  no   otherwise\n}").Rules;
        Assert.Equal(Enumerable.Range(0, rules.Count), rules.Select(r => r.Id));
        Assert.Equal(rules, rules.OrderBy(r => r.At.Path == "Prelude.machine" ? 0 : 1).ThenBy(r => r.At.Start));
        Assert.Equal(rules.Count, rules.Select(r => r.Name).Distinct().Count());
    }

    [Fact]
    public void Every_kind_of_rule_is_told_apart()
    {
        var model = BoundSource.Bind("invariant I = yes\nnever N = no\nleads L = yes to yes given Press\ndefine d {\n  yes  otherwise\n}\n" + Piece);
        RuleKind Kind(string name) => model.Rules.Single(r => r.Name == name).Kind;
        Assert.Equal(RuleKind.StateRefusal, Kind("Session.Closed.refuses"));
        Assert.Equal(RuleKind.Observe, Kind("why.Red"));
        Assert.Equal(RuleKind.Definition, Kind("d.otherwise"));
        Assert.Equal(RuleKind.Stay, Kind("E.from.Idle"));
        Assert.Equal(RuleKind.Clause, Kind("E.from.Idle.Running"));
        Assert.Equal(RuleKind.Refuse, Kind("E.refuse.Busy"));
        Assert.Equal(RuleKind.Answer, Kind("E.answer.Wrong"));
        Assert.Equal(RuleKind.Effect, Kind("E.each.o"));
        Assert.Equal((RuleKind.Invariant, RuleKind.Never, RuleKind.Leads), (Kind("I"), Kind("N"), Kind("L")));
        Assert.Equal("Wrong", model.Rules.Single(r => r.Name == "E.answer.Wrong").Status);
    }

    [Fact]
    public void The_order_of_files_changes_nothing_but_the_order_of_rules()
    {
        SourceText main = new("Prelude.machine", BoundSource.Prelude), part = new("Part.machine", "part of Test\n\n" + Piece);
        var (one, other) = (MachineCompiler.Compile([main, part]).Model!, MachineCompiler.Compile([part, main]).Model!);
        Assert.Equal(one.Rules.Select(r => r.Name).Order(), other.Rules.Select(r => r.Name).Order());
        Assert.Equal(one.Entities.Select(e => e.Variables), other.Entities.Select(e => e.Variables));
        Assert.Equal(one.Enums, other.Enums);
        Assert.Equal("E.from.Idle", other.Rules[0].Name);
    }

    [Fact]
    public void The_tables_of_the_prelude_have_the_types_of_their_cells()
    {
        var columns = BoundSource.Bind("").Enums.Single(e => e.Name == "Kind").Columns;
        Assert.Equal(
            [
                new CodeType(), new IntType(1, 5), new BoolType(), new OptionalType(new EnumType("Colour")),
                new SetType(new EnumType("Colour")), new OptionalType(new ReaderType()), new OptionalType(new EventNameType()),
            ],
            columns.Select(c => c.Type));
        Assert.Equal(3, Assert.IsType<SetExpr>(columns[4].Cells[0].Value).Items.Count);
        Assert.Equal("SetColour", columns[6].Cells[0].Reference);
        Assert.IsType<NoneExpr>(columns[6].Cells[1].Value);
    }

    [Fact]
    public void A_number_among_codes_is_a_code_and_a_column_named_like_an_enum_is_of_it()
    {
        var columns = BoundSource.Bind("table T {\n     code    light  name\n  A  0       Red    \"a\"\n  B  'abcd'  Red    \"b\"\n}").Enums.Single(e => e.Name == "T").Columns;
        Assert.Equal([new CodeType(), new EnumType("Light"), new TextType()], columns.Select(c => c.Type));
    }

    [Fact]
    public void Cells_of_a_matrix_follow_the_order_of_declaration()
    {
        var model = BoundSource.Bind("matrix m(row : Light, column : Light) : 0..9 {\n        Dark  Red\n  Dark  1     2\n  Red   3     4\n}");
        Assert.Equal([4, 3, 2, 1], model.Matrices.Single(m => m.Name == "m").Cells.Select(c => ((IntExpr)c).Value));
    }

    [Fact]
    public void Leaves_come_before_composites_and_know_their_place()
    {
        var session = BoundSource.Bind("").Entities[0];
        Assert.Equal(["Closed", "Idle", "Running", "Open"], session.States.Select(s => s.Name));
        Assert.Equal("Closed", session.Initial);
        Assert.Equal(("Open", "Idle"), (session.States[1].Parent, session.States[3].Initial));
        Assert.Equal(["Idle", "Running"], session.States[3].Leaves);
        Assert.NotNull(session.States[0].RefusalRule);
    }

    [Fact]
    public void An_invariant_over_tables_that_fails_names_the_rows()
    {
        var diagnostic = Assert.Single(BoundSource.Expect("invariant ‹I› = every k : Kind satisfies every c in k.allowed satisfies c is not Blue or k is Plain", "SM3501").Diagnostics);
        Assert.Contains("for k = Heavy, c = Blue.", diagnostic.Message);
        Assert.Equal(["Heavy breaks it", "Blue breaks it"], diagnostic.Related.Select(r => r.Label));
    }

    [Fact]
    public void An_invariant_over_tables_is_decided_under_every_policy()
        => Assert.Contains("under strictness Strict", Assert.Single(BoundSource.Expect("invariant ‹I› = strictness is Strict implies no k : Kind where k.loud", "SM3501").Diagnostics).Message);

    [Fact]
    public void Only_invariants_over_tables_are_marked_as_decided()
    {
        var model = BoundSource.Bind("invariant A = every k : Kind satisfies k.weight > 0\ninvariant B = every s : Session satisfies s.kind.weight > 0\ninvariant C = top is none");
        Assert.Equal([true, false, false], model.Invariants.Select(i => i.Tables));
    }

    [Fact]
    public void A_scenario_keeps_its_lines_and_gathers_what_follows_a_do()
    {
        var model = BoundSource.Bind("""
            scenario "a tale" under strictness Strict {
              given device is Low
              given song : Session is Open with fast yes, owner none
              do    Begin(song,  Blue)           // so it begins
              then  song is Idle, told nobody
              then  Green in why(song)           because "song is fast"
              do    Press(device)
            }
            """);
        var scenario = Assert.Single(model.Scenarios);
        Assert.Equal("a tale", scenario.Title);
        Assert.Equal(new PolicyChoiceModel("strictness", "Strict"), Assert.Single(scenario.Under));
        Assert.Equal([("device", "Low"), ("song", "Idle")], scenario.Givens.Select(g => (g.Name, g.State)));
        Assert.Equal(["Begin(song, Blue)", "Press(device)"], scenario.Steps.Select(s => s.Text));
        Assert.Equal(["song is Idle", "told nobody", "Green in why(song)"], scenario.Steps[0].Expectations.Select(e => e.Text));
        Assert.Equal("song is fast", scenario.Steps[0].Expectations[2].Because);
        Assert.Empty(scenario.Steps[1].Expectations);
    }

    [Fact]
    public void An_alias_means_its_row_wherever_it_is_written()
    {
        const string Shade = """
            table Shade {
                     code    next
              Dim    'dim '  Bright
              Bright 'brig'  Dim
              /// As it was called.
              Light2 'ligh'  = Bright
              Gloom  'gloo'  = Dim
            }
            matrix mixed(a : Shade, b : Shade) : Shade {
                     Dim     Bright
              Dim    Dim     Bright
              Bright Bright  Bright
            }
            entity Room many {
              shade : Shade = Bright
              seen  : set of Shade = { Bright }
            }
            define bright(r : Room) = r.shade is Bright and Shade.Bright in r.seen and r.shade in { Bright, Dim }
            on Paint(r : Room) { set r.shade to mixed(r.shade, Bright) }
            scenario "painted" {
              given r : Room with shade Bright
              do    Paint(r)
              then  r.shade is Bright
            }
            """;
        var aliased = Shade.Replace("  Bright\n  Bright 'brig'  Dim", "  Light2\n  Bright 'brig'  Gloom", StringComparison.Ordinal)
            .Replace("Dim     Bright\n  Dim    Dim     Bright\n  Bright Bright  Bright", "Dim     Light2\n  Gloom  Gloom   Light2\n  Light2 Light2  Bright", StringComparison.Ordinal);
        var parts = aliased.Split("entity Room", 2);
        aliased = parts[0] + "entity Room" + parts[1].Replace("Bright", "Light2", StringComparison.Ordinal).Replace("Dim", "Gloom", StringComparison.Ordinal);
        var (plain, other) = (BoundSource.Bind(Shade), BoundSource.Bind(aliased));

        Assert.Equal(plain.Definitions.Single(d => d.Name == "bright").Body, other.Definitions.Single(d => d.Name == "bright").Body);
        Assert.Equal(plain.Matrices[^1].Cells, other.Matrices[^1].Cells);
        Assert.Equal(Table(plain).Columns.SelectMany(c => c.Cells), Table(other).Columns.SelectMany(c => c.Cells));
        Assert.Equal(plain.Entities[^1].Variables.Select(v => v.Default), other.Entities[^1].Variables.Select(v => v.Default));
        Assert.Equal(ModelWalker.Effects(plain.Events[^1]), ModelWalker.Effects(other.Events[^1]));
        Assert.Equal(["Dim", "Bright"], Table(other).Members.Select(m => m.Name));
        Assert.Equal([("Light2", "Bright", new CodeExpr("ligh"), "As it was called."), ("Gloom", "Dim", new CodeExpr("gloo"), null)], Table(other).Aliases.Select(a => (a.Name, a.Row, (CodeExpr?)a.Code, a.Doc)));

        static EnumModel Table(MachineModel model) => model.Enums.Single(e => e.Name == "Shade");
    }

    [Fact]
    public void An_answer_that_is_written_as_an_alias_is_its_row()
    {
        var model = MachineCompiler.Compile([new SourceText("Test.machine", """
            machine Gate
            answers Reply = Good
            table Reply {
                    code
              Done  0
              Good  0       = Done
              Shut  'shut'
              Gone  'gone'  = Shut
            }
            entity Bar many { states { Up initial, Down } }
            on Pass(b : Bar) {
              from Up    stay
              from Down  refuse Gone  because "no"
            }
            on Drop(b : Bar) { otherwise  -> Down }
            scenario "no way" {
              given b : Bar is Down
              do    Pass(b)
              then  refused Gone
            }
            """)]).Model!;

        Assert.Equal("Done", model.NormalAnswer);
        Assert.Equal("Shut", Assert.Single(model.Rules, r => r.Kind == RuleKind.Refuse).Status);
        Assert.Equal("Shut", Assert.IsType<AnswerExpectation>(Assert.Single(model.Scenarios[0].Steps[0].Expectations)).Status);
    }
}
