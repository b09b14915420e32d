using AudioSessions.Properties.Evaluator;
using StateMachine.Compiler;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace AudioSessions.Properties.Specs;

/// <summary>What the checks of the spec are worth: a rule that is taken out must be missed.</summary>
public class MutantTests
{
    private static readonly RuleKind[] _lines = [RuleKind.Refuse, RuleKind.Answer, RuleKind.Effect, RuleKind.Observe, RuleKind.Definition];

    [Fact]
    public void Every_line_that_is_taken_out_is_missed_by_the_compiler_or_by_a_scenario()
    {
        var rules = SpecFiles.AudioSession.Model.Rules.Where(r => _lines.Contains(r.Kind)).ToList();

        var survivors = rules.AsParallel().Where(Survives).Select(r => $"{r.At}: {r.Text}").ToList();

        Assert.True(rules.Count > 50);
        Assert.True(survivors.Count == 0, $"nobody misses\n{string.Join("\n", survivors)}");
    }

    [Fact]
    public void Without_its_line_RecordAudio_silences_nobody_and_scenarios_and_an_invariant_say_so_by_name()
    {
        var line = SpecFiles.AudioSession.Model.Rules.First(r => r.Kind == RuleKind.Observe && r.Text.StartsWith("Recording", StringComparison.Ordinal));

        var failures = ScenarioCheck.RunAll(Without(line)!);

        Assert.Contains(failures, f => f.Scenario.StartsWith("RecordAudio silences playback", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.Expected == "invariant RecordAudioSilencesPlayback");
    }

    private static bool Survives(RuleModel rule) => Without(rule) is { } mutant && !IsMissed(mutant);

    /// <summary>A refusal that kept a value out which leads nowhere is missed by the scenario that then goes wrong.</summary>
    private static bool IsMissed(MachineModel mutant)
    {
        try
        {
            return mutant.Scenarios.Any(s => ScenarioCheck.Run(mutant, s).Count > 0);
        }
        catch (SpecFaultException)
        {
            return true;
        }
    }

    /// <summary>The model without one rule; null where the compiler does not take it.</summary>
    private static MachineModel? Without(RuleModel rule)
        => MachineCompiler.Compile([.. SpecFiles.Texts.Select(t => t.Path == rule.At.Path ? new SourceText(t.Path, t.Text.Remove(rule.At.Start, rule.At.Length)) : t)]).Model;
}
