using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Parsing;

/// <summary>Definitions, observables, and the properties of a spec.</summary>
public sealed partial class Parser
{
    private DefinitionSyntax Definition(bool isObserve, string? doc, int start)
    {
        var name = LowerName(isObserve ? "the name of the observable" : "the name of the definition");
        var parameters = Parameters();
        var result = Take(TokenKind.Colon) ? Type() : null;
        if (Take(TokenKind.Equals))
        {
            var body = Expression();
            return new DefinitionSyntax(isObserve, name, parameters, result, body, null, doc, SpanFrom(start));
        }

        if (Current.Kind != TokenKind.LeftBrace)
        {
            Fail(Errors.ExpectedBody(Here, Found));
        }

        var rules = new List<RuleSyntax>();
        Block(isObserve ? "the observable" : "the definition", () => rules.Add(Rule()), "the rule");
        return new DefinitionSyntax(isObserve, name, parameters, result, null, rules, doc, SpanFrom(start));
    }

    /// <summary><c>value when condition</c>, <c>value each b : T where condition</c> or <c>value otherwise</c></summary>
    private RuleSyntax Rule()
    {
        var start = Current.Span.Start;
        var value = Expression();
        ExprSyntax? when = null;
        ExprSyntax? where = null;
        BinderSyntax? each = null;
        switch (_quiet ? null : Keyword(["when", "each", "otherwise"], nearest => Errors.RuleWithoutCondition(Here, Found, nearest)))
        {
            case "when":
                when = Expression();
                break;
            case "each":
                each = Binder();
                where = TakeWord("where") ? Expression() : null;
                break;
            case "otherwise":
                break;
            default:
                Fail(Errors.RuleWithoutCondition(Here, Found, null));
                break;
        }

        return new RuleSyntax(value, when, each, where, Because(), SpanFrom(start));
    }

    private InvariantSyntax Invariant(string? doc, int start)
    {
        var name = UpperName("the name of the invariant");
        Expect(TokenKind.Equals, "'='", "after the name of the invariant");
        return new InvariantSyntax(name, Expression(), doc, SpanFrom(start));
    }

    private NeverSyntax Never(string? doc, int start)
    {
        var name = UpperName("the name of the property");
        var parameters = Parameters();
        Expect(TokenKind.Equals, "'='", "and what must never happen");
        var body = Expression();
        var unless = TakeWord("unless") ? Patterns() : [];
        return new NeverSyntax(name, parameters, body, unless, doc, SpanFrom(start));
    }

    /// <summary><c>leads L(s : Session) = from to goal given A, B</c>; its <c>given</c> may stand on the next line.</summary>
    private LeadsSyntax Leads(string? doc, int start)
    {
        var name = UpperName("the name of the property");
        var parameters = Parameters();
        Expect(TokenKind.Equals, "'='", "and the condition to start from");
        var from = Expression();
        ExpectWord("to", "before the condition that must follow");
        var to = Expression();
        JoinNextLine();
        ExpectWord("given", "before the events that keep occurring");
        return new LeadsSyntax(name, parameters, from, to, Patterns(), doc, SpanFrom(start));
    }

    /// <summary>What the item still owes may stand on the next line.</summary>
    private void JoinNextLine()
    {
        if (!_quiet && Current.Kind != TokenKind.RightBrace)
        {
            _joined = _position;
        }
    }

    private List<PatternSyntax> Patterns()
    {
        var patterns = new List<PatternSyntax>();
        do
        {
            patterns.Add(Pattern("the name of an event"));
        }
        while (Take(TokenKind.Comma));
        return patterns;
    }

    /// <summary>A name with or without arguments.</summary>
    private PatternSyntax Pattern(string what)
    {
        var name = UpperName(what);
        var arguments = At(TokenKind.LeftParenthesis) ? InParentheses(Expression) : null;
        return new PatternSyntax(name, arguments, SpanFrom(name.Span.Start));
    }

    /// <summary><c>when condition</c>, if it is there.</summary>
    private ExprSyntax? When() => TakeWord("when") ? Expression() : null;

    /// <summary><c>because "text"</c>, if it is there.</summary>
    private TextSyntax? Because() => TakeWord("because") ? RequiredText("after 'because'") : null;
}
