using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <content>SM4xxx: what the language allows and the emitted code cannot hold.</content>
public static partial class Errors
{
    /// <summary>An event has more parameters than travel with it.</summary>
    public static Diagnostic TooManyParameters(Location at, string name, int count)
        => Error("SM4001", at, $"'{name}' has {count} parameters; an event carries at most 4. Split it into two events, or put values that belong together into an enum.");

    /// <summary>A notification has more parameters than travel with it.</summary>
    public static Diagnostic TooManyNotificationParameters(Location at, string name, int count)
        => Error("SM4002", at, $"'{name}' has {count} parameters; a notification carries at most 4. Split it, or put values that belong together into an enum.");

    /// <summary>An event or notification has more opaque parameters than travel with it.</summary>
    public static Diagnostic TwoOpaqueParameters(Location at, string name)
        => Error("SM4003", at, $"'{name}' has more than one opaque parameter, and carries one opaque value. Split it, or hand the values over as one.");

    /// <summary>A reason has more holes than are kept.</summary>
    public static Diagnostic TooManyHoles(Location at, int count)
        => Error("SM4004", at, $"This reason has {count} holes; a reason keeps at most 4 values. Leave the least telling one out.");

    /// <summary>A set ranges over more members than a mask has bits.</summary>
    public static Diagnostic SetTooLarge(Location at, string name, int count)
        => Error("SM4005", at, $"'{name}' has {count} members and is used in a set; a set holds at most 31 different ones. Split the enum.");

    /// <summary>A leads-to property has more parameters than the explorer binds.</summary>
    public static Diagnostic TooManyLeadsParameters(Location at, string name, int count)
        => Error("SM4007", at, $"'{name}' has {count} parameters; a leads-to property has at most 2. State it for fewer, or split it.");

    /// <summary>A type of the spec would hide one that the emitted code uses.</summary>
    public static Diagnostic NameOfRuntime(Location at, string name)
        => Error("SM4010", at, $"The generated code calls something else '{name}', and would find this instead. Choose another name.");

    /// <summary>Two declarations become one C# name.</summary>
    public static Diagnostic OneNameForTwo(Location at, string second, string first, string name, Location firstAt)
        => Error("SM4011", at, $"'{second}' and '{first}' would both be called '{name}' in C#. Choose another name for one of them.", new RelatedPlace(firstAt, "the other one"));

    /// <summary>A type of the spec has the name of one that is made for the machine.</summary>
    public static Diagnostic TypeMadeTwice(Location at, string name)
        => Error("SM4012", at, $"The generated code has a type '{name}' of its own. Choose another name.");

    /// <summary>A name of the spec becomes a member that is there already.</summary>
    public static Diagnostic MemberTaken(Location at, string kind, string name, string member, string owner)
        => Error("SM4013", at, $"The {kind} '{name}' would become '{member}' in C#, which '{owner}' has already or cannot have. Choose another name.");
}
