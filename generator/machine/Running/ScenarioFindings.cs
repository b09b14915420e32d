using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Loading;

namespace StateMachine.Tool.Running;

/// <summary>What scenarios expected and did not find, as diagnostics at the expectation.</summary>
internal static class ScenarioFindings
{
    /// <summary>The code of these diagnostics.</summary>
    public const string Code = "SM5001";

    /// <summary>Loads a model and runs all its scenarios.</summary>
    public static IReadOnlyList<Diagnostic> Of(MachineModel model)
    {
        using var loaded = MachineLoader.Load(model).Machine;
        return loaded is null ? [] : [.. loaded.Scenarios.Zip(model.Scenarios).SelectMany(s => new ScenarioRun(s.First, s.Second).ToEnd())];
    }

    /// <summary>One failure of a scenario.</summary>
    public static Diagnostic Of(ScenarioModel scenario, ScenarioFailure failure)
        => Make(scenario, Place(scenario, failure), $"after '{failure.Step}': expected {failure.Expected}, but {failure.Found}.");

    /// <summary>A step that the machine could not take.</summary>
    public static Diagnostic Fault(ScenarioModel scenario, StepModel step, MachineException fault) => Make(scenario, step.At, $"at '{step.Text}': {fault.Message}");

    private static Diagnostic Make(ScenarioModel scenario, Location at, string what) => new(Code, Severity.Error, $"Scenario \"{scenario.Title}\", {what}", at, []);

    /// <summary>The expectation; for a broken property the step that broke it.</summary>
    private static Location Place(ScenarioModel scenario, ScenarioFailure failure)
    {
        var expectation = scenario.Steps.SelectMany(s => s.Expectations).FirstOrDefault(e => e.At.Line + 1 == failure.Line && $"'{e.Text}'" == failure.Expected);
        var step = scenario.Steps.FirstOrDefault(s => s.At.Line + 1 == failure.Line && s.Text == failure.Step);
        return expectation?.At ?? step?.At ?? scenario.At;
    }
}
