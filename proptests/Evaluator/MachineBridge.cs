using StateMachine;
using RunningMachine = StateMachine.Machine;
using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>
/// Translates between the numbers of a generated machine and the values of the evaluator, so that the two can be compared. The numbers are
/// read by the types of the bound model, not by what the generated code says about itself.
/// </summary>
public sealed class MachineBridge(Spec spec, MachineInfo info)
{
    /// <summary>The machine's world as <see cref="WorldText.Dump"/> would write it.</summary>
    public string Dump(RunningMachine machine)
    {
        var lines = new List<string>();
        foreach (var entity in spec.Model.Entities)
        {
            var index = info.Entity(entity.Name);
            for (var i = 0; i < machine.Count(index); i++)
            {
                var who = new InstanceValue(entity.Name, i);
                if (entity.States.Count > 0)
                {
                    lines.Add($"{who} is {info.Entities[index].States[machine.StateOf(index, i)].Name}");
                }

                lines.AddRange(entity.Variables.Where(v => v.Type is not OpaqueType).Select(v => $"{who}.{v.Name} = {Read(machine, index, v, i)}"));
            }
        }

        return string.Join("\n", lines);
    }

    /// <summary>A world that is like the machine's.</summary>
    public World ToWorld(RunningMachine machine, IReadOnlyDictionary<string, string>? policies = null) => WorldText.Load(spec, Dump(machine), policies);

    /// <summary>The machine's event as the evaluator writes it.</summary>
    public EventCall ToCall(in MachineEvent fired)
    {
        var e = spec.Event(info.Events[fired.Kind].Name);
        var arguments = new List<Value>();
        for (var i = 0; i < e.Parameters.Count; i++)
        {
            arguments.Add(e.Parameters[i].Type is OpaqueType ? NoneValue.Instance : ToValue(e.Parameters[i].Type, fired[i]));
        }

        return new EventCall(e.Name, arguments);
    }

    /// <summary>The evaluator's event as the machine takes it.</summary>
    public MachineEvent ToEvent(EventCall call)
    {
        var parameters = spec.Event(call.Event).Parameters;
        var numbers = new int[4];
        for (var i = 0; i < parameters.Count; i++)
        {
            numbers[i] = parameters[i].Type is OpaqueType ? 0 : ToNumber(parameters[i].Type, call.Arguments[i]);
        }

        return new MachineEvent(info.Event(call.Event), numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>What the machine told, as <see cref="Told"/> writes itself.</summary>
    public string Describe(in Notification told)
    {
        var name = info.Notifications[told.Kind].Name;
        var notification = spec.Model.Notifications.First(n => n.Name == name);
        var arguments = new List<Value>();
        for (var i = 0; i < notification.Parameters.Count; i++)
        {
            arguments.Add(notification.Parameters[i].Type is OpaqueType ? NoneValue.Instance : ToValue(notification.Parameters[i].Type, told[i]));
        }

        return $"{new InstanceValue(notification.To, told.To)} {name}({string.Join(", ", arguments)})";
    }

    /// <summary>A number of the machine as a value.</summary>
    public Value ToValue(TypeModel type, int number) => type switch
    {
        BoolType => new BoolValue(number != 0),
        IntType => new IntValue(number),
        EnumType t => new MemberValue(t.Name, spec.Members(t.Name)[number]),
        EntityType t => new InstanceValue(t.Name, number),
        UnionType t => ToUnion(t, number),
        OptionalType t => number == NoneOf(t) ? NoneValue.Instance : ToValue(t.Element, number),
        SetType { Element: EnumType t } => new SetValue([.. spec.Members(t.Name).Where((_, i) => (number >> i & 1) != 0).Select(m => new MemberValue(t.Name, m))]),
        _ => throw new SpecFaultException($"A value of {type} is not one number."),
    };

    /// <summary>A value as a number of the machine.</summary>
    public int ToNumber(TypeModel type, Value value) => (type, value) switch
    {
        (OptionalType t, NoneValue) => NoneOf(t),
        (OptionalType t, _) => ToNumber(t.Element, value),
        (_, BoolValue v) => v.IsYes ? 1 : 0,
        (_, IntValue v) => v.Number,
        (UnionType t, _) => FromUnion(t, value),
        (EnumType t, MemberValue v) => IndexOf(t.Name, v.Name),
        (EntityType, InstanceValue v) => v.Index,
        (SetType { Element: EnumType t }, SetValue v) => v.Elements.Cast<MemberValue>().Sum(m => 1 << IndexOf(t.Name, m.Name)),
        _ => throw new SpecFaultException($"{value} of {type} is not one number."),
    };

    /// <summary>The number that stands for none: the one below all others.</summary>
    private static int NoneOf(OptionalType type) => type.Element is IntType { Low: < 0 and var low } ? low - 1 : -1;

    private Value Read(RunningMachine machine, int entity, VariableModel variable, int instance)
    {
        var names = info.Entities[entity].Variables.Select(v => v.Name).ToList();
        var index = names.IndexOf(variable.Name);
        switch (variable.Type)
        {
            case SetType { Element: not EnumType } t:
                return new SetValue([.. machine.Elements(entity, index, instance).Select(e => ToValue(t.Element, e))]);
            case ListType t:
                return new ListValue([.. machine.Elements(entity, index, instance).Select(e => ToValue(t.Element, e))]);
            default:
                return ToValue(variable.Type, machine.Get(entity, index, instance));
        }
    }

    // The members of a union's enums come first, then the instances of its entity.
    private Value ToUnion(UnionType type, int number)
    {
        var members = Members(type);
        if (number < members.Count)
        {
            return members[number];
        }

        var entity = spec.Union(type.Name).Alternatives.OfType<EntityType>().First();
        return new InstanceValue(entity.Name, number - members.Count);
    }

    private int FromUnion(UnionType type, Value value)
    {
        var members = Members(type);
        return value is InstanceValue who ? members.Count + who.Index : members.IndexOf((MemberValue)value);
    }

    private List<MemberValue> Members(UnionType type)
        => [.. spec.Union(type.Name).Alternatives.OfType<EnumType>().SelectMany(t => spec.Members(t.Name).Select(m => new MemberValue(t.Name, m)))];

    private int IndexOf(string type, string member) => spec.Members(type).Index().First(m => m.Item == member).Index;
}
