using StateMachine.Compiler.Binding;
using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Tables, enums, matrices, unions and notifications, as the spec has them.</summary>
internal static class VocabularySection
{
    public static PageSection Of(MachineModel model)
    {
        var parts = model.Enums.Select(e => (e.Name, e.At, Write: (Action<Markup>)(page => Enum(page, e))))
            .Concat(model.Matrices.Select(m => (m.Name, m.At, Write: (Action<Markup>)(page => Matrix(page, m, model)))))
            .Concat(model.Unions.Select(u => (u.Name, u.At, Write: (Action<Markup>)(page => Union(page, u)))))
            .Concat(model.Notifications.Select(n => (n.Name, n.At, Write: (Action<Markup>)(page => Notification(page, n)))))
            .ToList();
        var files = model.Rules.Select(r => r.At.Path).Concat(parts.Select(p => p.At.Path)).Distinct().ToList();
        var ordered = parts.OrderBy(p => files.IndexOf(p.At.Path)).ThenBy(p => p.At.Start).ToList();
        return new PageSection("Vocabulary", "vocabulary", [.. ordered.Select(p => (Id(p.Name), p.Name))], page => ordered.ForEach(p => p.Write(page)));
    }

    private static string Id(string name) => PageText.Id("word", name);

    private static void Enum(Markup page, EnumModel model)
    {
        PageText.Heading(page, 3, model.Name, Id(model.Name), model.At.ToString());
        PageText.Doc(page, model.Doc);
        var hasDocs = model.Members.Any(m => m.Doc is not null) || model.Aliases.Any(a => a.Doc is not null);
        PageText.Table(
            page,
            [Markup.Escape(model.Name), .. model.Columns.Select(c => Name(c.Name, c.IsUnused)), .. hasDocs ? ["Meaning"] : Array.Empty<string>()],
            model.Members.Select((m, i) => (IReadOnlyList<string>)
            [
                Name(m.Name, m.IsUnused),
                .. model.Columns.Select(c => Cell(c.Cells[i])),
                .. hasDocs ? [PageText.Inline(m.Doc)] : Array.Empty<string>(),
            ]).Concat(model.Aliases.Select(a => Alias(model, a, hasDocs))));
    }

    private static string Name(string name, bool isUnused) => Markup.Escape(name) + (isUnused ? " <span class=\"quiet\">unused</span>" : "");

    /// <summary>A row with a code alone, and what it stands for.</summary>
    private static IReadOnlyList<string> Alias(EnumModel model, RowAliasModel alias, bool hasDocs)
    {
        var codes = model.Codes;
        return
        [
            Markup.Escape($"{alias.Name} = {alias.Row}"),
            .. model.Columns.Select(c => c == codes && alias.Code is { } code ? Markup.Escape(PageText.Constant(code)) : ""),
            .. hasDocs ? [PageText.Inline(alias.Doc)] : Array.Empty<string>(),
        ];
    }

    private static string Cell(CellModel cell) => Markup.Escape(cell.Reference ?? (cell.Value is null ? "-" : PageText.Constant(cell.Value)));

    private static void Matrix(Markup page, MatrixModel matrix, MachineModel model)
    {
        var (rows, columns) = (Members(matrix.Row.Type, model), Members(matrix.Column.Type, model));
        PageText.Heading(page, 3, PageText.Signature(matrix.Name, [matrix.Row, matrix.Column]), Id(matrix.Name), $"{TypeText.Of(matrix.Type)}, {matrix.At}");
        PageText.Doc(page, matrix.Doc);
        PageText.Table(
            page,
            [Markup.Escape($"{matrix.Row.Name} \u2193 {matrix.Column.Name} \u2192"), .. columns.Select(Markup.Escape)],
            rows.Select((row, i) => (IReadOnlyList<string>)[Markup.Escape(row), .. columns.Select((_, j) => Markup.Escape(PageText.Constant(matrix.Cells[(i * columns.Count) + j])))]));
    }

    private static List<string> Members(TypeModel type, MachineModel model)
    {
        var name = ((EnumType)type).Name;
        return [.. model.Enums.FirstOrDefault(e => e.Name == name)?.Members.Select(m => m.Name) ?? model.Policies.First(p => p.TypeName == name).Options.Select(o => o.Name)];
    }

    private static void Union(Markup page, UnionModel union)
    {
        PageText.Heading(page, 3, union.Name, Id(union.Name), union.At.ToString());
        PageText.Doc(page, union.Doc);
        page.Raw($"<p>{Markup.Escape(string.Join(" or ", union.Alternatives.Select(TypeText.Of)))}</p>\n");
    }

    private static void Notification(Markup page, NotificationModel notification)
    {
        PageText.Heading(page, 3, PageText.Signature(notification.Name, notification.Parameters), Id(notification.Name), $"told to {notification.To}, {notification.At}");
        PageText.Doc(page, notification.Doc);
    }
}
