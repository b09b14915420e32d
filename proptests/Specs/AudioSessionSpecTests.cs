using AudioSessions.Properties.Evaluator;

namespace AudioSessions.Properties.Specs;

/// <summary>The core policy by the letter of the language, before any code is generated from it.</summary>
public class AudioSessionSpecTests
{
    private const int EventsToFire = 2000;

    public static TheoryData<string> Scenarios => [.. SpecFiles.AudioSession.Model.Scenarios.Select(s => s.Title)];

    public static TheoryData<string, int> Walks
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var policies in SpecFiles.OnePolicyChanged(SpecFiles.AudioSession))
            {
                // Every policy with three sessions; as it is by default, with few and many too.
                foreach (var instances in policies.Count == 0 ? (int[])[1, 2, 4] : [3])
                {
                    data.Add(string.Join(", ", policies.Select(p => $"{p.Key} {p.Value}")), instances);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_scenario_goes_as_it_is_written(string title)
    {
        var model = SpecFiles.AudioSession.Model;

        Assert.Empty(ScenarioCheck.Run(model, model.Scenarios.First(s => s.Title == title)));
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public void Random_events_break_nothing_under_any_policy(string policies, int instances)
    {
        var result = new RandomWalk(SpecFiles.AudioSession, instances, seed: instances, ParsePolicies(policies)).Run(EventsToFire);

        Assert.True(result.Failures.Count == 0, string.Join("\n\n", result.Failures));
        Assert.InRange(result.Accepted, EventsToFire / 10, EventsToFire);
    }

    internal static Dictionary<string, string> ParsePolicies(string policies)
        => policies.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(' ')).ToDictionary(p => p[0], p => p[1]);
}
