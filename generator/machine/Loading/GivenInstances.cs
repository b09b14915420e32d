using System.Reflection;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Model;

namespace StateMachine.Tool.Loading;

/// <summary>Puts instances of a loaded machine where the givens of a scenario would: through the functions that the generated code has for them.</summary>
internal sealed class GivenInstances
{
    private readonly EntityModel _entity;
    private readonly Type _world;
    private readonly Type _rules;
    private readonly Type _states;
    private readonly MethodInfo _move;
    private readonly Dictionary<string, (MethodInfo Set, Type Type, bool IsRule)> _setters = [];

    public GivenInstances(LoadedMachine machine, EntityModel entity)
    {
        _entity = entity;
        _world = machine.NewMachine([]).Snapshot().GetType();
        _rules = _world.Assembly.GetType($"{MachineLoader.Namespace}.{machine.Model.Name}Rules", throwOnError: true)!;
        _states = _world.GetMethod($"Get{EmitContext.StateEnum(entity.Name)}")!.ReturnType;
        _move = Rule($"Move{entity.Name}");
    }

    /// <summary>Moves an instance to a leaf state, with its resets, and sets variables, in the order of their declaration.</summary>
    /// <param name="machine">A machine of the loaded code.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="state">The leaf.</param>
    /// <param name="values">Values of variables that are bools, numbers or members of an enum.</param>
    public void Give(Machine machine, int instance, string state, IReadOnlyList<(VariableModel Variable, int Value)> values)
    {
        var world = machine.Snapshot();
        CallRule(ref world, _move, instance, Enum.Parse(_states, state));
        foreach (var (variable, value) in values)
        {
            var (set, type, isRule) = Setter(variable);
            if (isRule)
            {
                CallRule(ref world, set, instance, Typed(type, value));
            }
            else
            {
                set.Invoke(world, [instance, Typed(type, value)]);
            }
        }

        machine.Restore(world);
    }

    private (MethodInfo Set, Type Type, bool IsRule) Setter(VariableModel variable)
    {
        if (!_setters.TryGetValue(variable.Name, out var setter))
        {
            var accessor = EmitContext.Accessor(_entity.Name, variable.Name);
            var isRule = VariableEmitter.HasDependents(_entity, variable.Name);
            var set = isRule ? Rule($"Assign{accessor}") : _world.GetMethod($"Set{accessor}")!;
            _setters[variable.Name] = setter = (set, set.GetParameters()[^1].ParameterType, isRule);
        }

        return setter;
    }

    private MethodInfo Rule(string name) => _rules.GetMethod(name)!.MakeGenericMethod(_world);

    // Rules take the world by reference: what they made of it comes back in its place.
    private static void CallRule(ref object world, MethodInfo rule, params ReadOnlySpan<object> arguments)
    {
        object[] all = [world, .. arguments];
        rule.Invoke(null, BindingFlags.DoNotWrapExceptions, null, all, null);
        world = all[0];
    }

    private static object Typed(Type type, int value) => type.IsEnum ? Enum.ToObject(type, value) : type == typeof(bool) ? value != 0 : value;
}
