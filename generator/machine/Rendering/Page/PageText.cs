using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using StateMachine.Compiler.Binding;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Pieces that every section of the page is made of.</summary>
internal static partial class PageText
{
    /// <summary>An anchor: letters, digits and dashes.</summary>
    public static string Id(params ReadOnlySpan<string> parts)
        => string.Concat(string.Join("-", parts!).Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c.ToString() : $"_{((int)c).ToString("x", CultureInfo.InvariantCulture)}"));

    /// <summary>The anchor of a rule.</summary>
    public static string RuleId(int rule) => string.Create(CultureInfo.InvariantCulture, $"rule-{rule}");

    /// <summary>A documentation: paragraphs at blank lines, code between back quotes.</summary>
    public static void Doc(Markup page, string? doc, string style = "doc")
    {
        foreach (var paragraph in (doc ?? "").Replace("\r\n", "\n").Split("\n\n").Select(Texts.OneLine).Where(p => p.Length > 0))
        {
            page.Raw($"<p class=\"{style}\">{Inline(paragraph)}</p>\n");
        }
    }

    /// <summary>A documentation within a line.</summary>
    public static string Inline(string? text)
    {
        var parts = Texts.OneLine(text ?? "").Split('`');
        var result = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var isCode = i % 2 == 1 && i + 1 < parts.Length;
            result.Append(isCode ? $"<code>{Markup.Escape(parts[i])}</code>" : $"{(i % 2 == 1 ? "`" : "")}{Markup.Escape(parts[i])}");
        }

        return result.ToString();
    }

    /// <summary>A heading that leads to itself.</summary>
    public static void Heading(Markup page, int level, string text, string id, string? quiet = null)
    {
        var more = quiet is null ? "" : $" <span class=\"quiet\">{Markup.Escape(quiet)}</span>";
        page.Raw($"<h{level} id=\"{id}\"><a class=\"self\" href=\"#{id}\">{Markup.Escape(text)}</a>{more}</h{level}>\n");
    }

    /// <summary>A table whose first cells are headings of their rows; cells are markup.</summary>
    public static void Table(Markup page, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, string style = "")
    {
        page.Open("div", ("class", "wide"), ("tabindex", "0"), ("role", "group"));
        page.Open("table", ("class", style));
        page.Raw($"<thead><tr>{string.Concat(columns.Select(c => $"<th scope=\"col\">{c}</th>"))}</tr></thead>\n");
        page.Open("tbody");
        foreach (var row in rows)
        {
            page.Raw($"<tr><th scope=\"row\">{row[0]}</th>{string.Concat(row.Skip(1).Select(c => $"<td>{c}</td>"))}</tr>\n");
        }

        page.Close();
        page.Close();
        page.Close();
    }

    /// <summary>A name that may be broken where a word in it begins, but only if a line is too short for it; escaped here.</summary>
    public static string Soft(string name) => Humps().IsMatch(name) ? $"<span class=\"soft\">{Breakable(name)}</span>" : Markup.Escape(name);

    /// <summary>Text whose names may be broken where a word in them begins; escaped here.</summary>
    public static string Breakable(string text) => Humps().Replace(Markup.Escape(text), "<wbr/>");

    /// <summary><c>NobodyRidesForLess</c> as a sentence.</summary>
    public static string Words(string name)
        => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>Writes things under the names of their files, unless all are in one.</summary>
    public static void ByFile<T>(Markup page, string section, IEnumerable<T> things, Func<T, Location> place, Action<T> write)
    {
        var files = things.GroupBy(t => place(t).FileName).ToList();
        foreach (var file in files)
        {
            if (files.Count > 1)
            {
                page.Raw($"<h3 class=\"file\" id=\"{Id(section, "in", file.Key)}\">{Markup.Escape(FileTitle(file.Key))} <span class=\"quiet\">{Markup.Escape(file.Key)}</span></h3>\n");
            }

            file.ToList().ForEach(write);
        }
    }

    /// <summary>A file's name as words.</summary>
    public static string FileTitle(string file) => Words(Path.GetFileNameWithoutExtension(file));

    /// <summary>A link within the page; the text is escaped here.</summary>
    public static string Link(string id, string text, string? tip = null) => $"<a href=\"#{id}\"{(tip is null ? "" : $" title=\"{Markup.Escape(tip)}\"")}>{Markup.Escape(text)}</a>";

    /// <summary>Code; the text is escaped here.</summary>
    public static string Code(string text) => $"<code>{Markup.Escape(text)}</code>";

    /// <summary>Name and parameters as the spec writes them.</summary>
    public static string Signature(string name, IReadOnlyList<ParameterModel> parameters)
        => parameters.Count == 0 ? name : $"{name}({string.Join(", ", parameters.Select(p => $"{p.Name} : {TypeText.Of(p.Type)}"))})";

    /// <summary>A reason with its holes, as the spec writes it.</summary>
    public static string? Reason(RuleModel rule) => rule.Because is not { } because ? null
        : string.Concat(because.Literals.Select((literal, i) => literal + (i < because.Holes.Count ? $"{{{Hole(because.Holes[i])}}}" : "")));

    /// <summary>A constant as the spec writes it.</summary>
    public static string Constant(ExprModel value) => value switch
    {
        BoolExpr b => b.Value ? "yes" : "no",
        IntExpr i => i.Value.ToString(CultureInfo.InvariantCulture),
        CodeExpr c => $"'{c.Value}'",
        TextExpr t => $"\"{t.Value}\"",
        MemberExpr m => m.Member,
        NoneExpr => "-",
        ToUnionExpr u => Constant(u.Value),
        ToOptionalExpr o => Constant(o.Value),
        SetExpr { Items.Count: 0 } => "{ }",
        SetExpr s => $"{{ {string.Join(", ", s.Items.Select(Constant))} }}",
        OneExpr one => one.Entity,
        BinaryExpr { Kind: BinaryKind.Plus } sum => $"{Constant(sum.Left)} + {Constant(sum.Right)}",
        _ => "\u2026",
    };

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Humps();

    private static string Hole(ExprModel hole) => hole switch
    {
        LocalExpr local => local.Name,
        VariableExpr variable => $"{Hole(variable.Owner)}.{variable.Variable}",
        StateOfExpr state => $"{Hole(state.Owner)}.state",
        ColumnExpr column => $"{Hole(column.Row)}.{column.Column}",
        OneExpr one => char.ToLowerInvariant(one.Entity[0]) + one.Entity[1..],
        ToUnionExpr union => Hole(union.Value),
        ToOptionalExpr optional => Hole(optional.Value),
        CallExpr call => call.Definition,
        _ => Constant(hole),
    };
}
