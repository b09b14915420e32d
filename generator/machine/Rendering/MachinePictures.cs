using StateMachine.Compiler.Text;
using StateMachine.Tool.Commands;
using StateMachine.Tool.Loading;

namespace StateMachine.Tool.Rendering;

/// <summary>Everything that can be drawn of a machine. The same machine gives the same bytes.</summary>
internal static class MachinePictures
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /// <summary>The files in the forms asked for.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="files">Its spec.</param>
    /// <param name="policies">The policies that are not at their default.</param>
    /// <param name="forms">In which forms.</param>
    /// <exception cref="UsageException">There is no such policy or option.</exception>
    public static IReadOnlyList<Picture> Draw(LoadedMachine machine, IReadOnlyList<SourceText> files, IReadOnlyList<PolicyChoice> policies, IReadOnlyList<PictureForm> forms)
    {
        var charts = StateChartBuilder.Build(machine.Model);
        var encounters = EncounterBuilder.Build(machine, policies);
        return [.. forms.SelectMany(form => Draw(form))];

        IEnumerable<Picture> Draw(PictureForm form) => form switch
        {
            PictureForm.Mermaid => Each(".mmd", MermaidChart.Write, EncounterDrawing.ToMermaid),
            PictureForm.Dot => Each(".dot", DotChart.Write, EncounterDrawing.ToDot),
            PictureForm.Svg => Each(".svg", c => Declaration + SvgChart.Draw(c, isAlone: true), e => Declaration + EncounterDrawing.ToSvg(e, machine.Model)),
            PictureForm.Html => [new Picture($"{machine.Model.Name}.html", MachinePage.Write(new PageContent(machine.Model, charts, encounters, policies, DefinitionBodies.Of(files))))],
            _ => throw new ArgumentOutOfRangeException(nameof(forms), form, "No such form."),
        };

        IEnumerable<Picture> Each(string ending, Func<StateChart, string> chart, Func<Encounter, string> encounter)
            => charts.Select(c => new Picture($"{machine.Model.Name}.{c.Entity.Name}{ending}", chart(c)))
                .Concat(encounters.Select(e => new Picture($"{machine.Model.Name}.{e.Event.Subject}.{e.Event.Name}{ending}", encounter(e))));
    }
}
