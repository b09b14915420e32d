using System.Collections;
using System.Reflection;
using Stateless;

namespace AudioSessions.Properties.Machine;

/// <summary>Takes rows out of a built Stateless machine. The library has no call for it, hence the reflection.</summary>
internal static class StatelessSurgery
{
    public static void RemoveRows<TState, TTrigger>(StateMachine<TState, TTrigger> machine, TState state, TTrigger trigger)
        where TState : notnull
        where TTrigger : notnull
    {
        var representations = (IDictionary)Read(machine, "_stateConfiguration");
        var representation = representations[state] ?? throw new InvalidOperationException($"Stateless does not know the state {state}.");
        var behaviours = (IDictionary)(representation.GetType().GetProperty("TriggerBehaviours", Everything)?.GetValue(representation)
            ?? throw new InvalidOperationException("Stateless keeps its rows elsewhere now: look for TriggerBehaviours in its StateRepresentation."));
        if (!behaviours.Contains(trigger))
        {
            throw new InvalidOperationException($"{state} has no row for {trigger}.");
        }

        behaviours.Remove(trigger);
    }

    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static object Read(object owner, string field)
        => owner.GetType().GetField(field, Everything)?.GetValue(owner)
            ?? throw new InvalidOperationException($"Stateless has no field {field} any more: look for where it keeps its states.");
}
