using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <content>SM41xx: what a project asks for, and machines that get into each other's way there. Found by the generator, which sees all of them.</content>
public static partial class Errors
{
    /// <summary>An option names no namespace.</summary>
    public static Diagnostic NotANamespace(Location at, string option, string value)
        => Error("SM4101", at, $"The option {option} is '{value}', which is no namespace of C#. Write names with dots between them, such as My.App.Machines.");

    /// <summary>An option has a value that it does not know.</summary>
    public static Diagnostic UnknownOptionValue(Location at, string option, string value, string known)
        => Error("SM4102", at, $"The option {option} is '{value}', but it can only be {known}. Write one of these, or leave the option out.");

    /// <summary>A part is put into a namespace where its machine is not.</summary>
    public static Diagnostic PartInOtherNamespace(Location at, string machine, string part, string whole, Location main)
        => Error("SM4103", at, $"This part of '{machine}' is given the namespace '{part}', but the machine is given '{whole}'. Give all its files the same MachineNamespace.", new RelatedPlace(main, "the machine"));

    /// <summary>Two machines generate the same thing.</summary>
    public static Diagnostic MachinesCollide(Location at, string machine, string what, string @namespace, string other, Location there)
        => Error("SM4104", at, $"The machine '{machine}' makes {what} in the namespace '{@namespace}', and so does the machine '{other}', so '{machine}' is left out. Rename one of them, or give the files of one machine a MachineNamespace of their own.", new RelatedPlace(there, "the same, there"));
}
