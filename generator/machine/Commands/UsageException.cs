namespace StateMachine.Tool.Commands;

/// <summary>The user asked for something that there is not, or named what cannot be read. The message says what to do.</summary>
/// <param name="message">Whole sentences.</param>
internal sealed class UsageException(string message) : Exception(message);
