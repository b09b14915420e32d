using System;

namespace StateMachine.Compiler.Checking;

/// <summary>What a valuation chooses a value for.</summary>
internal enum AtomKind
{
    /// <summary>How many instances of an entity there are.</summary>
    Count,

    /// <summary>Which leaf state an instance is in.</summary>
    State,

    /// <summary>What a variable holds.</summary>
    Variable,

    /// <summary>Whether a variable's set or list holds an element.</summary>
    Member,

    /// <summary>In which order a list holds its elements.</summary>
    Order,

    /// <summary>Which option of a policy was chosen.</summary>
    Policy,

    /// <summary>What a parameter is.</summary>
    Parameter,

    /// <summary>Whether a parameter's set holds an element.</summary>
    ParameterMember,

    /// <summary>How many bytes an opaque value has.</summary>
    Size,

    /// <summary>Whether an opaque value fits what an event takes.</summary>
    Fits,
}

/// <summary>One thing that a condition may ask for. <paramref name="Before"/>: in the state before the event.</summary>
internal readonly struct Atom(AtomKind kind, string owner, string name = "", int instance = 0, int element = 0, bool before = false) : IEquatable<Atom>
{
    public AtomKind Kind { get; } = kind;

    public string Owner { get; } = owner;

    public string Name { get; } = name;

    public int Instance { get; } = instance;

    public int Element { get; } = element;

    public bool Before { get; } = before;

    public bool Equals(Atom other) => Kind == other.Kind && Instance == other.Instance && Element == other.Element && Before == other.Before
        && Name == other.Name && Owner == other.Owner;

    public override bool Equals(object? obj) => obj is Atom other && Equals(other);

    public override int GetHashCode()
        => unchecked((((((((((int)Kind * 31) + Instance) * 31) + Element) * 31) + (Before ? 1 : 0)) * 31) + Name.GetHashCode()) * 31) + Owner.GetHashCode();
}
