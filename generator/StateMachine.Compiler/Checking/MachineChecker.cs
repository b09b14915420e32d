using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// The static checks beyond types: what a spec says without meaning it. They look at a model that compiles, and change nothing; a pure
/// function, as the compiler is.
/// </summary>
public static class MachineChecker
{
    /// <summary>All findings, in the order of files and places. Never throws.</summary>
    public static EquatableArray<Diagnostic> Check(MachineModel model, CheckBudget budget) => InvariantCulture.Run(() => CheckAll(model, budget));

    private static EquatableArray<Diagnostic> CheckAll(MachineModel model, CheckBudget budget)
    {
        var found = new List<Diagnostic>();
        try
        {
            UnusedCheck.Check(model, found);
            UnreachableCheck.Check(model, found);
            if (budget.PerQuestion > 0)
            {
                CheckByEnumeration(model, budget, found);
            }
        }
        catch (Exception exception)
        {
            // A defect of ours must reach its user as a diagnostic: the hosts of this library turn exceptions into silence.
            found.Add(Errors.Internal(model.Rules.Count > 0 ? model.Rules[0].At : default, exception));
        }

        // The order of rules is the order of files, so it tells which file comes first.
        var files = model.Rules.Select(r => r.At.Path).Distinct().ToList();
        return found
            .OrderBy(d => files.IndexOf(d.At.Path) is >= 0 and var index ? index : files.Count)
            .ThenBy(d => d.At.Path, StringComparer.Ordinal)
            .ThenBy(d => d.At.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal)
            .Distinct()
            .ToEquatableArray();
    }

    private static void CheckByEnumeration(MachineModel model, CheckBudget budget, List<Diagnostic> found)
    {
        var questions = new Questions(model, budget);
        var (events, overlaps) = (new EventCheck(questions, found), new OverlapCheck(questions, found));
        foreach (var entity in model.Entities)
        {
            var reached = ReachedBy(model, entity);
            foreach (var declared in model.Events.Where(e => e.Subject == entity.Name))
            {
                events.Check(declared, reached);
                overlaps.Check(declared, reached);
            }
        }

        var definitions = new DefinitionCheck(questions, found);
        foreach (var definition in model.Definitions)
        {
            definitions.Check(definition);
        }

        foreach (var dispatch in model.Dispatches)
        {
            events.Check(dispatch, ReachedBy(model, model.Entities.First(e => e.Name == dispatch.Subject)));
        }

        var properties = new PropertyCheck(questions, found);
        foreach (var invariant in model.Invariants)
        {
            properties.Check(invariant);
        }

        foreach (var never in model.Nevers)
        {
            properties.Check(never);
        }

        foreach (var leads in model.Leads)
        {
            properties.Check(leads);
        }

        questions.Report(found);
    }

    /// <summary>The leaves that instances of an entity can be in; one empty name without states.</summary>
    private static IReadOnlyList<string> ReachedBy(MachineModel model, EntityModel entity)
        => entity.States.Count == 0 ? [""] : UnreachableCheck.Reached(model, entity).ToList();
}
