using System;
using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>Expressions without operators: literals, names, calls, sets, quantifiers.</summary>
public sealed partial class Parser
{
    /// <summary>A value, and what is read from it by dots.</summary>
    private ExprSyntax Primary()
    {
        if (AtItemEnd || AtLostOperand)
        {
            return MissingOperand();
        }

        var start = Current.Span.Start;
        var value = Current.Kind switch
        {
            TokenKind.Integer => IntegerLiteral(start),
            TokenKind.Minus when Peek(1).Kind == TokenKind.Integer => IntegerLiteral(start),
            TokenKind.Code => Leaf(new CodeSyntax(Current.Text, Next().Span)),
            TokenKind.Text => Text(Next()),
            TokenKind.LeftBrace => SetLiteral(start),
            TokenKind.LeftParenthesis => Parenthesized(),
            TokenKind.Upper => NameOrCall(),
            TokenKind.Lower => Word(start),
            _ => MissingOperand(),
        };
        return Members(value, start);
    }

    /// <summary>
    /// Whether the operand is missing, and what follows is the next line of its block: two words that no expression begins with.
    /// </summary>
    private bool AtLostOperand
        => Current.StartsLine && _brackets == 0 && !Peek(1).StartsLine
            && (AtClause || (Current.Kind == TokenKind.Lower && IsName(Peek(1)) && Array.IndexOf(OperandWords, Current.Text) < 0));

    /// <summary>The words that an operand can begin with though another word follows.</summary>
    private static readonly string[] OperandWords = ["not", "some", "no", "count", "first", "last", "every", "yes", "none", "empty"];

    private static bool IsName(Token token) => token.Kind == TokenKind.Upper || (token.Kind == TokenKind.Lower && !Words.IsReserved(token.Text));

    private BadSyntax MissingOperand()
    {
        var at = Current.StartsLine ? _source.Locate(new TextSpan(PreviousEnd, 0)) : Here;
        Fail(Errors.ExpectedExpression(at, Current.StartsLine ? "the end of the line" : Found));
        return Bad();
    }

    private ExprSyntax Members(ExprSyntax value, int start)
    {
        while (value is not BadSyntax && Take(TokenKind.Dot))
        {
            var name = NameAfterDot();
            value = Built(new MemberSyntax(value, name, SpanFrom(start)), _height);
            if (At(TokenKind.LeftParenthesis))
            {
                Fail(Errors.MemberCalled(_source.Locate(name.Span), name.Text));
                InParentheses(Expression);
            }
        }

        return value;
    }

    private ExprSyntax IntegerLiteral(int start)
    {
        var isNegative = Take(TokenKind.Minus);
        var value = Integer(Next().Text, isNegative, start);
        return Leaf(new IntSyntax(value, SpanFrom(start)));
    }

    private ExprSyntax SetLiteral(int start)
    {
        var height = 0;
        var items = InSetBraces(() => Measured(ref height));
        return Built(new SetSyntaxExpr(items, SpanFrom(start)), height);
    }

    private ExprSyntax Measured(ref int height)
    {
        var item = Expression();
        height = Math.Max(height, _height);
        return item;
    }

    /// <summary>Parentheses leave no node: they only group.</summary>
    private ExprSyntax Parenthesized()
    {
        var open = Next().Span;
        _brackets++;
        var value = Expression();
        if (!Take(TokenKind.RightParenthesis))
        {
            Fail(Errors.ParenthesisNotClosed(HereInBrackets, Found, _source.Locate(open)));
        }

        _brackets--;
        return value;
    }

    private ExprSyntax Word(int start)
    {
        switch (Current.Text)
        {
            case "no" when AtQuantifier:
                return Quantifier(QuantifierKind.No, start);
            case "yes" or "no":
                var isYes = Next().Text == "yes";
                return Leaf(new BoolSyntax(isYes, SpanFrom(start)));
            case "none":
                return Leaf(new NoneSyntax(Next().Span));
            case "empty":
                return Leaf(new EmptySyntax(Next().Span));
            case "some":
                return Quantifier(QuantifierKind.Some, start);
            case "every":
                return Quantifier(QuantifierKind.Every, start);
            case "count" when AtQuantifier:
                return Quantifier(QuantifierKind.Count, start);
            case "first" or "last" when GoesOn(Peek(1)) && Peek(1) is { Kind: TokenKind.Lower, Text: "of" }:
                return EndOfList(start);
            case "first" when AtQuantifier:
                return Quantifier(QuantifierKind.First, start);
            case "last" when AtQuantifier:
                return Quantifier(QuantifierKind.Last, start);
            default:
                return IsReservedHere && !NamesSomething(Peek(1)) ? MissingOperand() : NameOrCall();
        }
    }

    /// <summary>Whether a binder follows. Without one <c>no</c> is a literal, and <c>count</c>, <c>first</c> and <c>last</c> are names.</summary>
    private bool AtQuantifier
        => Peek(1).IsWord && GoesOn(Peek(1)) && (Peek(2).Kind == TokenKind.Colon || Peek(2) is { Kind: TokenKind.Lower, Text: "in" });

    /// <summary>Whether the next token is no further away than a line end that means nothing here.</summary>
    private bool GoesOn(Token next) => _brackets > 0 || !next.StartsLine;

    private ExprSyntax EndOfList(int start)
    {
        var isFirst = Next().Text == "first";
        Next();
        if (!Enter())
        {
            return Bad();
        }

        var list = Primary();
        Leave();
        return Built(new EndOfListSyntax(isFirst, list, SpanFrom(start)), _height);
    }

    /// <summary>A name, or a call of the definition with that name.</summary>
    private ExprSyntax NameOrCall()
    {
        var isCall = Peek(1).Kind == TokenKind.LeftParenthesis && GoesOn(Peek(1));
        var name = isCall ? LowerName("the name of a definition") : AnyNameInExpression();
        if (!isCall)
        {
            return Leaf(new NameSyntax(name, name.Span));
        }

        var height = 0;
        var arguments = InParentheses(() => Measured(ref height));
        return Built(new CallSyntax(name, arguments, SpanFrom(name.Span.Start)), height);
    }

    private Name AnyNameInExpression()
    {
        if (IsReservedHere)
        {
            Report(Errors.ReservedWord(Here, Current.Text, "a name"));
        }

        return AnyName();
    }

    /// <summary>A quantifier reaches as far to the right as it can.</summary>
    private ExprSyntax Quantifier(QuantifierKind kind, int start)
    {
        Next();
        var binder = Binder();
        var height = _height;
        ExprSyntax? where = null;
        ExprSyntax? satisfies = null;
        if (TakeWord("where"))
        {
            where = Measured(ref height);
        }

        if (kind == QuantifierKind.Every)
        {
            ExpectWord("satisfies", "and what every one must fulfil");
            satisfies = _quiet ? Bad() : Measured(ref height);
        }

        return Built(new QuantifierSyntax(kind, binder, where, satisfies, SpanFrom(start)), height);
    }

    /// <summary><c>b : Type</c> or <c>b in collection</c></summary>
    private BinderSyntax Binder()
    {
        var name = LowerName("a name for each one");
        _height = 0;
        if (TakeWord("in"))
        {
            var collection = Operators(SumLevel);
            return new BinderSyntax(name, null, collection, SpanFrom(name.Span.Start));
        }

        Expect(TokenKind.Colon, "':' and a type, or 'in' and a collection,", "after the name");
        var type = _quiet ? MissingName() : UpperName("the name of a type");
        return new BinderSyntax(name, type, null, SpanFrom(name.Span.Start));
    }
}
