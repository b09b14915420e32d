using System.Text.Json;
using System.Text.RegularExpressions;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Editor;

/// <summary>The parts of the extension that an editor reads.</summary>
public class ExtensionTests
{
    [Fact]
    public void What_it_brings_is_there()
    {
        foreach (var path in Strings(Read("package.json").GetProperty("contributes")).Where(s => s.StartsWith("./", StringComparison.Ordinal)))
        {
            Assert.True(File.Exists(Path.Combine(Grammar.Folder, path)), path);
            Read(path);
        }

        Read("tasks.example.json");
    }

    [Theory]
    [InlineData("machine M\ndefine a = b\n")]
    [InlineData("machine M\ndefine a =\n")]
    public void Its_problem_matcher_reads_what_the_compiler_says(string text)
    {
        var diagnostic = MachineCompiler.Compile([new SourceText("spec (old)/M.machine", text)]).Diagnostics[0];
        var place = $"({diagnostic.At.Line + 1},{diagnostic.At.Column + 1}";
        AssertMatches(diagnostic, diagnostic.ToString(), "", "");
        // As the tool writes it, with the end of the place.
        var (endLine, endColumn) = ($"{diagnostic.At.EndLine + 1}", $"{diagnostic.At.EndColumn + 1}");
        AssertMatches(diagnostic, diagnostic.ToString().Replace(place, $"{place},{endLine},{endColumn}"), endLine, endColumn);
    }

    private static void AssertMatches(Diagnostic diagnostic, string line, string endLine, string endColumn)
    {
        var pattern = Read("package.json").GetProperty("contributes").GetProperty("problemMatchers")[0].GetProperty("pattern");
        var match = Regex.Match(line, pattern.GetProperty("regexp").GetString()!, RegexOptions.ECMAScript);
        string Part(string name) => match.Groups[pattern.GetProperty(name).GetInt32()].Value;

        Assert.True(match.Success, line);
        Assert.Equal((diagnostic.At.Path, $"{diagnostic.At.Line + 1}", $"{diagnostic.At.Column + 1}"), (Part("file"), Part("line"), Part("column")));
        Assert.Equal((endLine, endColumn), (Part("endLine"), Part("endColumn")));
        Assert.Equal(("error", diagnostic.Code, diagnostic.Message), (Part("severity"), Part("code"), Part("message")));
    }

    [Theory]
    [InlineData("/// text", true)]
    [InlineData("  ///", true)]
    [InlineData("// text", false)]
    [InlineData("//// text", false)]
    public void Documentation_goes_on_on_the_next_line(string line, bool goesOn)
    {
        var rule = Read("language-configuration.json").GetProperty("onEnterRules")[0];
        Assert.Equal(goesOn, Regex.IsMatch(line, rule.GetProperty("beforeText").GetString()!, RegexOptions.ECMAScript));
        Assert.Equal("/// ", rule.GetProperty("action").GetProperty("appendText").GetString());
    }

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Grammar.Folder, file))).RootElement;

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };
}
