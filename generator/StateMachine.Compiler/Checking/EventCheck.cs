using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// Clauses that are never taken, verdicts that are never given, effects that never run. A clause is judged in each reachable leaf state that it
/// answers in, with everything else free: no reachability beyond the graph of states, so what is reported as never is never.
/// </summary>
internal sealed class EventCheck(Questions questions, List<Diagnostic> found)
{
    private readonly ConditionCheck _conditions = new(questions, found);

    /// <summary>Checks an event or cascade; <paramref name="reached"/> are the leaves that its subject can be in (one empty name without states).</summary>
    public void Check(EventModel declared, IReadOnlyList<string> reached)
    {
        for (var i = 0; i < declared.Clauses.Count; i++)
        {
            var leaves = declared.Resolution.Where(r => r.Clauses.Contains(i) && reached.Contains(r.State)).Select(r => r.State).ToList();
            if (leaves.Count > 0)
            {
                CheckClause(declared, i, leaves);
            }
        }
    }

    /// <summary>Checks the verdicts of a dispatch, which has no clauses: they are asked where the state of its subject does not refuse.</summary>
    public void Check(DispatchModel dispatch, IReadOnlyList<string> reached)
    {
        var entity = questions.Lookup.Entities[dispatch.Subject];
        var leaves = reached.Where(l => entity.RefusalOf(l) is null).ToList();
        if (leaves.Count > 0)
        {
            CheckVerdicts(dispatch.Name, Place.Of(dispatch.Name, dispatch.At, dispatch.Parameters) with { Subject = Subject(dispatch.Subject, leaves) }, dispatch.Verdicts);
        }
    }

    private void CheckClause(EventModel declared, int index, List<string> leaves)
    {
        var clause = declared.Clauses[index];
        var at = questions.Lookup.Model.Rules[clause.Rule].At;
        var before = Place.Of(declared.Name, at, declared.Parameters) with { Subject = Subject(declared.Subject, leaves) };
        var guards = declared.Clauses.Where(c => c.Guard is not null).Select(c => c.Guard!).ToList();
        if (clause.Guard is { } guard && questions.CanBe(before, guard, true) == false)
        {
            found.Add(Errors.GuardNeverHolds(at, clause.SourceText, ExpressionText.Of(guard)));
            return;
        }

        if (questions.CanBe(before, guards, f => IsTaken(declared, index, f)) == false)
        {
            found.Add(Errors.ClauseCovered(at, clause.SourceText, clause.Guard is null));
            return;
        }

        if (clause.Guard is not null)
        {
            _conditions.Check(before, clause.Guard);
        }

        var taken = before.Assume(f => IsTaken(declared, index, f));
        var proceeds = CheckVerdicts(declared.Name, taken, clause.Verdicts);
        if (!proceeds && (clause.Target is not null || clause.Effects.Count > 0))
        {
            found.Add(Errors.NothingBelow(at, clause.SourceText));
            return;
        }

        // Effects see a state that the lines before them have changed: only where the subject is stays known.
        var after = before with { Subject = Subject(declared.Subject, clause.Target is { } target ? [target] : leaves) };
        foreach (var effect in clause.Effects)
        {
            CheckEffect(after, effect);
        }
    }

    private static (string, IReadOnlyList<string>)? Subject(string entity, IReadOnlyList<string> leaves)
        => leaves.All(l => l.Length == 0) ? null : (entity, leaves);

    /// <summary>Whether this clause answers: the first in the chain of the subject's state whose guard holds.</summary>
    private bool IsTaken(EventModel declared, int index, Local? frame)
    {
        var subject = questions.Lookup.Entities[declared.Subject];
        var leaf = subject.States.Count == 0 ? "" : questions.Lookup.Leaves(subject.Name)[questions.Evaluator.State(subject.Name, 0)];
        foreach (var candidate in declared.Resolution.First(r => r.State == leaf).Clauses)
        {
            if (declared.Clauses[candidate].Guard is not { } guard || questions.Evaluator.Holds(guard, frame))
            {
                return candidate == index;
            }
        }

        return false;
    }

    /// <summary>Checks a list of verdicts; returns whether anything can be left for what stands below it.</summary>
    private bool CheckVerdicts(string owner, Place taken, IReadOnlyList<VerdictModel> verdicts)
    {
        // Refusals first, whatever stands between them: an answer counts only where none of them holds.
        var order = verdicts.Where(v => v.IsRefuse).Concat(verdicts.Where(v => !v.IsRefuse)).ToList();
        for (var i = 0; i < order.Count; i++)
        {
            var rule = questions.Lookup.Model.Rules[order[i].Rule];
            var place = taken with { At = rule.At };
            var parts = order.Take(i + 1).Where(v => v.When is not null).Select(v => v.When!).ToList();
            var earlier = order.Take(i).ToList();
            if (order[i].When is { } condition && questions.CanBe(place, condition, true) == false)
            {
                found.Add(Errors.LineNeverHolds(rule.At, rule.Text));
            }
            else if (questions.CanBe(place, parts, f => !earlier.Any(v => Holds(v, f)) && Holds(order[i], f)) == false)
            {
                found.Add(Errors.LineShadowed(rule.At, rule.Text, owner));
            }
            else if (order[i].When is { } when)
            {
                _conditions.Check(place, when);
            }
        }

        var refusals = order.Where(v => v.IsRefuse).ToList();
        return refusals.Count == 0 || refusals.All(v => v.When is not null) && questions.CanBe(taken, refusals.Select(v => v.When!), f => !refusals.Any(v => Holds(v, f))) != false;
    }

    private bool Holds(VerdictModel verdict, Local? frame) => verdict.When is null || questions.Evaluator.Holds(verdict.When, frame);

    private void CheckEffect(Place place, EffectModel effect)
    {
        var rule = questions.Lookup.Model.Rules[effect.Rule];
        var here = place with { At = rule.At };
        if (effect.When is { } when)
        {
            CheckCondition(here, rule, when);
        }

        if (effect is not EachEffect each)
        {
            foreach (var value in Values(effect))
            {
                _conditions.CheckInside(here, value);
            }

            return;
        }

        var inner = here.Bind(each.Binder, each.BinderType);
        if (each.Where is { } where)
        {
            CheckCondition(_conditions.Bind(here, each.Binder, each.BinderType, each.Domain), rule, where);
        }

        foreach (var nested in each.Effects)
        {
            CheckEffect(inner, nested);
        }
    }

    private void CheckCondition(Place place, RuleModel rule, ExprModel condition)
    {
        if (questions.CanBe(place, condition, true) == false)
        {
            found.Add(Errors.LineNeverHolds(rule.At, rule.Text));
            return;
        }

        _conditions.Check(place, condition);
    }

    private static IEnumerable<ExprModel> Values(EffectModel effect) => effect switch
    {
        SetEffect e => [e.Value],
        AddEffect e => e.Before is null ? [e.Item] : [e.Item, e.Before],
        RemoveEffect e => [e.Item],
        TellEffect e => e.Arguments,
        RaiseEffect e => e.Arguments,
        _ => [],
    };
}
