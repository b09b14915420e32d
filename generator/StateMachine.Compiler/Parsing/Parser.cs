using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>
/// Recursive descent over the tokens of one file. A parse always gives a tree: missing names are empty, unreadable pieces are bad nodes,
/// and each mistake is reported once, where it was noticed. The parts of this class follow the grammar.
/// </summary>
public sealed partial class Parser
{
    /// <summary>How deep expressions, blocks and types may nest, and operators chain: all later stages walk them recursively.</summary>
    private const int MaxDepth = 200;

    private readonly SourceText _source;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly List<Diagnostic> _diagnostics;
    private readonly HashSet<int> _reportedPlaces;

    private Parser(SourceText source, IReadOnlyList<Token> tokens, List<Diagnostic> diagnostics, HashSet<int> reportedPlaces)
    {
        _source = source;
        _tokens = tokens;
        _diagnostics = diagnostics;
        _reportedPlaces = reportedPlaces;
    }

    /// <summary>Parses one file; what is wrong with it is added to <paramref name="diagnostics"/>, in the order of places. Never throws.</summary>
    public static FileSyntax Parse(SourceText source, List<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var tokens = Lexer.Tokenize(source, found);
        var parser = new Parser(source, tokens, found, [.. found.Select(d => d.At.Start)]);
        var file = parser.File();
        parser.ReportUnusedDocumentation();
        diagnostics.AddRange(found.OrderBy(d => d.At.Start));
        return file;
    }

    private FileSyntax File()
    {
        BeginItem();
        var header = Header();
        var declarations = new List<DeclarationSyntax>();
        while (!AtEndOfFile)
        {
            var before = _position;
            BeginItem();
            declarations.Add(Declaration());
            EndDeclaration();
            if (_position == before)
            {
                Next();
            }
        }

        return new FileSyntax(_source, header, declarations);
    }

    private HeaderSyntax? Header()
    {
        var doc = TakeDocumentation();
        var start = Current.Span.Start;
        if (HeaderKeyword() is not { } keyword)
        {
            return null;
        }

        var isPart = keyword == "part";
        if (isPart)
        {
            ExpectWord("of", "after 'part'");
        }

        var machine = UpperName("the name of the machine");
        EndHeaderLine();
        var (answerType, normalAnswer) = Answers(isPart);
        return new HeaderSyntax(isPart, machine, answerType, normalAnswer, doc, SpanFrom(start));
    }

    private string? HeaderKeyword()
    {
        var atStart = _source.Locate(new TextSpan(Current.Span.Start, 0));
        var keyword = AtDeclarationStart ? null : Keyword(["machine", "part"], nearest => Errors.MissingHeader(atStart, nearest));
        if (keyword is null)
        {
            Report(Errors.MissingHeader(atStart, null));
        }

        return keyword;
    }

    /// <summary><c>answers Status = NoError</c>, on the line below the machine's name.</summary>
    private (Name? Type, Name? Normal) Answers(bool isPart)
    {
        BeginItem();
        if (!AtAnswers)
        {
            return (null, null);
        }

        if (isPart)
        {
            Report(Errors.AnswersMisplaced(Here));
        }

        Next();
        var type = UpperName("the type of all answers");
        Expect(TokenKind.Equals, "'='", "after the type of the answers");
        var normal = UpperName("the normal answer");
        EndHeaderLine();
        return isPart ? (null, null) : (type, normal);
    }

    private void EndHeaderLine()
    {
        if (!AtItemEnd)
        {
            FailUnexpected("this line of the header");
            SkipLine();
        }
    }

    private bool AtAnswers => AtWord("answers") && Peek(1).IsWord && !Peek(1).StartsLine;

    private bool AtHeader => AtWord("machine") || AtWord("part");

    private DeclarationSyntax Declaration()
    {
        var start = Current.Span.Start;
        var doc = TakeDocumentation();
        var keyword = Current.IsWord ? DeclarationKeyword() : null;
        return keyword switch
        {
            "policy" => Policy(doc, start),
            "enum" => Enum(doc, start),
            "type" => TypeAlias(doc, start),
            "table" => Table(doc, start),
            "matrix" => Matrix(doc, start),
            "notification" => Notification(doc, start),
            "entity" => Entity(doc, start),
            "define" or "observe" => Definition(keyword == "observe", doc, start),
            "on" or "cascade" => Event(keyword == "cascade", doc, start),
            "dispatch" => Dispatch(doc, start),
            "invariant" => Invariant(doc, start),
            "never" => Never(doc, start),
            "leads" => Leads(doc, start),
            "scenario" => Scenario(doc, start),
            _ => NotADeclaration(start),
        };
    }

    /// <summary>The keyword that the current word is, or was probably meant to be (reported, but read as if it were right); it is consumed.</summary>
    private string? DeclarationKeyword()
    {
        var word = Current.Text;
        if (Words.Declarations.Contains(word))
        {
            return Next().Text;
        }

        if (!LooksLikeDeclaration)
        {
            return null;
        }

        var nearest = SpellChecker.Nearest(word, Words.DeclarationsBefore(Peek(1).Kind));
        Report(Errors.UnknownDeclaration(Here, word, nearest, Words.Declarations));
        _quiet = nearest is null;
        Next();
        return nearest;
    }

    /// <summary>
    /// Whether the line begins as a declaration with a misspelled keyword would: with a word and a name. Anything else is a line that lost its block.
    /// </summary>
    private bool LooksLikeDeclaration
    {
        get
        {
            var next = Peek(1);
            return !AtHeader && !AtAnswers && !Words.BodyLines.Contains(Current.Text) && !Words.ScenarioLines.Contains(Current.Text)
                && !next.StartsLine && (next.Kind == TokenKind.Text || (next.IsWord && !Words.IsReserved(next.Text)));
        }
    }

    private BadDeclarationSyntax NotADeclaration(int start)
    {
        if (AtHeader)
        {
            Fail(Errors.RepeatedHeader(Here));
        }
        else if (AtAnswers)
        {
            Fail(Errors.AnswersMisplaced(Here));
        }
        else if (Current.Kind == TokenKind.RightBrace)
        {
            Fail(Errors.StrayClosingBrace(Here));
        }
        else
        {
            Fail(Errors.NotADeclaration(Here, Found));
        }

        Next();
        SkipToDeclaration();
        return new BadDeclarationSyntax(SpanFrom(start));
    }

    private void EndDeclaration()
    {
        if (!AtItemEnd)
        {
            FailUnexpected("the declaration");
        }

        if (_quiet)
        {
            SkipToDeclaration();
        }
    }
}
