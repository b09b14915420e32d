using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Generator;

/// <summary>Which files make a machine: those with the same name in their headers, in the same namespace. So two folders can each have a <c>Lamp</c>.</summary>
internal static class MachineGrouping
{
    public static IEnumerable<MachineFiles> Group(IReadOnlyList<MachineFile> files, IReadOnlyList<FileOptions> options)
    {
        var byPath = options.GroupBy(static o => o.Path).ToDictionary(static g => g.Key, static g => g.First());
        var entries = files
            .GroupBy(static f => f.Path).Select(static g => g.First())
            .OrderBy(static f => f.Path, StringComparer.Ordinal)
            .Select(f => new Entry(f, MachineHeader.Of(f.Text), byPath[f.Path]))
            .ToList();
        return entries
            .GroupBy(static e => (Name: e.Header?.Name ?? "", e.Options.Namespace))
            .OrderBy(static g => g.Key.Name, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Namespace, StringComparer.Ordinal)
            .Select(g => new MachineFiles(g.Key.Name, g.Key.Namespace, g.Select(static e => e.File).ToEquatableArray(), Problems(g.ToList(), entries)));
    }

    private static EquatableArray<Diagnostic> Problems(IReadOnlyList<Entry> group, IReadOnlyList<Entry> all)
    {
        var problems = group.SelectMany(static e => e.Options.Problems);
        var whole = group.Any(static e => e.Header is not { IsPart: true }) ? null
            : all.FirstOrDefault(e => e.Header is { IsPart: false } header && header.Name == group[0].Header!.Name);
        return whole is null ? problems.ToEquatableArray() : problems.Concat(group.Select(e => Errors.PartInOtherNamespace(
            Start(e.File), whole.Header!.Name, Shown(e.Options), Shown(whole.Options), Start(whole.File)))).ToEquatableArray();
    }

    private static string Shown(FileOptions options) => options.Namespace ?? "of the project";

    private static Location Start(MachineFile file) => new(file.Path, 0, 0, 0, 0, 0, 0);

    private sealed record Entry(MachineFile File, MachineHeader? Header, FileOptions Options);
}
