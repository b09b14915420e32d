using System.Xml.Linq;
using StateMachine.Compiler.Tests;
using StateMachine.Tool.Rendering;

namespace StateMachine.Tool.Tests.Rendering;

/// <summary>Drawn state diagrams: nothing lies over anything else, and nothing is missing. Judged by the layout's own geometry.</summary>
public class LayoutTests
{
    public static TheoryData<string, string> Charts => Drawn.Charts;

    [Fact]
    public void The_drawing_of_a_small_machine_is_the_reviewed_one()
        => Repository.AssertHolds(Repository.At("generator", "machine.Tests", "Rendering", "Snapshots", "Turnstile.Gate.svg"), SvgChart.Draw(Drawn.Chart("Turnstile", "Gate"), isAlone: true));

    [Theory]
    [MemberData(nameof(Charts))]
    public void Texts_and_states_have_places_of_their_own_within_the_drawing(string machine, string entity)
    {
        var layout = ChartLayout.Of(Drawn.Chart(machine, entity));
        var page = new Box(0, 0, layout.Width, layout.Height);
        var leaves = layout.States.Where(s => s.Header is null).Select(s => (Name: s.State.Name, s.Box));
        var headers = layout.States.Where(s => s.Header is not null).Select(s => (Name: $"the name of {s.State.Name}", Box: s.Header!.Value));
        var labels = layout.Labels.Select(l => (Name: $"{l.Edge.From} to {l.Edge.To}", l.Box));
        var all = leaves.Concat(headers).Concat(labels).Concat(layout.Starts.Select((s, i) => (Name: $"start {i}", Box: s))).ToList();

        Assert.All(all, item => Assert.True(page.Holds(item.Box), $"{item.Name} at {item.Box} is not within {page}"));
        for (var i = 0; i < all.Count; i++)
        {
            Assert.All(all.Take(i), other => Assert.False(all[i].Box.Overlaps(other.Box), $"{all[i].Name} lies over {other.Name}"));
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void A_composite_holds_its_states_and_no_others(string machine, string entity)
    {
        var layout = ChartLayout.Of(Drawn.Chart(machine, entity));
        foreach (var composite in layout.States.Where(s => s.Header is not null))
        {
            var inside = composite.State.SelfAndInner.Select(s => s.Name).ToHashSet();
            Assert.All(layout.States, s => Assert.Equal(inside.Contains(s.State.Name), composite.Box.Holds(s.Box)));
            Assert.All(layout.States.Where(s => !s.State.SelfAndInner.Contains(composite.State) && !inside.Contains(s.State.Name)), s => Assert.False(composite.Box.Overlaps(s.Box)));
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Arrows_end_at_their_states_and_run_over_no_other_and_over_no_text(string machine, string entity)
    {
        var layout = ChartLayout.Of(Drawn.Chart(machine, entity));
        var boxes = layout.States.ToDictionary(s => s.State.Name, s => s.Box);
        foreach (var arrow in layout.Arrows.Where(a => a.Edge is not null))
        {
            var (upper, lower) = arrow.PointsUp ? (boxes[arrow.Edge!.To], boxes[arrow.Edge.From]) : (boxes[arrow.Edge!.From], boxes[arrow.Edge.To]);
            Assert.Equal(upper.Bottom, arrow.PointsUp || arrow.Runs[0].Top > upper.Y ? arrow.Runs[0].Top : -1, 1e-6);
            Assert.Equal(lower.Y, arrow.Runs[^1].Bottom, 1e-6);
            Assert.InRange(arrow.Runs[0].X, upper.X, upper.Right);
            Assert.InRange(arrow.Runs[^1].X, lower.X, lower.Right);
            foreach (var run in arrow.Runs.Where(r => r.Bottom > r.Top))
            {
                var strip = new Box(run.X - 1, run.Top + 0.01, 2, run.Bottom - run.Top - 0.02);
                Assert.All(layout.Labels, l => Assert.False(strip.Overlaps(l.Box), $"{arrow.Edge.From} to {arrow.Edge.To} runs over the text of {l.Edge.From} to {l.Edge.To}"));
                Assert.All(layout.States.Where(s => s.Header is null), s => Assert.False(strip.Overlaps(s.Box), $"{arrow.Edge.From} to {arrow.Edge.To} runs over {s.State.Name}"));
                Assert.All(layout.States.Where(s => s.Header is not null), s => Assert.False(strip.Overlaps(s.Header!.Value), $"{arrow.Edge.From} to {arrow.Edge.To} runs over the name of {s.State.Name}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Every_state_and_every_transition_is_drawn(string machine, string entity)
    {
        var chart = Drawn.Chart(machine, entity);
        var layout = ChartLayout.Of(chart);
        var texts = XDocument.Parse(SvgChart.Draw(chart, isAlone: true)).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();

        Assert.All(chart.AllStates, s => Assert.Contains(s.Name, texts));
        Assert.Equal(chart.Edges.Select(e => (e.From, e.To)).Order(), layout.Labels.Select(l => (l.Edge.From, l.Edge.To)).Order());
        Assert.Equal(chart.Edges.Where(e => e.From != e.To).Select(e => (e.From, e.To)).Order(), layout.Arrows.Select(a => a.Edge).OfType<ChartEdge>().Select(e => (e.From, e.To)).Order());
        Assert.All(chart.Edges.SelectMany(e => e.Labels), l => Assert.Contains(texts, t => t.StartsWith(l.Event.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_and_reasons_are_escaped()
    {
        var chart = Drawn.Odd();

        var svg = XDocument.Parse(SvgChart.Draw(chart, isAlone: true));

        Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "text" && e.Value.Contains("door.turns < 2"));
        Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "title" && e.Value.Contains("Say \"no\" & <go>."));
    }

    [Fact]
    public void Things_are_placed_as_near_as_can_be_to_where_they_want_to_be()
    {
        Assert.Equal([0, 10, 20], Isotonic.Place([0, 10, 20], [1, 1, 1], _ => 5));
        Assert.Equal([7.5, 12.5], Isotonic.Place([10, 10], [1, 1], _ => 5));
        Assert.Equal([5.5, 10.5], Isotonic.Place([10, 10], [1, 9], _ => 5), (a, b) => Math.Abs(a - b) < 1e-9);
    }
}
