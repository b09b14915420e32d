using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>The way from numbers of instances to the types of a model.</summary>
internal static class ModelsEmitter
{
    /// <summary>Chooses the types for given numbers of instances.</summary>
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        var many = context.Many.ToList();
        writer.Gap().Doc($"Makes a model of {context.Machine} for given numbers of instances and hands it to a visitor.");
        using (writer.Block($"public static class {context.Machine}Models"))
        {
            var counts = string.Concat(many.Select(e => $", int {EmitContext.Local(char.ToLowerInvariant(e.Name[0]) + e.Name.Substring(1))}Count"));
            writer.Doc($"Hands the visitor the model with these numbers of instances, each from 1 to 8.");
            using (writer.Block($"public static TResult Visit<TResult>(IModelVisitor<TResult> visitor, {context.Machine}Policies policies{counts})"))
            {
                writer.Line("System.ArgumentNullException.ThrowIfNull(visitor);").Line("System.ArgumentNullException.ThrowIfNull(policies);");
                if (many.Count == 0)
                {
                    writer.Line("return Sized<TResult>(visitor, policies);");
                }
                else
                {
                    WriteCountSwitch(context, writer, many, 0);
                }
            }

            for (var i = 1; i < many.Count; i++)
            {
                var fixedTypes = string.Concat(many.Take(i).Select(e => $", T{e.Name}Count"));
                var rest = string.Concat(many.Skip(i).Select(e => $", int {char.ToLowerInvariant(e.Name[0]) + e.Name.Substring(1)}Count"));
                writer.Gap();
                using (writer.Block($"private static TResult Visit{i}<TResult{fixedTypes}>(IModelVisitor<TResult> visitor, {context.Machine}Policies policies{rest}){string.Concat(many.Take(i).Select(e => $" where T{e.Name}Count : struct, ICount"))}"))
                {
                    WriteCountSwitch(context, writer, many, i);
                }
            }

            WriteSized(context, writer, many);
        }
    }

    private static void WriteCountSwitch(EmitContext context, CodeWriter writer, List<EntityModel> many, int index)
    {
        var name = char.ToLowerInvariant(many[index].Name[0]) + many[index].Name.Substring(1) + "Count";
        var fixedTypes = string.Concat(many.Take(index).Select(e => $", T{e.Name}Count"));
        var last = index == many.Count - 1;
        var rest = string.Concat(many.Skip(index + 1).Select(e => $", {char.ToLowerInvariant(e.Name[0]) + e.Name.Substring(1)}Count"));
        using (writer.Block($"return {name} switch", "};"))
        {
            for (var n = 1; n <= 8; n++)
            {
                writer.Line($"{n} => {(last ? "Sized" : $"Visit{index + 1}")}<TResult{fixedTypes}, N{n}>(visitor, policies{rest}),");
            }

            writer.Line($"_ => throw new MachineException($\"A model has 1 to 8 instances of {many[index].Name}, not {{{name}}}.\"),");
        }
    }

    private static void WriteSized(EmitContext context, CodeWriter writer, List<EntityModel> many)
    {
        var types = string.Concat(many.Select(e => $", T{e.Name}Count"));
        var counts = string.Concat(many.Select(e => $"T{e.Name}Count, "));
        writer.Gap();
        using (writer.Block($"private static TResult Sized<TResult{types}>(IModelVisitor<TResult> visitor, {context.Machine}Policies policies){string.Concat(many.Select(e => $" where T{e.Name}Count : struct, ICount"))}"))
        {
            foreach (var words in new[] { "Words1", "Words2", "Words4", "Words8" })
            {
                var packed = $"{context.Machine}Packed<{counts}{words}>";
                using (writer.Block($"if ({packed}.Bits <= {words}.Bits)"))
                {
                    writer.Line($"return visitor.Visit<{context.Machine}Model<{counts}{words}>, {packed}>(new(policies));");
                }

                writer.Gap();
            }

            writer.Line($"throw new MachineException(\"A state of {context.Machine} with so many instances takes more than 512 bits. Explore fewer.\");");
        }
    }
}
