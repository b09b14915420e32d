namespace StateMachine.Generator;

/// <summary>The names of the pipeline's steps, by which tests ask what was cached.</summary>
public static class TrackingNames
{
    /// <summary>The text of each spec file.</summary>
    public const string Files = "MachineFiles";

    /// <summary>The files of each machine.</summary>
    public const string Machines = "Machines";

    /// <summary>The model and diagnostics of each machine.</summary>
    public const string Compiled = "CompiledMachines";

    /// <summary>What the build says about namespaces and paths.</summary>
    public const string Options = "MachineOptions";
}
