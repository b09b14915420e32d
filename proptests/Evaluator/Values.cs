using System.Collections.Immutable;

namespace AudioSessions.Properties.Evaluator;

/// <summary>
/// A value of the language. An optional is its value or <see cref="NoneValue"/>; a union is the value of its alternative: the types
/// of the bound model keep them apart, so nothing here needs to.
/// </summary>
public abstract record Value;

/// <summary><c>yes</c>, <c>no</c></summary>
public sealed record BoolValue(bool IsYes) : Value
{
    public override string ToString() => IsYes ? "yes" : "no";
}

/// <summary>An integer.</summary>
public sealed record IntValue(int Number) : Value
{
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A member of an enum, a row of a table, an option of a policy, a state.</summary>
public sealed record MemberValue(string Enum, string Name) : Value
{
    public override string ToString() => Name;
}

/// <summary>An instance of an entity, by the order of creation.</summary>
public sealed record InstanceValue(string Entity, int Index) : Value
{
    public override string ToString() => $"{Entity}#{Index}";
}

/// <summary><c>none</c></summary>
public sealed record NoneValue : Value
{
    public static NoneValue Instance { get; } = new();

    public override string ToString() => "none";
}

/// <summary>A four-character code, in a table or handed to a dispatch.</summary>
public sealed record CodeValue(string Code) : Value
{
    public override string ToString() => $"'{Code}'";
}

/// <summary>A text of a table.</summary>
public sealed record TextValue(string Text) : Value
{
    public override string ToString() => Text;
}

/// <summary>A cell that names an event or a reader.</summary>
public sealed record ReferenceValue(string Name) : Value
{
    public override string ToString() => Name;
}

/// <summary>A set; equal to every set with the same elements.</summary>
public sealed record SetValue(ImmutableHashSet<Value> Elements) : Value
{
    public static SetValue Empty { get; } = new([]);

    public bool Equals(SetValue? other) => other is not null && Elements.SetEquals(other.Elements);

    public override int GetHashCode() => Elements.Aggregate(Elements.Count, static (hash, e) => hash ^ e.GetHashCode());

    public override string ToString() => $"{{ {string.Join(", ", Elements.Select(e => e.ToString()).Order(StringComparer.Ordinal))} }}";
}

/// <summary>A list without duplicates; equal to every list with the same elements in the same order.</summary>
public sealed record ListValue(ImmutableList<Value> Elements) : Value
{
    public static ListValue Empty { get; } = new([]);

    public bool Equals(ListValue? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Aggregate(Elements.Count, static (hash, e) => (hash * 31) + e.GetHashCode());

    public override string ToString() => $"[{string.Join(", ", Elements)}]";
}
