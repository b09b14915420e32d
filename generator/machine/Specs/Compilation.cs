using StateMachine.Compiler.Model;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Reports;

namespace StateMachine.Tool.Specs;

/// <summary>Compiles machines and reports what is wrong with them.</summary>
internal static class Compilation
{
    /// <summary>The model; null where the spec has an error.</summary>
    public static MachineModel? Compile(ToolConsole console, SpecMachine machine, Report report)
    {
        using var progress = new Progress(console, $"compiling {machine.Title}");
        var result = machine.Compile();
        report.Add(result.Diagnostics, machine.Files);
        if (machine.Missing.Count > 0)
        {
            report.Hint($"{machine.Title} has more files beside these: {string.Join(", ", machine.Missing)}. Give all files of a machine together, or their folder.");
        }

        return result.Model;
    }

    /// <summary>The machine, ready to run; null where the spec has an error.</summary>
    public static LoadedMachine? Load(ToolConsole console, SpecMachine machine, Report report)
        => Compile(console, machine, report) is { } model ? Load(console, machine, model, report) : null;

    /// <summary>The machine of a model; null where the emitter refuses it.</summary>
    public static LoadedMachine? Load(ToolConsole console, SpecMachine machine, MachineModel model, Report report)
    {
        using var progress = new Progress(console, $"loading {machine.Title}");
        var result = MachineLoader.Load(model);
        report.Add(result.Diagnostics, machine.Files);
        return result.Machine;
    }
}
