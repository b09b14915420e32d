using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Model;
using SpecDiagnostic = StateMachine.Compiler.Diagnostics.Diagnostic;

namespace StateMachine.Generator;

/// <summary>
/// Compiles every <c>*.machine</c> AdditionalFile. The pipeline is files and options, machines, models, C#. From there on code and diagnostics go
/// separate ways, so that a moved squiggle emits no code again. No step sees the compilation, so typing C# runs none of them.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MachineGenerator : IIncrementalGenerator
{
    private readonly GeneratorStages _stages;

    /// <summary>The generator that compilers load.</summary>
    public MachineGenerator()
        : this(new GeneratorStages())
    {
    }

    /// <summary>The same over other stages: tests give some that fail.</summary>
    internal MachineGenerator(GeneratorStages stages) => _stages = stages;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var texts = context.AdditionalTextsProvider.Where(static text => text.Path.EndsWith(".machine", StringComparison.OrdinalIgnoreCase));

        // Apart from what the build says about it: hosts hand out new options far more often than new texts.
        var files = texts
            .Select(static (text, cancel) => text.GetText(cancel) is { } content ? new MachineFile(text.Path, content.ToString()) : null)
            .Where(static file => file is not null) // that it cannot be read, the compiler says by itself
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.Files);

        var fileOptions = texts
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => MachineOptions.Read(pair.Left.Path, pair.Right.GetOptions(pair.Left)))
            .WithTrackingName(TrackingNames.FileOptions);

        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => MachineOptions.Read(provider.GlobalOptions))
            .WithTrackingName(TrackingNames.Options);

        // All files of a machine are compiled together, so this is where they meet; the groups are compared before anything is compiled.
        var machines = files.Collect().Combine(fileOptions.Collect())
            .SelectMany(static (pair, _) => MachineGrouping.Group(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Machines);

        var compiled = machines.Select(_stages.Compile).WithTrackingName(TrackingNames.Compiled);

        var found = compiled.Select(_stages.Check).WithTrackingName(TrackingNames.Checked);

        var emitted = compiled
            .Select(static (machine, _) => (machine.Name, machine.Namespace, machine.Model))
            .Combine(options)
            .Select(_stages.Emit)
            .WithTrackingName(TrackingNames.Emitted);

        var collisions = emitted.Collect().Select(static (all, _) => Collisions.Among(all)).WithTrackingName(TrackingNames.Collisions);

        var sources = emitted.Combine(collisions)
            .Select(static (pair, _) => pair.Right.Any(c => (c.Name, c.Namespace) == (pair.Left.Name, pair.Left.Namespace)) ? pair.Left with { Files = default } : pair.Left)
            .Select(static (machine, _) => (machine.Namespace, machine.Files))
            .WithTrackingName(TrackingNames.Sources);

        // User code names these types, so this is not an implementation-only output.
        context.RegisterSourceOutput(sources, static (output, machine) => AddSources(output, machine.Namespace, machine.Files));

        context.RegisterSourceOutput(options.Select(static (o, _) => o.Problems), Report);
        context.RegisterSourceOutput(compiled.Select(static (c, _) => c.Diagnostics), Report);
        context.RegisterSourceOutput(found, Report);
        context.RegisterSourceOutput(emitted.Select(static (e, _) => e.Diagnostics), Report);
        context.RegisterSourceOutput(collisions.Select(static (all, _) => all.Select(static c => c.Problem).ToEquatableArray()), Report);
    }

    private static void AddSources(SourceProductionContext output, string @namespace, EquatableArray<EmittedFile> files)
    {
        foreach (var file in files)
        {
            output.AddSource($"{@namespace}.{file.Name}", SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static void Report(SourceProductionContext output, EquatableArray<SpecDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            output.ReportDiagnostic(DiagnosticMapping.ToRoslyn(diagnostic));
        }
    }
}
