using System.Reflection;
using AudioSessions.Properties.Evaluator;
using StateMachine;
using StateMachine.Compiler.Model;
using RunningMachine = StateMachine.Machine;

namespace AudioSessions.Properties.Languages;

/// <summary>
/// The code generated from any spec, by the names that the generator gives it: it may have been compiled with these tests, or a moment ago.
/// </summary>
internal sealed class GeneratedCode
{
    private readonly Assembly _assembly;
    private readonly string _prefix;
    private readonly Type _machine;
    private readonly Type _policies;
    private readonly FieldInfo _world;
    private readonly Dictionary<string, MethodInfo> _rules;
    private readonly MethodInfo _flatStep;

    public GeneratedCode(Spec spec, Assembly assembly, string @namespace)
    {
        Spec = spec;
        _assembly = assembly;
        _prefix = $"{@namespace}.{spec.Model.Name}";
        Info = (MachineInfo)Static("Info", "Instance");
        Bridge = new MachineBridge(spec, Info);
        _machine = Type("Machine");
        _policies = Type("Policies");
        _world = _machine.GetField("World") ?? throw new MissingFieldException(_machine.Name, "World");
        // Of an observable the function without reasons is meant: it is generic over the storage alone.
        _rules = Type("Rules").GetMethods().Where(m => m.IsGenericMethod && m.GetGenericArguments().Length == 1).ToDictionary(m => m.Name, OverWorld);
        _flatStep = OverWorld(Type("Flat").GetMethod("Step")!);
    }

    public Spec Spec { get; }

    public MachineInfo Info { get; }

    public MachineBridge Bridge { get; }

    public IReadOnlyList<Scenario> Scenarios => (IReadOnlyList<Scenario>)Static("Scenarios", "All");

    /// <summary>A machine with so many instances of each <c>many</c> entity.</summary>
    public RunningMachine NewMachine(IReadOnlyDictionary<string, string> policies, int instances)
    {
        var machine = (RunningMachine)Activator.CreateInstance(_machine, Choose(policies))!;
        foreach (var entity in Spec.Model.Entities.Where(e => e.IsMany))
        {
            for (var i = 0; i < instances; i++)
            {
                machine.Add(Info.Entity(entity.Name));
            }
        }

        return machine;
    }

    /// <summary>Hands the model with so many instances of each <c>many</c> entity to a visitor.</summary>
    public TResult Visit<TResult>(IModelVisitor<TResult> visitor, IReadOnlyDictionary<string, string> policies, int instances)
    {
        var visit = Type("Models").GetMethod("Visit")!.MakeGenericMethod(typeof(TResult));
        var counts = Spec.Model.Entities.Where(e => e.IsMany).Select(_ => (object)instances);
        return (TResult)visit.Invoke(null, [visitor, Choose(policies), .. counts])!;
    }

    /// <summary>A definition, invariant, or side of a leads-to property, called as it was generated.</summary>
    public Value Call(string function, RunningMachine machine, IEnumerable<ParameterModel> parameters, IReadOnlyList<Value> arguments, TypeModel result)
        => ToValue(result, Invoke(Pascal(function), [_world.GetValue(machine)], parameters, arguments));

    /// <summary>Whether a step property has happened.</summary>
    public bool HasHappened(string never, object before, RunningMachine machine, in MachineEvent fired)
        => (bool)_rules[never].Invoke(null, [before, _world.GetValue(machine), fired])!;

    /// <summary>Whether an event is a given one of a leads-to property.</summary>
    public bool IsGiven(LeadsModel leads, int given, in MachineEvent fired, IReadOnlyList<Value> arguments)
    {
        var function = Type("Rules").GetMethod($"{leads.Name}Given{given + 1}")!;
        return (bool)function.Invoke(null, [fired, .. Convert(function, 1, leads.Parameters, arguments)])!;
    }

    /// <summary>Runs an event on a snapshot without Stateless, and gives the decision.</summary>
    public int FlatStep(ref object world, in MachineEvent fired)
    {
        object[] arguments = [world, fired, new EventQueue()];
        var decision = (int)_flatStep.Invoke(null, arguments)!;
        world = arguments[0];
        return decision;
    }

    /// <summary>Copies the finite variables of a machine into a packed state.</summary>
    public TState Pack<TState>(RunningMachine machine, TState empty)
        where TState : unmanaged
    {
        var copy = Type("Rules").GetMethod("Copy")!.MakeGenericMethod(_world.FieldType, typeof(TState));
        object[] arguments = [_world.GetValue(machine)!, empty];
        copy.Invoke(null, arguments);
        return (TState)arguments[1];
    }

    /// <summary>Copies a packed state into a machine with as many instances.</summary>
    public void Unpack<TState>(TState state, RunningMachine machine)
        where TState : unmanaged
    {
        var copy = Type("Rules").GetMethod("Copy")!.MakeGenericMethod(typeof(TState), _world.FieldType);
        object[] arguments = [state, machine.Snapshot()];
        copy.Invoke(null, arguments);
        machine.Restore(arguments[1]);
    }

    /// <summary>Sends a generic call.</summary>
    public Dispatched Dispatch(DispatchModel dispatch, RunningMachine machine, IReadOnlyList<Value> arguments)
    {
        var function = Type("Dispatch").GetMethod(dispatch.Name)!;
        return (Dispatched)function.Invoke(null, [machine, .. Convert(function, 1, dispatch.Parameters, arguments)])!;
    }

    /// <summary>An opaque variable.</summary>
    public object? Opaque(RunningMachine machine, InstanceValue who, string variable)
    {
        var getter = _world.FieldType.GetMethod($"Get{who.Entity}{Pascal(variable)}")!;
        return getter.Invoke(_world.GetValue(machine), Spec.Entity(who.Entity).IsMany ? [who.Index] : []);
    }

    /// <summary>A value of the generated code as one of the language.</summary>
    public Value ToValue(TypeModel type, object? value) => value switch
    {
        null => NoneValue.Instance,
        _ when type is OpaqueType => FromOpaque(value),
        bool flag => new BoolValue(flag),
        Enum member => Bridge.ToValue(Unwrap(type), ((IConvertible)member).ToInt32(null)),
        int number when Unwrap(type) is IntType => new IntValue(number),
        int number => Bridge.ToValue(type, number),
        _ => throw new SpecFaultException($"{value} is no value of {type}."),
    };

    /// <summary>What a caller hands over for an opaque value.</summary>
    public static object? ToOpaque(Value value) => value switch
    {
        NoneValue => null,
        IntValue v => v.Number,
        BoolValue v => v.IsYes,
        TextValue v => v.Text,
        CodeValue v => v.Code.Aggregate(0u, (code, c) => (code << 8) | c),
        _ => throw new SpecFaultException($"{value} is never handed over as an opaque value."),
    };

    /// <summary>The way back: a number without a sign was a code.</summary>
    public static Value FromOpaque(object? value) => value switch
    {
        null => NoneValue.Instance,
        int number => new IntValue(number),
        double number => new IntValue(checked((int)number)),
        bool flag => new BoolValue(flag),
        string text => new TextValue(text),
        uint code => new CodeValue(string.Concat(new[] { 24, 16, 8, 0 }.Select(b => (char)(code >> b & 255)))),
        _ => throw new SpecFaultException($"{value} was never handed over as an opaque value."),
    };

    private object? Invoke(string function, object?[] worlds, IEnumerable<ParameterModel> parameters, IReadOnlyList<Value> arguments)
        => _rules[function].Invoke(null, [.. worlds, .. Convert(_rules[function], worlds.Length, parameters, arguments)]);

    /// <summary>The arguments as the function takes them; <c>one</c> entities are not passed.</summary>
    private IEnumerable<object?> Convert(MethodInfo function, int skip, IEnumerable<ParameterModel> parameters, IReadOnlyList<Value> arguments)
    {
        var wanted = function.GetParameters().Skip(skip).Select(p => p.ParameterType).ToList();
        var passed = parameters.Zip(arguments).Where(p => p.First.Type is not EntityType e || Spec.Entity(e.Name).IsMany);
        return passed.Zip(wanted, (p, type) => FromValue(p.First.Type, p.Second, type)).ToList();
    }

    private object? FromValue(TypeModel type, Value value, Type wanted)
    {
        if (type is OpaqueType)
        {
            return wanted == typeof(double?) && value is IntValue whole ? (double)whole.Number : ToOpaque(value);
        }

        if (Nullable.GetUnderlyingType(wanted) is { } inner)
        {
            return value is NoneValue ? null : FromValue(Unwrap(type), value, inner);
        }

        var number = Bridge.ToNumber(type, value);
        return wanted == typeof(bool) ? number != 0 : wanted.IsEnum ? Enum.ToObject(wanted, number) : number;
    }

    private object Choose(IReadOnlyDictionary<string, string> policies)
    {
        var with = _policies.GetMethod("With", [typeof(string), typeof(string)])!;
        return policies.Aggregate(_policies.GetProperty("Default")!.GetValue(null)!, (chosen, p) => with.Invoke(chosen, [p.Key, p.Value])!);
    }

    private MethodInfo OverWorld(MethodInfo generic) => generic.MakeGenericMethod(_world.FieldType);

    private Type Type(string part) => _assembly.GetType(_prefix + part, throwOnError: true)!;

    private object Static(string type, string property) => Type(type).GetProperty(property)!.GetValue(null)!;

    private static TypeModel Unwrap(TypeModel type) => type is OptionalType optional ? optional.Element : type;

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
