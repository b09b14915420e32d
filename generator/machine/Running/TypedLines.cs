using StateMachine.Compiler;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Commands;

namespace StateMachine.Tool.Running;

/// <summary>
/// Understands typed events and expectations with the compiler itself: each becomes a scenario of the machine, which is compiled like those of the
/// spec, so that everything that can be written there can be typed.
/// </summary>
internal sealed class TypedLines(RunningSpec machine)
{
    private const string Title = "typed";

    /// <summary>The scenario of a line, or what is wrong with it.</summary>
    /// <param name="line">The event.</param>
    /// <param name="expectation">What is expected of it, if anything.</param>
    /// <param name="givens">The instances that may be named.</param>
    public (Scenario? Scenario, IReadOnlyList<Diagnostic> Diagnostics) Understand(string line, string? expectation, IReadOnlyList<Given> givens)
    {
        var info = machine.Loaded.Info;
        string[] lines =
        [
            $"part of {info.Name}",
            $"scenario \"{Title}\" {{",
            .. givens.Where(g => info.Entities[g.Entity].IsMany).Select(g => $"given {g.Name} : {info.Entities[g.Entity].Name}"),
            $"do {line}",
            .. expectation is null ? (string[])[] : [$"then {expectation}"],
            "}",
        ];
        var typed = new SourceText(Title, string.Join('\n', lines));
        var result = MachineCompiler.Compile([.. machine.Spec.Files, typed]);
        return result.Model is { } model
            ? (machine.Loaded.LoadScenarios(model with { Scenarios = new[] { model.Scenarios[^1] }.ToEquatableArray() })[0], [])
            : (null, [.. result.Diagnostics.Where(d => d.Severity == Severity.Error)]);
    }
}
