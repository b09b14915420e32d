using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using StateMachine.Compiler.Binding;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler;

/// <summary>The front end as one pure function. Never throws on any input; reads no file, clock or culture.</summary>
public static class MachineCompiler
{
    /// <summary>Parses and binds the files of one machine, in the order given.</summary>
    /// <remarks>Where a file has a syntax error, names and types are not looked at: what could not be read may declare what others use.</remarks>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> said so: an editor that goes on typing does.</exception>
    public static CompileResult Compile(IReadOnlyList<SourceText> files, CancellationToken cancel = default) => Compile(files, Binder.Bind, cancel);

    /// <summary>The same with another binder: tests give one that fails.</summary>
    internal static CompileResult Compile(IReadOnlyList<SourceText> files, Func<IReadOnlyList<FileSyntax>, DiagnosticSink, MachineModel?> bind, CancellationToken cancel = default)
    {
        var sink = new DiagnosticSink();
        try
        {
            return InvariantCulture.Run(() => Compile(files, sink, bind, cancel));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A defect of ours must reach its user as a diagnostic: the hosts of this library turn exceptions into silence.
            var at = files.Count == 0 ? default : files[0].Locate(new TextSpan(0, 0));
            sink.Report(Errors.Internal(at, exception));
            return new CompileResult(null, InOrder(sink.Items, files));
        }
    }

    private static CompileResult Compile(IReadOnlyList<SourceText> files, DiagnosticSink sink, Func<IReadOnlyList<FileSyntax>, DiagnosticSink, MachineModel?> bind, CancellationToken cancel)
    {
        var syntaxErrors = new List<Diagnostic>();
        var parsed = new List<FileSyntax>();
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            parsed.Add(Parser.Parse(file, syntaxErrors));
        }

        foreach (var diagnostic in syntaxErrors)
        {
            sink.Report(diagnostic);
        }

        if (files.Count == 0)
        {
            sink.Report(Errors.NoFiles(default));
        }

        cancel.ThrowIfCancellationRequested();
        var model = sink.HasErrors ? null : bind(parsed, sink);
        return new CompileResult(model, InOrder(sink.Items, files));
    }

    private static EquatableArray<Diagnostic> InOrder(IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<SourceText> files)
    {
        var order = new Dictionary<string, int>();
        foreach (var file in files.Where(f => !order.ContainsKey(f.Path)))
        {
            order.Add(file.Path, order.Count);
        }

        return diagnostics
            .OrderBy(d => order.TryGetValue(d.At.Path ?? "", out var index) ? index : -1)
            .ThenBy(d => d.At.Start)
            .Distinct()
            .ToEquatableArray();
    }
}

/// <summary>The model, null where there is an error, and everything the compiler has to say, in the order of files and places.</summary>
public sealed record CompileResult(MachineModel? Model, EquatableArray<Diagnostic> Diagnostics);
