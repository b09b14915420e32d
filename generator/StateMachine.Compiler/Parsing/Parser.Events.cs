using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>Events, cascades and dispatches: clauses, bodies and verdicts.</summary>
public sealed partial class Parser
{
    /// <summary>What the lines of a body add up to.</summary>
    private sealed class Body
    {
        public List<VerdictSyntax> Verdicts { get; } = [];

        public Name? Target { get; set; }

        public List<EffectSyntax> Effects { get; } = [];

        public bool IsStay { get; set; }
    }

    private EventSyntax Event(bool isCascade, string? doc, int start)
    {
        var what = isCascade ? "the cascade" : "the event";
        var name = UpperName($"the name of {what}");
        var hasList = At(TokenKind.LeftParenthesis);
        var parameters = RequiredParameters(what);
        if (hasList && !_quiet && parameters.Count == 0)
        {
            Report(Errors.MissingSubject(_source.Locate(name.Span), name.Text));
        }

        var clauses = new List<ClauseSyntax>();
        var body = new Body();
        var bodyStart = Current.Span.Start;
        Block(what, () => EventLine(clauses, body, what), "the line");
        if (clauses.Count == 0)
        {
            clauses.Add(MakeClause(ClauseSource.Always, [], null, false, body, SpanFrom(bodyStart)));
        }

        return new EventSyntax(isCascade, name, parameters, clauses, doc, SpanFrom(start));
    }

    private static ClauseSyntax MakeClause(ClauseSource source, IReadOnlyList<Name> states, ExprSyntax? guard, bool guardOtherwise, Body body, TextSpan span)
        => new(source, states, guard, guardOtherwise, body.IsStay, body.Verdicts, body.Target, body.Effects, span);

    /// <summary>A clause, or a line of the body of an event without clauses. The first line decides which of the two the event has.</summary>
    private void EventLine(List<ClauseSyntax> clauses, Body body, string what)
    {
        var at = Here;
        var start = Current.Span.Start;
        var hasBody = body.Verdicts.Count > 0 || body.Target is not null || body.Effects.Count > 0;
        if (Current.Kind == TokenKind.Arrow)
        {
            if (clauses.Count > 0)
            {
                Report(Errors.LineOutsideClause(at, "->"));
            }

            Arrow(body);
            return;
        }

        var keyword = BodyKeyword(what);
        if (keyword is "from" or "otherwise")
        {
            if (hasBody && clauses.Count == 0)
            {
                Report(Errors.ClauseInBody(at, keyword));
            }

            clauses.Add(keyword == "from" ? From(start) : MakeClause(ClauseSource.Otherwise, [], null, false, Action("otherwise"), SpanFrom(start)));
            return;
        }

        if (keyword is not null && clauses.Count > 0)
        {
            Report(Errors.LineOutsideClause(at, keyword));
        }

        BodyLine(keyword, at, body);
    }

    private string? BodyKeyword(string what)
    {
        var keyword = Keyword(Words.BodyLines, nearest => Errors.UnknownLine(Here, Found, what, Words.BodyLines, nearest));
        if (keyword is null)
        {
            Fail(Errors.UnknownLine(Here, Found, what, Words.BodyLines, null));
        }

        return keyword;
    }

    /// <summary>What follows <c>from</c>: states or <c>any</c>, a guard, and what happens.</summary>
    private ClauseSyntax From(int start)
    {
        var isAny = TakeWord("any");
        var states = new List<Name>();
        if (!isAny)
        {
            do
            {
                states.Add(UpperName("the name of a state or 'any'"));
            }
            while (Take(TokenKind.Comma));
        }

        var guard = When();
        var guardOtherwise = guard is null && TakeWord("otherwise");
        var action = _quiet ? RecoverAction() : Action("from");
        return MakeClause(isAny ? ClauseSource.Any : ClauseSource.Named, states, guard, guardOtherwise, action, SpanFrom(start));
    }

    /// <summary>Behind a broken head the block of the clause is still worth reading.</summary>
    private Body RecoverAction()
    {
        while (!AtItemEnd && Current.Kind is not (TokenKind.LeftBrace or TokenKind.RightBrace))
        {
            _position++;
        }

        return Current.Kind == TokenKind.LeftBrace && !AtItemEnd ? Action("from") : new Body();
    }

    /// <summary><c>stay</c>, a single step on the same line, or a block.</summary>
    private Body Action(string clause)
    {
        var body = new Body();
        if (Current.Kind == TokenKind.LeftBrace)
        {
            Block("the clause", () => ClauseLine(body), "the line", () => AtClause);
            return body;
        }

        var at = Here;
        if (At(TokenKind.Arrow))
        {
            Arrow(body);
            return body;
        }

        IReadOnlyList<string> known = ["stay", .. Words.Verdicts, .. Words.Effects];
        var keyword = Keyword(known, nearest => Errors.MissingAction(at, Found, known, nearest));
        switch (keyword)
        {
            case null:
                Fail(Errors.MissingAction(at, Found, known, null));
                break;
            case "stay":
                body.IsStay = true;
                break;
            default:
                BodyLine(keyword, at, body);
                break;
        }

        return body;
    }

    /// <summary>Whether a clause starts here, which cannot be within another one.</summary>
    private bool AtClause => Current.Kind == TokenKind.Lower && (Current.Text == "from" || Current.Text == "otherwise");

    private void ClauseLine(Body body)
    {
        var at = Here;
        if (Current.Kind == TokenKind.Arrow)
        {
            Arrow(body);
        }
        else
        {
            BodyLine(BodyKeyword("the clause"), at, body);
        }
    }

    private void BodyLine(string? keyword, Location at, Body body)
    {
        switch (keyword)
        {
            case null:
                break;
            case "refuse" or "answer":
                if (body.Target is not null || body.Effects.Count > 0)
                {
                    Report(Errors.VerdictTooLate(at, keyword));
                }

                body.Verdicts.Add(Verdict(keyword == "refuse", at.Start));
                break;
            case "stay":
                Report(Errors.StayInBody(at));
                break;
            case "from" or "otherwise":
                // Only a misspelled one gets here: it was reported, and the line means nothing in this place.
                Fail(Errors.ClauseInBody(at, keyword));
                SkipLine();
                break;
            default:
                body.Effects.Add(Effect(keyword, at.Start));
                break;
        }
    }

    private void Arrow(Body body)
    {
        var at = _source.Locate(Next().Span);
        var target = UpperName("the state to go to");
        if (body.Target is { } first)
        {
            Report(Errors.SecondArrow(at, _source.Locate(first.Span)));
            return;
        }

        if (body.Effects.Count > 0)
        {
            Report(Errors.ArrowTooLate(at));
        }

        body.Target = target;
    }

    /// <summary>What follows <c>refuse</c> or <c>answer</c>.</summary>
    private VerdictSyntax Verdict(bool isRefuse, int start)
    {
        var status = At(TokenKind.Upper) ? UpperName("the answer") : null;
        return new VerdictSyntax(isRefuse, status, When(), Because(), SpanFrom(start));
    }

    /// <summary><c>dispatch D(s : Session, p : Property) to p.writes { verdicts }</c></summary>
    private DispatchSyntax Dispatch(string? doc, int start)
    {
        var name = UpperName("the name of the dispatch");
        var parameters = RequiredParameters("the dispatch");
        ExpectWord("to", "before the column that is called");
        var to = Path("the row and column that is called");
        var verdicts = new List<VerdictSyntax>();
        Block("the dispatch", () => DispatchLine(verdicts), "the line");
        return new DispatchSyntax(name, parameters, to, verdicts, doc, SpanFrom(start));
    }

    private void DispatchLine(List<VerdictSyntax> verdicts)
    {
        var start = Current.Span.Start;
        var keyword = Keyword(Words.Verdicts, nearest => Errors.UnknownLine(Here, Found, "a dispatch", Words.Verdicts, nearest));
        if (keyword is null)
        {
            Fail(Errors.UnknownLine(Here, Found, "a dispatch", Words.Verdicts, null));
            SkipLine();
            return;
        }

        verdicts.Add(Verdict(keyword == "refuse", start));
    }
}
