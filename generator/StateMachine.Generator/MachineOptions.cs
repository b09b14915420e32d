using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Generator;

/// <summary>
/// What a project can ask of the generator, and what the generator reads of it: the one place that knows the names. The file
/// <c>build/StateMachine.Generator.props</c> declares the same ones, since the compiler hides all others from a generator.
/// </summary>
internal sealed record MachineOptions(string Namespace, bool IsInternal, EquatableArray<PathMapping> PathMap, EquatableArray<Diagnostic> Problems)
{
    /// <summary>The namespace of the generated types: a property of the project, or metadata of a <c>Machine</c> item.</summary>
    public const string MachineNamespace = "MachineNamespace";

    /// <summary><c>public</c>, which is the default, or <c>internal</c>.</summary>
    public const string MachineVisibility = "MachineVisibility";

    private const string RootNamespace = "RootNamespace";
    private const string MachinePathMap = "MachinePathMap";

    /// <summary>The properties of a project that are read.</summary>
    public static IReadOnlyList<string> Properties { get; } = [RootNamespace, MachineNamespace, MachineVisibility, MachinePathMap];

    /// <summary>The metadata of an item that are read.</summary>
    public static IReadOnlyList<string> Metadata { get; } = [MachineNamespace];

    /// <summary>Reads a project's options. What makes no sense is reported, and the default taken.</summary>
    public static MachineOptions Read(AnalyzerConfigOptions options)
    {
        string Property(string name) => options.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";
        var problems = new List<Diagnostic>();
        var chosen = Property(MachineNamespace);
        if (chosen.Length > 0 && !Namespaces.IsValid(chosen))
        {
            problems.Add(Errors.NotANamespace(default, MachineNamespace, chosen));
            chosen = "";
        }

        var visibility = Property(MachineVisibility);
        if (visibility is not ("" or "public" or "internal"))
        {
            problems.Add(Errors.UnknownOptionValue(default, MachineVisibility, visibility, "'public' or 'internal'"));
        }

        // Nobody chose the root namespace of a project called my-app: it becomes what project templates make of it.
        var @namespace = chosen.Length > 0 ? chosen : Namespaces.Made(Property(RootNamespace));
        return new MachineOptions(@namespace, visibility == "internal", ReadPathMap(Property(MachinePathMap)), problems.ToEquatableArray());
    }

    /// <summary>Reads what is said about one file.</summary>
    public static FileOptions Read(string path, AnalyzerConfigOptions options)
    {
        options.TryGetValue($"build_metadata.AdditionalFiles.{MachineNamespace}", out var value);
        var chosen = (value ?? "").Trim();
        return chosen.Length == 0 ? new FileOptions(path, null, default)
            : Namespaces.IsValid(chosen) ? new FileOptions(path, chosen, default)
            : new FileOptions(path, null, new[] { Errors.NotANamespace(new Location(path, 0, 0, 0, 0, 0, 0), MachineNamespace, chosen) }.ToEquatableArray());
    }

    /// <summary>The path that <c>#line</c> names: the build's map applied, so that a deterministic build holds no folder of its machine.</summary>
    public string Map(string path)
    {
        foreach (var entry in PathMap)
        {
            if (path.StartsWith(entry.From, StringComparison.Ordinal))
            {
                return entry.To + path.Substring(entry.From.Length).Replace('\\', '/');
            }
        }

        return path;
    }

    private static EquatableArray<PathMapping> ReadPathMap(string text)
        // As the compiler reads its option: a comma or equals sign of a path is doubled.
        => text.Replace(",,", "\0").Replace("==", "\u0001").Split([','], StringSplitOptions.RemoveEmptyEntries)
            .Select(static entry => entry.Split('='))
            .Where(static parts => parts.Length == 2)
            .Select(static parts => new PathMapping(Unescaped(parts[0]), Unescaped(parts[1])))
            .ToEquatableArray();

    private static string Unescaped(string path) => path.Replace('\0', ',').Replace('\u0001', '=');
}

/// <summary>One entry of the build's path map.</summary>
internal sealed record PathMapping(string From, string To);
