namespace StateMachine;

/// <summary>
/// An event as plain data: which one, to whom, with what. Generated factories make it from typed arguments;
/// <see cref="EventInfo.Parameters"/> tells how to read the numbers.
/// </summary>
/// <param name="Kind">The index of the event in <see cref="MachineInfo.Events"/>.</param>
/// <param name="A0">The subject: the index of its instance.</param>
/// <param name="A1">The second argument.</param>
/// <param name="A2">The third argument.</param>
/// <param name="A3">The fourth argument.</param>
public readonly record struct MachineEvent(int Kind, int A0, int A1 = 0, int A2 = 0, int A3 = 0)
{
    /// <summary>The value of the opaque parameter, if the event has one.</summary>
    public object? Opaque { get; init; }

    /// <summary>The argument at <paramref name="index"/>, 0 to 3.</summary>
    public int this[int index] => index switch { 0 => A0, 1 => A1, 2 => A2, 3 => A3, _ => throw new ArgumentOutOfRangeException(nameof(index)) };

    /// <summary>Writes the event as the spec would: <c>Activate(music, empty)</c>.</summary>
    public string Format(MachineInfo info, Func<int, int, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(info);
        var e = info.Events[Kind];
        var arguments = new string[e.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = e.Parameters[i].Type;
            arguments[i] = type.Kind == ValueKind.Opaque ? Opaques.Write(Opaque)
                : type.Kind == ValueKind.Entity && !info.Entities[type.Entity].IsMany ? e.Parameters[i].Name
                : type.Format(this[i], nameOf);
        }

        return $"{e.Name}({string.Join(", ", arguments)})";
    }
}

/// <summary>Something that an instance was told, in the order of telling.</summary>
/// <param name="Kind">The index of the notification in <see cref="MachineInfo.Notifications"/>.</param>
/// <param name="To">The index of the instance that is told.</param>
/// <param name="A0">The first argument.</param>
/// <param name="A1">The second argument.</param>
/// <param name="A2">The third argument.</param>
/// <param name="A3">The fourth argument.</param>
/// <param name="Why">The line of the spec that told it, with its reason.</param>
public readonly record struct Notification(int Kind, int To, int A0, int A1, int A2, int A3, Reason Why)
{
    /// <summary>The value of the opaque parameter, if the notification has one.</summary>
    public object? Opaque { get; init; }

    /// <summary>The argument at <paramref name="index"/>, 0 to 3.</summary>
    public int this[int index] => index switch { 0 => A0, 1 => A1, 2 => A2, 3 => A3, _ => throw new ArgumentOutOfRangeException(nameof(index)) };

    /// <summary>Writes it as the spec would: <c>music InterruptionEnded(ShouldResume)</c>.</summary>
    public string Format(MachineInfo info, Func<int, int, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(info);
        var n = info.Notifications[Kind];
        var self = this;
        var arguments = n.Parameters.Select((p, i) => p.Type.Kind == ValueKind.Opaque ? Opaques.Write(self.Opaque) : p.Type.Format(self[i], nameOf));
        return $"{nameOf(n.To, To)} {n.Name}{(n.Parameters.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}";
    }
}
