using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Explaining;

namespace StateMachine.Tool.Reports;

/// <summary>Diagnostics as a log of SARIF 2.1.0, which code hosts and editors show.</summary>
/// <param name="folder">The folder that the places of files are relative to.</param>
/// <param name="fullPath">Makes a path whole.</param>
internal sealed class SarifReport(string folder, Func<string, string> fullPath)
{
    private const string Root = "SRCROOT";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics)
    {
        var codes = diagnostics.Select(d => d.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "machine",
                        ["semanticVersion"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
                        ["rules"] = new JsonArray([.. codes.Select(Rule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. diagnostics.Select(d => Result(d, codes.IndexOf(d.Code)))]),
            }),
        };
        writer.WriteLine(log.ToJsonString(Readable));
    }

    private static JsonObject Rule(string code)
    {
        var rule = new JsonObject { ["id"] = code };
        if (Catalogue.Find(code) is { } page)
        {
            rule["shortDescription"] = Text(page.Title);
            rule["fullDescription"] = Text(PageText.Plain(page));
            rule["help"] = new JsonObject { ["text"] = PageText.Plain(page), ["markdown"] = PageText.Markdown(page) };
        }

        return rule;
    }

    private JsonObject Result(Diagnostic diagnostic, int rule)
    {
        var result = new JsonObject
        {
            ["ruleId"] = diagnostic.Code,
            ["ruleIndex"] = rule,
            ["level"] = diagnostic.Severity == Severity.Error ? "error" : "warning",
            ["message"] = Text(diagnostic.Message),
        };
        if (!string.IsNullOrEmpty(diagnostic.At.Path))
        {
            result["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Place(diagnostic.At) });
        }

        if (diagnostic.Related.Count > 0)
        {
            result["relatedLocations"] = new JsonArray([.. diagnostic.Related.Select((r, i) => new JsonObject { ["id"] = i, ["physicalLocation"] = Place(r.At), ["message"] = Text(r.Label) })]);
        }

        return result;
    }

    private JsonObject Place(Location at) => new()
    {
        ["artifactLocation"] = Artifact(at.Path),
        ["region"] = new JsonObject
        {
            ["startLine"] = at.Line + 1,
            ["startColumn"] = at.Column + 1,
            ["endLine"] = at.EndLine + 1,
            ["endColumn"] = at.EndColumn + 1,
        },
    };

    private JsonObject Artifact(string path)
    {
        var full = fullPath(path);
        var relative = Path.GetRelativePath(folder, full);
        if (Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        {
            return new JsonObject { ["uri"] = new Uri(full).AbsoluteUri };
        }

        var segments = relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString);
        return new JsonObject { ["uri"] = string.Join('/', segments), ["uriBaseId"] = Root };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
