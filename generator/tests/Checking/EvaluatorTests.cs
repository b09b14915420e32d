using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Tests.Guide;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Checking;

/// <summary>The checks read expressions as everybody else does.</summary>
public class EvaluatorTests
{
    /// <summary>Each condition, and in how many of the valuations that it asks for it holds: worked out by hand.</summary>
    [Theory]
    [InlineData("a.level > 1", 2, 4)]
    [InlineData("a.level * 2 - 1 <= 3", 3, 4)]
    [InlineData("a.kind.loud", 2, 3)]
    [InlineData("a.kind.mood is none", 1, 3)]
    [InlineData("heat(Warm, a.mood) is 3", 1, 2)]
    [InlineData("a is On", 2, 3)]
    [InlineData("a is not Off implies a.level is 0", 3, 9)]
    [InlineData("a is b", 1, 2)]
    [InlineData("b in a.friends", 2, 4)]
    [InlineData("a before b in desk.queue", 5, 13)]
    [InlineData("first of desk.queue is a", 3, 7)]
    [InlineData("count m in a.moods where m is Warm", 0, 0)]
    [InlineData("a.moods is { Warm }", 1, 3)]
    [InlineData("some l : Lamp where l.level is 3", 0, 0)]
    [InlineData("strict is Yes", 1, 2)]
    [InlineData("bright(a)", 4, 9)]
    [InlineData("no m : Mood where m is a.mood", 0, 2)]
    [InlineData("every m : Mood satisfies m in a.moods", 1, 3)]
    public void Each_kind_of_expression_has_the_value_that_the_guide_gives_it(string condition, int holds, int of)
    {
        if (of == 0)
        {
            // How many there are depends on the scope: only that both happen is asked.
            var text = condition.StartsWith("count", StringComparison.Ordinal) ? $"({condition}) is 1" : condition;
            Assert.InRange(Count(text).Holds, 1, Count(text).Of - 1);
            return;
        }

        Assert.Equal((holds, of), Count(condition));
    }

    [Fact]
    public void What_the_compiler_has_decided_about_tables_holds_for_the_checks_too()
    {
        var models = Directory.GetFiles(Repository.At("generator", "tests", "Cases"), "*.machine").Select(f => (IReadOnlyList<SourceText>)[new SourceText(f, File.ReadAllText(f))])
            .Append(SpecFolder.MachineFiles)
            .Select(f => MachineCompiler.Compile(f).Model!)
            .ToList();
        var tables = models.SelectMany(m => m.Invariants.Where(i => i.Tables).Select(i => (Model: m, Invariant: i))).ToList();

        Assert.True(tables.Count > 4, $"only {tables.Count} invariants about tables");
        Assert.All(tables, t => Assert.False(new Questions(t.Model, CheckBudget.Full).CanBe(new Place("", default, []), t.Invariant.Body, false)));
    }

    private static (int Holds, int Of) Count(string condition)
    {
        var model = CheckedSource.Compile($$"""
            machine Lamps
            enum Mood { Warm, Cold }
            policy strict { No default, Yes }
            table Kind {
                     loud  mood
              Bell   yes   Warm
              Chime  yes   -
              Mute   no    Cold
            }
            matrix heat(a : Mood, b : Mood) : 0..3 {
                    Warm  Cold
              Warm  3     1
              Cold  2     0
            }
            entity Lamp many {
              states { Off initial, On { Low initial, High } }
              kind    : Kind = Bell
              mood    : Mood = Warm
              level   : 0..3 = 0
              friends : set of Lamp
              moods   : set of Mood
            }
            entity Desk one {
              queue : list of Lamp
            }
            define bright(l : Lamp) : bool {
              no   when l.kind is Mute
              yes  when l.level > 1
              no   otherwise
            }
            define asked(a : Lamp, b : Lamp) : bool = {{condition}}
            """);
        var (holds, of) = (0, 0);
        var questions = new Questions(model, CheckBudget.Full);
        var body = model.Definitions[1].Body!;
        questions.CanBe(
            Place.Of("", default, model.Definitions[1].Parameters.Where(p => condition.Contains(p.Name == "b" ? " b" : "a", StringComparison.Ordinal) || condition.StartsWith(p.Name + " ", StringComparison.Ordinal))),
            [body],
            f =>
            {
                of++;
                holds += questions.Evaluator.Holds(body, f) ? 1 : 0;
                return false;
            },
            simplest: true);
        return (holds, of);
    }
}
