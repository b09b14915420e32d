using System.CommandLine;

namespace StateMachine.Tool.Commands;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">What it does, for the list of commands and the head of its help.</param>
internal sealed class ToolCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines, each with what it does.</summary>
    public required IReadOnlyList<(string CommandLine, string Meaning)> Examples { get; init; }

    /// <summary>Further sections of its help: a heading and lines.</summary>
    public IReadOnlyList<(string Heading, string Text)> Notes { get; init; } = [];
}
