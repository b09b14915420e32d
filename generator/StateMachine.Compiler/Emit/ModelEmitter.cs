using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>The model for exploring: the flat step and all successors of a packed state.</summary>
internal static class ModelEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        var packed = PackedEmitter.TypeName(context);
        var name = $"{context.Machine}Model<{PackedEmitter.Counts(context)}TBits>";
        writer.Gap().Doc($"The world of {context.Machine} for exploring, with a fixed number of instances: the same rules over packed states, dispatched by a switch instead of Stateless.");
        using (writer.Block($"public readonly struct {context.Machine}Model<{PackedEmitter.Counts(context)}TBits>({context.Machine}Policies policies) : IModel<{packed}>{PackedEmitter.Constraints(context)}"))
        {
            WriteFacts(context, writer, packed);
            WriteStep(context, writer, packed);
            WriteSuccessors(context, writer, packed);
            foreach (var entity in context.Model.Entities)
            {
                WriteEntity(context, writer, packed, entity);
            }
        }
    }

    private static void WriteFacts(EmitContext context, CodeWriter writer, string packed)
    {
        writer.Line("/// <inheritdoc/>").Line($"public MachineInfo Info => {context.Machine}Info.Instance;");
        writer.Gap().Line("/// <inheritdoc/>").Line($"public System.Collections.Generic.IReadOnlyList<int> Counts => [{string.Join(", ", context.Model.Entities.Select(e => e.IsMany ? $"T{e.Name}Count.Value" : "1"))}];");
        writer.Gap().Line("/// <inheritdoc/>").Line($"public {packed} Initial => {packed}.Create(policies);");
        writer.Gap().Line("/// <inheritdoc/>").Line($"public int BrokenInvariant(ref {packed} state) => {context.Rules}.BrokenInvariant(ref state);");
        writer.Gap().Line("/// <inheritdoc/>").Line($"public int BrokenStep(ref {packed} before, ref {packed} after, in MachineEvent fired) => {context.Rules}.BrokenStep(ref before, ref after, fired);");
        LeadsEmitter.EmitModel(context, writer, packed);
        writer.Gap().Line("/// <inheritdoc/>");
        using (writer.Block($"public Machine ToMachine(ref {packed} state)"))
        {
            writer.Line($"var machine = new {context.Machine}Machine(policies);");
            foreach (var entity in context.Many)
            {
                using (writer.Block($"for (var i = 0; i < T{entity.Name}Count.Value; i++)"))
                {
                    writer.Line($"machine.World.Add{entity.Name}();");
                }
            }

            writer.Gap().Line($"{context.Rules}.Copy(ref state, ref machine.World);").Line("return machine;");
        }
    }

    private static void WriteStep(EmitContext context, CodeWriter writer, string packed)
    {
        writer.Gap().Line("/// <inheritdoc/>");
        using (writer.Block($"public int Step(ref {packed} state, in MachineEvent fired, EventQueue queue)"))
        {
            writer.Line("System.ArgumentNullException.ThrowIfNull(queue);").Line("queue.Clear();").Line($"return {context.Machine}Flat.Step(ref state, fired, queue);");
        }
    }

    private static void WriteSuccessors(EmitContext context, CodeWriter writer, string packed)
    {
        writer.Gap().Line("/// <inheritdoc/>");
        using (writer.Block($"public void Successors(ref {packed} from, SuccessorBuffer<{packed}> into)"))
        {
            writer.Line("System.ArgumentNullException.ThrowIfNull(into);");
            foreach (var entity in context.Model.Entities)
            {
                if (!entity.IsMany)
                {
                    writer.Line($"{entity.Name}Events(ref from, into);");
                    continue;
                }

                writer.Line($"// The index of an instance is a type, so that every shift of its bits folds into a constant.");
                for (var i = 0; i < 8; i++)
                {
                    using (writer.Block($"if (T{entity.Name}Count.Value > {i})"))
                    {
                        writer.Line($"{entity.Name}Events<N{i}>(ref from, into);");
                    }

                    writer.Gap();
                }
            }
        }
    }

    private static void WriteEntity(EmitContext context, CodeWriter writer, string packed, EntityModel entity)
    {
        var events = context.Model.Events.Where(e => !e.IsCascade && e.Subject == entity.Name).ToList();
        var (generic, constraint) = entity.IsMany ? ("<TInstance>", " where TInstance : struct, ICount") : ("", "");
        writer.Gap();
        if (entity.States.Count == 0)
        {
            using (writer.Block($"private static void {entity.Name}Events{generic}(ref {packed} from, SuccessorBuffer<{packed}> into){constraint}"))
            {
                events.ForEach(e => WriteEvent(context, writer, entity, e, DecisionEmitter.Groups(e)[0]));
            }

            return;
        }

        var type = EmitContext.StateEnum(entity.Name);
        var leaves = entity.States.Where(s => s.IsLeaf).ToList();
        using (writer.Block($"private static void {entity.Name}Events{generic}(ref {packed} from, SuccessorBuffer<{packed}> into){constraint}"))
        using (writer.Block($"switch (from.Get{type}({(entity.IsMany ? "TInstance.Value" : "")}))"))
        {
            foreach (var leaf in leaves)
            {
                writer.Line($"case {type}.{leaf.Name}:");
                using (writer.Indented())
                {
                    writer.Line($"{entity.Name}{leaf.Name}{generic}(ref from, into);").Line("break;");
                }
            }
        }

        foreach (var leaf in leaves)
        {
            writer.Gap();
            using (writer.Block($"private static void {entity.Name}{leaf.Name}{generic}(ref {packed} from, SuccessorBuffer<{packed}> into){constraint}"))
            {
                foreach (var declared in events)
                {
                    WriteEvent(context, writer, entity, declared, DecisionEmitter.Groups(declared).First(g => g.States.Contains(leaf.Name)));
                }
            }
        }
    }

    private static void WriteEvent(EmitContext context, CodeWriter writer, EntityModel entity, EventModel declared, DecisionEmitter.Group group)
    {
        var clauses = group.Resolution.Clauses.Select(c => declared.Clauses[c]).ToList();
        if (clauses.All(c => c.IsStay || c.Verdicts.Any(v => v.IsRefuse && v.When is null)))
        {
            return; // Nothing that changes the state can come of it.
        }

        var blocks = new Stack<IDisposable>();
        blocks.Push(writer.Gap().Block($"if (into.Offers((int){context.EventEnum}.{declared.Name}))"));
        var numbers = new List<string> { entity.IsMany ? "TInstance.Value" : "0" };
        foreach (var parameter in declared.Parameters.Skip(1))
        {
            var name = EmitContext.Local(parameter.Name);
            if (parameter.IsUnused || parameter.Type is OpaqueType || context.IsOne(parameter.Type))
            {
                numbers.Add("0"); // Nothing reads it, so one value stands for all.
                continue;
            }

            var (low, high) = Range(context, parameter.Type);
            blocks.Push(writer.Block($"for (var {name} = {low}; {name} < {high}; {name}++)"));
            numbers.Add(name);
        }

        var typed = string.Concat(declared.Parameters.Select((p, i) => (p, i)).Where(x => !context.IsOne(x.p.Type))
            .Select(x => ", " + (x.p.Type is OpaqueType ? "null" : context.Decode(x.p.Type, numbers[x.i]))));
        var stays = string.Concat(clauses.Where(c => c.IsStay).Select(c => $" && {context.Rules}.ClauseOf(decision) != {c.Rule}"));
        writer.Line($"var decision = {context.Rules}.{group.Function}(ref from{typed});");
        using (writer.Block($"if (decision >= 0{stays})"))
        {
            writer.Line("var next = from;").Line("var effects = new FlatEffects(into.Queue);").Line("into.Queue.Clear();");
            writer.Line($"{context.Rules}.Apply{declared.Name}(ref next, ref effects{typed}, decision);");
            FlatEmitter.WriteDrainCall(context, writer, "ref next, into.Queue", $"{context.Machine}Flat.");
            writer.Line($"into.Add(next, new MachineEvent((int){context.EventEnum}.{declared.Name}, {string.Join(", ", numbers)}));");
        }

        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }
    }

    private static (string Low, string High) Range(EmitContext context, TypeModel type) => type switch
    {
        BoolType => ("0", "2"),
        IntType i => ($"{i.Low}", $"{i.High + 1}"),
        EnumType e => ("0", $"{context.MembersOf(e.Name).Count}"),
        EntityType e => ("0", $"T{e.Name}Count.Value"),
        UnionType u => ("0", $"{context.UnionBase(u.Name)}{(context.EntityOf(u) is { } entity ? $" + T{entity}Count.Value" : "")}"),
        SetType { Element: EnumType e } => ("0", $"1 << {context.MembersOf(e.Name).Count}"),
        OptionalType o => ("-1", Range(context, o.Element).High),
        _ => throw new InvalidOperationException($"{type} cannot be enumerated."),
    };
}
