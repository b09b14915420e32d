namespace StateMachine;

/// <summary>An example of the spec: run as a test, or played.</summary>
/// <param name="Title">Its text.</param>
/// <param name="Doc">Its documentation, if any.</param>
/// <param name="File">The spec file, without folders.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Givens">Who is there at the start, by the names that the steps use.</param>
/// <param name="Create">Makes the machine under the scenario's policies and puts the givens into it.</param>
/// <param name="Steps">What happens, in order.</param>
public sealed record Scenario(string Title, string? Doc, string File, int Line, IReadOnlyList<Given> Givens, Func<Machine> Create, IReadOnlyList<ScenarioStep> Steps)
{
    /// <summary>Names an instance as the scenario does.</summary>
    public string NameOf(Machine machine, int entity, int instance)
    {
        ArgumentNullException.ThrowIfNull(machine);
        foreach (var given in Givens)
        {
            if (given.Entity == entity && given.Instance == instance)
            {
                return given.Name;
            }
        }

        return machine.DefaultName(entity, instance);
    }
}

/// <summary>An instance at the start.</summary>
public sealed record Given(string Name, int Entity, int Instance);

/// <summary>A <c>do</c> with its expectations.</summary>
/// <param name="Text">As written, without <c>do</c>.</param>
/// <param name="File">The spec file, without folders.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Resolve">Makes the event on the world before it, so that it may read variables; a dispatch may come to something else instead.</param>
/// <param name="Expectations">What must hold afterwards.</param>
public sealed record ScenarioStep(string Text, string File, int Line, Func<Machine, Dispatched> Resolve, IReadOnlyList<Expectation> Expectations);

/// <summary>What a scenario can expect.</summary>
public enum ExpectationKind
{
    /// <summary>A condition holds.</summary>
    Holds,

    /// <summary>The event was refused with a status.</summary>
    Refused,

    /// <summary>The event was applied and answered a status.</summary>
    Answered,

    /// <summary>A dispatch read a value.</summary>
    Read,

    /// <summary>An instance was told something.</summary>
    Told,

    /// <summary>Nobody was told anything.</summary>
    ToldNobody,
}

/// <summary>One expectation.</summary>
/// <param name="Kind">What it expects.</param>
/// <param name="Text">As written.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record Expectation(ExpectationKind Kind, string Text, int Line)
{
    /// <summary>The condition, for <see cref="ExpectationKind.Holds"/>.</summary>
    public Func<Machine, bool>? Condition { get; init; }

    /// <summary>The observables that the condition reads, with their instances: where its reason is looked for.</summary>
    public Func<Machine, IReadOnlyList<(int Observable, int Instance, int Second)>>? Observed { get; init; }

    /// <summary>The status, for refused and answered; -1 in a machine without answers.</summary>
    public int Status { get; init; } = -1;

    /// <summary>The value, for read.</summary>
    public Func<Machine, Dispatched>? Value { get; init; }

    /// <summary>The notification, for told.</summary>
    public int Notification { get; init; } = -1;

    /// <summary>Who is told.</summary>
    public int To { get; init; } = -1;

    /// <summary>The arguments that must match; null where any will do.</summary>
    public IReadOnlyList<int>? Arguments { get; init; }

    /// <summary>Whether the opaque argument must be <see cref="Opaque"/>.</summary>
    public bool AsksOpaque { get; init; }

    /// <summary>The opaque argument that must match.</summary>
    public object? Opaque { get; init; }

    /// <summary>The very text of a reason that must have been given; null for any.</summary>
    public string? Because { get; init; }
}
