using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>The storage interface that all rules are written against, and the storage of a running world.</summary>
internal static class WorldEmitter
{
    public static void EmitInterface(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc($"Every variable of the world of {context.Machine}. A struct implements it, and the JIT compiles the rules once for each storage.");
        using (writer.Block($"public interface {context.World}"))
        {
            foreach (var policy in context.Model.Policies)
            {
                writer.Gap().Doc($"Policy {policy.Name}.").Line($"{policy.TypeName} {EmitContext.Pascal(policy.Name)} {{ get; }}");
            }

            foreach (var entity in context.Many)
            {
                writer.Gap().Doc($"How many instances of {entity.Name} there are.").Line($"int {entity.Name}Count {{ get; }}");
            }

            foreach (var entity in context.Model.Entities)
            {
                WriteMembers(context, writer, entity);
            }
        }
    }

    private static void WriteMembers(EmitContext context, CodeWriter writer, EntityModel entity)
    {
        foreach (var member in Members(context, entity))
        {
            writer.Gap().Doc(member.Doc).Line(member.Signature + ";");
        }
    }

    /// <summary>The accessors of an entity's state and variables, the same for every storage.</summary>
    public static IEnumerable<Member> Members(EmitContext context, EntityModel entity)
    {
        var i = entity.IsMany ? "int i" : "";
        var iAnd = entity.IsMany ? "int i, " : "";
        if (entity.States.Count > 0)
        {
            var type = EmitContext.StateEnum(entity.Name);
            yield return new($"{type} Get{type}({i})", MemberKind.Get, null, $"The leaf state of {EmitContext.A(entity.Name)}.");
            yield return new($"void Set{type}({iAnd}{type} value)", MemberKind.Set, null, $"Writes the state of {EmitContext.A(entity.Name)}; rules move it, nobody else.");
        }

        foreach (var variable in entity.Variables)
        {
            var a = EmitContext.Accessor(entity.Name, variable.Name);
            var of = $"{entity.Name}.{variable.Name}";
            if (!EmitContext.IsCollection(variable.Type))
            {
                yield return new($"{context.Type(variable.Type)} Get{a}({i})", MemberKind.Get, variable, $"Reads {of}.");
                yield return new($"void Set{a}({iAnd}{context.Type(variable.Type)} value)", MemberKind.Set, variable, $"Writes {of}.");
                continue;
            }

            yield return new($"int Count{a}({i})", MemberKind.Count, variable, $"How many there are in {of}.");
            yield return new($"bool Has{a}({iAnd}int member)", MemberKind.Has, variable, $"Whether it is in {of}.");
            yield return new($"void Remove{a}({iAnd}int member)", MemberKind.Remove, variable, $"Takes it out of {of}.");
            yield return new($"void Clear{a}({i})", MemberKind.Clear, variable, $"Empties {of}.");
            if (variable.Type is SetType)
            {
                yield return new($"void Add{a}({iAnd}int member)", MemberKind.Add, variable, $"Puts it into {of}.");
                yield return new($"int Next{a}({iAnd}int after)", MemberKind.Next, variable, $"The next one in {of} above a number, or -1.");
                continue;
            }

            yield return new($"void Add{a}({iAnd}int member, int anchor)", MemberKind.Add, variable, $"Puts it into {of}, before an anchor or at the end.");
            yield return new($"int At{a}({iAnd}int place)", MemberKind.At, variable, $"The one at a place of {of}.");
            yield return new($"int IndexOf{a}({iAnd}int member)", MemberKind.IndexOf, variable, $"Its place in {of}, or -1.");
            var (end, none) = ListOfEnum(variable) is { } member ? (member + "?", "null") : ("int", "-1");
            yield return new($"{end} First{a}({i})", MemberKind.First, variable, $"The first of {of}, or {none}.");
            yield return new($"{end} Last{a}({i})", MemberKind.Last, variable, $"The last of {of}, or {none}.");
        }
    }

    /// <summary>The enum whose members a list holds; null where it holds instances.</summary>
    public static string? ListOfEnum(VariableModel variable) => variable.Type is ListType { Element: EnumType e } ? e.Name : null;

    public static void EmitLive(EmitContext context, CodeWriter writer)
    {
        var name = $"{context.Machine}World";
        writer.Gap().Doc($"The world of a running {context.Machine}: a column for each variable, growing with the instances. Not thread-safe.");
        using (writer.Block($"public struct {name} : {context.World}"))
        {
            WriteFields(context, writer);
            WriteConstructor(context, writer, name);
            foreach (var policy in context.Model.Policies)
            {
                writer.Gap().Line("/// <inheritdoc/>").Line($"public readonly {policy.TypeName} {EmitContext.Pascal(policy.Name)} => Policies.{EmitContext.Pascal(policy.Name)};");
            }

            foreach (var entity in context.Model.Entities)
            {
                WriteEntity(context, writer, entity);
            }

            WriteClone(context, writer, name);
        }
    }

    /// <summary>The columns of an entity: a field name, its C# type and its default.</summary>
    private static IEnumerable<(string Field, string Type, string Default, VariableModel? Variable)> Columns(EmitContext context, EntityModel entity)
    {
        if (entity.States.Count > 0)
        {
            var type = EmitContext.StateEnum(entity.Name);
            yield return (Field(type), type, $"{type}.{entity.Initial}", null);
        }

        foreach (var variable in entity.Variables)
        {
            var type = variable.Type switch
            {
                ListType => "MemberList",
                _ when EmitContext.IsCollection(variable.Type) => "MemberSet",
                _ => context.Type(variable.Type),
            };
            var value = EmitContext.IsCollection(variable.Type) ? Filled(context, type, variable) : new ExpressionEmitter(context, "Default").Emit(variable.Default);
            yield return (Field(EmitContext.Accessor(entity.Name, variable.Name)), type, value, variable);
        }
    }

    /// <summary>The default of a set or list with storage of its own.</summary>
    private static string Filled(EmitContext context, string type, VariableModel variable)
    {
        var members = VariableEmitter.DefaultMembers(context, variable);
        return members.Count == 0 ? "default" : $"{type}.Of([{string.Join(", ", members)}])";
    }

    private static string Field(string name) => "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static void WriteFields(EmitContext context, CodeWriter writer)
    {
        foreach (var entity in context.Model.Entities)
        {
            foreach (var (field, type, _, _) in Columns(context, entity))
            {
                writer.Line($"private {type}{(entity.IsMany ? "[]" : "")} {field};");
            }
        }
    }

    private static void WriteConstructor(EmitContext context, CodeWriter writer, string name)
    {
        writer.Gap().Doc("A world in which nothing has happened, without instances.");
        using (writer.Block($"public {name}({context.Machine}Policies policies)"))
        {
            writer.Line("Policies = policies;");
            foreach (var entity in context.Model.Entities)
            {
                foreach (var (field, _, value, _) in Columns(context, entity))
                {
                    writer.Line(entity.IsMany ? $"{field} = [];" : $"{field} = {value};");
                }
            }
        }

        writer.Gap().Doc("What was chosen when the machine was built.").Line($"public {context.Machine}Policies Policies {{ readonly get; init; }}");
    }

    private static void WriteEntity(EmitContext context, CodeWriter writer, EntityModel entity)
    {
        if (entity.IsMany)
        {
            writer.Gap().Line("/// <inheritdoc/>").Line($"public int {entity.Name}Count {{ readonly get; private set; }}");
            WriteAdd(context, writer, entity);
        }

        foreach (var member in Members(context, entity))
        {
            var name = member.Variable is null ? EmitContext.StateEnum(entity.Name) : EmitContext.Accessor(entity.Name, member.Variable.Name);
            var cell = Field(name) + (entity.IsMany ? "[i]" : "");
            writer.Gap().Line("/// <inheritdoc/>").Line($"public {(member.IsRead ? "readonly " : "")}{member.Signature} => {LiveBody(member, cell)};");
        }
    }

    private static string LiveBody(Member member, string cell) => member.Kind switch
    {
        MemberKind.Get => cell,
        MemberKind.Set => $"{cell} = value",
        MemberKind.Count => $"{cell}.Count",
        MemberKind.Has => member.Variable!.Type is ListType ? $"{cell}.IndexOf(member) >= 0" : $"{cell}.Has(member)",
        MemberKind.Remove => $"{cell}.Remove(member)",
        MemberKind.Clear => $"{cell}.Clear()",
        MemberKind.Add => member.Variable!.Type is ListType ? $"{cell}.Add(member, anchor)" : $"{cell}.Add(member)",
        MemberKind.Next => $"{cell}.Next(after)",
        MemberKind.At => $"{cell}[place]",
        MemberKind.IndexOf => $"{cell}.IndexOf(member)",
        MemberKind.First => $"{cell}.Count == 0 ? {NoEnd(member)}{cell}[0]",
        MemberKind.Last => $"{cell}.Count == 0 ? {NoEnd(member)}{cell}[{cell}.Count - 1]",
        _ => throw new InvalidOperationException($"No body for {member.Kind}."),
    };

    private static string NoEnd(Member member) => ListOfEnum(member.Variable!) is { } e ? $"null : ({e})" : "-1 : ";

    private static void WriteAdd(EmitContext context, CodeWriter writer, EntityModel entity)
    {
        writer.Gap().Doc($"Creates {EmitContext.A(entity.Name)} with every variable at its default and returns its index.");
        using (writer.Block($"public int Add{entity.Name}()"))
        {
            var columns = Columns(context, entity).ToList();
            writer.Line($"var i = {entity.Name}Count++;");
            if (columns.Count > 0)
            {
                using (writer.Block($"if (i == {columns[0].Field}.Length)"))
                {
                    foreach (var (field, _, _, _) in columns)
                    {
                        writer.Line($"System.Array.Resize(ref {field}, System.Math.Max(4, i * 2));");
                    }
                }
            }

            writer.Gap();
            foreach (var (field, _, value, _) in columns)
            {
                writer.Line($"{field}[i] = {value};");
            }

            writer.Line("return i;");
        }
    }

    private static void WriteClone(EmitContext context, CodeWriter writer, string name)
    {
        var copies = context.Model.Entities.SelectMany(entity => Columns(context, entity).Select(column => Copied(entity, column.Field, column.Type))).OfType<string>().ToList();
        writer.Gap().Doc("A copy with storage of its own.");
        if (copies.Count == 0)
        {
            writer.Line($"public readonly {name} Clone() => this;");
            return;
        }

        using (writer.Block($"public readonly {name} Clone()"))
        {
            writer.Line("var copy = this;");
            copies.ForEach(line => writer.Line(line));
            writer.Line("return copy;");
        }
    }

    /// <summary>How a column gets storage of its own; null where assigning the struct has copied it.</summary>
    private static string? Copied(EntityModel entity, string field, string type) => (entity.IsMany, type is "MemberSet" or "MemberList") switch
    {
        (true, true) => $"copy.{field} = System.Array.ConvertAll({field}, static cell => cell.Clone());",
        (true, false) => $"copy.{field} = ({type}[]){field}.Clone();",
        (false, true) => $"copy.{field} = {field}.Clone();",
        (false, false) => null,
    };
}
