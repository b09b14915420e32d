using StateMachine.Compiler.Binding;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Tool.Rendering;

/// <summary>The definitions that are one expression, as written: the model holds what they mean, and a reader wants what they say.</summary>
internal static class DefinitionBodies
{
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<SourceText> files)
        => files.SelectMany(f => Parser.Parse(f, []).Declarations.OfType<DefinitionSyntax>().Where(d => d.Body is not null).Select(d => (d.Name.Text, Body: SourceLine.Fold(f, d.Body!.Span))))
            .DistinctBy(d => d.Text).ToDictionary(d => d.Text, d => d.Body, StringComparer.Ordinal);
}
