using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler;

/// <summary>The front end as one pure function. Never throws on any input; reads no file, clock or culture.</summary>
public static class MachineCompiler
{
    /// <summary>Parses and binds the files of one machine, in the order given.</summary>
    public static CompileResult Compile(IReadOnlyList<SourceText> files) => throw new System.NotImplementedException();
}

/// <summary>The model, null where there is an error, and everything the compiler has to say, in the order of files and places.</summary>
public sealed record CompileResult(MachineModel? Model, EquatableArray<Diagnostic> Diagnostics);
