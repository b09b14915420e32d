using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>Every scenario of the spec, on the generated machine.</summary>
public class ScenarioTests
{
    public static TheoryData<string> Titles => [.. AudioSessionScenarios.All.Select(s => s.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_scenario_goes_as_it_is_written(string title)
    {
        var scenario = AudioSessionScenarios.All.Single(s => s.Title == title);

        var failures = ScenarioRunner.Run(scenario);

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Fact]
    public void The_story_goes_as_it_is_written() =>
        Assert.Empty(ScenarioRunner.Run(AudioSessionScenarios.All.Single(s => s.File == "Story.machine")));

    [Fact]
    public void There_are_scenarios_and_each_expects_something()
    {
        Assert.True(AudioSessionScenarios.All.Count >= 15, $"there are only {AudioSessionScenarios.All.Count} scenarios");
        Assert.All(AudioSessionScenarios.All, s => Assert.Contains(s.Steps, step => step.Expectations.Count > 0));
    }
}
