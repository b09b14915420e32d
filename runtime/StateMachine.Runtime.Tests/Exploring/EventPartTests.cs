using StateMachine.Tests.Toy;
using static StateMachine.Tests.Toy.ToyInfo;
using Narrow = StateMachine.Tests.Toy.ToyState<StateMachine.Words1, StateMachine.Tests.Toy.Tight>;
using NarrowModel = StateMachine.Tests.Toy.ToyModel<StateMachine.Words1, StateMachine.Tests.Toy.Tight>;

namespace StateMachine.Tests.Exploring;

public class EventPartTests
{
    private static EventPart Part(string only, string without, MachineInfo? info = null)
        => EventPart.Of(info ?? Info, only.Length == 0 ? [] : EventPattern.ParseList(only), without.Length == 0 ? [] : EventPattern.ParseList(without));

    private static ExploreResult<Narrow> Explore(int sessions, EventPart part, ToyFault fault = ToyFault.None)
        => new Explorer<NarrowModel, Narrow>(new NarrowModel(sessions, fault), new ExploreOptions { Part = part }).Run();

    [Fact]
    public void An_event_that_is_left_out_never_occurs()
    {
        // Nobody calls: nobody or one of three is active, the others are idle or interrupted, but not all three: somebody interrupts the last.
        var result = Explore(3, Part("", "Rings"));

        Assert.Equal(7 + (3 * 4), result.States);
        Assert.Equal(ExploreEnding.Complete, result.Ending);
        Assert.Equal(0, result.Taken[Rings]);
        Assert.Equal(0, result.Taken[Declines]);
        Assert.Equal(result.Transitions, result.Taken.Sum());
        Assert.True(result.Taken[Activate] > 0);
    }

    [Fact]
    public void Only_the_events_that_are_named_occur()
    {
        // One active and any others interrupted, or nothing yet.
        var result = Explore(2, Part("Activate", ""));

        Assert.Equal(5, result.States);
        Assert.Equal(0, result.Taken[Deactivate]);
    }

    [Fact]
    public void A_violation_that_needs_an_event_that_is_left_out_is_not_found_and_one_that_does_not_is()
    {
        Assert.Empty(Explore(2, Part("", "Rings"), ToyFault.DeclineResumes).Violations);
        Assert.Single(Explore(2, Part("", "Deactivate"), ToyFault.DeclineResumes).Violations);
    }

    [Fact]
    public void An_event_that_is_left_out_is_not_blamed()
    {
        Assert.Single(Explore(2, Part("", "Rings"), ToyFault.InterruptsItself).Violations);
        Assert.Empty(Explore(2, Part("", "Activate"), ToyFault.InterruptsItself).Violations);
    }

    [Fact]
    public void A_leads_to_property_is_not_asked_where_what_it_counts_on_is_left_out()
    {
        var result = Explore(2, Part("", "Declines"));

        Assert.Empty(result.Violations);
        Assert.Equal([LeadsVerdict.LeftOut, LeadsVerdict.LeftOut], result.Leads.Select(l => l.Verdict));
        Assert.Equal("leads CallEnds is not asked: it counts on Declines(phone), which this part leaves out", result.Leads[0].Describe(Info));
        Assert.All(Explore(2, Part("", "Rings")).Leads, l => Assert.Equal(LeadsVerdict.Holds, l.Verdict));
    }

    [Fact]
    public void The_states_of_a_part_are_states_of_the_whole()
    {
        var whole = Explorer<NarrowModel, Narrow>.Reachable(new NarrowModel(4)).ToHashSet();
        var part = Explorer<NarrowModel, Narrow>.Reachable(new NarrowModel(4), new ExploreOptions { Part = Part("", "Rings") });

        Assert.InRange(part.Length, 2, whole.Count - 1);
        Assert.Subset(whole, part.ToHashSet());
    }

    [Fact]
    public void Events_can_be_named_with_their_arguments()
    {
        var part = Part("Paint(*, Red), Paint(*, Blue), Wash", "Paint(*, *, 2)", Painting);

        Assert.True(part.Contains(new MachineEvent(0, 3, 0, 1)));
        Assert.True(part.Contains(new MachineEvent(0, 3, 2, 1)));
        Assert.False(part.Contains(new MachineEvent(0, 3, 1, 1)));
        Assert.False(part.Contains(new MachineEvent(0, 3, 0, 2)));
        Assert.True(part.Contains(new MachineEvent(1, 3)));
        Assert.True(part.Offers(0));
        Assert.False(part.OffersWhole(0));
        Assert.Equal("2 of 3 events occur; in part: Paint(*, Red) or Paint(*, Blue) but not Paint(*, *, 2); left out: Hang", part.ToString());
    }

    [Fact]
    public void A_pattern_of_stars_is_the_whole_event()
    {
        Assert.Equal([1, 2], Part("", "Paint(*, *)", Painting).Offered);
        Assert.True(Part("Paint(*)", "", Painting).OffersWhole(0));
    }

    [Theory]
    [InlineData("Pait", "no event called 'Pait'")]
    [InlineData("Dries", "is a cascade")]
    [InlineData("Paint(*, Green)", "It has: Red, White, Blue.")]
    [InlineData("Paint(first)", "Write '*' there")]
    [InlineData("Paint(*, Red, 1, 1)", "has 4 arguments, but Paint takes 3")]
    [InlineData("Paint(*", "names no events")]
    [InlineData("Paint,,Wash", "names no events")]
    [InlineData("(Red)", "names no events")]
    public void A_pattern_that_matches_nothing_is_an_error(string pattern, string message)
        => Assert.Contains(message, Assert.Throws<MachineException>(() => Part(pattern, "", Painting)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_part_without_events_is_an_error()
        => Assert.Contains("nothing to explore", Assert.Throws<MachineException>(() => Part("Wash", "Wash", Painting)).Message, StringComparison.Ordinal);

    private static MachineInfo Painting { get; } = new()
    {
        Name = "Painting",
        Statuses = [],
        StatusCodes = [],
        NormalStatus = -1,
        Entities = [new EntityInfo("Wall", true, [], [])],
        Events =
        [
            new EventInfo("Paint", false, [Parameter("w", ValueKind.Entity), Parameter("colour", ValueKind.Enum), Parameter("coats", ValueKind.Int)], null),
            new EventInfo("Wash", false, [Parameter("w", ValueKind.Entity)], null),
            new EventInfo("Hang", false, [Parameter("w", ValueKind.Entity)], null),
            new EventInfo("Dries", true, [Parameter("w", ValueKind.Entity)], null),
        ],
        Notifications = [],
        Observables = [],
        Policies = [],
        Rules = [],
        Invariants = [],
        StepProperties = [],
        Leads = [],
    };

    private static ParameterInfo Parameter(string name, ValueKind kind)
        => new(name, new ValueInfo(name, kind, false, kind == ValueKind.Enum ? ["Red", "White", "Blue"] : [], kind == ValueKind.Entity ? 0 : -1, 1, 3), IsUnused: false);
}
