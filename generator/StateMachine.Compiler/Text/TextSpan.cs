using System;

namespace StateMachine.Compiler.Text;

/// <summary>A range of characters in one file: <paramref name="Start"/> counts UTF-16 units from 0.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The position just behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>The smallest span that covers both.</summary>
    public static TextSpan Union(TextSpan a, TextSpan b) => FromBounds(Math.Min(a.Start, b.Start), Math.Max(a.End, b.End));
}
