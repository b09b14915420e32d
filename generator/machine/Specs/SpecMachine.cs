using StateMachine.Compiler;
using StateMachine.Compiler.Text;

namespace StateMachine.Tool.Specs;

/// <summary>The files of one machine.</summary>
/// <param name="Name">The name after <c>machine</c> or <c>part of</c>; empty where a file has neither.</param>
/// <param name="Files">Its files, in the order in which they were named.</param>
internal sealed record SpecMachine(string Name, IReadOnlyList<SourceText> Files)
{
    /// <summary>Files of the same machine beside these that were not named.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The name for people.</summary>
    public string Title => Name.Length > 0 ? Name : Files[0].Path;

    public CompileResult Compile() => MachineCompiler.Compile(Files);
}
