using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using StateMachine.Compiler;
using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Generator;

/// <summary>
/// The steps of the pipeline that do the work. Each ends in a result whatever happens: an exception would make the host drop all output of the
/// generator with one warning, so it becomes the diagnostic SM9001 of the machine that caused it, and the other machines are made.
/// </summary>
internal class GeneratorStages
{
    public CompiledMachine Compile(MachineFiles machine, CancellationToken cancel)
    {
        CompiledMachine Result(MachineModel? model, IEnumerable<Diagnostic> diagnostics)
            => new(machine.Name, machine.Namespace, model, diagnostics.ToEquatableArray());

        // A part without its machine in this namespace has been explained; that it is incomplete then goes without saying.
        return machine.Problems.Any(static p => p.Related.Count > 0)
            ? Result(null, machine.Problems)
            : Guarded(
                () =>
                {
                    var result = Compile(machine.Files.Select(static f => new SourceText(f.Path, f.Text)).ToList(), cancel);
                    return Result(result.Model, machine.Problems.Concat(result.Diagnostics));
                },
                exception => Result(null, [Errors.Internal(Start(machine.Files[0].Path), exception)]));
    }

    public EquatableArray<Diagnostic> Check(CompiledMachine machine, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return machine.Model is { } model ? MachineChecker.Check(model, CheckBudget.Structural) : default;
    }

    public EmittedMachine Emit(((string Name, string? Namespace, MachineModel? Model) Machine, MachineOptions Options) input, CancellationToken cancel)
    {
        var (machine, options) = input;
        var @namespace = machine.Namespace ?? options.Namespace;
        EmittedMachine Result(IEnumerable<EmittedFile> files, IEnumerable<Claim> claims, IEnumerable<Diagnostic> diagnostics)
            => new(machine.Name, @namespace, files.ToEquatableArray(), claims.ToEquatableArray(), diagnostics.ToEquatableArray());

        return machine.Model is not { } model ? Result([], [], []) : Guarded(
            () =>
            {
                var emitted = Emit(model, new EmitOptions(@namespace, LineDirectives: true, options.Map) { IsInternal = options.IsInternal }, cancel);
                return Result(emitted.Files, Claim.Of(model, @namespace, emitted.Files), emitted.Diagnostics);
            },
            exception => Result([], [], [Errors.Internal(Start(model.Rules.Select(static r => r.At.Path).FirstOrDefault()), exception)]));
    }

    /// <summary>The compiler.</summary>
    protected virtual CompileResult Compile(IReadOnlyList<SourceText> files, CancellationToken cancel) => MachineCompiler.Compile(files, cancel);

    /// <summary>The emitter.</summary>
    protected virtual EmitResult Emit(MachineModel model, EmitOptions options, CancellationToken cancel) => CSharpEmitter.Emit(model, options, cancel);

    private static T Guarded<T>(Func<T> work, Func<Exception, T> failed)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return failed(exception);
        }
    }

    private static Location Start(string? path) => new(path ?? "", 0, 0, 0, 0, 0, 0);
}
