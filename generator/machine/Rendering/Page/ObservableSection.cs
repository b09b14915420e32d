using StateMachine.Compiler.Binding;
using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>What is worked out of the state: observables, which drivers act on, and definitions, which rules are written with.</summary>
internal static class ObservableSection
{
    public static PageSection Observables(PageContent content)
        => Section("What follows from the state", "observables", [.. content.Model.Definitions.Where(d => d.IsObserve)], content);

    public static PageSection Definitions(PageContent content)
        => Section("Definitions", "definitions", [.. content.Model.Definitions.Where(d => !d.IsObserve)], content);

    private static PageSection Section(string title, string id, IReadOnlyList<DefinitionModel> definitions, PageContent content)
        => new(title, id, [.. definitions.Select(d => (Id(d), d.Name))], page =>
        {
            PageText.ByFile(page, id, definitions, d => d.At, definition =>
            {
                PageText.Heading(page, 4, PageText.Signature(definition.Name, definition.Parameters), Id(definition), $"{Shape(definition)}, {definition.At}");
                PageText.Doc(page, definition.Doc);
                if (content.Bodies.TryGetValue(definition.Name, out var body))
                {
                    page.Raw($"<p class=\"body\"><code>{content.Links.Code(body)}</code></p>\n");
                }

                RuleList.Write(page, definition.Rules.Select(r => content.Model.Rules[r.Rule]), content.Links);
            });
        });

    private static string Id(DefinitionModel definition) => PageText.Id("define", definition.Name);

    private static string Shape(DefinitionModel definition) => definition.Shape switch
    {
        DefinitionShape.FirstMatch => $"{TypeText.Of(definition.Type)}, the first line that holds",
        DefinitionShape.Every => $"{TypeText.Of(definition.Type)}, all lines that hold",
        DefinitionShape.Least => $"{TypeText.Of(definition.Type)}, the least of the lines that hold",
        _ => TypeText.Of(definition.Type),
    };
}
