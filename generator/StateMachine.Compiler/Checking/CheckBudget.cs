namespace StateMachine.Compiler.Checking;

/// <summary>
/// How much work a check may do. Whatever is not decided within it is reported as not decided: a budget never turns a question into a "fine".
/// </summary>
/// <param name="PerQuestion">The steps for one question, such as "can this line ever hold?". 0 leaves out every check that enumerates.</param>
/// <param name="Total">The steps for all questions of a machine together.</param>
/// <remarks>A step is the evaluation of one node of an expression: some tens of nanoseconds.</remarks>
public sealed record CheckBudget(int PerQuestion, int Total)
{
    /// <summary>Only what is linear in the size of the spec: an editor may ask at every keystroke.</summary>
    public static CheckBudget Structural { get; } = new(0, 0);

    /// <summary>Everything: enumerates the values that rules ask for. For command lines and servers.</summary>
    public static CheckBudget Full { get; } = new(200_000, 5_000_000);
}
