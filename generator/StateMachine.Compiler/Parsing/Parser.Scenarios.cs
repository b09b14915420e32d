using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>Scenarios: how things are, what happens, what follows.</summary>
public sealed partial class Parser
{
    private ScenarioSyntax Scenario(string? doc, int start)
    {
        var title = RequiredText("as the title of the scenario") ?? new TextSyntax([], MissingName().Span);
        var choices = new List<PolicyChoiceSyntax>();
        if (TakeWord("under"))
        {
            do
            {
                choices.Add(new PolicyChoiceSyntax(LowerName("the name of a policy"), UpperName("the option to choose")));
            }
            while (Take(TokenKind.Comma));
        }

        var givens = new List<GivenSyntax>();
        var steps = new List<ScenarioStepSyntax>();
        Block("the scenario", () => ScenarioLine(givens, steps), "the line");
        return new ScenarioSyntax(title, choices, givens, steps, doc, SpanFrom(start));
    }

    private void ScenarioLine(List<GivenSyntax> givens, List<ScenarioStepSyntax> steps)
    {
        var at = Here;
        switch (Keyword(Words.ScenarioLines, nearest => Errors.UnknownLine(at, Found, "a scenario", Words.ScenarioLines, nearest)))
        {
            case "given":
                if (steps.Count > 0)
                {
                    Report(Errors.GivenTooLate(at));
                }

                givens.Add(Given(at.Start));
                break;
            case "do":
                var name = UpperName("the name of an event");
                steps.Add(new DoSyntax(name, RequiredArguments("the event"), SpanFrom(at.Start)));
                break;
            case "then":
                steps.Add(Then(at.Start));
                break;
            default:
                Fail(Errors.UnknownLine(at, Found, "a scenario", Words.ScenarioLines, null));
                SkipLine();
                break;
        }
    }

    /// <summary><c>given m : Session is Active with category MediaPlayback, mix yes</c></summary>
    private GivenSyntax Given(int start)
    {
        var name = LowerName("a name or the only instance of an entity");
        var type = Take(TokenKind.Colon) ? UpperName("the name of an entity") : null;
        var state = TakeWord("is") ? UpperName("the name of a state") : null;
        var with = new List<AssignmentSyntax>();
        if (TakeWord("with"))
        {
            do
            {
                with.Add(new AssignmentSyntax(LowerName("the name of a variable"), Expression()));
            }
            while (Take(TokenKind.Comma));
        }

        return new GivenSyntax(name, type, state, with, SpanFrom(start));
    }

    private ThenSyntax Then(int start)
    {
        var expectations = new List<ExpectationSyntax>();
        do
        {
            expectations.Add(Expectation());
        }
        while (Take(TokenKind.Comma));
        return new ThenSyntax(expectations, SpanFrom(start));
    }

    private ExpectationSyntax Expectation()
    {
        var start = Current.Span.Start;
        if ((AtWord("refused") || AtWord("answered")) && Peek(1).IsWord && !Words.IsReserved(Peek(1).Text))
        {
            var isRefused = Next().Text == "refused";
            var status = UpperName("the answer");
            return new AnswersSyntax(isRefused, status, Because(), SpanFrom(start));
        }

        if (AtWord("told") && Peek(1).IsWord && !Words.IsReserved(Peek(1).Text))
        {
            Next();
            return Told(start);
        }

        if (AtWord("read") && AtValue(1))
        {
            Next();
            var value = Expression();
            return new ReadSyntax(value, Because(), SpanFrom(start));
        }

        var condition = Expression();
        return new HoldsSyntax(condition, Because(), SpanFrom(start));
    }

    /// <summary>Whether a value begins there: what stands before it is then no name of its own.</summary>
    private bool AtValue(int ahead) => Peek(ahead) is var token && (token.IsWord
        ? !Words.IsReserved(token.Text) || token.Text is "yes" or "no" or "none" or "empty" or "some" or "every"
        : token.Kind is TokenKind.Integer or TokenKind.Code or TokenKind.Text or TokenKind.LeftBrace or TokenKind.Minus);

    /// <summary>What follows <c>told</c>: <c>nobody</c>, or an entity and a notification.</summary>
    private ToldSyntax Told(int start)
    {
        if (TakeWord("nobody"))
        {
            return new ToldSyntax(null, null, Because(), SpanFrom(start));
        }

        var target = LowerName("who is told or 'nobody'");
        var notification = Pattern("the name of a notification");
        return new ToldSyntax(target, notification, Because(), SpanFrom(start));
    }
}
