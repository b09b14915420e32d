using StateMachine.Compiler.Binding;
using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>What is worked out of the state: observables, which drivers act on, and definitions, which rules are written with.</summary>
internal static class ObservableSection
{
    public static PageSection Observables(MachineModel model, IReadOnlyDictionary<string, string> bodies)
        => Section("What follows from the state", "observables", [.. model.Definitions.Where(d => d.IsObserve)], model, bodies);

    public static PageSection Definitions(MachineModel model, IReadOnlyDictionary<string, string> bodies)
        => Section("Definitions", "definitions", [.. model.Definitions.Where(d => !d.IsObserve)], model, bodies);

    private static PageSection Section(string title, string id, IReadOnlyList<DefinitionModel> definitions, MachineModel model, IReadOnlyDictionary<string, string> bodies)
        => new(title, id, [.. definitions.Select(d => (Id(d), d.Name))], page =>
        {
            foreach (var definition in definitions)
            {
                PageText.Heading(page, 3, PageText.Signature(definition.Name, definition.Parameters), Id(definition), $"{Shape(definition)}, {definition.At}");
                PageText.Doc(page, definition.Doc);
                if (bodies.TryGetValue(definition.Name, out var body))
                {
                    page.Raw($"<p>{PageText.Code(body)}</p>\n");
                }

                RuleList.Write(page, definition.Rules.Select(r => model.Rules[r.Rule]));
            }
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
