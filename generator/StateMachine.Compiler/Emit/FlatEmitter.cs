using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>The rules dispatched by a switch, without Stateless.</summary>
internal static class FlatEmitter
{
    /// <summary>The flat dispatch, over any storage: it also runs a live world without Stateless.</summary>
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc($"The rules of {context.Machine} dispatched by a switch: one event whole, with its cascades, over any storage.");
        using (writer.Block($"public static class {context.Machine}Flat"))
        {
            writer.Doc("Decides and applies one event. Clear the queue before. Returns the decision.");
            using (writer.Block($"public static int Step<TWorld>(ref TWorld world, in MachineEvent fired, EventQueue queue) where TWorld : struct, {context.World}"))
            {
                writer.Line($"var decision = {context.Rules}.Decide(ref world, fired);");
                using (writer.Block("if (decision >= 0)"))
                {
                    writer.Line("var effects = new FlatEffects(queue);").Line("Apply(ref world, ref effects, fired, decision);");
                    WriteDrainCall(context, writer, "ref world, queue");
                }

                writer.Gap().Line("return decision;");
            }

            if (context.HasQueue)
            {
                WriteDrain(context, writer);
            }

            writer.Gap().Doc("Applies a decision on an event that comes as data.");
            using (writer.Block($"public static void Apply<TWorld, TEffects>(ref TWorld world, ref TEffects effects, in MachineEvent fired, int decision) where TWorld : struct, {context.World} where TEffects : struct, IEffects"))
            using (writer.Block($"switch (({context.EventEnum})fired.Kind)"))
            {
                foreach (var declared in context.Model.Events)
                {
                    writer.Line($"case {context.EventEnum}.{declared.Name}:");
                    using (writer.Indented())
                    {
                        writer.Line($"{context.Rules}.Apply{declared.Name}(ref world, ref effects{context.Decoded(declared.Parameters, "fired")}, decision);").Line("break;");
                    }
                }
            }
        }
    }

    /// <summary>Calls what <see cref="WriteDrain"/> writes, where it writes something.</summary>
    public static void WriteDrainCall(EmitContext context, CodeWriter writer, string arguments, string type = "")
    {
        if (context.HasQueue)
        {
            writer.Line($"{type}Drain({arguments});");
        }
    }

    private static void WriteDrain(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc("Delivers what was raised, first in first out, then forgets what is to be forgotten.");
        using (writer.Block($"public static void Drain<TWorld>(ref TWorld world, EventQueue queue) where TWorld : struct, {context.World}"))
        {
            writer.Line("System.ArgumentNullException.ThrowIfNull(queue);");
            var cascades = context.Model.Events.Where(e => e.IsCascade).ToList();
            if (cascades.Count > 0)
            {
                writer.Line("var effects = new FlatEffects(queue);");
                using (writer.Block("while (queue.Take(out var raised))"))
                using (writer.Block($"switch (({context.EventEnum})raised.Kind)"))
                {
                    cascades.ForEach(cascade => WriteCascade(context, writer, cascade));
                    writer.Line("default:");
                    using (writer.Indented())
                    {
                        writer.Line("throw new MachineException(\"Only a cascade can be raised.\");");
                    }
                }
            }

            if (context.Model.Entities.Any(context.IsForgotten))
            {
                using (writer.Gap().Block("foreach (var (entity, instance) in queue.Forgotten)"))
                {
                    WriteForget(context, writer, "world");
                }
            }
        }
    }

    /// <summary>Forgets an instance that is named by numbers.</summary>
    public static void WriteForget(EmitContext context, CodeWriter writer, string world)
    {
        using (writer.Block("switch (entity)"))
        {
            foreach (var entity in context.Model.Entities.Where(context.IsForgotten))
            {
                writer.Line($"case {context.EntityIndex(entity.Name)}:");
                using (writer.Indented())
                {
                    writer.Line($"{context.Rules}.Forget{entity.Name}(ref {world}{(entity.IsMany ? ", instance" : "")});").Line("break;");
                }
            }
        }
    }

    private static void WriteCascade(EmitContext context, CodeWriter writer, EventModel cascade)
    {
        var arguments = context.Decoded(cascade.Parameters, "raised");
        writer.Line($"case {context.EventEnum}.{cascade.Name}:");
        using (writer.Indented())
        using (writer.Block(""))
        {
            writer.Line($"var decision = {context.Rules}.Decide{cascade.Name}(ref world{arguments});");
            using (writer.Block("if (decision >= 0)"))
            {
                writer.Line($"{context.Rules}.Apply{cascade.Name}(ref world, ref effects{arguments}, decision);");
            }

            writer.Gap().Line("break;");
        }
    }
}
