using System;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Binding;

/// <summary>The bounds of sums and products.</summary>
internal static class IntRanges
{
    public static IntType Of(BinaryKind kind, IntType a, IntType b) => kind switch
    {
        BinaryKind.Plus => Make((long)a.Low + b.Low, (long)a.High + b.High),
        BinaryKind.Minus => Make((long)a.Low - b.High, (long)a.High - b.Low),
        _ => OfProducts((long)a.Low * b.Low, (long)a.Low * b.High, (long)a.High * b.Low, (long)a.High * b.High),
    };

    /// <summary>The smallest range that holds both.</summary>
    public static IntType Join(IntType a, IntType b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

    private static IntType OfProducts(params long[] corners) => Make(corners.Min(), corners.Max());

    private static IntType Make(long low, long high) => new(Clamp(low), Clamp(high));

    private static int Clamp(long value) => (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, value));
}
