namespace StateMachine.Tool.Commands;

/// <summary>What the tool tells scripts. Part of its contract: documented in its help, and tested.</summary>
internal static class ExitCodes
{
    /// <summary>All is fine.</summary>
    public const int Fine = 0;

    /// <summary>The spec has errors, an expectation or property does not hold, or a file is not formatted.</summary>
    public const int Problems = 1;

    /// <summary>The command line is wrong, or a file cannot be read or written.</summary>
    public const int Unusable = 2;

    /// <summary>A defect of the tool itself.</summary>
    public const int Internal = 3;

    /// <summary>A search ended at a limit before it was complete, and found nothing until then.</summary>
    public const int NotDecided = 4;
}
