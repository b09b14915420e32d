using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>For each event, who decides it in which state; reads only. The guards of the Stateless machine are these functions.</summary>
internal static class DecisionEmitter
{
    /// <summary>The leaf states that an event treats alike share one function.</summary>
    public sealed record Group(string Function, IReadOnlyList<string> States, ResolutionModel Resolution);

    public static IReadOnlyList<Group> Groups(EventModel declared)
    {
        var groups = declared.Resolution
            .GroupBy(r => (Clauses: string.Join(",", r.Clauses), r.RefusalRule))
            .Select(g => g.ToList())
            .ToList();
        return groups.Select(g => new Group(
            groups.Count == 1 ? $"Decide{declared.Name}" : $"Decide{declared.Name}From{string.Join("Or", g.Select(r => r.State))}",
            g.Select(r => r.State).ToList(),
            g[0])).ToList();
    }

    public static void Emit(EmitContext context, CodeWriter writer, EventModel declared)
    {
        var groups = Groups(declared);
        if (groups.Count > 1)
        {
            WriteByState(context, writer, declared, groups);
        }

        foreach (var group in groups)
        {
            WriteGroup(context, writer, declared, group, groups.Count == 1);
        }
    }

    private static void WriteByState(EmitContext context, CodeWriter writer, EventModel declared, IReadOnlyList<Group> groups)
    {
        var type = EmitContext.StateEnum(declared.Subject);
        var subject = context.Entities[declared.Subject].IsMany ? EmitContext.Local(declared.Parameters[0].Name) : "";
        var arguments = context.Arguments(declared.Parameters);
        writer.Gap().Doc(declared.Doc ?? $"{declared.Name} ({declared.At})");
        using (writer.Block($"public static int Decide{declared.Name}<TWorld>(ref TWorld world{context.Parameters(declared.Parameters)}) where TWorld : struct, {context.World} => world.Get{type}({subject}) switch", "};"))
        {
            foreach (var group in groups.Take(groups.Count - 1))
            {
                writer.Line($"{string.Join(" or ", group.States.Select(s => $"{type}.{s}"))} => {group.Function}(ref world{arguments}),");
            }

            writer.Line($"_ => {groups[groups.Count - 1].Function}(ref world{arguments}),");
        }
    }

    private static void WriteGroup(EmitContext context, CodeWriter writer, EventModel declared, Group group, bool whole)
    {
        var expressions = new ExpressionEmitter(context, group.Function.Substring("Decide".Length)).Declare(declared.Parameters);
        writer.Gap().Doc(whole ? declared.Doc ?? $"{declared.Name} ({declared.At})" : $"{declared.Name} from {string.Join(", ", group.States)} ({declared.At})");
        using (writer.Block($"public static int {group.Function}<TWorld>(ref TWorld world{context.Parameters(declared.Parameters)}) where TWorld : struct, {context.World}"))
        {
            var open = true;
            foreach (var clause in group.Resolution.Clauses.Select(c => declared.Clauses[c]))
            {
                open = WriteClause(context, writer, expressions, clause);
                if (!open)
                {
                    break;
                }
            }

            if (open)
            {
                using var place = group.Resolution.RefusalRule is { } rule ? writer.At(context.Model.Rules[rule].At) : null;
                writer.Line(group.Resolution.RefusalRule is { } refusal
                    ? $"return ~{refusal}; // {context.Model.Rules[refusal].Name}"
                    : "return Machine.NoRule; // no clause names this state: it stays");
            }
        }

        RulesEmitter.WriteHelpers(writer, expressions);
    }

    /// <summary>Writes a clause and returns whether control can pass it.</summary>
    private static bool WriteClause(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, ClauseModel clause)
    {
        if (clause.Guard is null)
        {
            return WriteVerdicts(context, writer, expressions, clause);
        }

        using (writer.At(context.Model.Rules[clause.Rule].At))
        using (writer.Block($"if ({expressions.Emit(clause.Guard)})"))
        {
            WriteVerdicts(context, writer, expressions, clause);
        }

        writer.Gap();
        return true;
    }

    /// <summary>All refusals in order, then the first answer that holds, then the clause itself; false when an unconditional verdict ends it.</summary>
    private static bool WriteVerdicts(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, ClauseModel clause)
    {
        foreach (var verdict in clause.Verdicts.Where(v => v.IsRefuse).Concat(clause.Verdicts.Where(v => !v.IsRefuse)))
        {
            var rule = context.Model.Rules[verdict.Rule];
            var result = $"return {(verdict.IsRefuse ? "~" : "")}{verdict.Rule}; // {rule.Name}";
            using (writer.At(rule.At))
            {
                if (verdict.When is null)
                {
                    writer.Line(result);
                    return false;
                }

                writer.Line($"if ({expressions.Emit(verdict.When)})\n{{\n    {result}\n}}");
            }

            writer.Gap();
        }

        // A guard has its stop already.
        using var place = clause.Guard is null ? writer.At(context.Model.Rules[clause.Rule].At) : null;
        writer.Line($"return {clause.Rule}; // {context.Model.Rules[clause.Rule].Name}");
        return false;
    }

    /// <summary>The decision of an event that comes as data.</summary>
    public static void EmitDispatch(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc("Decides an event that comes as data, on the present state.");
        using (writer.Block($"public static int Decide<TWorld>(ref TWorld world, in MachineEvent fired) where TWorld : struct, {context.World} => ({context.EventEnum})fired.Kind switch", "};"))
        {
            foreach (var declared in context.Model.Events)
            {
                writer.Line($"{context.EventEnum}.{declared.Name} => Decide{declared.Name}(ref world{context.Decoded(declared.Parameters, "fired")}),");
            }

            writer.Line("_ => throw new MachineException($\"There is no event {fired.Kind}. Make events with the generated factories.\"),");
        }

        EmitClauseOf(context, writer);
    }

    private static void EmitClauseOf(EmitContext context, CodeWriter writer)
    {
        var answers = context.Model.Events.SelectMany(e => e.Clauses)
            .SelectMany(c => c.Verdicts.Where(v => !v.IsRefuse).Select(v => (Answer: v.Rule, Clause: c.Rule))).ToList();
        writer.Gap().Doc("The clause that a decision takes: an answer takes the clause it stands in.");
        if (answers.Count == 0)
        {
            writer.Line("public static int ClauseOf(int decision) => decision;");
            return;
        }

        using (writer.Block("public static int ClauseOf(int decision) => decision switch", "};"))
        {
            foreach (var (answer, clause) in answers)
            {
                writer.Line($"{answer} => {clause},");
            }

            writer.Line("_ => decision,");
        }
    }

    /// <summary>The values of the holes of a decision's reason.</summary>
    public static void EmitReasons(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc("The values of the holes of a decision's reason, on the state before the event.");
        using (writer.Block($"public static Reason ReasonFor<TWorld>(ref TWorld world, in MachineEvent fired, int rule) where TWorld : struct, {context.World}"))
        {
            var cases = Decisions(context).Where(d => context.Model.Rules[d.Rule].Because is { Holes.Count: > 0 }).ToList();
            var helpers = new List<ExpressionEmitter>();
            if (cases.Count > 0)
            {
                using (writer.Block("switch (rule)"))
                {
                    foreach (var (rule, declared) in cases)
                    {
                        WriteReason(context, writer, declared, context.Model.Rules[rule]);
                    }
                }
            }

            writer.Gap().Line("return new Reason(rule, 0, 0, 0, 0);");
        }

        foreach (var (rule, declared) in Decisions(context).Where(d => context.Model.Rules[d.Rule].Because is { Holes.Count: > 0 }))
        {
            WriteReasonFunction(context, writer, declared, context.Model.Rules[rule]);
        }
    }

    private static IEnumerable<(int Rule, EventModel Event)> Decisions(EmitContext context)
        => context.Model.Events.SelectMany(e => e.Clauses.SelectMany(c => c.Verdicts.Select(v => v.Rule)).Select(r => (r, e)))
            .Concat(context.Model.Entities.SelectMany(e => e.States.Where(s => s.RefusalRule is not null)
                .SelectMany(s => context.Model.Events.Where(d => d.Subject == e.Name).Take(1).Select(d => (s.RefusalRule!.Value, d)))))
            .Distinct();

    private static void WriteReason(EmitContext context, CodeWriter writer, EventModel declared, RuleModel rule)
    {
        writer.Line($"case {rule.Id}: // {rule.Name}");
        using (writer.Indented())
        {
            writer.Line($"return Reason{rule.Id}(ref world{context.Decoded(declared.Parameters, "fired")});");
        }
    }

    private static void WriteReasonFunction(EmitContext context, CodeWriter writer, EventModel declared, RuleModel rule)
    {
        var expressions = new ExpressionEmitter(context, $"Reason{rule.Id}").Declare(declared.Parameters);
        var holes = rule.Because!.Holes.Select(h => context.Encode(h.Type, expressions.Emit(h))).ToList();
        while (holes.Count < 4)
        {
            holes.Add("0");
        }

        writer.Gap().Line($"private static Reason Reason{rule.Id}<TWorld>(ref TWorld world{context.Parameters(declared.Parameters)}) where TWorld : struct, {context.World}");
        using (writer.Indented())
        {
            writer.Line($"=> new({rule.Id}, {string.Join(", ", holes)});");
        }

        RulesEmitter.WriteHelpers(writer, expressions);
    }
}
