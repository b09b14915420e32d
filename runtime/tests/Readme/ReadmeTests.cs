using System.Text.RegularExpressions;
using System.Xml.Linq;
using AudioSessions.Devices;
using AudioSessions.Player.Commands;
using AudioSessions.Policy;
using Xunit;

namespace AudioSessions.Tests.Readme;

/// <summary>What the README shows is true: its example is compiled here, and its excerpt of the spec stands in the spec.</summary>
public class ReadmeTests
{
    [Fact]
    public void The_example_compiles_and_says_that_music_is_heard()
    {
        var said = new StringWriter();
        Example(said);

        Assert.Contains("music", said.ToString());
        Assert.Contains("100 %", said.ToString());
    }

    [Fact]
    public void The_example_is_the_one_in_the_readme()
    {
        var here = File.ReadAllText(ThisFile()).Split("// -- example --\n");
        var example = Fold(here[1]);
        var readme = Fold(Readme().Replace("Console.WriteLine", "output.WriteLine"));

        Assert.Contains(example, readme);
    }

    [Fact]
    public void Its_excerpt_of_the_spec_stands_in_the_spec()
    {
        var readme = Readme();
        var start = readme.IndexOf("```machine-excerpt", StringComparison.Ordinal) + "```machine-excerpt".Length;
        var excerpt = Fold(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]);
        var spec = string.Concat(Directory.GetFiles(Path.Combine(Root(), "spec"), "*.machine").Select(File.ReadAllText));

        Assert.Contains(excerpt, Fold(spec));
    }

    [Fact]
    public void Its_picture_is_of_the_present_story()
    {
        var folder = Directory.CreateTempSubdirectory("readme-").FullName;
        try
        {
            Assert.Equal(0, new Tool(new Terminal(TextWriter.Null, TextWriter.Null, UsesColour: false)).Run(["play", "--out", folder]));

            // The words only: the last digit of a waveform may differ between processors.
            Assert.Equal(Words(Path.Combine(folder, "story.svg")), Words(Path.Combine(Root(), "spec", "story.svg")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<string> Words(string svg) => [.. XDocument.Load(svg).Descendants().Where(e => e.Name.LocalName is "text" or "title" or "desc").Select(e => e.Value)];

    [Fact]
    public void Its_commands_are_the_targets_of_the_make_file()
    {
        var makefile = File.ReadAllText(Path.Combine(Root(), "Makefile"));
        var targets = Regex.Matches(makefile, "^([a-z-]+):.*## ", RegexOptions.Multiline).Select(m => m.Groups[1].Value);
        var commands = Regex.Matches(Readme(), "^make ([a-z-]+)|`make ([a-z-]+)`", RegexOptions.Multiline).Select(m => m.Groups[1].Value + m.Groups[2].Value);

        // 'help' is what 'make' says by itself; 'format-check' is for those who land changes.
        Assert.Equal(targets.Except(["help", "format-check"]).Order(), commands.Distinct().Order());
    }

    private static void Example(TextWriter output)
    {
        // -- example --
        using var device = new SimulatedDevice();
        using var host = new AudioSessionHost(device);

        var music = host.Open("music");
        music.Source = Sounds.Music();
        music.Initialize();
        music.SetCategory(Category.MediaPlayback);
        music.InterruptionEnded += (_, type) => { if (type == InterruptionType.ShouldResume) { music.Activate(); music.Play(); } };
        music.Activate();
        music.Play();                                       // ducks, pauses and resumes by the rules from here on

        device.Advance(TimeSpan.FromSeconds(1));
        output.WriteLine(music.Explain());
        // -- example --
    }

    /// <summary>White space is the formatter's business.</summary>
    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Readme() => File.ReadAllText(Path.Combine(Root(), "README.md"));

    private static string ThisFile() => Path.Combine(Root(), "runtime", "tests", "Readme", "ReadmeTests.cs");

    /// <summary>The folder of the solution, above the one that the tests were built into.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "StateMachine.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository, so there is no README to read.");
        }

        return folder.FullName;
    }
}
