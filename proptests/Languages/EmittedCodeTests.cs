using System.Text.RegularExpressions;

namespace AudioSessions.Properties.Languages;

/// <summary>The emitted C# needs no excuse: it compiles as plain files, in the oldest C# that it promises, without a warning.</summary>
public class EmittedCodeTests
{
    public static TheoryData<string> Names => LanguageTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_emitted_code_compiles_as_plain_files_without_a_warning(string name)
        => Assert.Equal("", string.Join("\n", new EmittedCode(Machines.Of(name).Spec).Complaints));

    [Fact]
    public void A_warning_in_emitted_code_is_not_overlooked()
    {
        var code = new EmittedCode(Machines.Of("AndroidAudioFocus").Spec);

        var complaints = code.ComplaintsWith("Rules", new Regex("^(public static partial class .*)$", RegexOptions.Multiline), "internal class Unused { private int _field; }\n\n$1");

        Assert.Contains(complaints, c => c.Contains("error CS0169", StringComparison.Ordinal));
    }
}
