using System.Text.RegularExpressions;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Binding;

/// <summary>Whole policies of other platforms, which the language must carry without a construct of their own; and a machine of everything that it has.</summary>
public class CaseTests
{
    public static TheoryData<string> Cases => [.. Directory.GetFiles(Folder(), "*.machine").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_policy_compiles_without_a_word_of_complaint(string file)
    {
        var result = MachineCompiler.Compile([new SourceText(file, File.ReadAllText(Path.Combine(Folder(), file)))]);
        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        Assert.NotEmpty(result.Model!.Events);
        Assert.NotEmpty(result.Model.Scenarios);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_damage_to_it_makes_the_compiler_fail(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), file));
        Assert.All(Damaged(text), damaged =>
        {
            var result = MachineCompiler.Compile([new SourceText(file, damaged)]);
            Assert.DoesNotContain(result.Diagnostics, d => d.Code == "SM9001");
            Assert.Equal(result.Diagnostics.Any(d => d.Severity == Severity.Error), result.Model is null);
        });
    }

    /// <summary>The text without each of its lines in turn, and with words exchanged for others of the same text: always by the same seed.</summary>
    private static IEnumerable<string> Damaged(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            yield return string.Join('\n', lines.Where((_, at) => at != i));
        }

        var random = new Random(5);
        var words = Regex.Matches(text, @"\b[A-Za-z]\w*\b");
        for (var i = 0; i < 400; i++)
        {
            var word = words[random.Next(words.Count)];
            var other = words[random.Next(words.Count)].Value;
            yield return text[..word.Index] + other + text[(word.Index + word.Length)..];
        }
    }

    [Fact]
    public void All_cases_are_there() => Assert.Equal(4, Cases.Count);

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "Cases");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Cases.");
    }
}
