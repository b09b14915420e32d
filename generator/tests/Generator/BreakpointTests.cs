using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>A breakpoint in a spec is hit at the rule that it stands on, and nowhere else.</summary>
public class BreakpointTests
{
    public static TheoryData<string> Machines => [.. TestSpecs.Names];

    [Fact]
    public void The_places_of_the_turnstile_where_a_debugger_can_stop()
    {
        var files = TestSpecs.Of("Turnstile");
        var points = SequencePoints.Of("Turnstile")
            .Select(p => $"{p.Line,2}:{p.Column,-3} {p.TextIn(files)}").Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            """
            16:13  refuses OutOfOrder because "it has been kicked"
            21:8   fare
            24:3   Red    when gate is Jammed  because "it has been kicked"
            25:3   Green  when gate is Open    because "somebody has paid"
            26:3   Amber  otherwise
            30:3   from Locked when gate.coins + 1 is fare {
            32:5   set gate.coins to fare
            34:3   from Locked otherwise {
            35:5   set gate.coins to 1
            38:5   refuse CoinReturned  because "somebody has paid already"
            44:5   refuse PayFirst  when gate.coins is 0  because "a ride takes two coins"
            45:5   refuse PayFirst                        because "one more coin is missing"
            47:3   from Open  -> Locked
            51:3   from Locked, Open  -> Jammed
            56:3   from Jammed        -> Locked
            57:3   from Locked, Open  stay
            61:11  OpenIsPaid
            """.ReplaceLineEndings("\n"),
            string.Join("\n", points));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void A_debugger_stops_in_the_spec_only_and_marks_exactly_one_rule(string name)
    {
        var model = ModelOf(name);
        var places = model.Rules.Select(r => r.At).Concat(model.Definitions.Select(d => d.At))
            .Select(a => (a.Path, a.Line + 1, a.Column + 1, a.EndLine + 1, a.EndColumn + 1)).ToHashSet();

        Assert.Equal("", string.Join("\n", SequencePoints.Of(name).Where(p => !places.Contains((p.File, p.Line, p.Column, p.EndLine, p.EndColumn)))));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void Every_rule_can_be_stopped_at(string name)
    {
        var stops = SequencePoints.Of(name).Select(p => (p.File, p.Line)).ToHashSet();

        var model = ModelOf(name);

        // A clause that always ends in one of its verdicts is never what decides: the verdict is.
        var ended = model.Events.SelectMany(e => e.Clauses).Where(c => c.Guard is null && c.Verdicts.Any(v => v.When is null)).Select(c => c.Rule).ToHashSet();

        Assert.Equal("", string.Join("\n", model.Rules.Where(r => !ended.Contains(r.Id) && !stops.Contains((r.At.Path, r.At.Line + 1))).Select(r => $"{r.At} {r.Kind} {r.Text}")));
    }

    private static MachineModel ModelOf(string name) => MachineCompiler.Compile(TestSpecs.Of(name)).Model!;
}
