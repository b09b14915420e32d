using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Where diagnostics go. A trial binding, made only to learn a type, uses one that is thrown away.</summary>
internal sealed class DiagnosticSink
{
    private readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors => _items.Any(d => d.Severity == Severity.Error);

    public void Report(Diagnostic diagnostic) => _items.Add(diagnostic);
}

/// <summary>What the passes share.</summary>
internal sealed class BindContext(IReadOnlyList<FileSyntax> files, DiagnosticSink sink)
{
    public IReadOnlyList<FileSyntax> Files { get; } = files;

    public DiagnosticSink Sink { get; } = sink;

    public SymbolTable Symbols { get; } = new();

    public RuleBook Rules { get; } = new(files);

    /// <summary>The header of the main file; null where there is none, which is reported.</summary>
    public HeaderSyntax? Header { get; set; }

    /// <summary>The enum or table after <c>answers</c>; null where the machine has none.</summary>
    public EnumSymbol? AnswerType { get; set; }

    public string? NormalAnswer { get; set; }

    /// <summary>Binds the definition if that has not happened yet, so that its type is known: the order of definitions has no meaning.</summary>
    public System.Action<DefinitionSymbol> Demand { get; set; } = _ => { };

    public void Report(Diagnostic diagnostic) => Sink.Report(diagnostic);
}
