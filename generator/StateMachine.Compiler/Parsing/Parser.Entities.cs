using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>Entities: their states and variables.</summary>
public sealed partial class Parser
{
    private EntitySyntax Entity(string? doc, int start)
    {
        var name = UpperName("the name of the entity");
        var isMany = IsMany();
        var states = new List<StateSyntax>();
        var variables = new List<VariableSyntax>();
        var hasStates = false;
        Block(
            "the entity",
            () =>
            {
                if (AtStatesBlock)
                {
                    BeginStates(hasStates);
                    hasStates = true;
                    states.AddRange(ListBlock("the states", "state", State, () => AtVariable));
                }
                else
                {
                    variables.Add(Variable());
                }
            },
            "the variable");
        return new EntitySyntax(name, isMany, states, variables, doc, SpanFrom(start));
    }

    private bool IsMany()
    {
        var word = Keyword(["one", "many"], nearest => Errors.ExpectedCardinality(Here, Found, nearest));
        if (word is null)
        {
            Fail(Errors.ExpectedCardinality(Here, Found, null));
        }

        return word != "one";
    }

    /// <summary>Only <c>states</c>, perhaps misspelled, opens a block among the variables.</summary>
    private bool AtStatesBlock
        => Current.IsWord && (Current.Text == "states" ? Peek(1).Kind != TokenKind.Colon || Peek(2).Kind == TokenKind.LeftBrace
            : Peek(1).Kind == TokenKind.LeftBrace && SpellChecker.Nearest(Current.Text, ["states"]) is not null);

    private void BeginStates(bool isRepeated)
    {
        if (Current.Text != "states")
        {
            Report(Errors.UnknownLine(Here, Found, "an entity", ["states"], "states"));
        }
        else if (isRepeated)
        {
            Report(Errors.RepeatedStates(Here));
        }

        Next();
        if (At(TokenKind.Colon))
        {
            Report(Errors.UnexpectedRest(Here, Found, "'states'", null));
            Next();
        }
    }

    /// <summary>Whether a variable starts here, which cannot be among the states.</summary>
    private bool AtVariable => Current.StartsLine && Current.Kind == TokenKind.Lower && Peek(1).Kind == TokenKind.Colon;

    /// <summary><c>Ready { Inactive initial, Active }</c>, <c>Off initial, refuses NotReady because "…"</c></summary>
    private StateSyntax State()
    {
        var doc = TakeDocumentation();
        var start = Current.Span.Start;
        var name = UpperName("the name of a state");
        var children = new List<StateSyntax>();
        if (At(TokenKind.LeftBrace) && Enter())
        {
            children = ListBlock("the composite state", "state", State, () => AtVariable);
            Leave();
        }

        var isInitial = TakeWord("initial");
        var refuses = AtStateRefusal ? StateRefusal() : null;
        return new StateSyntax(name, children, isInitial, refuses, doc, SpanFrom(start));
    }

    /// <summary>The comma before <c>refuses</c> does not set two states apart, for a state has an upper-case name.</summary>
    private bool AtStateRefusal => (At(TokenKind.Comma) && Peek(1) is { Kind: TokenKind.Lower, Text: "refuses" }) || AtWord("refuses");

    private StateRefusalSyntax StateRefusal()
    {
        Expect(TokenKind.Comma, "','", "before 'refuses'");
        var start = Next().Span.Start;
        var status = At(TokenKind.Upper) ? UpperName("the answer") : null;
        return new StateRefusalSyntax(status, Because(), SpanFrom(start));
    }

    /// <summary><c>mix : bool = no  resets with category, entering Interrupted</c></summary>
    private VariableSyntax Variable()
    {
        var doc = TakeDocumentation();
        var start = Current.Span.Start;
        var name = LowerName("the name of a variable");
        var hasType = Expect(TokenKind.Colon, "':'", "and the type of the variable");
        var type = hasType ? Type() : new BadTypeSyntax(MissingName().Span);
        var value = Take(TokenKind.Equals) ? Expression() : null;
        var resets = new List<ResetSyntax>();
        if (TakeWord("resets"))
        {
            do
            {
                AddReset(resets);
            }
            while (Take(TokenKind.Comma));
        }

        return new VariableSyntax(name, type, value, resets, doc, SpanFrom(start));
    }

    private void AddReset(List<ResetSyntax> resets)
    {
        switch (Keyword(Words.Resets, nearest => Errors.UnknownReset(Here, Found, nearest)))
        {
            case "with":
                resets.Add(new ResetSyntax(ResetKind.With, LowerName("the variable that it resets with")));
                break;
            case "entering":
                resets.Add(new ResetSyntax(ResetKind.Entering, UpperName("the state that is entered")));
                break;
            case "leaving":
                resets.Add(new ResetSyntax(ResetKind.Leaving, UpperName("the state that is left")));
                break;
            case "on":
                resets.Add(new ResetSyntax(ResetKind.On, UpperName("the event that resets it")));
                break;
            default:
                Fail(Errors.UnknownReset(Here, Found, null));
                break;
        }
    }
}
