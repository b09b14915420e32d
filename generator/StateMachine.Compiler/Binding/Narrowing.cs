using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>What a condition proves of names and of paths such as <c>s.level</c>.</summary>
/// <param name="HasValue">The names that are not none.</param>
/// <param name="Bounds">The paths of numbers, each with what it lies between.</param>
internal sealed record Facts(HashSet<string> HasValue, List<(string Path, int Low, int High)> Bounds)
{
    public static Facts None => new([], []);

    public bool IsEmpty => HasValue.Count == 0 && Bounds.Count == 0;

    /// <summary>Those of these names only. A path is about a variable, so a name alone never covers it.</summary>
    public Facts About(Func<string, bool> name) => new([.. HasValue.Where(name)], [.. Bounds.Where(b => name(b.Path))]);
}

/// <summary>
/// Finds what a condition proves. Purely a matter of syntax: only <c>name is not none</c> and comparisons of a path with a literal are looked at,
/// and since nothing shadows, a name means the same wherever it stands.
/// </summary>
internal static class Narrowing
{
    /// <summary>What is so where <paramref name="condition"/> holds (or, with <paramref name="holds"/> false, where it does not).</summary>
    public static Facts Facts(ExprSyntax? condition, bool holds = true)
    {
        var facts = Binding.Facts.None;
        Collect(condition, holds, facts);
        return facts;
    }

    /// <summary>The text that facts about a number go by: <c>count</c> or <c>s.count</c>; null for anything longer.</summary>
    public static string? PathOf(ExprSyntax expression) => expression switch
    {
        NameSyntax name => name.Name.Text,
        MemberSyntax { Target: NameSyntax owner } member => $"{owner.Name.Text}.{member.Name.Text}",
        _ => null,
    };

    private static void Collect(ExprSyntax? condition, bool holds, Facts facts)
    {
        switch (condition)
        {
            case NotSyntax not:
                Collect(not.Operand, !holds, facts);
                break;
            case BinarySyntax { Left: NameSyntax tested, Right: NoneSyntax } test when test.Operator == TestFor(holds):
                facts.HasValue.Add(tested.Name.Text);
                break;
            case BinarySyntax { Operator: BinaryOperator.And } both when holds:
                Collect(both.Left, true, facts);
                Collect(both.Right, true, facts);
                break;
            case BinarySyntax { Operator: BinaryOperator.Or } either when !holds:
                Collect(either.Left, false, facts);
                Collect(either.Right, false, facts);
                break;
            case BinarySyntax { Operator: BinaryOperator.Implies } implication when !holds:
                Collect(implication.Left, true, facts);
                Collect(implication.Right, false, facts);
                break;
            case BinarySyntax { Right: IntSyntax number } comparison when PathOf(comparison.Left) is { } path:
                AddBound(path, holds ? comparison.Operator : Opposite(comparison.Operator), number.Value, facts);
                break;
            case BinarySyntax { Left: IntSyntax number } comparison when PathOf(comparison.Right) is { } path:
                AddBound(path, Mirrored(holds ? comparison.Operator : Opposite(comparison.Operator)), number.Value, facts);
                break;
        }
    }

    private static BinaryOperator TestFor(bool holds) => holds ? BinaryOperator.IsNot : BinaryOperator.Is;

    private static void AddBound(string path, BinaryOperator? comparison, int value, Facts facts)
    {
        (int Low, int High)? bound = comparison switch
        {
            BinaryOperator.Is => (value, value),
            BinaryOperator.Less when value > int.MinValue => (int.MinValue, value - 1),
            BinaryOperator.LessOrEqual => (int.MinValue, value),
            BinaryOperator.Greater when value < int.MaxValue => (value + 1, int.MaxValue),
            BinaryOperator.GreaterOrEqual => (value, int.MaxValue),
            _ => null,
        };
        if (bound is { } known)
        {
            facts.Bounds.Add((path, known.Low, known.High));
        }
    }

    private static BinaryOperator? Opposite(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.IsNot => BinaryOperator.Is,
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        _ => null,
    };

    private static BinaryOperator? Mirrored(BinaryOperator? comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => comparison,
    };

    /// <summary>The part of a range that lies within bounds; the range itself where nothing would be left, since such a line never holds.</summary>
    public static IntType Within(IntType type, IEnumerable<(string Path, int Low, int High)> bounds)
    {
        var (low, high) = (type.Low, type.High);
        foreach (var bound in bounds)
        {
            low = Math.Max(low, bound.Low);
            high = Math.Min(high, bound.High);
        }

        return low <= high ? new IntType(low, high) : type;
    }
}
