using System;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>Expressions with operators, by precedence: <c>implies</c>, <c>or</c>, <c>and</c>, <c>not</c>, tests, sums, products.</summary>
public sealed partial class Parser
{
    private const int ImpliesLevel = 1;
    private const int OrLevel = 2;
    private const int AndLevel = 3;
    private const int NotLevel = 4;
    private const int TestLevel = 5;
    private const int SumLevel = 6;
    private const int ProductLevel = 7;

    /// <summary>The height of the tree that was parsed last. Chains such as <c>a or b or c</c> are built in a loop, yet make high trees.</summary>
    private int _height;

    private ExprSyntax Expression() => Operators(ImpliesLevel);

    /// <summary>An expression whose operators bind at least as tightly as <paramref name="level"/>.</summary>
    private ExprSyntax Operators(int level)
    {
        if (!Enter())
        {
            return Bad();
        }

        // Not where the left operand begins: its own span leaves out parentheses around it.
        var start = Current.Span.Start;
        var left = AtWord("not") && level <= NotLevel ? Not() : Primary();
        var tested = false;
        while (OperatorHere() is { } found && found.Level >= level)
        {
            if (found.Level == TestLevel && tested)
            {
                Report(Errors.ChainedComparison(Here, Current.Text));
            }

            tested |= found.Level == TestLevel;
            left = Operation(left, start, found.Operator, found.Level);
        }

        Leave();
        return left;
    }

    private ExprSyntax Not()
    {
        var start = Next().Span.Start;
        var operand = Operators(AtWord("not") ? NotLevel : TestLevel);
        return Built(new NotSyntax(operand, SpanFrom(start)), _height);
    }

    /// <summary>The operator that starts here and its level; no operator stands for <c>before</c>.</summary>
    private (BinaryOperator? Operator, int Level)? OperatorHere()
    {
        if (AtItemEnd)
        {
            return null;
        }

        return Current.Kind switch
        {
            TokenKind.Less => (BinaryOperator.Less, TestLevel),
            TokenKind.LessOrEqual => (BinaryOperator.LessOrEqual, TestLevel),
            TokenKind.Greater => (BinaryOperator.Greater, TestLevel),
            TokenKind.GreaterOrEqual => (BinaryOperator.GreaterOrEqual, TestLevel),
            TokenKind.Plus => (BinaryOperator.Plus, SumLevel),
            TokenKind.Minus => (BinaryOperator.Minus, SumLevel),
            TokenKind.Star => (BinaryOperator.Times, ProductLevel),
            TokenKind.Lower => WordOperatorHere(),
            _ => null,
        };
    }

    private (BinaryOperator? Operator, int Level)? WordOperatorHere()
    {
        var isNegated = Peek(1) is { Kind: TokenKind.Lower, Text: "not" };
        return Current.Text switch
        {
            "implies" => (BinaryOperator.Implies, ImpliesLevel),
            "or" => (BinaryOperator.Or, OrLevel),
            "and" => (BinaryOperator.And, AndLevel),
            "is" => (isNegated ? BinaryOperator.IsNot : BinaryOperator.Is, TestLevel),
            "was" => (isNegated ? BinaryOperator.WasNot : BinaryOperator.Was, TestLevel),
            "in" => (BinaryOperator.In, TestLevel),
            "not" when Peek(1) is { Kind: TokenKind.Lower, Text: "in" } => (BinaryOperator.NotIn, TestLevel),
            "fits" => (BinaryOperator.Fits, TestLevel),
            "before" => (null, TestLevel),
            _ => null,
        };
    }

    /// <summary>The operator, which is the current token, and what is to its right.</summary>
    private ExprSyntax Operation(ExprSyntax left, int start, BinaryOperator? found, int level)
    {
        var height = _height;
        Next();
        if (found is not { } known)
        {
            return Before(left, start, height);
        }

        if (known is BinaryOperator.IsNot or BinaryOperator.WasNot or BinaryOperator.NotIn)
        {
            Next();
        }

        // "a implies b implies c" reads "if a, then if b, then c"; all others group to the left.
        var right = Operators(known == BinaryOperator.Implies ? level : level + 1);
        return Built(new BinarySyntax(known, left, right, SpanFrom(start)), Math.Max(height, _height));
    }

    /// <summary>What follows <c>a before</c>: another item, and the list that holds both.</summary>
    private ExprSyntax Before(ExprSyntax left, int start, int height)
    {
        var right = Operators(SumLevel);
        height = Math.Max(height, _height);
        ExpectWord("in", "before the list that holds both");
        var list = _quiet ? Bad() : Operators(SumLevel);
        return Built(new BeforeSyntax(left, right, list, SpanFrom(start)), Math.Max(height, _height));
    }

    private ExprSyntax Leaf(ExprSyntax leaf)
    {
        _height = 1;
        return leaf;
    }

    private BadSyntax Bad()
    {
        _height = 1;
        return new BadSyntax(MissingName().Span);
    }

    /// <summary>A node over parts of which the highest has <paramref name="height"/>; replaced, with a report, when the tree grows too high.</summary>
    private ExprSyntax Built(ExprSyntax node, int height)
    {
        _height = height + 1;
        if (_height <= MaxDepth)
        {
            return node;
        }

        Fail(Errors.NestedTooDeeply(_source.Locate(node.Span), MaxDepth));
        return Leaf(new BadSyntax(node.Span));
    }
}
