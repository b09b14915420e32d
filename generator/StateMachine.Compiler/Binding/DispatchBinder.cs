using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds dispatches, and checks every cell that they can come to: an event of the right shape, something that can be read, or a notification.</summary>
internal sealed class DispatchBinder(BindContext context)
{
    public void Bind()
    {
        foreach (var dispatch in context.Symbols.Dispatches)
        {
            Bind(dispatch);
        }
    }

    private void Bind(DispatchSymbol dispatch)
    {
        var expressions = new ExpressionBinder(context, dispatch.Source);
        var scope = ParameterBinder.ScopeOf(dispatch.Parameters, dispatch.Syntax.Parameters, dispatch.Source, ExprPlace.Dispatch);
        foreach (var answer in dispatch.Syntax.Verdicts.Where(v => !v.IsRefuse))
        {
            context.Report(Errors.AnswerInDispatch(dispatch.Source.Locate(answer.Span), dispatch.Name));
        }

        var verdicts = new VerdictBinder(context).Bind(dispatch.Syntax.Verdicts, scope, expressions);
        if (dispatch.Parameters.Any(p => p.Type is ErrorType) || FindColumn(dispatch) is not { } found)
        {
            return;
        }

        var (row, table, column) = found;
        var target = TargetOf(column);
        if (!CheckParameters(dispatch, row, target == DispatchTarget.Event))
        {
            return;
        }

        CheckCells(dispatch, table, column, target);
        CheckDashes(dispatch, row, table, column, verdicts);
        dispatch.Model = new DispatchModel(
            dispatch.Name,
            context.Rules.Id(dispatch.Syntax),
            dispatch.Parameters.ToEquatableArray(),
            row.Name,
            table.Name,
            column.Name,
            target,
            verdicts,
            dispatch.Syntax.Doc,
            dispatch.At);
    }

    private (ParameterModel Row, EnumSymbol Table, ColumnModel Column)? FindColumn(DispatchSymbol dispatch)
    {
        var path = dispatch.Syntax.To;
        var at = dispatch.Source.Locate(path.Span);
        if (path.Names.Any(n => n.IsMissing))
        {
            return null;
        }

        var row = dispatch.Parameters.FirstOrDefault(p => p.Name == path.Names[0].Text);
        if (path.Names.Count != 2 || row is null || context.Symbols.Enum(row.Type) is not { Table: not null } table)
        {
            context.Report(Errors.DispatchTarget(at, dispatch.Name));
            return null;
        }

        var name = path.Names[1];
        if (table.Column(name.Text) is not { } column)
        {
            context.Report(Errors.UnknownColumn(dispatch.Source.Locate(name.Span), name.Text, table.Name, SpellChecker.Nearest(name.Text, table.Columns.Select(c => c.Name))));
            return null;
        }

        if (ElementOf(column.Type) is ReferenceType)
        {
            return (row, table, column);
        }

        if (column.Type is not ErrorType)
        {
            context.Report(Errors.DispatchColumn(dispatch.Source.Locate(name.Span), table.Name, column.Name, TypeText.Of(column.Type)));
        }

        return null;
    }

    private static DispatchTarget TargetOf(ColumnModel column) => ElementOf(column.Type) switch
    {
        EventNameType => DispatchTarget.Event,
        NotificationNameType => DispatchTarget.Notification,
        _ => DispatchTarget.Reader,
    };

    /// <summary>An entity, a row, what else the verdicts ask for and, where an event is to get it, an opaque value: in this order, since callers give them by position.</summary>
    private bool CheckParameters(DispatchSymbol dispatch, ParameterModel row, bool isEvent)
    {
        var parameters = dispatch.Parameters;
        var fits = parameters.Count >= (isEvent ? 3 : 2)
            && parameters[0].Type is EntityType
            && parameters[1] == row
            && (!isEvent || parameters[parameters.Count - 1].Type is OpaqueType { Kind: OpaqueKind.Any });
        if (!fits)
        {
            context.Report(Errors.DispatchParameters(dispatch.At, dispatch.Name, isEvent));
        }

        return fits;
    }

    private void CheckCells(DispatchSymbol dispatch, EnumSymbol table, ColumnModel column, DispatchTarget target)
    {
        var entity = context.Symbols.Entity(dispatch.Parameters[0].Type)!;
        var at = dispatch.Source.Locate(dispatch.Syntax.To.Span);
        for (var i = 0; i < column.Cells.Count && i < table.Members.Count; i++)
        {
            if (column.Cells[i].Reference is { } name && Problem(target, name, entity) is { } problem)
            {
                context.Report(Errors.DispatchCell(at, name, problem, table.Members[i].Name, table.Members[i].At));
            }
        }
    }

    private string? Problem(DispatchTarget target, string name, EntitySymbol entity) => target switch
    {
        DispatchTarget.Event => EventProblem(name, entity),
        DispatchTarget.Notification => NotificationProblem(name, entity),
        _ => ReaderProblem(name, entity),
    };

    private string? EventProblem(string name, EntitySymbol entity)
    {
        var called = (EventSymbol)context.Symbols.Events[name];
        return called.IsCascade ? "is a cascade, which only events can raise"
            : called.Subject is not null && called.Subject != entity ? $"is about {called.Subject.Name}, not about {entity.Name}"
            : called.Parameters.Count != 2 ? $"takes {called.Parameters.Count} arguments, but gets two: the {entity.Name} and the value"
            : called.Parameters[1].Type is EntityType taken ? $"takes an instance of {taken.Name}, and no opaque value is one"
            : null;
    }

    private string? NotificationProblem(string name, EntitySymbol entity)
        => ((NotificationSymbol)context.Symbols.Notifications[name]).To is { } to && to != entity ? $"is told to {to.Name}, not to {entity.Name}" : null;

    private string? ReaderProblem(string name, EntitySymbol entity)
    {
        if (entity.Variable(name) is not null)
        {
            return null;
        }

        var isDefinition = context.Symbols.Values.TryGetValue(name, out var symbol) && symbol is DefinitionSymbol definition
            && definition.Parameters.Count == 1 && definition.Parameters[0].Type == entity.Type;
        return isDefinition ? null : $"is neither a variable of {entity.Name} nor a definition of one {entity.Name}";
    }

    /// <summary>A row that leads nowhere must be refused by a line that needs nothing but the table.</summary>
    private void CheckDashes(DispatchSymbol dispatch, ParameterModel row, EnumSymbol table, ColumnModel column, EquatableArray<VerdictModel> verdicts)
    {
        for (var i = 0; i < column.Cells.Count && i < table.Members.Count; i++)
        {
            if (column.Cells[i].Value is not NoneExpr)
            {
                continue;
            }

            var locals = new Dictionary<string, object> { [row.Name] = new MemberValue(table.Name, table.Members[i].Name) };
            var refused = verdicts.Any(v => v.When is null || new ConstantEvaluator(context).Evaluate(v.When, locals) is true);
            if (!refused)
            {
                context.Report(Errors.DispatchHole(dispatch.At, dispatch.Name, table.Members[i].Name, $"{row.Name}.{column.Name}", table.Members[i].At));
            }
        }
    }

    private static TypeModel ElementOf(TypeModel type) => type is OptionalType optional ? optional.Element : type;
}
