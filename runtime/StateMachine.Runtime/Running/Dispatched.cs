namespace StateMachine;

/// <summary>What a dispatch came to.</summary>
public enum DispatchedKind
{
    /// <summary>An event to fire: <see cref="Dispatched.Event"/>.</summary>
    Event,

    /// <summary>A value that was read: <see cref="Dispatched.Value"/> and <see cref="Dispatched.Code"/>.</summary>
    Value,

    /// <summary>A notification to listen to: <see cref="Dispatched.Notification"/> and <see cref="Dispatched.NotificationName"/>.</summary>
    Notification,

    /// <summary>A refusal, by a line of the dispatch or by the state of its subject: <see cref="Dispatched.Refusal"/>.</summary>
    Refusal,
}

/// <summary>What a dispatch came to: an event to fire, a value that was read, a notification to listen to, or a refusal. Nothing has changed yet.</summary>
public readonly record struct Dispatched
{
    private readonly int _notification;

    /// <summary>Which of the four it is.</summary>
    public DispatchedKind Kind { get; private init; }

    /// <summary>The rule that decided: that of the dispatch, or the one that refuses; null where no dispatch was asked.</summary>
    public int? Rule { get; init; }

    /// <summary>The event that the table's cell names, with the value as its argument; fire it to let its own rules decide.</summary>
    public MachineEvent? Event { get; private init; }

    /// <summary>
    /// What was read: a bool, an int, a member of a generated enum, an array of such members for a set or list, the index of an instance, an opaque
    /// value as it was set; null for none.
    /// </summary>
    public object? Value { get; private init; }

    /// <summary>
    /// What was read as 32 bits, for callers of a C-style surface: the code of a member whose table has codes, 1 or 0 for a bool, a number itself,
    /// a bit for each member of a set. Null where the value has no such form.
    /// </summary>
    public uint? Code { get; private init; }

    /// <summary>The index of the notification in <see cref="MachineInfo.Notifications"/>; -1 for none.</summary>
    public int Notification => Kind == DispatchedKind.Notification ? _notification : -1;

    /// <summary>The name of the notification.</summary>
    public string? NotificationName { get; private init; }

    /// <summary>The refusal.</summary>
    public Outcome? Refusal { get; private init; }

    private Dispatched(DispatchedKind kind, int notification = -1) => (Kind, _notification) = (kind, notification);

    /// <summary>An event to fire.</summary>
    public static Dispatched To(in MachineEvent fired) => new(DispatchedKind.Event) { Event = fired };

    /// <summary>A notification to listen to.</summary>
    public static Dispatched Listen(int notification, string name) => new(DispatchedKind.Notification, notification) { NotificationName = name };

    /// <summary>A bool, a number or an opaque value.</summary>
    public static Dispatched Read(object? value) => new(DispatchedKind.Value)
    {
        Value = value,
        Code = value is bool flag ? flag ? 1u : 0u : Fit.Bits(value),
    };

    /// <summary>A member of an enum or the row of a table; with <paramref name="codeOf"/>, if it has codes.</summary>
    public static Dispatched Member<TEnum>(TEnum? member, Func<TEnum, uint?>? codeOf = null)
        where TEnum : struct, Enum
        => new(DispatchedKind.Value) { Value = member, Code = member is { } value ? codeOf?.Invoke(value) : null };

    /// <summary>The members of a set, given as bits.</summary>
    public static Dispatched Members<TEnum>(int mask)
        where TEnum : struct, Enum
        => new(DispatchedKind.Value) { Value = Enum.GetValues<TEnum>().Where((_, i) => (mask >> i & 1) != 0).ToArray(), Code = unchecked((uint)mask) };

    /// <summary>Members in an order, given by their indexes.</summary>
    public static Dispatched Sequence<TEnum>(IReadOnlyList<int> members)
        where TEnum : struct, Enum
        => new(DispatchedKind.Value) { Value = members.Select(m => (TEnum)Enum.ToObject(typeof(TEnum), m)).ToArray() };

    /// <summary>An instance by its index, or a value of a union; negative for none.</summary>
    public static Dispatched Instance(int instance) => new(DispatchedKind.Value) { Value = instance < 0 ? null : instance };

    /// <summary>Instances by their indexes, or values of a union.</summary>
    public static Dispatched Instances(IReadOnlyList<int> instances) => new(DispatchedKind.Value) { Value = instances };

    /// <summary>A refusal by a line of the dispatch, or by the state of its subject.</summary>
    public static Dispatched Refuse(int status, in Reason reason) => new(DispatchedKind.Refusal) { Rule = reason.Rule, Refusal = new Outcome(OutcomeKind.Refused, status, reason) };

    /// <summary>Whether the same was read: by value, numbers as numbers, collections element by element.</summary>
    public bool ReadsSame(in Dispatched other) => (Value, other.Value) switch
    {
        (Array mine, Array theirs) => mine.Cast<object>().SequenceEqual(theirs.Cast<object>()),
        (IReadOnlyList<int> mine, IReadOnlyList<int> theirs) => mine.SequenceEqual(theirs),
        _ => Opaques.IsSame(Value, other.Value),
    };

    /// <summary>What was read, as the spec writes it; an instance by its index.</summary>
    public string Text() => Value switch
    {
        null => "none",
        bool flag => flag ? "yes" : "no",
        string text => $"\"{text}\"",
        Array members => members.Length == 0 ? "empty" : $"{{ {string.Join(", ", members.Cast<object>())} }}",
        IReadOnlyList<int> instances => string.Join(", ", instances),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => Value.ToString() ?? "",
    };
}
