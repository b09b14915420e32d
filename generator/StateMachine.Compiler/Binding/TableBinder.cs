using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Types the columns of tables from their cells, and binds the cells.</summary>
internal sealed class TableBinder(BindContext context)
{
    public void Bind()
    {
        foreach (var table in context.Symbols.Enums.Where(e => e.Table is not null))
        {
            BindTable(table, table.Table!);
        }
    }

    private void BindTable(EnumSymbol table, TableSyntax syntax)
    {
        for (var i = 0; i < syntax.Columns.Count; i++)
        {
            var name = syntax.Columns[i].Name;
            if (table.Column(name.Text) is not null)
            {
                context.Report(Errors.RepeatedColumn(table.Source.Locate(name.Span), name.Text, table.Source.Locate(syntax.Columns.First(c => c.Name.Text == name.Text).Name.Span)));
                continue;
            }

            // A row of the wrong length was reported by the parser; the column is then typed from the cells that are there.
            var cells = syntax.Rows.Where(r => !r.Name.IsMissing && i < r.Cells.Count).Select(r => r.Cells[i]).ToList();
            table.Columns.Add(BindColumn(table, syntax.Columns[i], cells));
        }

        new RowAliasBinder(context, table).Bind();
    }

    private ColumnModel BindColumn(EnumSymbol table, ColumnSyntax column, List<CellSyntax> cells)
    {
        var name = column.Name;
        var inference = new ColumnInference(context, table.Source);
        var element = inference.Infer(name, cells);
        var hasDash = cells.Any(c => c.Kind == CellKind.Dash);
        if (hasDash && element is SetType)
        {
            var dash = cells.First(c => c.Kind == CellKind.Dash);
            context.Report(Errors.DashInSetColumn(table.Source.Locate(dash.Span), name.Text));
            element = ErrorType.Instance;
        }

        var type = hasDash && element is not ErrorType ? new OptionalType(element) : element;
        return new ColumnModel(name.Text, type, cells.Select(c => BindCell(c, element, type)).ToEquatableArray(), table.Source.Locate(name.Span), column.IsUnused);
    }

    private CellModel BindCell(CellSyntax cell, TypeModel element, TypeModel type)
    {
        switch (element)
        {
            case ErrorType:
                return new CellModel(ErrorExpr.Instance, null);
            case ReferenceType:
                return cell.Kind == CellKind.Dash ? new CellModel(new NoneExpr(type), null) : new CellModel(null, cell.Text);
            default:
                return new CellModel(Value(cell, element, type), null);
        }
    }

    private ExprModel Value(CellSyntax cell, TypeModel element, TypeModel type) => cell.Kind switch
    {
        CellKind.Dash => new NoneExpr(type),
        CellKind.Yes or CellKind.No => new BoolExpr(cell.Kind == CellKind.Yes),
        CellKind.Integer => new IntExpr(int.Parse(cell.Text, CultureInfo.InvariantCulture)),
        CellKind.Code => new CodeExpr(cell.Text),
        CellKind.Text => new TextExpr(cell.Text),
        CellKind.Name => context.Symbols.Enum(element)!.Member(cell.Text),
        _ => SetValue(cell, (SetType)element),
    };

    private SetExpr SetValue(CellSyntax cell, SetType type)
    {
        var named = context.Symbols.Enum(type.Element)!;
        var names = cell.Kind == CellKind.All ? named.Members.Select(m => m.Name) : cell.Names.Select(n => n.Text);
        return new SetExpr(names.Select(n => (ExprModel)named.Member(n)).ToEquatableArray(), type);
    }
}

/// <summary>Finds the one type that fits every cell of a column.</summary>
internal sealed class ColumnInference(BindContext context, SourceText source)
{
    public TypeModel Infer(Name column, IReadOnlyList<CellSyntax> cells)
    {
        var filled = cells.Where(c => c.Kind != CellKind.Dash).ToList();
        if (filled.Count == 0)
        {
            // A table without rows has been reported where it is declared.
            return cells.Count == 0 ? ErrorType.Instance : Fail(Errors.ColumnOfDashes(source.Locate(column.Span), column.Text));
        }

        if (filled.All(c => c.Kind is CellKind.Set or CellKind.All))
        {
            return InferSet(column, filled);
        }

        if (filled.All(c => c.Kind == CellKind.Name))
        {
            return InferNames(column, filled);
        }

        return filled[0].Kind switch
        {
            CellKind.Yes or CellKind.No => AllOf(column, filled, new BoolType(), CellKind.Yes, CellKind.No),
            CellKind.Integer when filled.All(c => c.Kind == CellKind.Integer) => InferRange(filled),
            // A code is a number in disguise; the 0 of "no error" has no characters.
            CellKind.Integer or CellKind.Code => AllOf(column, filled, new CodeType(), CellKind.Code, CellKind.Integer),
            CellKind.Text => AllOf(column, filled, new TextType(), CellKind.Text),
            _ => Mixed(column, filled),
        };
    }

    private TypeModel AllOf(Name column, List<CellSyntax> cells, TypeModel type, params CellKind[] kinds)
        => cells.All(c => kinds.Contains(c.Kind)) ? type : Mixed(column, cells);

    private static IntType InferRange(List<CellSyntax> cells)
    {
        var numbers = cells.Select(c => int.Parse(c.Text, CultureInfo.InvariantCulture)).ToList();
        return new IntType(numbers.Min(), numbers.Max());
    }

    private TypeModel InferSet(Name column, List<CellSyntax> cells)
    {
        var names = cells.SelectMany(c => c.Names).ToList();
        if (names.Count == 0)
        {
            return Fail(Errors.SetColumnWithoutNames(source.Locate(column.Span), column.Text));
        }

        return InferEnum(column, names) switch
        {
            null => Fail(Misfit(column, names)),
            ErrorType error => error,
            var element => new SetType(element),
        };
    }

    private TypeModel InferNames(Name column, List<CellSyntax> cells)
    {
        var names = cells.Select(c => new Name(c.Text, c.Span)).ToList();
        if (names.All(n => !char.IsUpper(n.Text[0])))
        {
            return InferReaders(names);
        }

        if (!names.All(n => char.IsUpper(n.Text[0])))
        {
            return Mixed(column, cells);
        }

        var (areEvents, areNotifications) = (names.All(IsEvent), names.All(IsNotification));
        var element = InferEnum(column, names);
        return (element, areEvents, areNotifications) switch
        {
            (null, true, false) => new EventNameType(),
            (null, false, true) => new NotificationNameType(),
            (null, false, false) => Fail(names.All(n => IsEvent(n) || IsNotification(n)) ? TwoSorts(column, names) : Misfit(column, names)),
            (null, true, true) => Fail(Errors.ColumnTwoMeanings(source.Locate(column.Span), column.Text, "notifications")),
            (EnumType named, _, _) when areEvents || areNotifications
                => Fail(Errors.ColumnTwoMeanings(source.Locate(column.Span), column.Text, $"members of '{named.Name}'", areEvents ? "events" : "notifications")),
            _ => element!,
        };
    }

    private bool IsEvent(Name name) => context.Symbols.Events.TryGetValue(name.Text, out var symbol) && symbol is EventSymbol;

    private bool IsNotification(Name name) => context.Symbols.Notifications.ContainsKey(name.Text);

    /// <summary>Blames the first name that is not what the first one is.</summary>
    private Diagnostic TwoSorts(Name column, List<Name> names)
    {
        var isEvent = IsEvent(names[0]);
        var odd = names.First(n => isEvent ? !IsEvent(n) : !IsNotification(n));
        return Errors.ColumnOfTwoSorts(source.Locate(odd.Span), odd.Text, isEvent ? "a notification" : "an event", column.Text, isEvent ? "events" : "notifications", source.Locate(names[0].Span));
    }

    private TypeModel InferReaders(List<Name> names)
    {
        foreach (var name in names)
        {
            var isVariable = context.Symbols.Entities.Any(e => e.Variable(name.Text) is not null);
            var isDefinition = context.Symbols.Values.TryGetValue(name.Text, out var symbol) && symbol is DefinitionSymbol { Syntax.Parameters.Count: 1 };
            if (!isVariable && !isDefinition)
            {
                var candidates = context.Symbols.Entities.SelectMany(e => e.Variables).Select(v => v.Name).Concat(context.Symbols.Definitions.Select(d => d.Name));
                return Fail(Errors.UnknownReader(source.Locate(name.Span), name.Text, SpellChecker.Nearest(name.Text, candidates)));
            }
        }

        return new ReaderType();
    }

    /// <summary>The one enum that has all names; of several, the one that the column is named after. Null for none.</summary>
    private TypeModel? InferEnum(Name column, List<Name> names)
    {
        var fitting = context.Symbols.Enums.Where(e => e.Policy is null && names.All(n => e.Has(n.Text))).ToList();
        if (fitting.Count <= 1)
        {
            return fitting.FirstOrDefault()?.Type;
        }

        var namesake = fitting.FirstOrDefault(e => string.Equals(e.Name, column.Text, System.StringComparison.OrdinalIgnoreCase));
        return namesake?.Type ?? (TypeModel)Fail(Errors.ColumnAmbiguous(source.Locate(column.Span), column.Text, fitting.Select(e => e.Name).ToList()));
    }

    /// <summary>Blames the first name that the enum with the most of them lacks.</summary>
    private Diagnostic Misfit(Name column, List<Name> names)
    {
        var best = context.Symbols.Enums.Where(e => e.Policy is null).OrderByDescending(e => names.Count(n => e.Has(n.Text))).FirstOrDefault();
        var odd = best is null ? names[0] : names.First(n => !best.Has(n.Text));
        var known = best is not null && names.Any(n => best.Has(n.Text));
        return known
            ? Errors.ColumnMisfit(source.Locate(odd.Span), odd.Text, column.Text, best!.Name, SpellChecker.Nearest(odd.Text, best.Names))
            : Errors.UnknownVocabulary(source.Locate(odd.Span), odd.Text, SpellChecker.Nearest(odd.Text, context.Symbols.Enums.SelectMany(e => e.Names).Concat(context.Symbols.EventList.Select(e => e.Name)).Concat(context.Symbols.Notifications.Keys)));
    }

    private TypeModel Mixed(Name column, List<CellSyntax> cells)
    {
        var first = cells[0];
        var odd = cells.FirstOrDefault(c => Family(c) != Family(first)) ?? cells.First(c => char.IsUpper(c.Text[0]) != char.IsUpper(first.Text[0]));
        return Fail(Errors.ColumnMixed(source.Locate(odd.Span), column.Text, source.Locate(first.Span)));
    }

    private static CellKind Family(CellSyntax cell) => cell.Kind switch
    {
        CellKind.No => CellKind.Yes,
        CellKind.All => CellKind.Set,
        CellKind.Code => CellKind.Integer,
        var kind => kind,
    };

    private ErrorType Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return ErrorType.Instance;
    }
}
