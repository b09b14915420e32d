using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Dispatches: a generic call goes through the cells of a table to a typed event, a reader or a notification.</summary>
internal static class DispatchEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc($"The generic calls of {context.Machine}. Each resolves to an event to fire, a value that was read, a notification to listen to, or a refusal; nothing changes before the event is fired.");
        using (writer.Block($"public static class {context.Machine}Dispatch"))
        {
            foreach (var dispatch in context.Model.Dispatches)
            {
                WriteDispatch(context, writer, dispatch);
            }
        }
    }

    private static void WriteDispatch(EmitContext context, CodeWriter writer, DispatchModel dispatch)
    {
        var expressions = new ExpressionEmitter(context, dispatch.Name, hiding: Methods(context)).Declare(dispatch.Parameters);
        var row = EmitContext.Local(dispatch.RowParameter);
        writer.Gap().Doc(dispatch.Doc ?? $"dispatch {dispatch.Name}");
        using (writer.Block($"public static Dispatched {dispatch.Name}({context.Machine}Machine machine{context.Parameters(dispatch.Parameters)})"))
        {
            writer.Line("System.ArgumentNullException.ThrowIfNull(machine);").Line("ref var world = ref machine.World;");
            WriteStateRefusals(context, writer, expressions, dispatch);
            foreach (var verdict in dispatch.Verdicts)
            {
                WriteVerdict(context, writer, expressions, verdict);
            }

            writer.Gap();
            if (dispatch.Target == DispatchTarget.Event)
            {
                var value = EmitContext.Local(dispatch.Parameters.Last().Name);
                using (writer.Block($"if (!Fit{dispatch.Name}({row}, {value}, out var number))"))
                {
                    writer.Line($"throw new MachineException($\"{{{value} ?? \"null\"}} is not a value of {{{row}}}. Refuse it in the dispatch with 'not (value fits {row}.{dispatch.Column})'.\");");
                }

                writer.Gap();
            }

            WriteRows(context, writer, dispatch, row);
        }

        if (dispatch.Target == DispatchTarget.Event)
        {
            WriteFit(context, writer, dispatch, row);
        }

        RulesEmitter.WriteHelpers(writer, expressions);
    }

    /// <summary>Before anything else, the state of the subject: where it refuses what nothing answers, that is the answer.</summary>
    private static void WriteStateRefusals(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, DispatchModel dispatch)
    {
        var entity = context.Entities[dispatch.Subject];
        var type = EmitContext.StateEnum(entity.Name);
        var subject = entity.IsMany ? EmitContext.Local(dispatch.Parameters[0].Name) : "";
        foreach (var refusing in entity.States.Where(s => s.IsLeaf).GroupBy(s => entity.RefusalOf(s.Name)).Where(g => g.Key is not null))
        {
            WriteRefusal(context, writer, expressions, refusing.Key!.Value, $"world.Get{type}({subject}) is {string.Join(" or ", refusing.Select(s => $"{type}.{s.Name}"))}");
        }
    }

    /// <summary>What stands beside the emitted code and may have the name of a type: a dispatch is often called like its table.</summary>
    private static List<string> Methods(EmitContext context) => [.. context.DefinitionNames, .. context.Model.Dispatches.Select(d => d.Name)];

    private static void WriteVerdict(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, VerdictModel verdict)
        => WriteRefusal(context, writer, expressions, verdict.Rule, verdict.When is null ? null : expressions.Emit(verdict.When));

    private static void WriteRefusal(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, int id, string? condition)
    {
        var rule = context.Model.Rules[id];
        var holes = (rule.Because?.Holes.Select(h => context.Encode(h.Type, expressions.Emit(h))) ?? []).Concat(["0", "0", "0", "0"]).Take(4);
        var refusal = $"return Dispatched.Refuse({context.StatusIndex(rule.Status)}, new Reason({rule.Id}, {string.Join(", ", holes)})); // {rule.Name}";
        using (writer.Gap().At(rule.At))
        {
            writer.Line(condition is null ? refusal : $"if ({condition})\n{{\n    {refusal}\n}}");
        }
    }

    private static ColumnModel Column(EmitContext context, DispatchModel dispatch) => context.Enums[dispatch.Table].Columns.First(c => c.Name == dispatch.Column);

    /// <summary>The rows that have a cell, with what it names.</summary>
    private static IEnumerable<(string Row, string Reference)> Cells(EmitContext context, DispatchModel dispatch)
        => context.Enums[dispatch.Table].Members.Zip(Column(context, dispatch).Cells, (m, c) => (m.Name, c.Reference)).Where(x => x.Reference is not null).Select(x => (x.Name, x.Reference!));

    private static void WriteRows(EmitContext context, CodeWriter writer, DispatchModel dispatch, string row)
    {
        var subject = dispatch.Parameters[0];
        using (writer.At(context.Model.Rules[dispatch.Rule].At))
        using (writer.Block($"return ({row} switch", $"}}) with {{ Rule = {dispatch.Rule} }}; // {context.Model.Rules[dispatch.Rule].Name}"))
        {
            foreach (var (name, reference) in Cells(context, dispatch))
            {
                writer.Line($"{context.Qualified(dispatch.Table, Methods(context))}.{name} => {Resolved(context, dispatch, subject, reference)},");
            }

            writer.Line($"_ => throw new MachineException($\"{{{row}}} has no {dispatch.Column}. Refuse it in the dispatch.\"),");
        }
    }

    private static string EventOf(EmitContext context, DispatchModel dispatch, ParameterModel subject, string name)
    {
        var declared = context.Events[name];
        var self = context.IsOne(subject.Type) ? "0" : EmitContext.Local(subject.Name);
        var opaque = declared.Parameters.Last().Type is OpaqueType kept ? $" {{ Opaque = {EmitContext.Typed(kept, EmitContext.Local(dispatch.Parameters.Last().Name))} }}" : "";
        return $"Dispatched.To(new MachineEvent((int){context.EventEnum}.{name}, {self}, number){opaque})";
    }

    private static string Resolved(EmitContext context, DispatchModel dispatch, ParameterModel subject, string reference) => dispatch.Target switch
    {
        DispatchTarget.Event => EventOf(context, dispatch, subject, reference),
        DispatchTarget.Notification => $"Dispatched.Listen({context.NotificationIndex(reference)}, {CodeWriter.Literal(reference)})",
        _ => ReaderOf(context, subject, reference),
    };

    private static string ReaderOf(EmitContext context, ParameterModel subject, string name)
    {
        var entity = context.Entities[((EntityType)subject.Type).Name];
        var self = entity.IsMany ? EmitContext.Local(subject.Name) : "";
        var variable = EmitContext.IndexOf(entity.Variables, v => v.Name == name);
        if (variable < 0)
        {
            return Read(context, context.Definitions[name].Type, $"{context.Rules}.{EmitContext.Pascal(name)}(ref world{(self.Length == 0 ? "" : ", " + self)})");
        }

        var elements = $"machine.Elements({context.EntityIndex(entity.Name)}, {variable}, {(entity.IsMany ? self : "0")})";
        return entity.Variables[variable].Type is ListType { Element: EnumType e } ? Sequence(context, e, elements)
            : EmitContext.IsCollection(entity.Variables[variable].Type) ? $"Dispatched.Instances({elements})"
            : Read(context, entity.Variables[variable].Type, $"world.Get{EmitContext.Accessor(entity.Name, name)}({self})");
    }

    /// <summary>A value of the spec as callers of a generic surface take it.</summary>
    public static string Read(EmitContext context, TypeModel type, string value) => type switch
    {
        EnumType e => Member(context, e, value),
        OptionalType { Element: EnumType e } => Member(context, e, value),
        SetType { Element: EnumType e } => $"Dispatched.Members<{context.Qualified(e.Name, Methods(context))}>({value})",
        EntityType or UnionType or OptionalType { Element: EntityType or UnionType } => $"Dispatched.Instance({value})",
        _ => $"Dispatched.Read({value})",
    };

    /// <summary>Members in an order, given by an expression for their indexes.</summary>
    public static string Sequence(EmitContext context, EnumType type, string members) => $"Dispatched.Sequence<{context.Qualified(type.Name, Methods(context))}>({members})";

    private static string Member(EmitContext context, EnumType type, string value)
    {
        var codes = context.Enums.TryGetValue(type.Name, out var table) ? table.Codes : null;
        var code = codes is null ? "" : $", static member => {(codes.Type is CodeType or OptionalType { Element: CodeType } ? "" : "(uint?)")}member.{EmitContext.Pascal(codes.Name)}()";
        return $"Dispatched.Member<{context.Qualified(type.Name, Methods(context))}>({value}{code})";
    }

    private static void WriteFit(EmitContext context, CodeWriter writer, DispatchModel dispatch, string row)
    {
        writer.Gap().Doc($"Whether a value is one that the event in the row's cell takes, and the number that it travels as.");
        using (writer.Block($"private static bool Fit{dispatch.Name}({dispatch.Table} {row}, object? value, out int number)"))
        {
            writer.Line("number = 0;");
            using (writer.Block($"return {row} switch", "};"))
            {
                foreach (var (name, reference) in Cells(context, dispatch))
                {
                    writer.Line($"{context.Qualified(dispatch.Table, Methods(context))}.{name} => {FitOf(context, context.Events[reference].Parameters.Last().Type)},");
                }

                writer.Line("_ => false,");
            }
        }
    }

    private static string FitOf(EmitContext context, TypeModel type) => type switch
    {
        OpaqueType { Kind: OpaqueKind.Number } => "Opaques.IsNumber(value)",
        OpaqueType { Kind: OpaqueKind.Text } => "value is string",
        OpaqueType => "true",
        BoolType => "Fit.Bool(value, out number)",
        IntType i => $"Fit.Int(value, {i.Low}, {i.High}, out number)",
        EnumType e => $"Fit.Member<{context.Qualified(e.Name, Methods(context))}>(value, {(context.Enums.TryGetValue(e.Name, out var table) && table.Codes is not null ? $"{e.Name}Values.FromCode" : "null")}, out number)",
        SetType { Element: EnumType e } => $"Fit.Members(value, {context.MembersOf(e.Name).Count}, out number)",
        _ => throw new System.InvalidOperationException($"No event takes {type} from a dispatch."),
    };
}
