using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>Tables and matrices. Here alone every line end counts: a row is a line, whatever word the next one begins with.</summary>
public sealed partial class Parser
{
    private TableSyntax Table(string? doc, int start)
    {
        var name = UpperName("the name of the table");
        var aliases = new List<RowAliasSyntax>();
        var (columns, rows) = Grid("the table", aliases);
        return new TableSyntax(name, columns, rows, aliases, doc, SpanFrom(start));
    }

    private MatrixSyntax Matrix(string? doc, int start)
    {
        var name = LowerName("the name of the matrix");
        var parameters = RequiredParameters("the matrix");
        Expect(TokenKind.Colon, "':'", "and the type of the cells");
        var result = _quiet ? new BadTypeSyntax(MissingName().Span) : Type();
        var (columns, rows) = Grid("the matrix");
        return new MatrixSyntax(name, parameters, result, columns.Select(c => c.Name).ToList(), rows, doc, SpanFrom(start));
    }

    /// <summary>The line that names the columns, then a line for each row. In a table (with <paramref name="aliases"/>), also for each alias of a row.</summary>
    private (List<ColumnSyntax> Columns, List<RowSyntax> Rows) Grid(string what, List<RowAliasSyntax>? aliases = null)
    {
        var columns = new List<ColumnSyntax>();
        var rows = new List<RowSyntax>();
        int? width = null;
        var hasHeader = false;
        Block(
            what,
            () =>
            {
                if (hasHeader)
                {
                    Row(width, rows, aliases);
                    return;
                }

                Columns(columns, isTable: aliases is not null);
                hasHeader = true;
                width = _quiet ? null : columns.Count;
            },
            "the row");
        return (columns, rows);
    }

    private bool AtRowEnd(int first) => AtEndOfFile || Current.Kind == TokenKind.RightBrace || (Current.StartsLine && _position != first);

    private void Columns(List<ColumnSyntax> columns, bool isTable)
    {
        for (var first = _position; !AtRowEnd(first);)
        {
            if (Current.IsWord)
            {
                var isUnused = isTable && TakeUnused();
                columns.Add(new ColumnSyntax(AnyName(), isUnused));
                continue;
            }

            Fail(Errors.BadColumn(_source.Locate(Current.Span), Found));
            _position++;
        }

        _joined = -1;
    }

    /// <summary>
    /// A row of <paramref name="width"/> cells, or of any number if the line that names the columns was broken. What has a <c>=</c> behind its
    /// cells is an alias.
    /// </summary>
    private void Row(int? width, List<RowSyntax> rows, List<RowAliasSyntax>? aliases)
    {
        var doc = TakeDocumentation();
        var first = _position;
        var start = Current.Span.Start;
        var mark = Current.Span;
        var isUnused = aliases is not null && TakeUnused();
        var name = UpperName("the name of a row");
        var cells = new List<CellSyntax>();
        while (!AtRowEnd(first) && !(aliases is not null && Current.Kind == TokenKind.Equals))
        {
            if (Cell(first) is { } cell)
            {
                cells.Add(cell);
            }
        }

        _joined = -1;
        if (aliases is not null && !AtRowEnd(first))
        {
            if (isUnused)
            {
                Report(Errors.UnusedAlias(_source.Locate(mark)));
            }

            _position++;
            var row = UpperName("the name of the row that it stands for");
            aliases.Add(new RowAliasSyntax(name, cells, row, doc, SpanFrom(start)));
            return;
        }

        if (!_quiet && width is { } columns && cells.Count != columns)
        {
            var at = cells.Count < columns ? new TextSpan(PreviousEnd, 0) : TextSpan.Union(cells[columns].Span, cells[cells.Count - 1].Span);
            Report(Errors.RowLength(_source.Locate(at), name.Text, cells.Count, columns));
        }

        rows.Add(new RowSyntax(name, cells, isUnused, doc, SpanFrom(start)));
    }

    /// <summary>The cell, or null, with a report, behind something that cannot be one.</summary>
    private CellSyntax? Cell(int first)
    {
        var start = Current.Span.Start;
        if (Current.Kind == TokenKind.LeftBrace)
        {
            var names = InSetBraces(() => UpperName("a name of the set"));
            return new CellSyntax(CellKind.Set, "", names, SpanFrom(start));
        }

        var token = Current;
        CellKind? kind = token.Kind switch
        {
            TokenKind.Integer => CellKind.Integer,
            TokenKind.Code => CellKind.Code,
            TokenKind.Text => CellKind.Text,
            TokenKind.Minus => CellKind.Dash,
            TokenKind.Upper => CellKind.Name,
            TokenKind.Lower => token.Text switch { "yes" => CellKind.Yes, "no" => CellKind.No, "all" => CellKind.All, _ => CellKind.Name },
            _ => null,
        };
        if (kind is null)
        {
            Fail(Errors.BadCell(_source.Locate(token.Span), Found));
        }

        _position++;
        var text = token.Text;
        if (kind == CellKind.Dash && !AtRowEnd(first) && Current.Kind == TokenKind.Integer && Current.Span.Start == token.Span.End)
        {
            kind = CellKind.Integer;
            text += Current.Text;
            _position++;
        }

        if (kind == CellKind.Integer)
        {
            Integer(text.TrimStart('-'), text[0] == '-', start);
        }

        return kind is { } known ? new CellSyntax(known, text, [], SpanFrom(start)) : null;
    }
}
