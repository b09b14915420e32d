using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>The configuration of a Stateless machine: a row for each clause and source state, with its guard and a description, below its transition table.</summary>
internal static class StatelessEmitter
{
    /// <summary>A row of a Stateless machine.</summary>
    private sealed record Row(string State, EventModel Event, ClauseModel Clause, string? Target, string Kind);

    private static IReadOnlyList<Row> Rows(EmitContext context, EntityModel entity)
    {
        var rows = new List<Row>();
        foreach (var declared in MachineEmitter.EventsOf(context, entity))
        {
            for (var c = 0; c < declared.Clauses.Count; c++)
            {
                var clause = declared.Clauses[c];
                if (clause.Verdicts.Any(v => v.IsRefuse && v.When is null))
                {
                    continue; // It always refuses: no row, and the machine does not permit the event there.
                }

                var leaves = declared.Resolution.Where(r => r.Clauses.Contains(c)).Select(r => r.State).ToList();
                foreach (var state in Places(entity, leaves, clause.Target))
                {
                    var kind = clause.Target is null ? clause.IsStay ? "stays" : "internal" : clause.Target == state ? "re-enters" : "moves";
                    rows.Add(new Row(state, declared, clause, clause.Target, kind));
                }
            }
        }

        return rows;
    }

    /// <summary>Where a clause's rows stand: on a composite whose leaves it all covers, unless it moves inside it; else on the leaves.</summary>
    private static IEnumerable<string> Places(EntityModel entity, List<string> leaves, string? target)
    {
        var composites = entity.States.Where(s => !s.IsLeaf && s.Leaves.All(leaves.Contains) && (target is null || !s.Leaves.Contains(target)))
            .OrderByDescending(s => s.Leaves.Count).ToList();
        var places = new List<string>();
        var rest = new List<string>(leaves);
        foreach (var composite in composites.Where(c => c.Leaves.All(rest.Contains)))
        {
            places.Add(composite.Name);
            rest.RemoveAll(composite.Leaves.Contains);
        }

        return places.Concat(rest);
    }

    public static void Emit(EmitContext context, CodeWriter writer, EntityModel entity)
    {
        var rows = Rows(context, entity);
        var type = EmitContext.StateEnum(entity.Name);
        writer.Gap();
        WriteTable(context, writer, entity, rows);
        using (writer.Block($"private void Configure{entity.Name}({MachineEmitter.MachineType(context, entity)} machine)"))
        {
            foreach (var state in entity.States)
            {
                WriteState(context, writer, entity, state, rows.Where(r => r.State == state.Name).ToList(), rows, type);
            }

            writer.Gap().Line($"machine.OnTransitioned(_ => Effects.Move({context.EntityIndex(entity.Name)}, {(entity.IsMany ? "_self" : "0")}));");
        }
    }

    private static void WriteTable(EmitContext context, CodeWriter writer, EntityModel entity, IReadOnlyList<Row> rows)
    {
        var cells = new List<string[]> { new[] { "state", "event", "guard", "then", "spec" } };
        cells.AddRange(rows.OrderBy(r => EmitContext.IndexOf(entity.States, s => s.Name == r.State)).Select(r => new[]
        {
            r.State,
            r.Event.Name,
            Guard(context, r.Clause),
            r.Target is null ? r.Kind : $"{(r.Kind == "re-enters" ? "re-enters" : "->")} {r.Target}",
            context.Model.Rules[r.Clause.Rule].At.ToString(),
        }));
        var widths = Enumerable.Range(0, 5).Select(i => cells.Max(c => c[i].Length)).ToList();
        writer.Line($"// The transition table of {entity.Name}. A guard also asks that no more specific clause of the state takes the event.");
        foreach (var row in cells)
        {
            writer.Line("//   " + string.Join("  ", row.Select((c, i) => c.PadRight(widths[i]))).TrimEnd());
        }
    }

    private static string Guard(EmitContext context, ClauseModel clause)
    {
        var refusals = clause.Verdicts.Where(v => v.IsRefuse).Select(v => context.Model.Rules[v.Rule].Status ?? "refused").Distinct().ToList();
        var parts = new List<string>();
        if (clause.GuardText is not null)
        {
            parts.Add(clause.GuardText);
        }

        if (refusals.Count > 0)
        {
            parts.Add("unless " + string.Join(", ", refusals));
        }

        return parts.Count == 0 ? "-" : string.Join("; ", parts);
    }

    private static void WriteState(EmitContext context, CodeWriter writer, EntityModel entity, StateModel state, IReadOnlyList<Row> rows, IReadOnlyList<Row> all, string type)
    {
        var lines = new List<string>();
        if (state.Parent is not null)
        {
            lines.Add($".SubstateOf({type}.{state.Parent})");
        }

        if (!state.IsLeaf && state.Initial is not null)
        {
            lines.Add($".InitialTransition({type}.{state.Initial})");
        }

        var self = entity.IsMany ? ", _self" : "";
        if (VariableEmitter.Resets(entity, ResetModelKind.Leaving, state.Name).Count > 0)
        {
            lines.Add($".OnExit(() => {context.Rules}.{VariableEmitter.LeaveName(entity, state)}(ref World{self}), \"what leaving {state.Name} resets\")");
        }

        if (VariableEmitter.Resets(entity, ResetModelKind.Entering, state.Name).Count > 0)
        {
            lines.Add($".OnEntry(() => {context.Rules}.{VariableEmitter.EnterName(entity, state)}(ref World{self}), \"what entering {state.Name} resets\")");
        }

        foreach (var trigger in all.Where(r => r.Target == state.Name && EffectEmitter.HasEffects(context, r.Event)).Select(r => r.Event.Name).Distinct())
        {
            lines.Add($".OnEntryFrom({context.EventEnum}.{trigger}, () => Run({context.EventEnum}.{trigger}), \"the effects of {trigger}\")");
        }

        foreach (var row in rows)
        {
            lines.Add(RowText(context, row, type));
        }

        writer.Gap().Line($"machine.Configure({type}.{state.Name}){(lines.Count == 0 ? ";" : "")}");
        using (writer.Indented())
        {
            for (var i = 0; i < lines.Count; i++)
            {
                writer.Line(lines[i] + (i == lines.Count - 1 ? ";" : ""));
            }
        }
    }

    private static string RowText(EmitContext context, Row row, string type)
    {
        var trigger = $"{context.EventEnum}.{row.Event.Name}";
        var rule = context.Model.Rules[row.Clause.Rule];
        var guard = Guard(context, row.Clause);
        var description = CodeWriter.Literal($"{rule.At} {row.Clause.SourceText}{(guard == "-" ? "" : ": " + guard)}");
        return row.Kind switch
        {
            "moves" => $".PermitIf({trigger}, {type}.{row.Target}, () => Takes({rule.Id}), {description})",
            "re-enters" => $".PermitReentryIf({trigger}, () => Takes({rule.Id}), {description})",
            "stays" => $".IgnoreIf({trigger}, () => Takes({rule.Id}), {description})",
            _ => $".InternalTransitionIf({trigger}, _ => Takes({rule.Id}), _ => {(EffectEmitter.HasEffects(context, row.Event) ? $"Run({trigger})" : "{ }")}, {description})",
        };
    }
}
