using System.Globalization;
using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>The examples, as lists to read.</summary>
internal static class ScenarioSection
{
    public static PageSection Of(PageContent content)
        => new("Scenarios", "scenarios", [.. content.Model.Scenarios.Select((s, i) => (Id(i), s.Title))], page =>
        {
            page.Raw("<p>Each is run as a test. A title opens its scenario.</p>\n");
            PageText.ByFile(page, "scenarios", content.Model.Scenarios.Select((scenario, i) => (scenario, i)), s => s.scenario.At, s => Write(page, s.scenario, Id(s.i), content.Links));
        });

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"scenario-{index + 1}");

    private static void Write(Markup page, ScenarioModel scenario, string id, PageLinks links)
    {
        page.Open("details", ("class", "scenario"), ("id", id));
        page.Raw($"<summary>{Markup.Escape(scenario.Title)} <span class=\"place\">{Markup.Escape(scenario.At.ToString())}</span></summary>\n");
        PageText.Doc(page, scenario.Doc);
        page.Open("ol", ("class", "steps"));
        foreach (var under in scenario.Under)
        {
            Line(page, "under", $"{Markup.Escape(under.Policy)} = {Markup.Escape(under.Option)}");
        }

        foreach (var given in scenario.Givens)
        {
            Line(page, "given", Given(given));
        }

        foreach (var step in scenario.Steps)
        {
            var expectations = string.Concat(step.Expectations.Select(e => $"<li><span class=\"word\">then</span> <code>{links.Code(e.Text)}</code>{(e.Because is null ? "" : $" <span class=\"quiet\">because \u201C{Markup.Escape(e.Because)}\u201D</span>")}</li>"));
            Line(page, "do", $"<strong>{links.Code(step.Text)}</strong>{(expectations.Length == 0 ? "" : $"<ul>{expectations}</ul>")}");
        }

        page.Close();
        page.Close();
    }

    private static string Given(GivenModel given)
    {
        var values = given.With.Count == 0 ? "" : $" with {string.Join(", ", given.With.Select(a => $"{a.Variable} {Value(a.Value)}"))}";
        return Markup.Escape($"{given.Name}, a {given.Entity}{(given.State is null ? "" : $" that is {given.State}")}{values}");
    }

    private static string Value(ExprModel value) => value switch
    {
        LocalExpr local => local.Name,
        ToUnionExpr union => Value(union.Value),
        ToOptionalExpr optional => Value(optional.Value),
        SetExpr { Items.Count: > 0 } set => $"{{ {string.Join(", ", set.Items.Select(Value))} }}",
        _ => PageText.Constant(value),
    };

    private static void Line(Markup page, string word, string words) => page.Raw($"<li><span class=\"word\">{word}</span> {words}</li>\n");
}
