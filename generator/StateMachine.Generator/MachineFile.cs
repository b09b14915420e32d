using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Model;

namespace StateMachine.Generator;

/// <summary>One spec file as plain text: all that the pipeline keeps of an AdditionalFile.</summary>
internal sealed record MachineFile(string Path, string Text);

/// <summary>What the build says about one spec file.</summary>
internal sealed record FileOptions(string Path, string? Namespace, EquatableArray<Diagnostic> Problems);

/// <summary>The files of one machine, by path, and the namespace that they are given; null for the project's.</summary>
internal sealed record MachineFiles(string Name, string? Namespace, EquatableArray<MachineFile> Files, EquatableArray<Diagnostic> Problems);

/// <summary>A machine's model, null where it has errors, and what the compiler has to say.</summary>
internal sealed record CompiledMachine(string Name, string? Namespace, MachineModel? Model, EquatableArray<Diagnostic> Diagnostics);

/// <summary>A machine as C#.</summary>
internal sealed record EmittedMachine(string Name, string Namespace, EquatableArray<EmittedFile> Files, EquatableArray<Claim> Claims, EquatableArray<Diagnostic> Diagnostics);
