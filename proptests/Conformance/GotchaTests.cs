using System.Text.RegularExpressions;
using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

/// <summary>The table of gotchas is whole, and what it names is there.</summary>
public class GotchaTests
{
    private static readonly string[] _verdicts = ["modelled", "impossible", "device script", "not applicable"];
    private static readonly IReadOnlyList<Gotcha> _gotchas = GotchaTable.Read();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 30)];

    public static TheoryData<int> UnderPolicies => [.. _gotchas.Where(g => g.Policy is not null).Select(g => g.Number)];

    [Fact]
    public void There_are_thirty_rows_in_order() => Assert.Equal(Enumerable.Range(1, 30), _gotchas.Select(g => g.Number));

    [Fact]
    public void At_most_three_are_not_applicable() => Assert.InRange(_gotchas.Count(g => g.Verdict == "not applicable"), 0, 3);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_row_says_how_it_is_dealt_with_why_and_where(int number)
    {
        var gotcha = _gotchas.Single(g => g.Number == number);

        Assert.Contains(gotcha.Verdict, _verdicts);
        Assert.True(gotcha.What.Length > 20 && gotcha.Reason.Length > 20, "it says too little");
        Assert.Equal(gotcha.Verdict == "not applicable", gotcha.Where.Count == 0);
        Assert.All(gotcha.Where, evidence => Assert.True(Exists(evidence), $"There is no {evidence.Kind} called '{evidence.Name}'."));
        Assert.True(
            gotcha.Verdict is not ("modelled" or "device script") || gotcha.Where.Any(e => e.Kind == "scenario"), "A scenario should show it.");
        Assert.True(gotcha.Verdict != "impossible" || gotcha.Where.Any(e => e.Kind == "test"), "A test should show it.");
    }

    [Theory]
    [MemberData(nameof(UnderPolicies))]
    public void A_row_that_names_a_policy_shows_each_of_its_options(int number)
    {
        var gotcha = _gotchas.Single(g => g.Number == number);
        var policy = AudioSessionInfo.Instance.Policies.SingleOrDefault(p => p.Name == gotcha.Policy);

        Assert.True(policy is not null, $"There is no policy '{gotcha.Policy}'.");
        Assert.Equal(policy.Options, gotcha.Where.Where(e => e.Kind == "scenario").Select(e => OptionOf(e.Name, policy)).Distinct().OrderBy(policy.Options.ToList().IndexOf));
    }

    [Fact]
    public void A_preferred_rate_reads_back_as_asked_and_only_the_current_one_tells()
    {
        var scene = new Scene();
        var session = scene.Active(Category.PlayAndRecord);
        scene.Accept(AudioSessionEvents.SampleRateBecomes(48000.0), AudioSessionEvents.SetPreferredSampleRate(session, 192000.0));
        Assert.Equal((192000.0, 48000.0), (scene.Machine.World.GetSessionPreferredRate(session), scene.Machine.World.GetDeviceSampleRate()));

        scene.Accept(AudioSessionEvents.Attaches(Accessory.Hfp), AudioSessionEvents.SampleRateBecomes(8000.0));

        Assert.Equal((192000.0, 8000.0), (scene.Machine.World.GetSessionPreferredRate(session), scene.Machine.World.GetDeviceSampleRate()));
        Assert.Equal(SessionState.Active, scene.State(session));
    }

    [Theory]
    [InlineData("| 1 | what | modelled | why |", "has 4 cells")]
    [InlineData("| 1 | what | modelled | why | proof Something |", "'proof Something' names no scenario")]
    public void A_row_that_cannot_be_read_is_named(string row, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidDataException>(() => GotchaTable.Parse(["| head |", "|---|", row])).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_there_is_missed()
    {
        Assert.False(Exists(new Evidence("scenario", "pigs fly")));
        Assert.False(Exists(new Evidence("invariant", "PigsFly")));
        Assert.False(Exists(new Evidence("never", "OnlyTheActiveRun")));
        Assert.False(Exists(new Evidence("test", "Pigs" + "_fly")));
    }

    /// <summary>The option of a policy that a scenario chooses.</summary>
    private static string OptionOf(string title, PolicyInfo policy)
    {
        var chosen = ((AudioSessionMachine)AudioSessionScenarios.All.Single(s => s.Title == title).Create()).World.Policies;
        return policy.Options.Single(option => chosen.With(policy.Name, option) == chosen);
    }

    private static bool Exists(Evidence evidence) => evidence.Kind switch
    {
        "scenario" => AudioSessionScenarios.All.Any(s => s.Title == evidence.Name),
        "invariant" => AudioSessionInfo.Instance.Invariants.Any(i => i.Name == evidence.Name),
        "never" => AudioSessionInfo.Instance.StepProperties.Any(i => i.Name == evidence.Name),
        "test" => _tests.Value.Contains(evidence.Name),
        _ => false,
    };

    /// <summary>The names of all test methods of the project, from its sources: not all of its tests are in this assembly.</summary>
    private static readonly Lazy<HashSet<string>> _tests = new(static () => [.. Sources().SelectMany(file => Regex.Matches(File.ReadAllText(file), @"public (?:async )?(?:void|Task) (\w+)\(").Select(m => m.Groups[1].Value))]);

    private static IEnumerable<string> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "StateMachine.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds StateMachine.sln.");
        }

        return ((string[])["proptests", "runtime", "drivers", "generator"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*Tests.cs", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(root.FullName, "proptests"), "*Properties.cs", SearchOption.AllDirectories));
    }
}
