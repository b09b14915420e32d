using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>A world as a row of numbers, so that two can be compared: every state and every variable, sets and lists with their elements.</summary>
internal static class WorldValues
{
    public static int[] Of(AudioSessionMachine machine)
    {
        var values = new List<int>(64);
        for (var entity = 0; entity < machine.Info.Entities.Count; entity++)
        {
            for (var instance = 0; instance < machine.Count(entity); instance++)
            {
                Add(values, machine, entity, instance);
            }
        }

        return [.. values];
    }

    private static void Add(List<int> values, AudioSessionMachine machine, int entity, int instance)
    {
        var info = machine.Info.Entities[entity];
        values.Add(machine.StateOf(entity, instance));
        for (var variable = 0; variable < info.Variables.Count; variable++)
        {
            values.Add(machine.Get(entity, variable, instance));
            if (info.Variables[variable].Type.Kind == ValueKind.Collection)
            {
                values.AddRange(machine.Elements(entity, variable, instance));
            }
        }
    }
}
