using StateMachine.Compiler.Tests;
using StateMachine.Tool.Rendering;

namespace StateMachine.Tool.Tests.Rendering;

/// <summary>State diagrams as text: reviewed as code, and complete.</summary>
public class ChartTests
{
    private static string Snapshot(string name) => Repository.At("generator", "machine.Tests", "Rendering", "Snapshots", name);

    public static TheoryData<string, string> Charts => Drawn.Charts;

    [Theory]
    [InlineData("Turnstile", "Gate")]
    [InlineData("AudioSession", "Session")]
    public void The_diagrams_are_the_reviewed_ones(string machine, string entity)
    {
        var chart = Drawn.Chart(machine, entity);

        Repository.AssertHolds(Snapshot($"{machine}.{entity}.mmd"), MermaidChart.Write(chart));
        Repository.AssertHolds(Snapshot($"{machine}.{entity}.dot"), DotChart.Write(chart));
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Every_state_and_every_arrow_is_in_every_form(string machine, string entity)
    {
        var chart = Drawn.Chart(machine, entity);
        var (mermaid, dot) = (MermaidChart.Write(chart), DotChart.Write(chart));

        Assert.All(chart.AllStates, s => Assert.Contains($" as s_{s.Name}", mermaid));
        Assert.All(chart.AllStates, s => Assert.Contains($"<b>{s.Name}</b>", dot));
        Assert.All(chart.Edges, e => Assert.Contains($"s_{e.From} --> s_{e.To} : ", mermaid));
        Assert.Equal(chart.Edges.Count, dot.Split('\n').Count(l => l.Contains(" -> ", StringComparison.Ordinal) && !l.TrimStart().StartsWith("\"[*]", StringComparison.Ordinal)));
    }

    /// <summary>The arrows, taken apart again into leaves, are what the clauses of the model say: nothing is lost or made up by drawing from composites.</summary>
    [Theory]
    [MemberData(nameof(Charts))]
    public void The_arrows_are_the_transitions_of_the_model(string machine, string entity)
    {
        var model = Drawn.Model(machine);
        var chart = Drawn.Chart(machine, entity);
        var leavesOf = chart.AllStates.ToDictionary(s => s.Name, s => s.Model.Leaves);

        var drawn = chart.Edges.SelectMany(e => e.Transitions.SelectMany(t => leavesOf[e.From].Select(leaf => (t.Event.Name, leaf, e.To, t.Rule.Id))));
        var meant = from declared in model.Events
                    where declared.Subject == entity
                    from answer in declared.Resolution
                    from index in answer.Clauses
                    let clause = declared.Clauses[index]
                    where clause.Target is not null && !clause.Verdicts.Any(v => v.IsRefuse && v.When is null)
                    select (declared.Name, answer.State, clause.Target, clause.Rule);

        Assert.Equal(meant.Order(), drawn.Order());
    }

    [Fact]
    public void What_has_a_meaning_in_a_form_is_escaped()
    {
        var chart = Drawn.Odd();

        Assert.Contains("[door.turns \uFF1C 2 and door.turns \uFF1E 0]", MermaidChart.Write(chart));
        Assert.Contains("[door.turns &lt; 2 and door.turns &gt; 0]", DotChart.Write(chart));
        Assert.Contains("tooltip=\"Say \\\"no\\\" & <go>.\"", DotChart.Write(chart));
    }
}
