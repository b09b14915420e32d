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
            using (writer.Block($"public static int Step<W>(ref W world, in MachineEvent fired, EventQueue queue) where W : struct, {context.World}"))
            {
                writer.Line($"var decision = {context.Rules}.Decide(ref world, fired);");
                using (writer.Block("if (decision >= 0)"))
                {
                    writer.Line("var effects = new FlatEffects(queue);").Line("Apply(ref world, ref effects, fired, decision);").Line("Drain(ref world, queue);");
                }

                writer.Gap().Line("return decision;");
            }

            writer.Gap().Doc("Delivers what was raised, first in first out, then forgets what is to be forgotten.");
            using (writer.Block($"public static void Drain<W>(ref W world, EventQueue queue) where W : struct, {context.World}"))
            {
                writer.Line("var effects = new FlatEffects(queue);");
                using (writer.Block("while (queue.Take(out var raised))"))
                {
                    using (writer.Block($"switch (({context.EventEnum})raised.Kind)"))
                    {
                        foreach (var cascade in context.Model.Events.Where(e => e.IsCascade))
                        {
                            WriteCascade(context, writer, cascade);
                        }

                        writer.Line("default:");
                        using (writer.Indented())
                        {
                            writer.Line("throw new MachineException(\"Only a cascade can be raised.\");");
                        }
                    }
                }

                using (writer.Gap().Block("foreach (var (entity, instance) in queue.Forgotten)"))
                using (writer.Block("switch (entity)"))
                {
                    for (var i = 0; i < context.Model.Entities.Count; i++)
                    {
                        writer.Line($"case {i}:");
                        using (writer.Indented())
                        {
                            writer.Line($"{context.Rules}.Forget{context.Model.Entities[i].Name}(ref world{(context.Model.Entities[i].IsMany ? ", instance" : "")});").Line("break;");
                        }
                    }
                }
            }

            writer.Gap().Doc("Applies a decision on an event that comes as data.");
            using (writer.Block($"public static void Apply<W, X>(ref W world, ref X effects, in MachineEvent fired, int decision) where W : struct, {context.World} where X : struct, IEffects"))
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
