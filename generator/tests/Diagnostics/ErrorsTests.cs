using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Compiler.Tests.Diagnostics;

/// <summary>What is true of everything that the compiler says, whatever it says it about.</summary>
public class ErrorsTests
{
    /// <summary>What a person is asked to do. "Expected x" asks for x; a single word offered is advice enough.</summary>
    private const string Advice = "(Add|Ask|Bind|Break|Change|Choose|Compare|Complete|Correct|Decide|Declare|Do|End|Expected|Fill|Give|Here one writes|Keep|Leave"
        + "|Let|Merge|Move|Name|Please report|Print|Raise|Pass|Put|Refuse|Remove|Rename|Split|State it|Tell|Test|Use|Write|add|close|expected|start|Begin|begins with|Did you mean)";

    public static IEnumerable<object[]> Messages => ErrorFactories.Samples.Select(s => (s.Name, s.Diagnostic.Message)).Distinct().Select(s => new object[] { s.Name, s.Message });

    [Fact]
    public void No_two_factories_share_a_code()
    {
        var codes = ErrorFactories.Codes.Select(c => c.Code).ToList();
        Assert.NotEmpty(codes);
        Assert.Equal(codes.Distinct(), codes);
    }

    [Fact]
    public void Each_code_is_in_the_band_of_a_stage() => Assert.All(ErrorFactories.Codes, c => Assert.Matches(@"^SM[12349]\d{3}$", c.Code));

    [Theory]
    [MemberData(nameof(Messages))]
    public void Each_message_is_made_of_whole_sentences_on_one_line(string factory, string message)
    {
        Assert.True(char.IsUpper(message[0]) || message[0] is '\'' or >= '0' and <= '9', $"{factory} begins in the middle: {message}");
        Assert.Matches(@"[.?]$", message);
        Assert.DoesNotMatch(@"  |\s$|[\r\n\t]|\.\.$|,\.", message);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Each_message_says_what_to_do(string factory, string message)
        => Assert.True(System.Text.RegularExpressions.Regex.IsMatch(message, @"\b" + Advice + @"\b"), $"{factory} leaves its reader alone: {message}");
}
