using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Emit;

/// <summary>
/// Names that are fine in the spec and would mean two things in C#: said at their declaration, before a C# compiler says something about
/// code that nobody wrote.
/// </summary>
internal static class NameClashes
{
    /// <summary>
    /// What the emitted code calls by a simple name: types of the runtime library, and the namespace System. A type of the spec lies nearer and
    /// would hide them. A test compares this with the library and with what is emitted.
    /// </summary>
    public static readonly IReadOnlyCollection<string> Used = new HashSet<string>(StringComparer.Ordinal)
    {
        "Dispatched", "EventQueue", "ExpectationKind", "Fit", "FlatEffects", "ICount", "IEffects", "IReasons", "Machine", "MachineEvent",
        "MachineException", "MachineInfo", "MemberList", "MemberSet", "N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8",
        "NoReasons", "Notification", "Opaques", "PackedList", "Reason", "ReasonList", "RuleKind", "Scenario", "ScenarioStep", "ValueInfo",
        "ValueKind", "WordMath", "Words1", "Words2", "Words4", "Words8",
        "System",
    };

    /// <summary>What each record of policies has already.</summary>
    private static readonly HashSet<string> _ofPolicies = new(StringComparer.Ordinal)
    {
        "Clone", "Default", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString", "With",
    };

    /// <summary>What each row of a table, a C# enum, has already, and what its columns stand beside.</summary>
    private static readonly HashSet<string> _ofRows = new(StringComparer.Ordinal)
    {
        "All", "CompareTo", "Equals", "Finalize", "GetHashCode", "GetType", "GetTypeCode", "HasFlag", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>What the class of a table's aliases has already.</summary>
    private static readonly HashSet<string> _ofAliases = new(StringComparer.Ordinal)
    {
        "Codes", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>The clashes that the declarations show.</summary>
    public static IEnumerable<Diagnostic> Check(EmitContext context)
        => Types(context.Model).Where(t => Used.Contains(t.Name)).Select(t => Errors.NameOfRuntime(t.At, t.Name))
            .Concat(Members(context))
            .Concat(Accessors(context.Model).GroupBy(a => a.Name).Where(g => g.Count() > 1).Select(g => Errors.OneNameForTwo(g.Last().At, g.Last().Of, g.First().Of, g.Key, g.First().At)));

    /// <summary>The types that would be made twice; only what was emitted tells.</summary>
    public static IEnumerable<Diagnostic> Check(EmitContext context, IEnumerable<EmittedFile> files)
    {
        var declared = Types(context.Model).ToList();
        foreach (var twice in files.SelectMany(f => f.Types).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            // What the emitter makes for the machine, an entity or a table has no declaration of that very name.
            var at = declared.Where(d => d.Name == twice).Select(d => d.At).DefaultIfEmpty(Limits.Start(context)).First();
            yield return Errors.TypeMadeTwice(at, twice);
        }
    }

    private static IEnumerable<(string Name, Location At)> Types(MachineModel model)
        => model.Enums.Select(e => (e.Name, e.At)).Concat(model.Unions.Select(u => (u.Name, u.At))).Concat(model.Policies.Select(p => (p.TypeName, p.At)));

    private static IEnumerable<Diagnostic> Members(EmitContext context)
    {
        foreach (var policy in context.Model.Policies.Where(p => _ofPolicies.Contains(p.TypeName) || p.TypeName == $"{context.Machine}Policies"))
        {
            yield return Errors.MemberTaken(policy.At, "policy", policy.Name, policy.TypeName, $"{context.Machine}Policies");
        }

        foreach (var table in context.Model.Enums)
        {
            foreach (var column in table.Columns.Where(c => _ofRows.Contains(EmitContext.Pascal(c.Name)) || EmitContext.Pascal(c.Name) == $"{table.Name}Values"))
            {
                yield return Errors.MemberTaken(column.At, "column", column.Name, EmitContext.Pascal(column.Name), table.Name);
            }
        }

        foreach (var table in context.Model.Enums)
        {
            foreach (var alias in table.Aliases.Where(a => _ofAliases.Contains(a.Name) || a.Name == $"{table.Name}Aliases"))
            {
                yield return Errors.MemberTaken(alias.At, "alias", alias.Name, alias.Name, $"{table.Name}Aliases");
            }
        }

        foreach (var definition in context.Model.Definitions.Where(d => EmitContext.Pascal(d.Name) == context.Rules))
        {
            yield return Errors.MemberTaken(definition.At, "definition", definition.Name, context.Rules, context.Rules);
        }
    }

    private static IEnumerable<(string Name, string Of, Location At)> Accessors(MachineModel model)
        => model.Entities.SelectMany(e => e.Variables.Select(v => (EmitContext.Accessor(e.Name, v.Name), $"{e.Name}.{v.Name}", v.At)))
            .Concat(model.Entities.Where(e => e.States.Count > 0).Select(e => (EmitContext.StateEnum(e.Name), $"the states of {e.Name}", e.At)));
}
