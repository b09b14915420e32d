using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>A local name of an evaluation; the chain of them is the frame. A callee's frame starts anew.</summary>
internal sealed class Local(string name, TypeModel type, Local? next)
{
    public string Name { get; } = name;

    public TypeModel Type { get; } = type;

    public Local? Next { get; } = next;

    /// <summary>What a bound name stands for; null for a parameter that the valuation chooses.</summary>
    public int? Number { get; set; }

    /// <summary>The argument that a parameter stands for, evaluated when it is first read.</summary>
    public ExprModel? Argument { get; init; }

    /// <summary>The frame of <see cref="Argument"/>.</summary>
    public Local? Caller { get; init; }

    /// <summary>The local of this name.</summary>
    public static Local Find(Local? frame, string name)
    {
        while (frame!.Name != name)
        {
            frame = frame.Next;
        }

        return frame;
    }
}
