using System.Text;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;
using StateMachine.Fuzz;

namespace StateMachine.Compiler.Tests.Parsing;

/// <summary>No text makes the parser throw, hang, overflow the stack or report outside of the text. <c>make fuzz</c> goes on where this ends.</summary>
public class RobustnessTests
{
    private const int MutantsPerSeed = 1000;

    /// <summary>Far more than any mutant needs, on a machine that does other things as well.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Mutants_of_valid_specs_are_parsed(int seed)
    {
        var random = new Random(seed);
        var mutator = new Mutator(Corpus.All);
        for (var i = 0; i < MutantsPerSeed; i++)
        {
            AssertParses(mutator.Next(random));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Piles_of_pieces_are_parsed(int seed)
    {
        var random = new Random(seed);
        var words = Corpus.All.SelectMany(t => t.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Concat(Mutator.Insertions).ToArray();
        for (var i = 0; i < MutantsPerSeed; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 60); length > 0; length--)
            {
                text.Append(words[random.Next(words.Length)]).Append(random.Next(4) == 0 ? '\n' : ' ');
            }

            AssertParses(text.ToString());
        }
    }

    [Fact]
    public void Every_prefix_of_a_spec_is_parsed()
    {
        for (var length = 0; length < Corpus.Library.Length; length += 3)
        {
            AssertParses(Corpus.Library[..length]);
        }
    }

    [Fact]
    public void A_lost_closing_brace_never_goes_unnoticed()
    {
        for (var at = Corpus.Library.LastIndexOf('}'); at >= 0; at = at == 0 ? -1 : Corpus.Library.LastIndexOf('}', at - 1))
        {
            Assert.NotEmpty(AssertParses(Corpus.Library.Remove(at, 1)));
        }
    }

    public static TheoryData<string, string> Deep => new()
    {
        { "parentheses", "define a = " + Repeat("(", 20_000) },
        { "closed parentheses", "define a = " + Repeat("(", 5_000) + "b" + Repeat(")", 5_000) },
        { "negations", "define a = " + Repeat("not ", 20_000) + "b" },
        { "chained alternatives", "define a = b" + Repeat(" or b", 20_000) },
        { "chained sums", "define a = b" + Repeat(" + b", 20_000) },
        { "implications", "define a = b" + Repeat(" implies b", 20_000) },
        { "members", "define a = b" + Repeat(".b", 20_000) },
        { "sets", "define a = " + Repeat("{ ", 20_000) },
        { "calls", "define a = " + Repeat("f(", 20_000) },
        { "ends of lists", "define a = " + Repeat("first of ", 20_000) + "b" },
        { "quantifiers", "define a = " + Repeat("some b : T where ", 20_000) + "b" },
        { "types", "type T = " + Repeat("set of ", 20_000) + "bool" },
        { "loops", "on E(s : S) { " + Repeat("each s : S { ", 20_000) },
        { "loops without braces", "on E(s : S) { " + Repeat("each s : S ", 20_000) },
        { "states", "entity E one { states " + Repeat("{ A ", 20_000) },
        { "chains within chains", "define a = " + Repeat("(" + Repeat("b or ", 150), 150) },
        { "holes", "define a = \"{" + Repeat("(", 50_000) + "}\"" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Deep_nesting_is_refused_with_words(string what, string text)
    {
        Assert.NotEmpty(what);
        // The smallest stack that a host is likely to have.
        var found = new List<Diagnostic>();
        var thread = new Thread(() => Parser.Parse(new SourceText("Test.machine", "machine M\n" + text), found), 512 * 1024);
        thread.Start();
        Assert.True(thread.Join(Patience));
        Assert.Contains(found, d => d.Code == "SM1032");
    }

    [Fact]
    public void Nesting_that_people_write_is_not_refused()
        => MarkedSource.ParseValid("machine M\ndefine a = " + Repeat("(", 60) + "b" + Repeat(" or b)", 60) + Repeat(" and c", 60));

    [Fact]
    public void A_very_long_file_is_parsed_in_time_that_grows_with_its_length()
    {
        var text = new StringBuilder("machine M\n");
        for (var i = 0; i < 5_000; i++)
        {
            text.Append("on E").Append(i).Append("(s : S) {\n  from A when s.x is not none and not (s.y in { A, B })  set s.x to none\n  otherwise stay\n}\n");
        }

        Assert.Empty(AssertParses(text.ToString()));
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static List<Diagnostic> AssertParses(string text)
    {
        var source = new SourceText("Test.machine", text);
        var diagnostics = new List<Diagnostic>();
        var parse = Task.Run(() => Parser.Parse(source, diagnostics));
        Assert.True(parse.Wait(Patience), "The parser hangs on: " + text);
        AssertInside(parse.Result, diagnostics, text);
        return diagnostics;
    }

    private static void AssertInside(FileSyntax file, List<Diagnostic> diagnostics, string text)
    {
        var places = new HashSet<int>();
        foreach (var diagnostic in diagnostics)
        {
            Assert.InRange(diagnostic.At.Start, 0, text.Length);
            Assert.InRange(diagnostic.At.Start + diagnostic.At.Length, 0, text.Length);
            Assert.True(places.Add(diagnostic.At.Start), $"Two diagnostics at {diagnostic.At.Start} of: {text}");
        }

        foreach (var declaration in file.Declarations)
        {
            Assert.InRange(declaration.Span.End, 0, text.Length);
        }
    }
}
