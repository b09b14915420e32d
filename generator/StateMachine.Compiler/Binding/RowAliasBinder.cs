using System.Globalization;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds the codes of the aliases of a table's rows, once its columns are known.</summary>
internal sealed class RowAliasBinder(BindContext context, EnumSymbol table)
{
    public void Bind()
    {
        var codes = EnumModel.CodesAmong(table.Columns);
        foreach (var alias in table.Aliases)
        {
            Bind(alias, codes);
        }
    }

    private void Bind(RowAliasSymbol alias, ColumnModel? codes)
    {
        var cells = alias.Syntax.Cells;
        if (cells.Count > (codes is null ? 0 : 1) || cells.Any(c => c.Kind is not (CellKind.Code or CellKind.Integer)))
        {
            var misfit = cells.FirstOrDefault(c => c.Kind is not (CellKind.Code or CellKind.Integer)) ?? cells[cells.Count - 1];
            context.Report(Errors.AliasCells(table.Source.Locate(misfit.Span), alias.Name, codes is not null));
        }
        else if (codes is not null && cells.Count == 0)
        {
            context.Report(Errors.AliasWithoutCode(alias.At, alias.Name, alias.Row));
        }
        else if (codes is not null)
        {
            var code = cells[0].Kind == CellKind.Code ? (ExprModel)new CodeExpr(cells[0].Text) : new IntExpr(int.Parse(cells[0].Text, CultureInfo.InvariantCulture));
            CheckFree(alias, code, codes, cells[0]);
            alias.Code = code;
        }
    }

    /// <summary>Whoever reads a code must know the row: it may be that of the alias's own row, of no other.</summary>
    private void CheckFree(RowAliasSymbol alias, ExprModel code, ColumnModel codes, CellSyntax cell)
    {
        var having = codes.Cells.Zip(table.Members, (c, m) => (c.Value, Row: m.Name, m.Name, m.At))
            .Concat(table.Aliases.Select(a => (Value: a.Code, a.Row, a.Name, a.At)))
            .Where(owner => code.Equals(owner.Value))
            .ToList();
        if (having.Count > 0 && having.All(owner => owner.Row != alias.Row))
        {
            var text = table.Source.Slice(cell.Span);
            context.Report(Errors.AliasCodeTaken(table.Source.Locate(cell.Span), text, alias.Name, alias.Row, having[0].Name, having[0].At));
        }
    }
}
