using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using StateMachine.Tool.Loading;
using StateMachine.Tool.Rendering;
using StateMachine.Tool.Reports;
using StateMachine.Tool.Specs;

namespace StateMachine.Tool.Commands;

/// <summary>What <c>machine render</c> was asked for.</summary>
/// <param name="Folder">Where to, or <c>-</c> for the output.</param>
/// <param name="Only">Only files with this in their name; null for all.</param>
internal sealed record RenderArguments(IReadOnlyList<string> Specs, IReadOnlyList<PictureForm> Forms, IReadOnlyList<PolicyChoice> Policies, string Folder, string? Only, ReportOptions Report);

/// <summary><c>machine render SPEC...</c>: pictures and a page of what specs say.</summary>
internal sealed class RenderCommand(ToolConsole console)
{
    private const string ToOutput = "-";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Define(ToolConsole console, SharedOptions shared)
    {
        var specs = SharedOptions.Specs();
        var forms = new Option<PictureForm[]>("--as")
        {
            Description = "In which form: mermaid, dot, svg or html; may be repeated [default: all]",
            HelpName = "mermaid|dot|svg|html",
            AllowMultipleArgumentsPerToken = false,
            CustomParser = static result => [.. result.Tokens.Select(t => Form(result, t.Value))],
            CompletionSources = { "mermaid", "dot", "svg", "html" },
        };
        var policies = SharedOptions.Policies();
        var folder = new Option<string>("--out") { Description = "The folder to write to, or '-' to write one file to the output", HelpName = "FOLDER", DefaultValueFactory = _ => "artifacts/render" };
        var only = new Option<string?>("--only") { Description = "Only files with this in their name", HelpName = "TEXT" };
        var command = new ToolCommand("render", "Draw the states, the tables and who affects whom, as Mermaid, DOT and SVG, and as one HTML page.")
        {
            Examples =
            [
                ("machine render spec", "everything, into artifacts/render"),
                ("machine render spec --as html --out docs", "the page alone, into a folder"),
                ("machine render spec --as mermaid --only Phone --out -", "one diagram, to paste it into a Markdown page"),
                ("machine render spec --policy mixingOthers=Heard", "who affects whom, on the other side of a disagreement"),
            ],
            Notes = [("Files", "Machine.Entity for the states of an entity, Machine.Entity.Event for who affects whom by that event (.mmd, .dot, .svg),\nand Machine.html. A file that is already as it should be is left alone.")],
        };
        command.Add(specs);
        command.Add(forms);
        command.Add(policies);
        command.Add(folder);
        command.Add(only);
        command.SetAction(parsed => new RenderCommand(console).Run(new RenderArguments(
            parsed.GetRequiredValue(specs),
            parsed.GetValue(forms) is { Length: > 0 } asked ? [.. asked.Distinct().Order()] : Enum.GetValues<PictureForm>(),
            parsed.GetValue(policies) ?? [],
            parsed.GetRequiredValue(folder),
            parsed.GetValue(only),
            shared.Report(parsed))));
        return command;
    }

    public int Run(RenderArguments arguments)
    {
        var report = new Report(console, arguments.Report);
        var pictures = new List<Picture>();
        foreach (var machine in new SpecReader(console).ReadMachines(arguments.Specs))
        {
            using var loaded = Compilation.Load(console, machine, report);
            if (loaded is not null)
            {
                pictures.AddRange(Draw(loaded, arguments, machine));
            }
        }

        if (arguments.Folder == ToOutput)
        {
            WriteOne(pictures, report);
        }
        else
        {
            Write(pictures, arguments.Folder, report);
        }

        return report.Finish();
    }

    private IEnumerable<Picture> Draw(LoadedMachine machine, RenderArguments arguments, SpecMachine spec)
    {
        using var progress = new Progress(console, $"drawing {spec.Title}");
        var pictures = MachinePictures.Draw(machine, spec.Files, arguments.Policies, arguments.Forms).Where(p => arguments.Only is null || p.Name.Contains(arguments.Only, StringComparison.OrdinalIgnoreCase)).ToList();
        return pictures.Count > 0 || arguments.Only is null ? pictures : throw new UsageException($"No file of {spec.Title} has '{arguments.Only}' in its name; leave '--only' out to see all.");
    }

    private static void WriteOne(List<Picture> pictures, Report report)
    {
        if (pictures.Count > 1)
        {
            throw new UsageException($"The output takes one file, and these would be written: {string.Join(", ", pictures.Select(p => p.Name))}. Choose with '--as' and '--only', or name a folder.");
        }

        pictures.ForEach(p => report.Results.Write(p.Text));
    }

    private void Write(List<Picture> pictures, string folder, Report report)
    {
        var fullFolder = console.FullPath(folder);
        Directory.CreateDirectory(fullFolder);
        foreach (var picture in pictures)
        {
            var path = Path.Combine(fullFolder, picture.Name);
            var bytes = Utf8.GetBytes(picture.Text);
            var isSame = File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
            if (!isSame)
            {
                AtomicFile.Write(path, bytes);
            }

            report.Results.WriteLine($"{folder}/{picture.Name}{(isSame ? "  unchanged" : "")}");
        }
    }

    private static PictureForm Form(ArgumentResult result, string text)
    {
        foreach (var form in Enum.GetValues<PictureForm>())
        {
            if (form.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return form;
            }
        }

        result.AddError($"There is no form '{text}'. There are: mermaid, dot, svg, html.");
        return default;
    }
}
