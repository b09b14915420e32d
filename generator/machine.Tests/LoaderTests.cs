using System.Runtime.CompilerServices;
using StateMachine.Compiler;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Commands;
using StateMachine.Tool.Loading;

namespace StateMachine.Tool.Tests;

/// <summary>Generated code that is compiled and loaded in memory.</summary>
public sealed class LoaderTests
{
    [Fact]
    public void A_loaded_machine_offers_what_the_runtime_does()
    {
        using var loaded = MachineLoader.Load(Model(Specs.House)).Machine!;

        Assert.Equal("House", loaded.Info.Name);
        Assert.Equal("a locked door stays shut", Assert.Single(loaded.Scenarios).Title);
        Assert.Empty(ScenarioRunner.Run(loaded.Scenarios[0]));
        var machine = loaded.NewMachine([]);
        machine.Add(loaded.Info.Entity("Door"));
        Assert.True(machine.Fire(new MachineEvent(loaded.Info.Event("Push"), 0)).IsAccepted);
    }

    [Fact]
    public void A_policy_that_there_is_not_is_a_mistake_of_the_command_line()
    {
        using var loaded = MachineLoader.Load(Model(Specs.House)).Machine!;

        Assert.Throws<UsageException>(() => loaded.NewMachine([new PolicyChoice("loud", "Yes")]));
    }

    [Fact]
    public void What_the_emitter_refuses_is_said_and_not_loaded()
    {
        var result = MachineLoader.Load(Model("machine Big\n\nentity E one {\n  x : bool = no\n}\n\non Go(e, unused a : bool, unused b : bool, unused c : bool, unused d : bool) {\n  set e.x to yes\n}\n"));

        Assert.Null(result.Machine);
        Assert.Equal("SM4001", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void The_code_of_a_machine_goes_with_it()
    {
        var code = LoadAndLetGo();

        for (var i = 0; i < 20 && code.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(code.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndLetGo()
    {
        using var loaded = MachineLoader.Load(Model(Specs.House)).Machine!;
        return new WeakReference(loaded.NewMachine([]).GetType().Assembly);
    }

    private static MachineModel Model(string spec) => MachineCompiler.Compile([new SourceText("Spec.machine", spec)]).Model!;
}
