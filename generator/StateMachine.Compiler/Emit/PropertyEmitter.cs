using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Invariants and step properties as functions that name the first one broken.</summary>
internal static class PropertyEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        foreach (var invariant in context.Model.Invariants)
        {
            var expressions = new ExpressionEmitter(context, invariant.Name);
            writer.Gap().Doc(invariant.Doc ?? $"invariant {invariant.Name}");
            using (writer.At(context.Model.Rules[invariant.Rule].At))
            {
                writer.Line($"public static bool {invariant.Name}<TWorld>(ref TWorld world) where TWorld : struct, {context.World} => {expressions.Emit(invariant.Body)};");
            }

            RulesEmitter.WriteHelpers(writer, expressions);
        }

        writer.Gap().Doc("The index of the first invariant that does not hold, or -1.");
        using (writer.Block($"public static int BrokenInvariant<TWorld>(ref TWorld world) where TWorld : struct, {context.World}"))
        {
            for (var i = 0; i < context.Model.Invariants.Count; i++)
            {
                using (writer.Block($"if (!{context.Model.Invariants[i].Name}(ref world))"))
                {
                    writer.Line($"return {i};");
                }

                writer.Gap();
            }

            writer.Line("return -1;");
        }

        foreach (var never in context.Model.Nevers)
        {
            WriteNever(context, writer, never);
        }

        writer.Gap().Doc("The index of the first step property that the event from one world to the next breaks, or -1.");
        using (writer.Block($"public static int BrokenStep<TWorld>(ref TWorld before, ref TWorld world, in MachineEvent fired) where TWorld : struct, {context.World}"))
        {
            for (var i = 0; i < context.Model.Nevers.Count; i++)
            {
                using (writer.Block($"if ({context.Model.Nevers[i].Name}(ref before, ref world, fired))"))
                {
                    writer.Line($"return {i};");
                }

                writer.Gap();
            }

            writer.Line("return -1;");
        }
    }

    private static void WriteNever(EmitContext context, CodeWriter writer, NeverModel never)
    {
        var expressions = new ExpressionEmitter(context, never.Name, hasBefore: true).Declare(never.Parameters);
        writer.Gap().Doc($"{never.Doc ?? $"never {never.Name}"}\nWhether it has happened, for any of its parameters.");
        using (writer.Block($"public static bool {never.Name}<TWorld>(ref TWorld before, ref TWorld world, in MachineEvent fired) where TWorld : struct, {context.World}"))
        {
            var unless = never.Unless.Select(p => (Text: "!" + Matches(context, expressions, p), Level: Level(never, p.Arguments.SelectMany(FreeLocals.Of)))).ToList();
            var conditions = FreeLocals.Conjuncts(never.Body).Select(c => (Text: c is BinaryExpr { Kind: BinaryKind.Or or BinaryKind.Implies } ? expressions.Operand(c) : expressions.Emit(c), Level: Level(never, FreeLocals.Of(c)))).ToList();
            using (writer.At(context.Model.Rules[never.Rule].At))
            {
                WriteLevel(context, writer, never, expressions, conditions, unless, 0);
            }

            writer.Gap().Line("return false;");
        }

        RulesEmitter.WriteHelpers(writer, expressions);
    }

    /// <summary>How many of the parameters must be bound before a condition can be asked.</summary>
    private static int Level(NeverModel never, IEnumerable<LocalExpr> locals)
        => locals.Select(l => EmitContext.IndexOf(never.Parameters, p => p.Name == l.Name) + 1).DefaultIfEmpty(0).Max();

    /// <summary>
    /// One loop for each parameter; a condition is asked as far outside as it can be, but not before those that precede it,
    /// on which it may rely. Which events are excepted is asked after what the body asks there: that is seldom so, an excepted event is not seldom.
    /// </summary>
    private static void WriteLevel(EmitContext context, CodeWriter writer, NeverModel never, ExpressionEmitter expressions, List<(string Text, int Level)> conditions, List<(string Text, int Level)> unless, int bound)
    {
        var body = conditions.TakeWhile(c => c.Level <= bound).Select(c => c.Text).ToList();
        var rest = conditions.Skip(body.Count).ToList();
        List<string> now = [.. body, .. unless.Where(u => u.Level == bound).Select(u => u.Text)];
        void Inside()
        {
            if (bound == never.Parameters.Count)
            {
                writer.Line("return true;");
                return;
            }

            var parameter = never.Parameters[bound];
            if (context.IsOne(parameter.Type))
            {
                WriteLevel(context, writer, never, expressions, rest, unless, bound + 1);
                return;
            }

            DomainModel domain = parameter.Type is EntityType entity ? new EntityDomain(entity.Name) : new EnumDomain(((EnumType)parameter.Type).Name);
            expressions.WriteLoop(writer, parameter.Name, parameter.Type, domain, null, () => WriteLevel(context, writer, never, expressions, rest, unless, bound + 1));
        }

        if (now.Count == 0)
        {
            Inside();
            return;
        }

        using (writer.Block($"if ({string.Join(" && ", now)})"))
        {
            Inside();
        }
    }

    /// <summary>Whether the event is the pattern's, with its arguments.</summary>
    public static string Matches(EmitContext context, ExpressionEmitter expressions, PatternModel pattern)
    {
        var declared = context.Events[pattern.Event];
        var parts = new[] { $"fired.Kind == (int){context.EventEnum}.{pattern.Event}" }
            .Concat(pattern.Arguments.Select((a, i) => (a, i)).Where(x => !context.IsOne(declared.Parameters[x.i].Type))
                .Select(x => $"fired.A{x.i} == {context.Encode(declared.Parameters[x.i].Type, expressions.Operand(x.a))}"));
        return $"({string.Join(" && ", parts)})";
    }
}
