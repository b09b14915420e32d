using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;

namespace StateMachine.Tool.Running;

/// <summary>A scenario as it runs, step by step, with its findings.</summary>
internal sealed class ScenarioRun
{
    private readonly ScenarioModel _model;
    private readonly ScenarioRunner _runner;
    private readonly List<Diagnostic> _faults = [];
    private int _next;
    private bool _fired;

    public ScenarioRun(Scenario scenario, ScenarioModel model)
    {
        (Scenario, _model) = (scenario, model);
        _runner = new ScenarioRunner(scenario) { Fire = Fire };
    }

    public Scenario Scenario { get; }

    public Machine Machine => _runner.Machine;

    /// <summary>What was expected and not found so far.</summary>
    public IReadOnlyList<Diagnostic> Findings => [.. _runner.Failures.Select(f => ScenarioFindings.Of(_model, f)), .. _faults];

    /// <summary>Names an instance as the scenario does.</summary>
    public string NameOf(int entity, int instance) => _runner.NameOf(entity, instance);

    /// <summary>Takes the next step; null where there is none, or where a fault ended it.</summary>
    public TakenStep? Next()
    {
        if (_faults.Count > 0 || _next == _model.Steps.Count)
        {
            return null;
        }

        var step = _model.Steps[_next++];
        _fired = false;
        try
        {
            _runner.Next(out _, out var outcome);
            return new TakenStep(step.Text, outcome, _fired);
        }
        catch (MachineException fault)
        {
            _faults.Add(ScenarioFindings.Fault(_model, step, fault));
            return null;
        }
    }

    /// <summary>Takes all steps that are left, and gives the findings.</summary>
    public IReadOnlyList<Diagnostic> ToEnd()
    {
        while (Next() is not null)
        {
        }

        return Findings;
    }

    private Outcome Fire(MachineEvent fired)
    {
        _fired = true;
        return Machine.Fire(fired);
    }
}

/// <summary>A step that was taken.</summary>
/// <param name="Text">As written.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="HasFired">Whether the machine was asked; a dispatch may refuse before that.</param>
internal sealed record TakenStep(string Text, Outcome Outcome, bool HasFired);
