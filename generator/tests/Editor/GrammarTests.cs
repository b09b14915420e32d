using System.Collections;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Tests.Formatting;
using StateMachine.Compiler.Tests.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Editor;

/// <summary>What an editor colours is what the compiler reads: on every spec, token by token.</summary>
public class GrammarTests
{
    public static TheoryData<string> All => [.. Specs.All.Select(s => s.Path)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_token_and_comment_is_coloured_as_what_it_is(string path)
    {
        var source = Specs.All.Single(s => s.Path == path);
        AssertColoured(new SourceText(path, source.Text.Replace("\r\n", "\n")));
    }

    private static void AssertColoured(SourceText source)
    {
        var scopes = Grammar.Machine.Scopes(source.Text);
        var names = NamesOf(source);
        var wrong = Lexer.Tokenize(source, [])
            .SelectMany(t => t.Comments.Select(c => (c.Span, Expected: (string?)(c.IsDocumentation && c.StartsLine ? "comment.line.documentation" : "comment.line.double-slash")))
                .Append((t.Span, Expected: Expected(t, names.Contains(t.Span)))))
            .Where(e => e.Expected is not null)
            .SelectMany(e => Mismatches(source, scopes, e.Span, e.Expected!))
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join("\n", wrong.Take(20))}");
    }

    /// <summary>Words that are keywords elsewhere, as names of everything that has a lower-case name.</summary>
    [Fact]
    public void Names_that_look_like_keywords_are_names()
        => AssertColoured(new SourceText("Names.machine", """
            machine Names

            policy given { On default, Off }

            table Kind {
                 set   in   when  type  unused unused  to
              A  set   add  yes   no    unused  -
              unused B  when  all  no    yes   no  1
              C  = A
            }

            enum Size { unused Small, Large }

            enum Room {
              unused Attic
              Hall
            }

            entity Thing many {
              states { Up initial, Down }
              set     : bool = no     resets with stay, entering Up, on Go
              stay    : 0..3 = first  resets leaving Down
              from    : Thing?
              resets  : set of Kind
              policy  : bool = no
              default : bool = no     resets with default
            }

            define count = 1
            define first = count + 2
            define one(stay : Thing, any : Thing) = stay.set is any.set and stay.from is any
            define do(given : Thing) = given.resets is not empty or first is 1 and count is 2 or given is given.from
            define code : bool = no
            define text(many : Thing) : bool {
              no       when many.in.when is no
              default  when many is many and set(many)
              code     otherwise
            }

            on Go(from : Thing, add : Thing, unused with : bool) {
              from Up when add is from  stay
              from Up {
                set from.from to add      when add is not from
                set add.set to first.tell
                add (add) to from.resets  when from.set
                remove add from from.list
                each raise in from.list where raise is not add  tell raise Moved(raise)
              }
              otherwise  refuse
            }

            scenario "names" under given Off {
              given do   : Thing is Up with set yes, stay 2, resets { A, B }
              given then : Thing
              do    Go(do, then, no)
              then  told do Moved(then), refused, then is Up, nobody is do, told nobody
            }
            """));

    [Fact]
    public void Every_word_of_the_language_is_in_the_grammar()
    {
        var grammar = File.ReadAllText(Path.Combine(Grammar.Folder, "syntaxes", "machine.tmLanguage.json"));
        var words = new IEnumerable<string>[] { Words.Declarations, Words.BodyLines, Words.ScenarioLines, Words.Resets, Words.Links, Words.ReservedWords }.SelectMany(w => w);
        Assert.All(words.Distinct(), word => Assert.Matches($@"(?<![a-z]){word}(?![a-z])", grammar));
    }

    [Fact]
    public void Holes_of_texts_are_read_as_expressions()
    {
        const string Text = "define a = \"{{no}} {s.when is { Red }} end\"";
        var scopes = Grammar.Machine.Scopes(Text);
        Assert.Contains("constant.character.escape", scopes[Text.IndexOf("{{", StringComparison.Ordinal)]);
        Assert.Contains("variable.other.member", scopes[Text.IndexOf("when", StringComparison.Ordinal)]);
        Assert.Contains("keyword.operator.word", scopes[Text.IndexOf("is", StringComparison.Ordinal)]);
        Assert.Contains("entity.name.type", scopes[Text.IndexOf("Red", StringComparison.Ordinal)]);
        Assert.DoesNotContain("meta.interpolation", scopes[Text.IndexOf("end", StringComparison.Ordinal)]);
        Assert.All(Enumerable.Range(11, Text.Length - 11), i => Assert.Contains("string.quoted.double", scopes[i]));
    }

    [Fact]
    public void A_text_that_is_not_closed_ends_with_its_line()
        => Assert.DoesNotContain("string", Grammar.Machine.Scopes("define a = \"{b\nmachine")[^1]);

    [Fact]
    public void Machines_in_Markdown_are_coloured()
    {
        const string Text = "```machine\nmachine Shop\n```\nmachine Shop\n";
        var scopes = Grammar.Markdown.Scopes(Text);
        Assert.Contains("keyword.declaration.machine", scopes[Text.IndexOf("machine Shop", StringComparison.Ordinal)]);
        Assert.DoesNotContain("keyword", scopes[Text.LastIndexOf("machine Shop", StringComparison.Ordinal)]);
    }

    private static IEnumerable<string> Mismatches(SourceText source, string[] scopes, TextSpan span, string expected)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            var isRight = expected.StartsWith('-') ? !scopes[i].Contains(expected[1..]) : scopes[i].Contains(expected);
            if (!isRight && source.Text[i] != '\r')
            {
                yield return $"{source.Locate(span)}: '{source.Slice(span)}' should be {expected} and is {scopes[i]} in: {source.Line(source.Locate(span).Line).Trim()}";
                yield break;
            }
        }
    }

    /// <summary>The scope that a token must have; with a minus, one that it must not have.</summary>
    private static string? Expected(Token token, bool isName) => token.Kind switch
    {
        TokenKind.Text => "string.quoted.double",
        TokenKind.Code => "constant.character.code",
        TokenKind.Integer => "constant.numeric",
        TokenKind.Upper => "entity.name",
        TokenKind.Lower when isName => "-keyword",
        TokenKind.Lower when token.Text is "yes" or "none" or "empty" or "all" or "nobody" => "constant.language",
        TokenKind.Lower when token.Text is "no" => null,
        TokenKind.Lower => "keyword",
        TokenKind.EndOfFile or TokenKind.Bad => null,
        _ => "-string",
    };

    /// <summary>The words that the parser took for names, wherever they are in the tree; every other word is one of the language.</summary>
    private static HashSet<TextSpan> NamesOf(SourceText source)
    {
        var found = new List<Diagnostic>();
        var names = new HashSet<TextSpan>();
        Collect(Parser.Parse(source, found));
        Assert.Empty(found);
        return names;

        void Collect(object? node)
        {
            switch (node)
            {
                case null or string or bool or int or Enum or TextSpan or SourceText:
                    break;
                case Name name:
                    names.Add(name.Span);
                    break;
                case CellSyntax { Kind: CellKind.Name } cell:
                    names.Add(cell.Span);
                    break;
                case IEnumerable list:
                    foreach (var item in list)
                    {
                        Collect(item);
                    }

                    break;
                default:
                    foreach (var part in SyntaxDump.Parts(node))
                    {
                        Collect(part);
                    }

                    break;
            }
        }
    }
}
