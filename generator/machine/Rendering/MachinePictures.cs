using StateMachine.Compiler.Model;
using StateMachine.Tool.Commands;
using StateMachine.Tool.Loading;

namespace StateMachine.Tool.Rendering;

/// <summary>Everything that can be drawn of a machine. The same machine gives the same bytes.</summary>
internal static class MachinePictures
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /// <summary>The files in the forms asked for.</summary>
    /// <exception cref="UsageException">There is no such policy or option.</exception>
    public static IReadOnlyList<Picture> Draw(LoadedMachine machine, IReadOnlyList<PolicyChoice> policies, IReadOnlyList<PictureForm> forms)
    {
        var charts = StateChartBuilder.Build(machine.Model);
        return [.. forms.SelectMany(form => Draw(machine.Model, charts, form))];
    }

    private static IEnumerable<Picture> Draw(MachineModel model, IReadOnlyList<StateChart> charts, PictureForm form) => form switch
    {
        PictureForm.Mermaid => charts.Select(c => new Picture($"{model.Name}.{c.Entity.Name}.mmd", MermaidChart.Write(c))),
        PictureForm.Dot => charts.Select(c => new Picture($"{model.Name}.{c.Entity.Name}.dot", DotChart.Write(c))),
        PictureForm.Svg => charts.Select(c => new Picture($"{model.Name}.{c.Entity.Name}.svg", Declaration + SvgChart.Draw(c, isAlone: true))),
        _ => [],
    };
}
