namespace StateMachine;

/// <summary>A machine was asked for something that it does not have, or its spec breaks a rule that only running can find.</summary>
public class MachineException : Exception
{
    /// <summary>Makes one; the message says what is wrong and what to do.</summary>
    public MachineException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with its cause.</summary>
    public MachineException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
