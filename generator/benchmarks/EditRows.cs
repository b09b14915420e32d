using AudioSessions.Benchmarks.Harness;
using Microsoft.CodeAnalysis.CSharp;
using StateMachine.Compiler;
using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Text;

namespace StateMachine.Generator.Benchmarks;

/// <summary>What an edit costs while somebody types, warm: the whole driver, and what it consists of.</summary>
internal static class EditRows
{
    private const double UnrelatedGoal = 0.1;

    public static IReadOnlyList<Score> Print(Effort effort, string name, Spec spec, double editGoal)
    {
        var editor = new Editor(new MachineGenerator(), spec);
        var nothing = new Editor(new NothingGenerator(), spec);
        var model = Compile(spec).Model!;
        var scores = new Contest(effort).Measure(
            new("parsing the C# that is made: any generator's", Times(() => Parse(editor))),
            new("an edit of the spec, whole: until there is new C#", Times(editor.EditSpec)),
            new("  a driver whose generator makes nothing of it", Times(nothing.EditSpec)),
            new("  parsing and binding the spec", Times(() => Compile(spec))),
            new("  the checks that an editor runs", Times(() => MachineChecker.Check(model, CheckBudget.Structural))),
            new("  emitting C#", Times(() => CSharpEmitter.Emit(model, new EmitOptions("Consumer", LineDirectives: true, static path => path)))));
        var lines = editor.Sources.Sum(s => s.Lines.Count);
        Print($"An edit of {name}", $"{spec.Files.Sum(f => f.Value.Count(c => c == '\n')):N0} lines of spec, {lines:N0} lines of C#. Goal: <= {editGoal} ms for the whole.", scores, editGoal);

        var unrelated = new Contest(effort).Measure(
            new("a generator that makes nothing", Times(nothing.EditElsewhere)),
            new("this one", Times(editor.EditElsewhere)));
        Print($"An edit elsewhere in the project of {name}", $"Goal: <= {UnrelatedGoal} ms.", unrelated, UnrelatedGoal);
        return [.. scores, .. unrelated];
    }

    /// <summary>How many times dearer each of the rows is for the larger of two specs.</summary>
    public static void Compare(string sizes, IReadOnlyList<Score> one, IReadOnlyList<Score> five)
    {
        Console.WriteLine();
        Console.WriteLine("Five times the spec costs so many times as much");
        Console.WriteLine($"  {sizes}.");
        foreach (var (small, large) in one.Zip(five))
        {
            Console.WriteLine(FormattableString.Invariant($"  {large.Nanoseconds.Median / small.Nanoseconds.Median,6:0.0}x  {large.Name.Trim()}"));
        }
    }

    private static void Print(string title, string explanation, IReadOnlyList<Score> scores, double goal)
    {
        const double NanosecondsOfAMillisecond = 1e6;
        Table.Print(title, explanation, "ms", "bytes/op", scores.Select(s => Row.Of(s) with { Value = s.Nanoseconds.Times(1 / NanosecondsOfAMillisecond) }));
        var whole = scores[1].Nanoseconds.Median / NanosecondsOfAMillisecond;
        Console.WriteLine(FormattableString.Invariant($"  {whole:0.000} ms of {goal} ms: {(whole <= goal ? "met" : "MISSED")}"));
    }

    private static Action<int> Times(Action action) => count =>
    {
        for (var i = 0; i < count; i++)
        {
            action();
        }
    };

    private static CompileResult Compile(Spec spec) => MachineCompiler.Compile([.. spec.Files.Select(f => new SourceText(f.Key, f.Value))]);

    private static void Parse(Editor editor)
    {
        foreach (var source in editor.Sources)
        {
            CSharpSyntaxTree.ParseText(source).GetRoot();
        }
    }
}
