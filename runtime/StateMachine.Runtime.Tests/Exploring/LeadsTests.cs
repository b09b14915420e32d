using StateMachine.Tests.Toy;
using Narrow = StateMachine.Tests.Toy.ToyState<StateMachine.Words1, StateMachine.Tests.Toy.Tight>;
using NarrowModel = StateMachine.Tests.Toy.ToyModel<StateMachine.Words1, StateMachine.Tests.Toy.Tight>;

namespace StateMachine.Tests.Exploring;

public class LeadsTests
{
    private const int Go = 0, Turn = 1, Arrive = 2;

    private static ExploreResult<Node> Explore(Edge[] edges, int[] from, int[] to, params int[][] givens)
        => Explore(new Graph(edges, from.ToHashSet(), to.ToHashSet(), [.. givens.Select(g => g.ToHashSet())]));

    private static ExploreResult<Node> Explore(Graph graph, ExploreOptions? options = null) => new Explorer<GraphModel, Node>(new GraphModel(graph), options).Run();

    private static ExploreResult<Narrow> Explore(int sessions, ToyFault fault, ExploreOptions? options = null)
        => new Explorer<NarrowModel, Narrow>(new NarrowModel(sessions, fault), options).Run();

    [Fact]
    public void A_given_event_leads_to_the_goal()
    {
        var result = Explore([new(0, Go, 1), new(1, Arrive, 2)], from: [1], to: [2], [Arrive]);

        var leads = Assert.Single(result.Leads);
        Assert.Equal(LeadsVerdict.Holds, leads.Verdict);
        Assert.Equal(1, leads.Valuations);
        Assert.Equal(1, leads.Pending);
        Assert.Empty(result.Violations);
    }

    [Fact]
    public void Without_the_given_it_may_stay_where_it_is_for_ever()
    {
        var result = Explore([new(0, Go, 1), new(1, Arrive, 2)], from: [1], to: [2], [Go]);

        var violation = Assert.Single(result.Violations);
        Assert.Equal(ViolationKind.Leads, violation.Kind);
        Assert.Equal([new MachineEvent(Go, 0)], violation.Events);
        Assert.Equal([0, 1], violation.States.Select(s => s.Number));
        Assert.Empty(violation.Endless!.Events);
        Assert.Equal(LeadsVerdict.Violated, result.Leads[0].Verdict);
    }

    [Fact]
    public void A_state_that_nothing_leaves_never_reaches_the_goal()
    {
        var result = Explore([new(0, Go, 1), new(1, Turn, 3), new(1, Arrive, 2)], from: [1], to: [2], [Arrive], [Turn]);

        var violation = Assert.Single(result.Violations);
        Assert.Equal([0, 1, 3], violation.States.Select(s => s.Number));
        Assert.Empty(violation.Endless!.Events);
    }

    [Fact]
    public void A_given_event_that_leaves_the_state_as_it_is_does_nothing()
    {
        var result = Explore([new(0, Go, 1), new(1, Arrive, 1)], from: [1], to: [2], [Arrive]);

        Assert.Equal(LeadsVerdict.Violated, result.Leads[0].Verdict);
        Assert.Empty(Assert.Single(result.Violations).Endless!.Events);
    }

    [Fact]
    public void A_round_that_avoids_the_goal_is_fair_where_the_given_event_is_now_and_then_impossible()
    {
        // 1 and 3 alternate; only 1 could arrive, and 3 interrupts it each time.
        var result = Explore([new(0, Go, 1), new(1, Arrive, 2), new(1, Turn, 3), new(3, Turn, 1)], from: [1], to: [2], [Arrive], [Turn]);

        var violation = Assert.Single(result.Violations);
        Assert.Equal([0, 1], violation.States.Select(s => s.Number));
        Assert.Equal([3, 1], violation.Endless!.States.Select(s => s.Number));
        Assert.Equal([new(Turn, 0), new MachineEvent(Turn, 0)], violation.Endless.Events);
    }

    [Fact]
    public void A_round_in_which_the_given_event_always_could_occur_is_not_fair()
    {
        var result = Explore([new(0, Go, 1), new(1, Arrive, 2), new(1, Turn, 3), new(3, Turn, 1), new(3, Arrive, 2)], from: [1], to: [2], [Arrive], [Turn]);

        Assert.Equal(LeadsVerdict.Holds, result.Leads[0].Verdict);
        Assert.Equal(2, result.Leads[0].Pending);
    }

    [Fact]
    public void A_given_event_that_turns_in_the_round_itself_makes_the_round_fair()
    {
        var result = Explore([new(0, Go, 1), new(1, Arrive, 3), new(3, Arrive, 1), new(1, Turn, 2)], from: [0], to: [2], [Arrive], [Go]);

        Assert.Equal([1, 3, 1], Assert.Single(result.Violations) is var v ? [v.States[^1].Number, .. v.Endless!.States.Select(s => s.Number)] : []);
    }

    [Fact]
    public void States_before_the_premise_and_after_the_goal_owe_nothing()
    {
        // 0 may stay for ever, but the premise has not held; 3 may, but the goal has.
        var result = Explore([new(0, Go, 1), new(1, Arrive, 2), new(2, Go, 3)], from: [1, 2], to: [2], [Arrive]);

        Assert.Equal(LeadsVerdict.Holds, result.Leads[0].Verdict);
    }

    [Fact]
    public void The_trace_passes_the_premise_even_where_the_trap_has_a_shorter_way()
    {
        // 0 leads to the trap 3 directly, but owes nothing on that way.
        var result = Explore([new(0, Turn, 3), new(0, Go, 1), new(1, Go, 4), new(4, Go, 3), new(4, Arrive, 2)], from: [1], to: [2], [Go]);

        Assert.Equal([0, 1, 4, 3], Assert.Single(result.Violations).States.Select(s => s.Number));
    }

    [Fact]
    public void Random_graphs_are_judged_as_by_trying_every_set_of_states()
    {
        var random = new Random(7);
        var verdicts = new Dictionary<LeadsVerdict, int>();
        for (var i = 0; i < 2000; i++)
        {
            var graph = AnyGraph(random);

            var result = Explore(graph, new ExploreOptions { StopAtFirstViolation = false });

            var verdict = result.Leads[0].Verdict;
            verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
            Assert.Equal(graph.HoldsByBruteForce() ? LeadsVerdict.Holds : LeadsVerdict.Violated, verdict);
            Assert.All(result.Violations, v => AssertIsCounterexample(graph, v));
        }

        Assert.InRange(verdicts[LeadsVerdict.Holds], 200, 1800);
    }

    [Fact]
    public void A_search_that_was_not_complete_decides_nothing()
    {
        var result = Explore(8, ToyFault.CallsCannotEnd, new ExploreOptions { MaxStates = 100 });

        Assert.All(result.Leads, l => Assert.Equal(LeadsVerdict.NotDecided, l.Verdict));
        Assert.Equal("leads CallEnds NOT decided: not every reachable state was expanded", result.Leads[0].Describe(ToyInfo.Info));
        Assert.Empty(result.Violations);
    }

    [Fact]
    public void Memory_that_does_not_suffice_decides_nothing()
    {
        var enough = Explore(8, ToyFault.None);
        var result = Explore(8, ToyFault.None, new ExploreOptions { MaxBytes = enough.Bytes });

        Assert.Equal(ExploreEnding.Complete, result.Ending);
        Assert.Contains("memory", result.Leads[0].Undecided, StringComparison.Ordinal);
        Assert.Equal(LeadsVerdict.Holds, enough.Leads[0].Verdict);
    }

    [Fact]
    public void What_was_not_asked_for_is_not_decided()
        => Assert.All(Explore(2, ToyFault.None, new ExploreOptions { CheckLeads = false }).Leads, l => Assert.Equal(LeadsVerdict.LeftOut, l.Verdict));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_property_is_decided_for_every_value_of_its_parameters(int sessions)
    {
        var result = Explore(sessions, ToyFault.None);

        Assert.All(result.Leads, l => Assert.Equal(LeadsVerdict.Holds, l.Verdict));
        Assert.Equal([1, sessions], result.Leads.Select(l => l.Valuations));
        Assert.StartsWith($"leads GetsOut holds; {sessions} valuation", result.Leads[1].Describe(ToyInfo.Info), StringComparison.Ordinal);
    }

    [Fact]
    public void Staying_for_ever_is_told_as_such()
    {
        var model = new NarrowModel(1, ToyFault.CallsCannotEnd);
        var violation = new Explorer<NarrowModel, Narrow>(model).Run().Violations[0];

        Assert.Equal(
            """
            leads CallEnds does not hold (Toy.machine:54)
                leads CallEnds = phone.ringing to not phone.ringing given Declines(phone)
            shortest trace: 1 event

              1. Rings(phone)
                 by Rings.1  [Toy.machine:30]  because "someone calls"

            The state then (variables that are as they were at the start are left out):
                Session 0: Idle
                phone: ringing yes

            It may stay so for ever: no given event would do anything here, and nothing else needs to happen.

            """,
            TraceWriter.Format(model, violation));
    }

    [Fact]
    public void A_round_is_told_event_by_event()
    {
        var model = new NarrowModel(1, ToyFault.InterruptedCannotStop);
        var violation = Assert.Single(new Explorer<NarrowModel, Narrow>(model).Run().Violations);

        var story = TraceWriter.Format(model, violation);

        Assert.StartsWith("leads GetsOut does not hold for s = Session 0 (Toy.machine:55)\n", story, StringComparison.Ordinal);
        Assert.Contains("by repeating:\n\n  3. Declines(phone)\n", story, StringComparison.Ordinal);
        Assert.Contains("\n  4. Rings(phone)\n", story, StringComparison.Ordinal);
    }

    private static Graph AnyGraph(Random random)
    {
        var nodes = random.Next(2, 8);
        var edges = Enumerable.Range(0, random.Next(1, 3 * nodes)).Select(_ => new Edge(random.Next(nodes), random.Next(4), random.Next(nodes))).Distinct().ToArray();
        HashSet<int> Some(int of, int chance) => [.. Enumerable.Range(0, of).Where(_ => random.Next(chance) == 0)];
        return new Graph(edges, Some(nodes, 2), Some(nodes, 3), [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Some(4, 2))]);
    }

    /// <summary>Checks the trace and its endless end edge by edge.</summary>
    private static void AssertIsCounterexample(Graph graph, Violation<Node> violation)
    {
        var way = violation.States.Select(s => s.Number).ToList();
        var round = violation.Endless!.States.Select(s => s.Number).ToList();
        int[] all = [.. way, .. round];
        MachineEvent[] events = [.. violation.Events, .. violation.Endless.Events];
        Assert.Equal(0, way[0]);
        Assert.All(events.Index(), e => Assert.Contains(new Edge(all[e.Index], e.Item.Kind, all[e.Index + 1]), graph.Edges));
        var premise = way.FindLastIndex(graph.From.Contains);
        Assert.InRange(premise, 0, way.Count - 1);
        Assert.DoesNotContain(way[premise..], graph.To.Contains);
        Assert.DoesNotContain(round, graph.To.Contains);
        Assert.Equal(way[^1], round.Count == 0 ? way[^1] : round[^1]);
        Assert.All(graph.Givens, given => Assert.True(
            violation.Endless.Events.Any(e => given.Contains(e.Kind))
            || round.Append(way[^1]).Any(n => !graph.Edges.Any(e => e.From == n && e.To != n && given.Contains(e.Event)))));
    }
}
