using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>Each published rule of which status is given when, in the machine: under the policy that the rule names, where sources disagree.</summary>
public class StatusRuleTests
{
    private static readonly IReadOnlyList<Situation> _all = [.. StatusRules.OfEvents, .. StatusRules.OfProperties];

    public static TheoryData<string, string> Situations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var situation in _all)
            {
                data.Add(situation.When, situation.Title);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public void Each_situation_answers_what_is_published(string when, string title)
    {
        var situation = _all.Single(s => s.When == when && s.Title == title);
        var rule = Published.List("statusRules").Single(r => r.Text("when") == when);
        var published = rule.TryGetProperty("alternative", out var alternative) ? $"{rule.Text("status")} / {alternative.GetString()}" : rule.Text("status");

        var answer = situation.Do(new Scene(situation.Under));

        Assert.Equal(situation.Expected, answer);
        if (answer is Status.NoError && situation.Says is null)
        {
            Assert.StartsWith("0", published, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(situation.Says ?? Code(answer), published, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_published_rule_has_a_situation()
    {
        var rules = Published.List("statusRules").Select(r => r.Text("when")).ToList();
        var missing = rules.Except(_all.Select(s => s.When)).ToList();

        Assert.Equal(25, rules.Count);
        Assert.Empty(missing);
        Assert.Empty(_all.Select(s => s.When).Except(rules));
    }

    /// <summary>A status as the published rules write it: four characters, or a number.</summary>
    private static string Code(Status status)
    {
        var number = status.Code();
        return number < 0x20202020 || unchecked((int)number) is < 0 and > -1000
            ? $"{unchecked((int)number)}"
            : string.Concat(Enumerable.Range(0, 4).Select(i => (char)(number >> 24 - 8 * i & 0xFF)));
    }
}
