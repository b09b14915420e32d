using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Enums, tables, matrices, unions, states and policies: the words of the spec as C# types.</summary>
internal static class VocabularyEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        foreach (var declared in context.Model.Enums)
        {
            WriteEnum(writer, declared.Name, declared.Doc ?? $"The {(declared.Columns.Count > 0 ? "rows of table" : "members of")} {declared.Name} ({declared.At}).", declared.Members);
            WriteColumns(context, writer, declared);
            WriteAliases(writer, declared);
        }

        foreach (var entity in context.Model.Entities.Where(e => e.States.Count > 0))
        {
            WriteEnum(writer, EmitContext.StateEnum(entity.Name), $"The states of {entity.Name}: leaves first, then composites.", entity.States.Select(s => new EnumMemberModel(s.Name, s.Doc)));
        }

        foreach (var union in context.Model.Unions)
        {
            WriteUnion(context, writer, union);
        }

        WritePolicies(context, writer);
        WriteTables(context, writer);
        WriteEvents(context, writer);
    }

    private static void WriteEnum(CodeWriter writer, string name, string doc, IEnumerable<EnumMemberModel> members)
    {
        writer.Gap().Doc(doc);
        using (writer.Block($"public enum {name} : byte"))
        {
            foreach (var member in members)
            {
                writer.Doc(member.Doc ?? Words(member.Name)).Line($"{member.Name},");
            }
        }
    }

    /// <summary><c>PlayAndRecord</c> as "Play and record.".</summary>
    private static string Words(string name)
    {
        var words = string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? " " + char.ToLowerInvariant(c) : c.ToString()));
        return words + ".";
    }

    private static void WriteColumns(EmitContext context, CodeWriter writer, EnumModel table)
    {
        // A column may have the name of its table; in the class of columns it is a method.
        var methods = table.Columns.Select(c => EmitContext.Pascal(c.Name)).ToList();
        var name = context.Qualified(table.Name, methods);
        writer.Gap().Doc(table.Columns.Count > 0 ? $"The columns of table {table.Name}." : $"The members of {table.Name} as a list.");
        using (writer.Block($"public static class {table.Name}Values"))
        {
            writer.Doc("All of them, in the order of the spec.");
            writer.Line($"public static System.ReadOnlySpan<{table.Name}> All => [{string.Join(", ", table.Members.Select(m => $"{name}.{m.Name}"))}];");
            foreach (var column in table.Columns)
            {
                WriteColumn(context, writer, table, name, column, new ExpressionEmitter(context, table.Name, hiding: methods));
            }

            WriteFromCode(writer, table, name);
        }
    }

    /// <summary>The way back from a code; of rows that share one it is the first.</summary>
    private static void WriteFromCode(CodeWriter writer, EnumModel table, string name)
    {
        if (table.Codes is not { } codes)
        {
            return;
        }

        writer.Gap().Doc($"The row of table {table.Name} that has this in its column {codes.Name}, or an alias of which has it; null for none.");
        using (writer.Block($"public static {table.Name}? FromCode(uint code) => code switch", "};"))
        {
            var rows = table.Members.Zip(codes.Cells, (m, c) => (m.Name, Code: c.Value)).Concat(table.Aliases.Select(a => (Name: a.Row, a.Code)));
            foreach (var row in rows.Where(r => r.Code is not (null or NoneExpr)).GroupBy(r => EmitContext.Code(r.Code)))
            {
                writer.Line($"{row.Key} => {name}.{row.First().Name},");
            }

            writer.Line("_ => null,");
        }
    }

    /// <summary>Constants, not members of the enum: of two members with one value, nobody could say which is printed.</summary>
    private static void WriteAliases(CodeWriter writer, EnumModel table)
    {
        if (table.Aliases.Count == 0)
        {
            return;
        }

        writer.Gap().Doc($"Other published names for rows of table {table.Name}. Each is its row: it has no value of its own, and the row's name is what is printed.");
        using (writer.Block($"public static class {table.Name}Aliases"))
        {
            foreach (var alias in table.Aliases)
            {
                writer.Gap().Doc(alias.Doc ?? $"Another name for {alias.Row}.").Line($"public const {table.Name} {alias.Name} = {table.Name}.{alias.Row};");
            }

            if (table.Codes is not null)
            {
                WriteAliasCodes(writer, table);
            }
        }
    }

    private static void WriteAliasCodes(CodeWriter writer, EnumModel table)
    {
        writer.Gap().Doc("Their codes, which may be others than those of their rows.");
        writer.Line("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Design\", \"CA1034\", Justification = \"The codes are those of the aliases around them.\")]");
        using (writer.Block("public static class Codes"))
        {
            foreach (var alias in table.Aliases)
            {
                writer.Doc(alias.Code switch { CodeExpr c => $"'{c.Value}'", IntExpr i => $"{i.Value}", _ => "None." }).Line($"public const uint {alias.Name} = {EmitContext.Code(alias.Code)};");
            }
        }
    }

    private static void WriteColumn(EmitContext context, CodeWriter writer, EnumModel table, string name, ColumnModel column, ExpressionEmitter expressions)
    {
        var header = $"public static {context.Type(column.Type)} {EmitContext.Pascal(column.Name)}(this {table.Name} row) =>";
        writer.Gap().Doc($"Column {column.Name} of table {table.Name}.").Line(PackedEmitter.Inline);
        if (column.Type is BoolType)
        {
            var members = table.Members.Where((_, i) => column.Cells[i].Value is BoolExpr { Value: true }).Select(m => $"{name}.{m.Name}").ToList();
            writer.Line($"{header} {(members.Count == 0 ? "false" : members.Count == table.Members.Count ? "true" : $"row is {string.Join(" or ", members)}")};");
            return;
        }

        using (writer.Block($"{header} row switch", "};"))
        {
            var rows = table.Members.Select((m, i) => (m.Name, Value: Cell(column.Type, column.Cells[i], expressions))).ToList();
            WriteArms(writer, rows.Select(r => ($"{name}.{r.Name}", r.Value)).ToList());
        }
    }

    /// <summary>A cell as a C# value; a number among codes is one of them.</summary>
    private static string Cell(TypeModel column, CellModel cell, ExpressionEmitter expressions) => (column, cell) switch
    {
        (_, { Reference: { } reference }) => CodeWriter.Literal(reference),
        (CodeType or OptionalType { Element: CodeType }, { Value: IntExpr number }) => EmitContext.Code(number),
        _ => expressions.Emit(cell.Value!),
    };

    /// <summary>The arms of a switch; the commonest value becomes the last one, so that every value is covered.</summary>
    private static void WriteArms(CodeWriter writer, IReadOnlyList<(string Pattern, string Value)> arms)
    {
        var common = arms.GroupBy(a => a.Value).OrderByDescending(g => g.Count()).First().Key;
        foreach (var group in arms.Where(a => a.Value != common).GroupBy(a => a.Value))
        {
            writer.Line($"{string.Join(" or ", group.Select(a => a.Pattern))} => {group.Key},");
        }

        writer.Line($"_ => {common},");
    }

    private static void WriteUnion(EmitContext context, CodeWriter writer, UnionModel union)
    {
        writer.Gap().Doc(union.Doc ?? $"The numbers that stand for {EmitContext.A(union.Name)} in rules and events.");
        using (writer.Block($"public static class {union.Name}"))
        {
            foreach (var alternative in union.Alternatives)
            {
                switch (alternative)
                {
                    case EnumType e:
                        writer.Doc($"{EmitContext.A(e.Name, 'A')} as {EmitContext.A(union.Name)}.");
                        writer.Line($"public static int Of({e.Name} value) => {(context.UnionOffset(union.Name, e.Name) is > 0 and var offset ? $"{offset} + " : "")}(int)value;");
                        break;
                    case EntityType entity:
                        writer.Doc($"{EmitContext.A(entity.Name, 'A')} as {EmitContext.A(union.Name)}.");
                        writer.Line($"public static int Of{entity.Name}(int value) => {context.UnionBase(union.Name)} + value;");
                        break;
                }
            }
        }
    }

    private static void WritePolicies(EmitContext context, CodeWriter writer)
    {
        foreach (var policy in context.Model.Policies)
        {
            WriteEnum(writer, policy.TypeName, policy.Doc ?? $"The options of policy {policy.Name}.", policy.Options);
        }

        writer.Gap().Doc("The documented disagreements, decided: chosen when a machine is built, fixed while it runs.");
        using (writer.Block($"public sealed record {context.Machine}Policies"))
        {
            writer.Doc("Every policy at its default.").Line($"public static {context.Machine}Policies Default {{ get; }} = new();");
            foreach (var policy in context.Model.Policies)
            {
                writer.Gap().Doc(policy.Doc ?? $"Policy {policy.Name}.");
                writer.Line($"public {policy.TypeName} {EmitContext.Pascal(policy.Name)} {{ get; init; }} = {policy.TypeName}.{policy.Default};");
            }

            if (context.Model.Policies.Count > 0)
            {
                WriteWith(context, writer);
                WriteChoose(context, writer);
            }
        }
    }

    /// <summary>The way to choose for those who know a policy as data only.</summary>
    private static void WriteChoose(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc("The same with one policy decided anew.\nBoth numbers are indexes into the machine's info.");
        using (writer.Block($"public {context.Machine}Policies With(int policy, int option) => policy switch", "};"))
        {
            for (var i = 0; i < context.Model.Policies.Count; i++)
            {
                var policy = context.Model.Policies[i];
                writer.Line($"{i} when option is >= 0 and < {policy.Options.Count} => this with {{ {EmitContext.Pascal(policy.Name)} = ({policy.TypeName})option }},");
            }

            writer.Line($"_ => throw new MachineException($\"There is no policy {{policy}} with the option {{option}}.\"),");
        }
    }

    /// <summary>Choosing by name, for command lines and configuration files.</summary>
    private static void WriteWith(EmitContext context, CodeWriter writer)
    {
        var result = $"{context.Machine}Policies";
        writer.Gap().Doc("These policies with one of them chosen by name, as the spec writes it.");
        writer.Line("/// <exception cref=\"MachineException\">There is no such policy or option; the message lists those that there are.</exception>");
        using (writer.Block($"public {result} With(string policy, string option) => (policy, option) switch", "};"))
        {
            foreach (var policy in context.Model.Policies)
            {
                foreach (var option in policy.Options)
                {
                    writer.Line($"({CodeWriter.Literal(policy.Name)}, {CodeWriter.Literal(option.Name)}) => this with {{ {EmitContext.Pascal(policy.Name)} = {policy.TypeName}.{option.Name} }},");
                }

                writer.Line($"({CodeWriter.Literal(policy.Name)}, _) => throw new MachineException($\"Policy '{policy.Name}' has no option '{{option}}'. It has: {string.Join(", ", policy.Options.Select(o => o.Name))}.\"),");
            }

            writer.Line($"_ => throw new MachineException($\"There is no policy '{{policy}}'. There are: {string.Join(", ", context.Model.Policies.Select(p => p.Name))}.\"),");
        }
    }

    private static void WriteTables(EmitContext context, CodeWriter writer)
    {
        if (context.Model.Matrices.Count == 0)
        {
            return;
        }

        writer.Gap().Doc("The matrices of the spec.");
        using (writer.Block($"public static class {context.Machine}Tables"))
        {
            foreach (var matrix in context.Model.Matrices)
            {
                var rows = context.MembersOf(((EnumType)matrix.Row.Type).Name);
                var columns = context.MembersOf(((EnumType)matrix.Column.Type).Name);
                var expressions = new ExpressionEmitter(context, matrix.Name, hiding: context.Model.Matrices.Select(m => EmitContext.Pascal(m.Name)).ToList());
                writer.Gap().Doc(matrix.Doc ?? $"Matrix {matrix.Name}.");
                var (row, column) = (EmitContext.Local(matrix.Row.Name), EmitContext.Local(matrix.Column.Name));
                using (writer.Block($"public static {context.Type(matrix.Type)} {EmitContext.Pascal(matrix.Name)}({context.Type(matrix.Row.Type)} {row}, {context.Type(matrix.Column.Type)} {column}) => ({row}, {column}) switch", "};"))
                {
                    WriteArms(writer, rows.SelectMany((r, i) => columns.Select((c, j) =>
                        ($"({context.Type(matrix.Row.Type)}.{r}, {context.Type(matrix.Column.Type)}.{c})", expressions.Emit(matrix.Cells[(i * columns.Count) + j])))).ToList());
                }
            }
        }
    }

    private static void WriteEvents(EmitContext context, CodeWriter writer)
    {
        WriteEnum(writer, context.EventEnum, $"The events and cascades of {context.Machine}: the triggers of its Stateless machines.", context.Model.Events.Select(e => new EnumMemberModel(e.Name, e.Doc)));
        writer.Gap().Doc($"Makes the events of {context.Machine} from typed arguments. An instance is named by its index.");
        using (writer.Block($"public static class {context.Machine}Events"))
        {
            foreach (var declared in context.Model.Events.Where(e => !e.IsCascade))
            {
                WriteFactory(context, writer, declared);
            }
        }
    }

    private static void WriteFactory(EmitContext context, CodeWriter writer, EventModel declared)
    {
        var parameters = string.Join(", ", declared.Parameters.Where(p => !context.IsOne(p.Type)).Select(p => $"{FactoryType(context, p.Type)} {EmitContext.Local(p.Name)}"));
        var numbers = declared.Parameters.Select(p => context.IsOne(p.Type) ? "0" : p.Type is OpaqueType ? "0"
            : p.Type is SetType ? $"(int){EmitContext.Local(p.Name)}" : context.Encode(p.Type, EmitContext.Local(p.Name)));
        var opaque = declared.Parameters.FirstOrDefault(p => p.Type is OpaqueType);
        writer.Gap().Doc(declared.Doc ?? Words(declared.Name));
        writer.Line($"public static MachineEvent {declared.Name}({parameters})");
        using (writer.Indented())
        {
            writer.Line($"=> new((int){context.EventEnum}.{declared.Name}, {string.Join(", ", numbers)}){(opaque is null ? "" : $" {{ Opaque = {EmitContext.Local(opaque.Name)} }}")};");
        }
    }

    private static string FactoryType(EmitContext context, TypeModel type) => context.Type(type);
}
