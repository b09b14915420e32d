using StateMachine.Compiler.Binding;
using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Tables, enums, matrices, unions and notifications, as the spec has them.</summary>
internal static class VocabularySection
{
    public static PageSection Of(PageContent content)
    {
        var model = content.Model;
        var parts = model.Enums.Select(e => (e.Name, e.At, Write: (Action<Markup>)(page => Enum(page, e, content.Links))))
            .Concat(model.Matrices.Select(m => (m.Name, m.At, Write: (Action<Markup>)(page => Matrix(page, m, model)))))
            .Concat(model.Unions.Select(u => (u.Name, u.At, Write: (Action<Markup>)(page => Union(page, u)))))
            .Concat(model.Notifications.Select(n => (n.Name, n.At, Write: (Action<Markup>)(page => Notification(page, n)))))
            .ToList();
        var files = model.Rules.Select(r => r.At.Path).Concat(parts.Select(p => p.At.Path)).Distinct().ToList();
        var ordered = parts.OrderBy(p => files.IndexOf(p.At.Path)).ThenBy(p => p.At.Start).ToList();
        return new PageSection("Tables and words", "vocabulary", [.. ordered.Select(p => (Id(p.Name), p.Name))], page => PageText.ByFile(page, "vocabulary", ordered, p => p.At, p => p.Write(page)));
    }

    public static string Id(string name) => PageText.Id("word", name);

    /// <summary>A table of more columns than this has what its rows mean below their names.</summary>
    private const int WideTable = 3;

    private static void Enum(Markup page, EnumModel model, PageLinks links)
    {
        PageText.Heading(page, 4, model.Name, Id(model.Name), model.At.ToString());
        PageText.Doc(page, model.Doc);
        var isWide = model.Columns.Count > WideTable;
        var hasDocs = !isWide && (model.Members.Any(m => m.Doc is not null) || model.Aliases.Any(a => a.Doc is not null));
        PageText.Table(
            page,
            [PageText.Soft(model.Name), .. model.Columns.Select(c => Name(c.Name, c.IsUnused)), .. hasDocs ? ["Meaning"] : Array.Empty<string>()],
            model.Members.Select((m, i) => (IReadOnlyList<string>)
            [
                Name(m.Name, m.IsUnused) + Below(m.Doc, isWide),
                .. model.Columns.Select(c => Cell(c.Cells[i], links)),
                .. hasDocs ? [PageText.Inline(m.Doc)] : Array.Empty<string>(),
            ]).Concat(model.Aliases.Select(a => Alias(model, a, hasDocs))),
            isWide ? "published" : "");
    }

    private static string Name(string name, bool isUnused) => PageText.Soft(name) + (isUnused ? " <span class=\"quiet\">unused</span>" : "");

    /// <summary>A row with a code alone, and what it stands for.</summary>
    private static IReadOnlyList<string> Alias(EnumModel model, RowAliasModel alias, bool hasDocs)
    {
        var codes = model.Codes;
        return
        [
            $"{PageText.Soft(alias.Name)} = {PageText.Soft(alias.Row)}{Below(alias.Doc, !hasDocs)}",
            .. model.Columns.Select(c => c == codes && alias.Code is { } code ? Value(PageText.Constant(code)) : ""),
            .. hasDocs ? [PageText.Inline(alias.Doc)] : Array.Empty<string>(),
        ];
    }

    private static string Below(string? doc, bool isBelow) => isBelow && doc is not null ? $" <span class=\"below\">{PageText.Inline(doc)}</span>" : "";

    private static string Cell(CellModel cell, PageLinks links)
        => cell.Reference is { } name ? links.Reference(name) : Value(cell.Value is null ? "-" : PageText.Constant(cell.Value));

    /// <summary>What is not there, and a no, are not to catch the eye.</summary>
    private static string Value(string text) => text is "-" or "no" or "{ }" ? $"<span class=\"quiet\">{text}</span>" : text.StartsWith('\'') ? PageText.Code(text) : PageText.Soft(text);

    private static void Matrix(Markup page, MatrixModel matrix, MachineModel model)
    {
        var (rows, columns) = (Members(matrix.Row.Type, model), Members(matrix.Column.Type, model));
        var texts = matrix.Cells.Select(PageText.Constant).ToList();
        var values = texts.Where(t => t is not "-" and not "no").Distinct().ToList();
        PageText.Heading(page, 4, PageText.Signature(matrix.Name, [matrix.Row, matrix.Column]), Id(matrix.Name), $"{TypeText.Of(matrix.Type)}, {matrix.At}");
        PageText.Doc(page, matrix.Doc);
        PageText.Table(
            page,
            [Markup.Escape($"{matrix.Row.Name} \u2193 {matrix.Column.Name} \u2192"), .. columns.Select(Markup.Escape)],
            rows.Select((row, i) => (IReadOnlyList<string>)[PageText.Soft(row), .. columns.Select((_, j) => Tinted(texts[(i * columns.Count) + j], values))]),
            "matrix");
    }

    /// <summary>Equal values have one colour.</summary>
    private static string Tinted(string text, List<string> values)
        => values.IndexOf(text) is var number and >= 0 ? $"<span class=\"value {DrawingStyle.Tint(number)}\">{PageText.Soft(text)}</span>" : Value(text);

    private static List<string> Members(TypeModel type, MachineModel model)
    {
        var name = ((EnumType)type).Name;
        return [.. model.Enums.FirstOrDefault(e => e.Name == name)?.Members.Select(m => m.Name) ?? model.Policies.First(p => p.TypeName == name).Options.Select(o => o.Name)];
    }

    private static void Union(Markup page, UnionModel union)
    {
        PageText.Heading(page, 4, union.Name, Id(union.Name), union.At.ToString());
        PageText.Doc(page, union.Doc);
        page.Raw($"<p>{Markup.Escape(string.Join(" or ", union.Alternatives.Select(TypeText.Of)))}</p>\n");
    }

    private static void Notification(Markup page, NotificationModel notification)
    {
        PageText.Heading(page, 4, PageText.Signature(notification.Name, notification.Parameters), Id(notification.Name), $"told to {notification.To}, {notification.At}");
        PageText.Doc(page, notification.Doc);
    }
}
