using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Model;

namespace StateMachine.Tool.Rendering;

/// <summary>Finds, in the model alone, the events by which one instance of an entity may touch another one.</summary>
internal static class EncounterFinder
{
    /// <summary>The events, in the order of the spec, that change instances of their subject's entity beside the subject, themselves or through what they raise.</summary>
    /// <remarks>An event that takes a further instance as an argument is left out: whom it means is then no question of what they are.</remarks>
    public static IEnumerable<EventModel> Events(MachineModel model)
        => model.Events.Where(e => !e.IsCascade && Entity(model, e) is { IsMany: true, States.Count: > 0 }
            && !e.Parameters.Skip(1).Any(p => p.Type == new EntityType(e.Subject))
            && Touches(model, e, e.Subject, e.Parameters[0].Name, []));

    /// <summary>An event and everything that it may raise.</summary>
    public static IReadOnlyList<EventModel> Reached(MachineModel model, EventModel start)
    {
        var reached = new List<EventModel> { start };
        for (var i = 0; i < reached.Count; i++)
        {
            reached.AddRange(ModelWalker.Effects(reached[i]).OfType<RaiseEffect>().Select(r => Event(model, r.Event)).Distinct().Except(reached).ToList());
        }

        return reached;
    }

    /// <summary>The variables of the entity that the rules of an event read, definitions that they call included, in the order of the spec.</summary>
    public static IReadOnlyList<VariableModel> Reads(MachineModel model, EventModel start)
    {
        var read = new HashSet<string>();
        var definitions = new HashSet<string>();
        Look(Reached(model, start).SelectMany(e => ModelParts.Of(model, e)));
        return [.. Entity(model, start).Variables.Where(v => read.Contains(v.Name))];

        void Look(IEnumerable<ExprModel> nodes)
        {
            foreach (var node in nodes.ToList())
            {
                if (node is VariableExpr variable && variable.Entity == start.Subject)
                {
                    read.Add(variable.Variable);
                }
                else if (node is CallExpr call && definitions.Add(call.Definition))
                {
                    Look(ModelParts.Of(model, model.Definitions.First(d => d.Name == call.Definition)));
                }
            }
        }
    }

    /// <summary>The entity that an event happens to.</summary>
    public static EntityModel Entity(MachineModel model, EventModel declared) => model.Entities.First(e => e.Name == declared.Subject);

    private static EventModel Event(MachineModel model, string name) => model.Events.First(e => e.Name == name);

    /// <param name="self">The name that the first subject has within the event; null where it has none.</param>
    private static bool Touches(MachineModel model, EventModel declared, string entity, string? self, HashSet<(string, bool)> seen)
        => seen.Add((declared.Name, self is not null)) && ModelWalker.Effects(declared).Any(effect => effect switch
        {
            SetEffect e => e.Entity == entity && !IsSelf(e.Owner, self),
            AddEffect e => e.Entity == entity && !IsSelf(e.Owner, self),
            RemoveEffect e => e.Entity == entity && !IsSelf(e.Owner, self),
            ClearEffect e => e.Entity == entity && !IsSelf(e.Owner, self),
            ForgetEffect e => e.Entity == entity && !IsSelf(e.Owner, self),
            RaiseEffect e => Event(model, e.Event) is var raised && (raised.Subject == entity && !IsSelf(e.Arguments[0], self)
                || Touches(model, raised, entity, raised.Subject == entity ? raised.Parameters[0].Name : null, seen)),
            _ => false,
        });

    private static bool IsSelf(ExprModel owner, string? self) => owner is LocalExpr local && local.Name == self;
}
