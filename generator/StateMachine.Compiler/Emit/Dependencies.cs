using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Which variables an expression reads and an effect writes: whether a loop may run over what it changes.</summary>
internal static class Dependencies
{
    public static bool Disturbs(EmitContext context, EachEffect each)
    {
        var written = new HashSet<string>(each.Effects.SelectMany(Writes), StringComparer.Ordinal);
        if (written.Count == 0)
        {
            return false;
        }

        var read = new HashSet<string>(StringComparer.Ordinal);
        if (each.Domain is CollectionDomain collection)
        {
            Read(context, collection.Collection, read);
        }

        Read(context, each.Where, read);
        return written.Overlaps(read);
    }

    /// <summary>The variables an effect writes, <c>resets with</c> included.</summary>
    private static IEnumerable<string> Writes(EffectModel effect) => effect switch
    {
        SetEffect s => [$"{s.Entity}.{s.Variable}", $"{s.Entity}.*"],
        AddEffect a => [$"{a.Entity}.{a.Variable}"],
        RemoveEffect r => [$"{r.Entity}.{r.Variable}"],
        ClearEffect c => [$"{c.Entity}.{c.Variable}"],
        EachEffect e => e.Effects.SelectMany(Writes),
        _ => [],
    };

    private static void Read(EmitContext context, ExprModel? e, HashSet<string> read)
    {
        switch (e)
        {
            case null:
                return;
            case VariableExpr v:
                read.Add($"{v.Entity}.{v.Variable}");
                var variable = context.Entities[v.Entity].Variables.First(x => x.Name == v.Variable);
                if (variable.Resets.Any(r => r.Kind == ResetModelKind.With))
                {
                    read.Add($"{v.Entity}.*");
                }

                break;
            case CallExpr call:
                var definition = context.Definitions[call.Definition];
                Read(context, definition.Body, read);
                foreach (var rule in definition.Rules)
                {
                    Read(context, rule.Value, read);
                    Read(context, rule.When, read);
                    Read(context, (rule.Domain as CollectionDomain)?.Collection, read);
                }

                break;
        }

        foreach (var child in FreeLocals.Children(e))
        {
            Read(context, child, read);
        }
    }
}
