using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>What clauses do: their effects, without the transition, which is the dispatcher's.</summary>
internal static class EffectEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer, EventModel declared)
    {
        var names = Names(declared);
        for (var i = 0; i < declared.Clauses.Count; i++)
        {
            if (HasEffects(context, declared, declared.Clauses[i]))
            {
                WriteClause(context, writer, declared, declared.Clauses[i], names[i]);
            }
        }

        if (HasEffects(context, declared))
        {
            WriteRun(context, writer, declared, names);
        }

        WriteApply(context, writer, declared);
    }

    /// <summary>A readable, unique function name for each clause.</summary>
    public static IReadOnlyList<string> Names(EventModel declared)
    {
        var names = new List<string>();
        foreach (var clause in declared.Clauses)
        {
            var source = string.Concat(clause.SourceText.Split(new[] { ' ', ',' }, StringSplitOptions.RemoveEmptyEntries).Select(EmitContext.Pascal));
            var name = $"{declared.Name}{source}{(clause.Guard is null ? "" : "When")}";
            names.Add(names.Contains(name) ? name + (names.Count + 1) : name);
        }

        return names;
    }

    private static IReadOnlyList<(EntityModel Entity, VariableModel Variable)> OnResets(EmitContext context, EventModel declared)
        => context.Model.Entities.SelectMany(e => VariableEmitter.Resets(e, ResetModelKind.On, declared.Name).Select(v => (e, v))).ToList();

    /// <summary>Whether the event does anything but move its subject.</summary>
    public static bool HasEffects(EmitContext context, EventModel declared) => declared.Clauses.Any(c => HasEffects(context, declared, c));

    private static bool HasEffects(EmitContext context, EventModel declared, ClauseModel clause)
        => !clause.IsStay && (clause.Effects.Count > 0 || OnResets(context, declared).Count > 0);

    private static void WriteClause(EmitContext context, CodeWriter writer, EventModel declared, ClauseModel clause, string name)
    {
        var expressions = new ExpressionEmitter(context, name).Declare(declared.Parameters);
        writer.Gap().Doc($"What {declared.Name} does {clause.SourceText} ({context.Model.Rules[clause.Rule].At}).");
        using (writer.Block($"public static void {name}<TWorld, TEffects>(ref TWorld world, ref TEffects effects{context.Parameters(declared.Parameters)}) where TWorld : struct, {context.World} where TEffects : struct, IEffects"))
        {
            foreach (var (entity, variable) in OnResets(context, declared))
            {
                WriteOnReset(context, writer, declared, entity, variable);
            }

            foreach (var effect in clause.Effects)
            {
                WriteEffect(context, writer, expressions, effect);
            }
        }

        RulesEmitter.WriteHelpers(writer, expressions);
    }

    private static void WriteOnReset(EmitContext context, CodeWriter writer, EventModel declared, EntityModel entity, VariableModel variable)
    {
        if (!entity.IsMany)
        {
            writer.Line(VariableEmitter.ToDefault(context, entity, variable, ""));
        }
        else if (entity.Name == declared.Subject)
        {
            writer.Line(VariableEmitter.ToDefault(context, entity, variable, EmitContext.Local(declared.Parameters[0].Name)));
        }
        else
        {
            using (writer.Block($"for (var i = 0; i < world.{entity.Name}Count; i++)"))
            {
                writer.Line(VariableEmitter.ToDefault(context, entity, variable, "i"));
            }
        }
    }

    private static void WriteEffect(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, EffectModel effect)
    {
        var rule = context.Model.Rules[effect.Rule];
        using (writer.At(rule.At))
        {
            if (effect.When is null)
            {
                WriteAction(context, writer, expressions, effect);
                return;
            }

            using (writer.Block($"if ({expressions.Emit(effect.When)})"))
            {
                WriteAction(context, writer, expressions, effect);
            }
        }
    }

    private static void WriteAction(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, EffectModel effect)
    {
        switch (effect)
        {
            case SetEffect set:
                var accessor = EmitContext.Accessor(set.Entity, set.Variable);
                var assigns = VariableEmitter.HasDependents(context.Entities[set.Entity], set.Variable);
                var assigned = context.Entities[set.Entity].Variables.First(v => v.Name == set.Variable);
                var arguments = expressions.Index(set.Entity, set.Owner, VariableEmitter.Kept(assigned, expressions.Emit(set.Value)));
                writer.Line(assigns ? $"Assign{accessor}(ref world, {arguments});" : $"world.Set{accessor}({arguments});");
                break;
            case AddEffect add:
                WriteMember(context, writer, expressions, add.Entity, add.Variable, add.Owner, add.Item, add: true, add.Before);
                break;
            case RemoveEffect remove:
                WriteMember(context, writer, expressions, remove.Entity, remove.Variable, remove.Owner, remove.Item, add: false, null);
                break;
            case ClearEffect clear:
                var entity = context.Entities[clear.Entity];
                writer.Line(VariableEmitter.ToDefault(context, entity, entity.Variables.First(v => v.Name == clear.Variable), expressions.Index(clear.Entity, clear.Owner)));
                break;
            case ForgetEffect forget:
                writer.Line($"effects.Forget({context.EntityIndex(forget.Entity)}, {expressions.Emit(forget.Owner)});");
                break;
            case TellEffect tell:
                WriteTell(context, writer, expressions, tell);
                break;
            case RaiseEffect raise:
                WriteRaise(context, writer, expressions, raise);
                break;
            case EachEffect each:
                WriteEach(context, writer, expressions, each);
                break;
        }
    }

    private static void WriteMember(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, string entity, string variable, ExprModel owner, ExprModel item, bool add, ExprModel? anchor)
    {
        var accessor = EmitContext.Accessor(entity, variable);
        var type = context.Entities[entity].Variables.First(v => v.Name == variable).Type;
        if (EmitContext.IsCollection(type))
        {
            var arguments = expressions.Index(entity, owner, expressions.Member(item));
            writer.Line(!add ? $"world.Remove{accessor}({arguments});"
                : type is SetType ? $"world.Add{accessor}({arguments});"
                : $"world.Add{accessor}({arguments}, {(anchor is null ? "-1" : expressions.Member(anchor))});");
            return;
        }

        var index = expressions.Index(entity, owner);
        var mask = $"1 << (int){EmitContext.Parenthesise(expressions.Operand(item))}";
        var read = $"world.Get{accessor}({index})";
        writer.Line($"world.Set{accessor}({(index.Length == 0 ? "" : index + ", ")}{(add ? $"{read} | ({mask})" : $"{read} & ~({mask})")});");
    }

    private static void WriteTell(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, TellEffect tell)
    {
        var declared = context.Model.Notifications[context.NotificationIndex(tell.Notification)];
        var numbers = Enumerable.Range(0, 4).Select(i => i < tell.Arguments.Count && tell.Arguments[i].Type is not OpaqueType
            ? expressions.Encoded(declared.Parameters[i].Type, tell.Arguments[i]) : "0");
        var opaque = tell.Arguments.FirstOrDefault(a => a.Type is OpaqueType);
        writer.Line($"effects.Tell(new Notification({context.NotificationIndex(tell.Notification)}, {expressions.Emit(tell.Target)}, {string.Join(", ", numbers)}, {Why(context, expressions, tell.Rule)}){(opaque is null ? "" : $" {{ Opaque = {expressions.Emit(opaque)} }}")}); // {tell.Notification}");
    }

    private static void WriteRaise(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, RaiseEffect raise)
    {
        var declared = context.Events[raise.Event];
        var numbers = raise.Arguments.Select((a, i) => context.IsOne(declared.Parameters[i].Type) || a.Type is OpaqueType ? "0" : expressions.Encoded(declared.Parameters[i].Type, a));
        var opaque = raise.Arguments.FirstOrDefault(a => a.Type is OpaqueType);
        writer.Line($"effects.Raise(new MachineEvent((int){context.EventEnum}.{raise.Event}, {string.Join(", ", numbers)}){(opaque is null ? "" : $" {{ Opaque = {expressions.Emit(opaque)} }}")}, {Why(context, expressions, raise.Rule)});");
    }

    /// <summary>The rule with the values of its reason's holes: dropped by exploring, kept by running.</summary>
    private static string Why(EmitContext context, ExpressionEmitter expressions, int rule)
    {
        var holes = (context.Model.Rules[rule].Because?.Holes.Select(h => context.Encode(h.Type, expressions.Emit(h))) ?? []).Concat(["0", "0", "0", "0"]).Take(4);
        return $"new Reason({rule}, {string.Join(", ", holes)})";
    }

    private static void WriteEach(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, EachEffect each)
    {
        void Body() => each.Effects.ToList().ForEach(e => WriteEffect(context, writer, expressions, e));
        if (!Dependencies.Disturbs(context, each))
        {
            expressions.WriteLoop(writer, each.Binder, each.BinderType, each.Domain, each.Where, Body);
            return;
        }

        // The loop would change what it ranges over, and whom it means is fixed before the first is touched.
        var chosen = "chosen" + each.Rule;
        writer.Line($"var {chosen} = new System.Collections.Generic.List<{context.Type(each.BinderType)}>();");
        expressions.WriteLoop(writer, each.Binder, each.BinderType, each.Domain, each.Where, () => writer.Line($"{chosen}.Add({EmitContext.Local(each.Binder)});"));
        using (writer.Block($"foreach (var {EmitContext.Local(each.Binder)}Chosen in {chosen})"))
        {
            writer.Line($"var {EmitContext.Local(each.Binder)} = {EmitContext.Local(each.Binder)}Chosen;");
            Body();
        }
    }

    /// <summary>The effects of a decision that is already made: what the Stateless machine's actions call.</summary>
    private static void WriteRun(EmitContext context, CodeWriter writer, EventModel declared, IReadOnlyList<string> names)
    {
        writer.Gap().Doc($"Runs the effects of a decision on {declared.Name}. The transition itself is the dispatcher's.");
        using (writer.Block($"public static void Run{declared.Name}<TWorld, TEffects>(ref TWorld world, ref TEffects effects{context.Parameters(declared.Parameters)}, int decision) where TWorld : struct, {context.World} where TEffects : struct, IEffects"))
        {
            var clauses = declared.Clauses.Select((c, i) => (Clause: c, Name: names[i])).Where(x => HasEffects(context, declared, x.Clause)).ToList();
            WriteSwitch(writer, clauses.Select(c => (c.Clause, $"{c.Name}(ref world, ref effects{context.Arguments(declared.Parameters)});")).ToList(), declared.Clauses.Count);
        }
    }

    /// <summary>Transition and effects: the flat step.</summary>
    private static void WriteApply(EmitContext context, CodeWriter writer, EventModel declared)
    {
        var entity = context.Entities[declared.Subject];
        var type = EmitContext.StateEnum(entity.Name);
        var self = entity.IsMany ? EmitContext.Local(declared.Parameters[0].Name) : "";
        var moves = declared.Clauses.Where(c => c.Target is not null).ToList();
        writer.Gap().Doc($"Applies a decision on {declared.Name} whole, without Stateless: the transition with its resets, then the effects.");
        using (writer.Block($"public static void Apply{declared.Name}<TWorld, TEffects>(ref TWorld world, ref TEffects effects{context.Parameters(declared.Parameters)}, int decision) where TWorld : struct, {context.World} where TEffects : struct, IEffects"))
        {
            WriteSwitch(writer, moves.Select(c => (c,
                $"Move{entity.Name}(ref world{(self.Length == 0 ? "" : ", " + self)}, {type}.{c.Target});\neffects.Move({context.EntityIndex(entity.Name)}, {(self.Length == 0 ? "0" : self)});")).ToList(), declared.Clauses.Count);
            if (HasEffects(context, declared))
            {
                writer.Gap().Line($"Run{declared.Name}(ref world, ref effects{context.Arguments(declared.Parameters)}, decision);");
            }
        }
    }

    private static void WriteSwitch(CodeWriter writer, IReadOnlyList<(ClauseModel Clause, string Action)> cases, int clauses)
    {
        if (cases.Count == 0)
        {
            return;
        }

        if (cases.Count == 1 && clauses == 1)
        {
            writer.Line(cases[0].Action);
            return;
        }

        using (writer.Block("switch (ClauseOf(decision))"))
        {
            foreach (var (clause, action) in cases)
            {
                writer.Line($"case {clause.Rule}: // {clause.SourceText}{(clause.GuardText is null ? "" : " when " + clause.GuardText)}");
                using (writer.Indented())
                {
                    writer.Line(action).Line("break;");
                }
            }
        }
    }
}
