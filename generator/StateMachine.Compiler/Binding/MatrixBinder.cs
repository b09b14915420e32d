using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds matrices: their signatures first, because expressions read them; their cells later, because cells need all vocabulary.</summary>
internal sealed class MatrixBinder(BindContext context)
{
    public void BindSignatures()
    {
        foreach (var matrix in context.Symbols.Matrices)
        {
            new ParameterBinder(context).Bind(matrix.Syntax.Parameters, matrix.Source, ParameterPlace.Matrix, matrix.Parameters);
            if (matrix.Parameters.Count != 2)
            {
                context.Report(Errors.MatrixParameters(matrix.At, matrix.Name, matrix.Parameters.Count));
            }

            var type = new TypeBinder(context).Bind(matrix.Syntax.Result, matrix.Source);
            var element = type is OptionalType optional ? optional.Element : type;
            if (element is BoolType or IntType or EnumType or ErrorType)
            {
                matrix.Type = type;
            }
            else
            {
                context.Report(Errors.MatrixResult(matrix.Source.Locate(matrix.Syntax.Result.Span), TypeText.Of(type)));
            }
        }
    }

    public void BindCells()
    {
        foreach (var matrix in context.Symbols.Matrices.Where(m => m.Parameters.Count == 2))
        {
            var rows = context.Symbols.Enum(matrix.Parameters[0].Type);
            var columns = context.Symbols.Enum(matrix.Parameters[1].Type);
            if (rows is not null && columns is not null && matrix.Type is not ErrorType)
            {
                BindCells(matrix, rows, columns);
            }
        }
    }

    private void BindCells(MatrixSymbol matrix, EnumSymbol rows, EnumSymbol columns)
    {
        var syntax = matrix.Syntax;
        CheckNames(matrix, columns, syntax.Columns, "column");
        CheckNames(matrix, rows, syntax.Rows.Select(r => r.Name).ToList(), "row");
        var cells = new List<ExprModel>();
        foreach (var row in rows.Members)
        {
            var written = syntax.Rows.FirstOrDefault(r => rows.Meaning(r.Name.Text) == row.Name);
            foreach (var column in columns.Members)
            {
                var at = IndexOf(syntax.Columns, columns, column.Name);
                cells.Add(written is not null && at >= 0 && at < written.Cells.Count ? BindCell(written.Cells[at], matrix) : ErrorExpr.Instance);
            }
        }

        matrix.Model = new MatrixModel(matrix.Name, matrix.Parameters[0], matrix.Parameters[1], matrix.Type, cells.ToEquatableArray(), syntax.Doc, matrix.At);
    }

    private void CheckNames(MatrixSymbol matrix, EnumSymbol named, IReadOnlyList<Name> names, string what)
    {
        var seen = new HashSet<string>();
        foreach (var name in names.Where(n => !n.IsMissing))
        {
            var at = matrix.Source.Locate(name.Span);
            if (!named.Has(name.Text))
            {
                context.Report(Errors.UnknownMember(at, name.Text, named.Name, SpellChecker.Nearest(name.Text, named.Names)));
            }
            else if (!seen.Add(named.Meaning(name.Text)))
            {
                context.Report(Errors.RepeatedInMatrix(at, what, name.Text, matrix.Source.Locate(names.First(n => named.Meaning(n.Text) == named.Meaning(name.Text)).Span)));
            }
        }

        var missing = named.Members.Select(m => m.Name).Where(m => !seen.Contains(m)).ToList();
        if (missing.Count > 0 && names.All(n => n.IsMissing || named.Has(n.Text)))
        {
            context.Report(Errors.MissingInMatrix(matrix.At, matrix.Name, what, named.Name, missing));
        }
    }

    private ExprModel BindCell(CellSyntax cell, MatrixSymbol matrix)
    {
        var at = matrix.Source.Locate(cell.Span);
        var element = matrix.Type is OptionalType optional ? optional.Element : matrix.Type;
        ExprModel? value = cell.Kind switch
        {
            CellKind.Dash when matrix.Type is OptionalType => new NoneExpr(matrix.Type),
            CellKind.Yes or CellKind.No when element is BoolType => new BoolExpr(cell.Kind == CellKind.Yes),
            CellKind.Integer when element is IntType => new IntExpr(int.Parse(cell.Text, CultureInfo.InvariantCulture)),
            CellKind.Name when context.Symbols.Enum(element) is { } named => BindMember(cell, named, at),
            _ => null,
        };
        var fitting = value is null ? null : Conversions.Convert(value, matrix.Type, context.Symbols);
        if (fitting is null)
        {
            context.Report(cell.Kind == CellKind.Dash ? Errors.DashInMatrix(at, TypeText.Of(matrix.Type)) : Errors.MatrixCell(at, matrix.Source.Slice(cell.Span), TypeText.Of(matrix.Type)));
        }

        return fitting ?? ErrorExpr.Instance;
    }

    private ExprModel BindMember(CellSyntax cell, EnumSymbol named, Location at)
    {
        if (named.Has(cell.Text))
        {
            return named.Member(cell.Text);
        }

        context.Report(Errors.UnknownMember(at, cell.Text, named.Name, SpellChecker.Nearest(cell.Text, named.Names)));
        return ErrorExpr.Instance;
    }

    private static int IndexOf(IReadOnlyList<Name> names, EnumSymbol named, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (named.Meaning(names[i].Text) == name)
            {
                return i;
            }
        }

        return -1;
    }
}
