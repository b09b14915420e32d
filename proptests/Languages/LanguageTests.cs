using AudioSessions.Properties.Evaluator;
using AudioSessions.Properties.Specs;
using StateMachine;
using StateMachine.Compiler.Model;
using Xunit.Abstractions;
using RuleKind = StateMachine.Compiler.Model.RuleKind;

namespace AudioSessions.Properties.Languages;

/// <summary>The generated code means what the language says, for every machine of this repository.</summary>
public class LanguageTests(ITestOutputHelper output)
{
    private const int EventsOfAWalk = 600;
    private const int EventsToPassEveryRule = 2200;

    public static TheoryData<string, string, int> Walks
    {
        get
        {
            var walks = new TheoryData<string, string, int>();
            foreach (var name in Machines.Names)
            {
                foreach (var policies in SpecFiles.OnePolicyChanged(Machines.Of(name).Spec))
                {
                    walks.Add(name, string.Join(", ", policies.Select(p => $"{p.Key} {p.Value}")), 3);
                }

                walks.Add(name, "", 2);
            }

            return walks;
        }
    }

    public static TheoryData<string> Names => [.. Machines.Names];

    [Theory]
    [MemberData(nameof(Walks))]
    public void Random_events_do_the_same_in_the_machine_the_flat_step_and_the_evaluator(string name, string policies, int instances)
    {
        var result = Walk(name, policies, instances, seed: instances);

        output.WriteLine($"{result.Events} events, {result.Accepted} accepted");
        Assert.True(result.Difference is null, result.Difference);
        Assert.InRange(result.Accepted, result.Events / 4, result.Events);
    }

    [Theory]
    [InlineData("Everything", 8)]
    [InlineData("PropertyTable", 2)]
    public void The_walks_over_a_machine_of_everything_pass_every_rule_that_can_be_seen(string name, int dispatchEvery)
    {
        var spec = Machines.Of(name).Spec;
        var seen = SpecFiles.OnePolicyChanged(spec).SelectMany((p, i) => new LockstepWalk(Machines.Of(name), p, 3, seed: 100 + i, dispatchEvery).Run(EventsToPassEveryRule).Rules).ToHashSet();

        // A clause that always refuses or answers lets its verdict decide.
        var verdicts = spec.Model.Events.SelectMany(e => e.Clauses).Where(c => c.Verdicts.Any(v => v.When is null)).Select(c => c.Rule);
        var raises = spec.Model.Events.SelectMany(e => e.Clauses).SelectMany(c => c.Effects).SelectMany(Flatten).OfType<RaiseEffect>().Select(r => r.Rule).ToHashSet();
        var missed = spec.Model.Rules.Where(r => !seen.Contains(r.Id) && !verdicts.Contains(r.Id) && (raises.Contains(r.Id) || r.Kind is RuleKind.Clause or RuleKind.Stay or RuleKind.Refuse or RuleKind.Answer or RuleKind.Observe or RuleKind.StateRefusal or RuleKind.Dispatch));

        Assert.True(!missed.Any(), $"never passed:\n{string.Join("\n", missed.Select(r => $"{r.At} {r.Name}"))}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_scenarios_pass_in_the_generated_code(string name)
        => Assert.Empty(Machines.Of(name).Scenarios.SelectMany(ScenarioRunner.Run).Select(f => f.ToString()));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_scenarios_pass_in_the_evaluator(string name)
        => Assert.Empty(Machines.Of(name).Spec.Model.Scenarios.SelectMany(s => ScenarioCheck.Run(Machines.Of(name).Spec.Model, s)).Select(f => f.ToString()));

    private static LockstepResult Walk(string name, string policies, int instances, int seed)
        => new LockstepWalk(Machines.Of(name), AudioSessionSpecTests.ParsePolicies(policies), instances, seed).Run(EventsOfAWalk);

    private static IEnumerable<EffectModel> Flatten(EffectModel effect) => effect is EachEffect each ? each.Effects.SelectMany(Flatten) : [effect];
}
