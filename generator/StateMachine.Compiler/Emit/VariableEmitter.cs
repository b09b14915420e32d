using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Resets, transitions and the forgetting of instances.</summary>
internal static class VariableEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer, EntityModel entity)
    {
        foreach (var variable in entity.Variables)
        {
            WriteAssign(context, writer, entity, variable);
        }

        foreach (var state in entity.States)
        {
            WriteReset(context, writer, entity, LeaveName(entity, state), Resets(entity, ResetModelKind.Leaving, state.Name), $"What leaving {state.Name} sets back.");
            WriteReset(context, writer, entity, EnterName(entity, state), Resets(entity, ResetModelKind.Entering, state.Name), $"What entering {state.Name} sets back.");
        }

        if (entity.States.Count > 0)
        {
            WriteMove(context, writer, entity);
        }

        if (context.IsForgotten(entity))
        {
            WriteForget(context, writer, entity);
        }

    }

    public static string LeaveName(EntityModel entity, StateModel state) => $"Leave{entity.Name}{state.Name}";

    public static string EnterName(EntityModel entity, StateModel state) => $"Enter{entity.Name}{state.Name}";

    public static IReadOnlyList<VariableModel> Resets(EntityModel entity, ResetModelKind kind, string name)
        => entity.Variables.Where(v => v.Resets.Any(r => r.Kind == kind && r.Name == name)).ToList();

    public static bool HasDependents(EntityModel entity, string variable) => Resets(entity, ResetModelKind.With, variable).Count > 0;

    private static string I(EntityModel entity) => entity.IsMany ? "i" : "";

    private static string Params(EntityModel entity) => entity.IsMany ? ", int i" : "";

    /// <summary>A statement that puts a variable back to its default.</summary>
    public static string ToDefault(EmitContext context, EntityModel entity, VariableModel variable, string index)
    {
        var accessor = EmitContext.Accessor(entity.Name, variable.Name);
        return EmitContext.IsCollection(variable.Type)
            ? string.Join("\n", Fill(context, variable, accessor, index).Prepend($"world.Clear{accessor}({index});"))
            : $"world.Set{accessor}({(index.Length == 0 ? "" : index + ", ")}{new ExpressionEmitter(context, "Default").Emit(variable.Default)});";
    }

    /// <summary>What a variable keeps of a value that it is set to: an opaque number stays within its bounds.</summary>
    public static string Kept(VariableModel variable, string value) => variable.Type is OpaqueType { Low: { } low, High: { } high } ? $"Opaques.Within({value}, {low}, {high})" : value;

    /// <summary>The numbers of what a set or list holds by default.</summary>
    public static IReadOnlyList<string> DefaultMembers(EmitContext context, VariableModel variable)
    {
        var expressions = new ExpressionEmitter(context, "Default");
        return ((SetExpr)variable.Default).Items.Select(expressions.Member).ToList();
    }

    private static IEnumerable<string> Fill(EmitContext context, VariableModel variable, string accessor, string index)
        => DefaultMembers(context, variable).Select(m => $"world.Add{accessor}({(index.Length == 0 ? "" : index + ", ")}{m}{(variable.Type is ListType ? ", -1" : "")});");

    private static void WriteAssign(EmitContext context, CodeWriter writer, EntityModel entity, VariableModel variable)
    {
        var dependents = Resets(entity, ResetModelKind.With, variable.Name);
        if (dependents.Count == 0)
        {
            return;
        }

        var accessor = EmitContext.Accessor(entity.Name, variable.Name);
        writer.Gap().Doc($"Sets {entity.Name}.{variable.Name}, and with it back to default: {string.Join(", ", dependents.Select(d => d.Name))}.");
        using (writer.Block($"public static void Assign{accessor}<TWorld>(ref TWorld world{Params(entity)}, {context.Type(variable.Type)} value) where TWorld : struct, {context.World}"))
        {
            writer.Line($"world.Set{accessor}({(entity.IsMany ? "i, " : "")}value);");
            foreach (var dependent in dependents)
            {
                writer.Line(ToDefault(context, entity, dependent, I(entity)));
            }
        }
    }

    private static void WriteReset(EmitContext context, CodeWriter writer, EntityModel entity, string name, IReadOnlyList<VariableModel> variables, string doc)
    {
        if (variables.Count == 0)
        {
            return;
        }

        writer.Gap().Doc(doc);
        using (writer.Block($"public static void {name}<TWorld>(ref TWorld world{Params(entity)}) where TWorld : struct, {context.World}"))
        {
            foreach (var variable in variables)
            {
                writer.Line(ToDefault(context, entity, variable, I(entity)));
            }
        }
    }

    private static void WriteMove(EmitContext context, CodeWriter writer, EntityModel entity)
    {
        var type = EmitContext.StateEnum(entity.Name);
        var iAnd = entity.IsMany ? "i, " : "";
        writer.Gap().Doc($"The transition of {EmitContext.A(entity.Name)} to another leaf state with its resets: the flat twin of what the Stateless machine does.");
        using (writer.Block($"public static void Move{entity.Name}<TWorld>(ref TWorld world{Params(entity)}, {type} to) where TWorld : struct, {context.World}"))
        {
            if (entity.Variables.Any(v => v.Resets.Any(r => r.Kind is ResetModelKind.Leaving or ResetModelKind.Entering)))
            {
                writer.Line($"var from = world.Get{type}({I(entity)});");
            }

            writer.Line($"world.Set{type}({iAnd}to);");
            WriteBoundary(writer, entity, type, leaving: true);
            WriteBoundary(writer, entity, type, leaving: false);
        }
    }

    private static void WriteBoundary(CodeWriter writer, EntityModel entity, string type, bool leaving)
    {
        // Left states inner first, entered ones outer first; leaves stand before composites in the model.
        var states = leaving ? entity.States : entity.States.Reverse();
        foreach (var state in states)
        {
            if (Resets(entity, leaving ? ResetModelKind.Leaving : ResetModelKind.Entering, state.Name).Count == 0)
            {
                continue;
            }

            var inside = string.Join(" or ", state.Leaves.Select(l => $"{type}.{l}"));
            var (here, there) = leaving ? ("from", "to") : ("to", "from");
            var condition = state.IsLeaf ? $"{here} == {inside}" : $"{here} is {inside} && !({there} is {inside})";
            using (writer.Gap().Block($"if ({condition})"))
            {
                writer.Line($"{(leaving ? LeaveName(entity, state) : EnterName(entity, state))}(ref world{(entity.IsMany ? ", i" : "")});");
            }
        }
    }

    private static void WriteForget(EmitContext context, CodeWriter writer, EntityModel entity)
    {
        writer.Gap().Doc($"Forgets {EmitContext.A(entity.Name)}: its variables go back, and it leaves every set, list and reference. Its state stays.");
        using (writer.Block($"public static void Forget{entity.Name}<TWorld>(ref TWorld world{Params(entity)}) where TWorld : struct, {context.World}"))
        {
            foreach (var variable in entity.Variables)
            {
                writer.Line(ToDefault(context, entity, variable, I(entity)));
            }

            if (!entity.IsMany)
            {
                return;
            }

            foreach (var holder in context.Model.Entities)
            {
                var lines = holder.Variables.Select(v => Leave(context, holder, v, entity)).OfType<string>().ToList();
                if (lines.Count == 0)
                {
                    continue;
                }

                if (!holder.IsMany)
                {
                    lines.ForEach(l => writer.Line(l));
                    continue;
                }

                using (writer.Gap().Block($"for (var holder = 0; holder < world.{holder.Name}Count; holder++)"))
                {
                    lines.ForEach(l => writer.Line(l));
                }
            }
        }
    }

    private static string? Leave(EmitContext context, EntityModel holder, VariableModel variable, EntityModel forgotten)
    {
        if (context.EntityOf(variable.Type) != forgotten.Name)
        {
            return null;
        }

        var accessor = EmitContext.Accessor(holder.Name, variable.Name);
        var (h, hAnd) = holder.IsMany ? ("holder", "holder, ") : ("", "");
        string AsUnion(UnionType union) => $"{context.Qualified(union.Name, context.DefinitionNames)}.Of{forgotten.Name}(i)";
        switch (variable.Type)
        {
            case SetType or ListType:
                var element = variable.Type is SetType s ? s.Element : ((ListType)variable.Type).Element;
                var member = element is UnionType u ? AsUnion(u) : "i";
                return $"world.Remove{accessor}({hAnd}{member});";
            case OptionalType { Element: var e }:
                var reference = e is UnionType union ? AsUnion(union) : "i";
                return $"if (world.Get{accessor}({h}) == {reference})\n{{\n    world.Set{accessor}({hAnd}-1);\n}}";
            case UnionType self:
                // It cannot be none, so it goes back to its default.
                return $"if (world.Get{accessor}({h}) == {AsUnion(self)})\n{{\n    {ToDefault(context, holder, variable, h)}\n}}";
            default:
                return null;
        }
    }

    /// <summary>Functions over the whole world: setting it up, copying it between storages.</summary>
    public static void EmitWhole(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc("Puts every instance into its initial state, every variable at its default.");
        using (writer.Block($"public static void Initialise<TWorld>(ref TWorld world) where TWorld : struct, {context.World}"))
        {
            WriteForAll(context, writer, entity =>
            {
                var (i, iAnd) = entity.IsMany ? ("i", "i, ") : ("", "");
                if (entity.States.Count > 0)
                {
                    var type = EmitContext.StateEnum(entity.Name);
                    writer.Line($"world.Set{type}({iAnd}{type}.{entity.Initial});");
                }

                foreach (var variable in entity.Variables)
                {
                    writer.Line(ToDefault(context, entity, variable, i));
                }
            });
        }

        writer.Gap().Doc("Copies every finite variable from one storage to another that has as many instances.");
        using (writer.Block($"public static void Copy<TSource, TWorld>(ref TSource from, ref TWorld to) where TSource : struct, {context.World} where TWorld : struct, {context.World}"))
        {
            WriteForAll(context, writer, entity => WriteCopy(context, writer, entity), "from");
        }
    }

    private static void WriteForAll(EmitContext context, CodeWriter writer, Action<EntityModel> body, string world = "world")
    {
        foreach (var entity in context.Model.Entities)
        {
            if (!entity.IsMany)
            {
                body(entity);
                continue;
            }

            using (writer.Gap().Block($"for (var i = 0; i < {world}.{entity.Name}Count; i++)"))
            {
                body(entity);
            }
        }
    }

    private static void WriteCopy(EmitContext context, CodeWriter writer, EntityModel entity)
    {
        var (i, iAnd) = entity.IsMany ? ("i", "i, ") : ("", "");
        if (entity.States.Count > 0)
        {
            var type = EmitContext.StateEnum(entity.Name);
            writer.Line($"to.Set{type}({iAnd}from.Get{type}({i}));");
        }

        foreach (var variable in entity.Variables.Where(v => v.Type is not OpaqueType))
        {
            var accessor = EmitContext.Accessor(entity.Name, variable.Name);
            switch (variable.Type)
            {
                case ListType:
                    writer.Line($"to.Clear{accessor}({i});");
                    using (writer.Block($"for (var place = 0; place < from.Count{accessor}({i}); place++)"))
                    {
                        writer.Line($"to.Add{accessor}({iAnd}from.At{accessor}({iAnd}place), -1);");
                    }

                    break;
                case var type when EmitContext.IsCollection(type):
                    writer.Line($"to.Clear{accessor}({i});");
                    using (writer.Block($"for (var member = from.Next{accessor}({iAnd}-1); member >= 0; member = from.Next{accessor}({iAnd}member))"))
                    {
                        writer.Line($"to.Add{accessor}({iAnd}member);");
                    }

                    break;
                default:
                    writer.Line($"to.Set{accessor}({iAnd}from.Get{accessor}({i}));");
                    break;
            }
        }
    }
}
