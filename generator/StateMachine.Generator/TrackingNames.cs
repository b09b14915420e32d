using System.Collections.Generic;

namespace StateMachine.Generator;

/// <summary>The names of the pipeline's steps, in order, by which tests ask what was cached.</summary>
public static class TrackingNames
{
    /// <summary>The text of each spec file.</summary>
    public const string Files = "MachineFiles";

    /// <summary>What the build says about each spec file.</summary>
    public const string FileOptions = "MachineFileOptions";

    /// <summary>What the build says about all of them.</summary>
    public const string Options = "MachineOptions";

    /// <summary>The files of each machine.</summary>
    public const string Machines = "Machines";

    /// <summary>The model and diagnostics of each machine.</summary>
    public const string Compiled = "CompiledMachines";

    /// <summary>What a look at each model finds.</summary>
    public const string Checked = "CheckedMachines";

    /// <summary>The C# of each machine.</summary>
    public const string Emitted = "EmittedMachines";

    /// <summary>The machines that get into each other's way.</summary>
    public const string Collisions = "MachineCollisions";

    /// <summary>The files of each machine that is generated.</summary>
    public const string Sources = "MachineSources";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Files, FileOptions, Options, Machines, Compiled, Checked, Emitted, Collisions, Sources];
}
