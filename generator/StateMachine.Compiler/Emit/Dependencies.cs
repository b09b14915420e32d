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
        return written.Count > 0 && written.Overlaps(ModelWalker.Of(each.Domain).Concat(ModelWalker.Given(each.Where)).SelectMany(e => Read(context, e)));
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

    private static IEnumerable<string> Read(EmitContext context, ExprModel expression)
    {
        foreach (var read in ModelWalker.WithDefinitions(expression, name => context.Definitions[name]).OfType<VariableExpr>())
        {
            yield return $"{read.Entity}.{read.Variable}";
            if (context.Entities[read.Entity].Variables.First(v => v.Name == read.Variable).Resets.Any(r => r.Kind == ResetModelKind.With))
            {
                yield return $"{read.Entity}.*";
            }
        }
    }
}
