using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Dispatches: a generic call goes through the cells of a table to a typed event or a reader.</summary>
internal static class DispatchEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc($"The generic calls of {context.Machine}. Each resolves to an event to fire, a value that was read, or a refusal; nothing changes before the event is fired.");
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
            foreach (var verdict in dispatch.Verdicts)
            {
                WriteVerdict(context, writer, expressions, verdict);
            }

            writer.Gap();
            if (dispatch.IsEvent)
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

        if (dispatch.IsEvent)
        {
            WriteFit(context, writer, dispatch, row);
        }

        RulesEmitter.WriteHelpers(writer, expressions);
    }

    /// <summary>What stands beside the emitted code and may have the name of a type: a dispatch is often called like its table.</summary>
    private static List<string> Methods(EmitContext context) => [.. context.DefinitionNames, .. context.Model.Dispatches.Select(d => d.Name)];

    private static void WriteVerdict(EmitContext context, CodeWriter writer, ExpressionEmitter expressions, VerdictModel verdict)
    {
        var rule = context.Model.Rules[verdict.Rule];
        var holes = (rule.Because?.Holes.Select(h => context.Encode(h.Type, expressions.Emit(h))) ?? []).Concat(["0", "0", "0", "0"]).Take(4);
        var refusal = $"return Dispatched.Refuse({context.StatusIndex(rule.Status)}, new Reason({rule.Id}, {string.Join(", ", holes)})); // {rule.Name}";
        using (writer.Gap().At(rule.At))
        {
            writer.Line(verdict.When is null ? refusal : $"if ({expressions.Emit(verdict.When)})\n{{\n    {refusal}\n}}");
        }
    }

    private static ColumnModel Column(EmitContext context, DispatchModel dispatch) => context.Enums[dispatch.Table].Columns.First(c => c.Name == dispatch.Column);

    /// <summary>The rows that have a cell, with what it names.</summary>
    private static IEnumerable<(string Row, string Reference)> Cells(EmitContext context, DispatchModel dispatch)
        => context.Enums[dispatch.Table].Members.Zip(Column(context, dispatch).Cells, (m, c) => (m.Name, c.Reference)).Where(x => x.Reference is not null).Select(x => (x.Name, x.Reference!));

    private static void WriteRows(EmitContext context, CodeWriter writer, DispatchModel dispatch, string row)
    {
        var subject = dispatch.Parameters[0];
        using (writer.Block($"return {row} switch", "};"))
        {
            foreach (var (name, reference) in Cells(context, dispatch))
            {
                writer.Line($"{context.Qualified(dispatch.Table, Methods(context))}.{name} => {(dispatch.IsEvent ? EventOf(context, dispatch, subject, reference) : ReaderOf(context, subject, reference))},");
            }

            writer.Line($"_ => throw new MachineException($\"{{{row}}} has no {dispatch.Column}. Refuse it in the dispatch.\"),");
        }
    }

    private static string EventOf(EmitContext context, DispatchModel dispatch, ParameterModel subject, string name)
    {
        var declared = context.Events[name];
        var self = context.IsOne(subject.Type) ? "0" : EmitContext.Local(subject.Name);
        var opaque = declared.Parameters.Last().Type is OpaqueType ? $" {{ Opaque = {EmitContext.Local(dispatch.Parameters.Last().Name)} }}" : "";
        return $"Dispatched.To(new MachineEvent((int){context.EventEnum}.{name}, {self}, number){opaque})";
    }

    private static string ReaderOf(EmitContext context, ParameterModel subject, string name)
    {
        var entity = context.Entities[((EntityType)subject.Type).Name];
        var self = entity.IsMany ? EmitContext.Local(subject.Name) : "";
        return entity.Variables.Any(v => v.Name == name)
            ? $"Dispatched.Read(world.Get{EmitContext.Accessor(entity.Name, name)}({self}))"
            : $"Dispatched.Read({EmitContext.Pascal(name)}(ref world{(self.Length == 0 ? "" : ", " + self)}))";
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
        OpaqueType => "true",
        BoolType => "Fit.Bool(value, out number)",
        IntType i => $"Fit.Int(value, {i.Low}, {i.High}, out number)",
        EnumType e => $"Fit.Member<{e.Name}>(value, [{string.Join(", ", Codes(context, e.Name))}], {Aliases(context, e.Name)}out number)",
        _ => "false",
    };

    private static IEnumerable<string> Codes(EmitContext context, string name)
        => context.Enums.TryGetValue(name, out var table) && table.Codes is { Type: CodeType } column ? column.Cells.Select(c => EmitContext.Code(c.Value)) : [];

    /// <summary>The codes of the aliases, and the rows that these mean.</summary>
    private static string Aliases(EmitContext context, string name)
    {
        if (!context.Enums.TryGetValue(name, out var table) || table.Codes is not { Type: CodeType } || table.Aliases.Count == 0)
        {
            return "";
        }

        var rows = table.Aliases.Select(a => EmitContext.IndexOf(table.Members, m => m.Name == a.Row));
        return $"[{string.Join(", ", table.Aliases.Select(a => EmitContext.Code(a.Code)))}], [{string.Join(", ", rows)}], ";
    }
}
