using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// States that no sequence of events leads to: a search from the initial state over all clauses with an arrow, guards taken as true. So what is
/// reported is unreachable for certain; what only guards keep away is for the explorer to find. States × clauses steps.
/// </summary>
internal static class UnreachableCheck
{
    public static void Check(MachineModel model, List<Diagnostic> found)
    {
        foreach (var entity in model.Entities.Where(e => e.States.Count > 0))
        {
            var reached = Reached(model, entity);
            foreach (var state in entity.States.Where(s => !s.Leaves.Any(reached.Contains)))
            {
                // Of a composite that is never entered the states inside need no report of their own.
                if (entity.States.FirstOrDefault(s => s.Name == state.Parent) is not { } parent || parent.Leaves.Any(reached.Contains))
                {
                    found.Add(Errors.StateUnreachable(state.At, state.Name, entity.Name, entity.Initial!));
                }
            }
        }
    }

    /// <summary>The leaf states that can be reached.</summary>
    public static HashSet<string> Reached(MachineModel model, EntityModel entity)
    {
        var reached = new HashSet<string> { entity.Initial! };
        var open = new Stack<string>(reached);
        var events = model.Events.Where(e => e.Subject == entity.Name).ToList();
        while (open.Count > 0)
        {
            var state = open.Pop();
            foreach (var target in events.SelectMany(e => Targets(e, state)).Where(reached.Add))
            {
                open.Push(target);
            }
        }

        return reached;
    }

    private static IEnumerable<string> Targets(EventModel declared, string state)
        => declared.Resolution.First(r => r.State == state).Clauses
            .Select(c => declared.Clauses[c])
            .Where(c => c.Target is not null && !c.Verdicts.Any(v => v.IsRefuse && v.When is null))
            .Select(c => c.Target!);
}
