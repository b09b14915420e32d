using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StateMachine.Compiler;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Model;
using SpecText = StateMachine.Compiler.Text.SourceText;

namespace StateMachine.Generator;

/// <summary>
/// Compiles every <c>*.machine</c> AdditionalFile. The pipeline is options and files, then machines, then models; after the one parse step
/// there are two outputs, one for code and one for diagnostics, so that a moved squiggle emits no code again. No step sees the compilation.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MachineGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".machine", StringComparison.OrdinalIgnoreCase))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancel) => Read(pair.Left, pair.Right.GetOptions(pair.Left), cancel))
            .WithTrackingName(TrackingNames.Files);

        // All files of a machine are compiled together, so this is where they meet; the groups are compared before anything is compiled.
        var machines = files.Collect()
            .SelectMany(static (all, _) => Group(all))
            .WithTrackingName(TrackingNames.Machines);

        var compiled = machines
            .Select(static (machine, _) => (machine.Name, machine.Namespace, Result: Compile(machine)))
            .WithTrackingName(TrackingNames.Compiled);

        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ReadOptions(provider.GlobalOptions))
            .WithTrackingName(TrackingNames.Options);

        // User code names these types, so this is not an implementation-only output.
        context.RegisterSourceOutput(
            compiled.Select(static (c, _) => (c.Namespace, c.Result.Model)).Combine(options),
            static (output, pair) => Emit(output, pair.Left.Model, pair.Left.Namespace, pair.Right));
        context.RegisterSourceOutput(
            compiled.SelectMany(static (c, _) => c.Result.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(DiagnosticMapping.ToRoslyn(diagnostic)));
    }

    private static MachineFile Read(AdditionalText text, AnalyzerConfigOptions options, System.Threading.CancellationToken cancel)
    {
        options.TryGetValue("build_metadata.AdditionalFiles.MachineNamespace", out var @namespace);
        return new MachineFile(text.Path, text.GetText(cancel)?.ToString() ?? "", string.IsNullOrEmpty(@namespace) ? null : @namespace);
    }

    private static IEnumerable<MachineFiles> Group(ImmutableArray<MachineFile> files)
        => files.OrderBy(static f => f.Path, StringComparer.Ordinal)
            .GroupBy(static f => MachineHeader.NameOf(f.Text) ?? "")
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => new MachineFiles(g.Key, g.Select(static f => f.Namespace).FirstOrDefault(static n => n is not null), g.ToEquatableArray()));

    private static CompileResult Compile(MachineFiles machine)
        => MachineCompiler.Compile(machine.Files.Select(static f => new SpecText(f.Path, f.Text)).ToList());

    private static BuildOptions ReadOptions(AnalyzerConfigOptions options)
    {
        string Read(string name) => options.TryGetValue("build_property." + name, out var value) ? value : "";
        var @namespace = new[] { Read("MachineNamespace"), Read("RootNamespace"), "Machines" }.First(static n => n.Length > 0);
        var map = Read("PathMap").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static entry => entry.Split('='))
            .Where(static parts => parts.Length == 2)
            .Select(static parts => new PathMapping(parts[0], parts[1]));
        return new BuildOptions(@namespace, map.ToEquatableArray());
    }

    private static void Emit(SourceProductionContext output, MachineModel? model, string? @namespace, BuildOptions options)
    {
        if (model is null)
        {
            return;
        }

        var emitOptions = new EmitOptions(@namespace ?? options.Namespace, LineDirectives: true, path => Map(path, options.PathMap));
        var result = CSharpEmitter.Emit(model, emitOptions);
        foreach (var diagnostic in result.Diagnostics)
        {
            output.ReportDiagnostic(DiagnosticMapping.ToRoslyn(diagnostic));
        }

        foreach (var file in result.Files)
        {
            output.AddSource($"{emitOptions.Namespace}.{file.Name}", SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    /// <summary>The path that <c>#line</c> names: the build's map applied, so that a deterministic build holds no folder of its machine.</summary>
    private static string Map(string path, EquatableArray<PathMapping> map)
    {
        foreach (var entry in map)
        {
            if (path.StartsWith(entry.From, StringComparison.Ordinal))
            {
                return entry.To + path.Substring(entry.From.Length).Replace('\\', '/');
            }
        }

        return path;
    }
}
