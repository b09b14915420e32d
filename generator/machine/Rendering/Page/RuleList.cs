using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Rules with their anchors, reasons and places: each rule of a spec is in one such list.</summary>
internal static class RuleList
{
    /// <summary>A list of more lines than this can be folded.</summary>
    private const int LongList = 12;

    public static void Write(Markup page, IEnumerable<RuleModel> rules, PageLinks links)
    {
        var all = rules.ToList();
        if (all.Count == 0)
        {
            return;
        }

        if (all.Count > LongList)
        {
            page.Open("details", ("open", "open"), ("class", "fold"));
            page.Leaf("summary", $"{all.Count} lines");
        }

        page.Open("ul", ("class", "rules"));
        foreach (var rule in all)
        {
            page.Raw($"<li{(IsWithin(rule) ? " class=\"in\"" : "")}>{Item(rule, $"<code class=\"plain{Style(rule)}\">{links.Code(rule.Text)}</code>")}</li>\n");
        }

        page.Close();
        if (all.Count > LongList)
        {
            page.Close();
        }
    }

    /// <summary>A rule in its own words, which are markup, with its anchor, reason and place.</summary>
    public static string Item(RuleModel rule, string words)
    {
        var why = PageText.Reason(rule) is { } reason ? $"<span class=\"why\">because \u201C{Markup.Escape(reason)}\u201D</span>" : "";
        return $"<span id=\"{PageText.RuleId(rule.Id)}\" title=\"{Markup.Escape(rule.Name)}\">{words} <a class=\"place self\" href=\"#{PageText.RuleId(rule.Id)}\">{Markup.Escape(rule.At.ToString())}</a></span>{why}";
    }

    // The lines of a clause stand below it.
    private static bool IsWithin(RuleModel rule) => rule.Kind is Compiler.Model.RuleKind.Refuse or Compiler.Model.RuleKind.Answer or Compiler.Model.RuleKind.Effect;

    private static string Style(RuleModel rule) => rule.Kind switch
    {
        Compiler.Model.RuleKind.Refuse or Compiler.Model.RuleKind.StateRefusal => " refused",
        Compiler.Model.RuleKind.Answer => " answered",
        _ => "",
    };
}
