using System.Collections.Concurrent;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>A place where a debugger can stop: the method, and the lines and columns of the file, from 1.</summary>
internal sealed record SequencePointAt(string Method, string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The text that a debugger marks there.</summary>
    public string TextIn(IEnumerable<SourceText> files)
    {
        var file = files.Single(f => f.Path == File);
        return Line == EndLine
            ? file.Line(Line - 1)[(Column - 1)..(EndColumn - 1)]
            : string.Join(" ", Enumerable.Range(Line, EndLine - Line + 1).Select(l => l == Line ? file.Line(l - 1)[(Column - 1)..].TrimEnd() : l == EndLine ? file.Line(l - 1)[..(EndColumn - 1)].Trim() : file.Line(l - 1).Trim()));
    }
}

/// <summary>Reads the places where a debugger can stop from the symbols of a compiled machine.</summary>
internal static class SequencePoints
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<SequencePointAt>>> _read = [];

    /// <summary>All of a machine of this repository; read once.</summary>
    public static IReadOnlyList<SequencePointAt> Of(string machine)
        => _read.GetOrAdd(machine, m => new Lazy<IReadOnlyList<SequencePointAt>>(() => Read(BuiltMachine.Of(m).Compilation))).Value;

    private static IReadOnlyList<SequencePointAt> Read(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = symbols.Position = 0;
        using var assembly = new System.Reflection.PortableExecutable.PEReader(image);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var (types, reader) = (assembly.GetMetadataReader(), provider.GetMetadataReader());
        return [.. reader.MethodDebugInformation.SelectMany(handle =>
        {
            var method = types.GetMethodDefinition(handle.ToDefinitionHandle());
            return reader.GetMethodDebugInformation(handle).GetSequencePoints().Where(p => !p.IsHidden).Select(p => new SequencePointAt(
                types.GetString(method.Name), reader.GetString(reader.GetDocument(p.Document).Name), p.StartLine, p.StartColumn, p.EndLine, p.EndColumn));
        })];
    }
}
