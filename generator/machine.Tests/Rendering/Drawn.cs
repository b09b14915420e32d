using System.Collections.Concurrent;
using StateMachine.Compiler;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;
using StateMachine.Compiler.Tests;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Rendering;

namespace StateMachine.Tool.Tests.Rendering;

/// <summary>The specs of the tree, and what is drawn of them.</summary>
internal static class Drawn
{
    private static readonly Dictionary<string, string[]> Specs = new()
    {
        ["AudioSession"] = Directory.GetFiles(Repository.At("spec"), "*.machine"),
        ["Everything"] = [Case("Everything")],
        ["AndroidAudioFocus"] = [Case("AndroidAudioFocus")],
        ["W3cAudioSession"] = [Case("W3cAudioSession")],
        ["Turnstile"] = [Sample("Turnstile")],
        ["Thermostat"] = [Sample("Thermostat"), Sample("ThermostatExamples")],
    };

    // Compiling generated code is what takes long; what was loaded once stays until the tests end.
    private static readonly ConcurrentDictionary<string, Lazy<LoadedMachine>> LoadedMachines = [];

    /// <summary>The names of the machines.</summary>
    public static TheoryData<string> Machines => [.. Specs.Keys];

    /// <summary>Every state diagram, by machine and entity.</summary>
    public static TheoryData<string, string> Charts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var machine in Specs.Keys)
            {
                foreach (var chart in StateChartBuilder.Build(Model(machine)))
                {
                    data.Add(machine, chart.Entity.Name);
                }
            }

            return data;
        }
    }

    public static StateChart Chart(string machine, string entity) => StateChartBuilder.Build(Model(machine)).Single(c => c.Entity.Name == entity);

    /// <summary>A diagram full of characters that have a meaning in some form.</summary>
    public static StateChart Odd() => StateChartBuilder.Build(Compile([new SourceText("Odd.machine", """
        machine Odd
        entity Door one {
          states {
            /// Say "no" & <go>.
            Shut initial
            Open
          }
          turns : 0..3 = 0
        }
        on Push(door) {
          from Shut when door.turns < 2 and door.turns > 0 -> Open
          otherwise stay
        }
        """)])).Single();

    /// <summary>A machine, ready to run.</summary>
    public static LoadedMachine Loaded(string machine) => LoadedMachines.GetOrAdd(machine, name => new Lazy<LoadedMachine>(() => MachineLoader.Load(Model(name)).Machine!)).Value;

    public static MachineModel Model(string machine) => Compile(Files(machine));

    public static IReadOnlyList<SourceText> Files(string machine) => [.. Specs[machine].Order(StringComparer.Ordinal).Select(f => new SourceText(Path.GetFileName(f), File.ReadAllText(f).Replace("\r\n", "\n")))];

    /// <summary>The model of a spec that is right.</summary>
    public static MachineModel Compile(IEnumerable<SourceText> files)
    {
        var result = MachineCompiler.Compile([.. files]);
        return result.Model ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    private static string Case(string name) => Repository.At("generator", "tests", "Cases", $"{name}.machine");

    private static string Sample(string name) => Repository.At("generator", "samples", "Turnstile", $"{name}.machine");
}
