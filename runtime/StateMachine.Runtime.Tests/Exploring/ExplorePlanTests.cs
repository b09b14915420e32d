using StateMachine.Tests.Toy;

namespace StateMachine.Tests.Exploring;

public class ExplorePlanTests
{
    [Fact]
    public void A_plan_names_searches_with_their_instances_events_and_policies()
    {
        var searches = ExplorePlan.Parse("# which\nwhole\n  instances Session=1, Door=2\n\ncore of two   # small\n\tinstances Session=2\r\n  without Rings, Set(*, { A, B })\n  without Declines\n  only Activate\n  policy loud=Yes\n  leads no\n", "a.plan");

        Assert.Equal(["whole", "core of two"], searches.Select(s => s.Name));
        Assert.Equal([("Session", 1), ("Door", 2)], searches[0].Instances);
        Assert.Null(searches[0].PartOf(ToyInfo.Info));
        Assert.Equal(["Rings", "Set(*, { A, B })", "Declines"], searches[1].Without.Select(p => p.ToString()));
        Assert.Equal(["Activate"], searches[1].Only.Select(p => p.ToString()));
        Assert.Equal([("loud", "Yes")], searches[1].Policies);
        Assert.Equal([true, false], searches.Select(s => s.AsksLeads));
    }

    [Theory]
    [InlineData("whole\n  instance Session=1\n", "a.plan(2): 'instance' is nothing that a search has")]
    [InlineData("  only A\n", "a.plan(1): What is searched stands below")]
    [InlineData("a\nb\na\n", "a.plan(3): There is a search 'a' already")]
    [InlineData("a\n  instances Session\n", "a.plan(2): 'Session' is not of the form")]
    [InlineData("a\n  instances Session=9\n", "a.plan(2): '9' is not a number from 1 to 8")]
    [InlineData("a\n  only\n", "a.plan(2): '' names no events")]
    [InlineData("a\n  leads yes\n", "a.plan(2): 'leads yes' says nothing")]
    [InlineData("# nothing\n", "a.plan: There is no search in it")]
    public void What_is_no_plan_is_an_error_at_its_line(string text, string message)
        => Assert.StartsWith(message, Assert.Throws<MachineException>(() => ExplorePlan.Parse(text, "a.plan")).Message, StringComparison.Ordinal);
}
