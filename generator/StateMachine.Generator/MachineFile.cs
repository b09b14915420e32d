using StateMachine.Compiler.Model;

namespace StateMachine.Generator;

/// <summary>One spec file as plain text: all that the pipeline keeps of an AdditionalFile.</summary>
internal sealed record MachineFile(string Path, string Text, string? Namespace);

/// <summary>The files of one machine, by path.</summary>
internal sealed record MachineFiles(string Name, string? Namespace, EquatableArray<MachineFile> Files);

/// <summary>What the build says.</summary>
internal sealed record BuildOptions(string Namespace, EquatableArray<PathMapping> PathMap);

/// <summary>One entry of the build's path map.</summary>
internal sealed record PathMapping(string From, string To);
