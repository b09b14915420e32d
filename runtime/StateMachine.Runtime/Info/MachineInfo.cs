namespace StateMachine;

/// <summary>Everything about a compiled spec that is data: what a host, a tool or a page needs without knowing the generated types.</summary>
public sealed class MachineInfo
{
    /// <summary>The name after <c>machine</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The documentation of the machine, if any.</summary>
    public string? Doc { get; init; }

    /// <summary>What events can answer, by index; empty where the machine declares no answers.</summary>
    public required IReadOnlyList<string> Statuses { get; init; }

    /// <summary>The four-character code of each status as a number, 0 where it has none.</summary>
    public required IReadOnlyList<uint> StatusCodes { get; init; }

    /// <summary>The index of the answer that an event gives unless a rule says otherwise; -1 without answers.</summary>
    public required int NormalStatus { get; init; }

    /// <summary>The entities, by index.</summary>
    public required IReadOnlyList<EntityInfo> Entities { get; init; }

    /// <summary>Events and cascades; the index is <see cref="MachineEvent.Kind"/>.</summary>
    public required IReadOnlyList<EventInfo> Events { get; init; }

    /// <summary>The notifications, by index.</summary>
    public required IReadOnlyList<NotificationInfo> Notifications { get; init; }

    /// <summary>What drivers act on, by index.</summary>
    public required IReadOnlyList<ObservableInfo> Observables { get; init; }

    /// <summary>The documented disagreements.</summary>
    public required IReadOnlyList<PolicyInfo> Policies { get; init; }

    /// <summary>Other published names for rows of the spec's tables. They are no values: whatever is printed, told or counted is the row.</summary>
    public IReadOnlyList<AliasInfo> Aliases { get; init; } = [];

    /// <summary>Every rule, by id.</summary>
    public required IReadOnlyList<RuleInfo> Rules { get; init; }

    /// <summary>The invariants, by index.</summary>
    public required IReadOnlyList<PropertyInfo> Invariants { get; init; }

    /// <summary>The step properties (<c>never</c>), by index.</summary>
    public required IReadOnlyList<PropertyInfo> StepProperties { get; init; }

    /// <summary>The leads-to properties, by index.</summary>
    public required IReadOnlyList<LeadsInfo> Leads { get; init; }

    /// <summary>The index of the entity called <paramref name="name"/>.</summary>
    /// <exception cref="MachineException">There is none; the message lists those that there are.</exception>
    public int Entity(string name) => Find(Entities, static e => e.Name, name, "entity");

    /// <summary>The index of the event called <paramref name="name"/>.</summary>
    /// <exception cref="MachineException">There is none; the message lists those that there are.</exception>
    public int Event(string name) => Find(Events, static e => e.Name, name, "event");

    /// <summary>The index of the notification called <paramref name="name"/>.</summary>
    /// <exception cref="MachineException">There is none; the message lists those that there are.</exception>
    public int Notification(string name) => Find(Notifications, static n => n.Name, name, "notification");

    /// <summary>The index of the observable called <paramref name="name"/>.</summary>
    /// <exception cref="MachineException">There is none; the message lists those that there are.</exception>
    public int Observable(string name) => Find(Observables, static o => o.Name, name, "observable");

    private int Find<T>(IReadOnlyList<T> items, Func<T, string> nameOf, string name, string what)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (nameOf(items[i]) == name)
            {
                return i;
            }
        }

        throw new MachineException(
            $"The machine '{Name}' has no {what} called '{name}'. It has: {string.Join(", ", items.Select(nameOf))}. " +
            $"Declare '{name}' in the spec, or use one of these names.");
    }
}

/// <summary>An entity of the spec.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsMany">Whether there can be several instances; a <c>one</c> entity has the instance 0.</param>
/// <param name="States">Leaves first, then composites; empty for an entity without states.</param>
/// <param name="Variables">Its variables, by index.</param>
public sealed record EntityInfo(string Name, bool IsMany, IReadOnlyList<StateInfo> States, IReadOnlyList<VariableInfo> Variables);

/// <summary>A state; <paramref name="Parent"/> is the index of its composite, or -1.</summary>
public sealed record StateInfo(string Name, int Parent, bool IsLeaf);

/// <summary>A variable of an entity.</summary>
public sealed record VariableInfo(string Name, ValueInfo Type);

/// <summary>An event or cascade.</summary>
public sealed record EventInfo(string Name, bool IsCascade, IReadOnlyList<ParameterInfo> Parameters, string? Doc)
{
    /// <summary>The entity that the event happens to: the type of the first parameter.</summary>
    public int Subject => Parameters[0].Type.Entity;
}

/// <summary>A parameter.</summary>
public sealed record ParameterInfo(string Name, ValueInfo Type, bool IsUnused);

/// <summary>What an instance of an entity can be told.</summary>
public sealed record NotificationInfo(string Name, int To, IReadOnlyList<ParameterInfo> Parameters, string? Doc);

/// <summary>An observable; all its parameters are entities.</summary>
public sealed record ObservableInfo(string Name, IReadOnlyList<ParameterInfo> Parameters, ValueInfo Type, string? Doc);

/// <summary>A documented disagreement with its options.</summary>
public sealed record PolicyInfo(string Name, IReadOnlyList<string> Options, int Default, string? Doc);

/// <summary>Another published name for a row of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The other name.</param>
/// <param name="Row">The row that it means.</param>
/// <param name="Code">Its code as a number, null in a table without codes.</param>
/// <param name="Doc">Its documentation.</param>
public sealed record AliasInfo(string Table, string Name, string Row, uint? Code, string? Doc);

/// <summary>A leads-to property.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rule">Where it stands.</param>
/// <param name="Parameters">What it holds for any values of; at most two.</param>
/// <param name="Given">The events that are assumed to keep occurring where they would do something, as written.</param>
/// <param name="Doc">Its documentation.</param>
public sealed record LeadsInfo(string Name, int Rule, IReadOnlyList<ParameterInfo> Parameters, IReadOnlyList<string> Given, string? Doc);

/// <summary>An invariant or step property; <paramref name="Rule"/> says where it stands.</summary>
public sealed record PropertyInfo(string Name, int Rule, string? Doc);
