using System.Collections.Immutable;
using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>
/// Runs events by the letter of the language's rules, over a <see cref="World"/>. It knows nothing of the generated code, nor of what
/// generates it: that is what makes it worth comparing with.
/// </summary>
public sealed class Evaluator(Spec spec)
{
    public Spec Spec { get; } = spec;

    public Expressions Expressions { get; } = new(spec);

    /// <summary>Decides an event on the present state: clause, then verdicts, or the refusal of the state. Changes nothing.</summary>
    public Decision Decide(World world, EventCall call)
    {
        var e = Spec.Event(call.Event);
        var scope = Bind(e, call, world);
        var state = world[call.Subject].State ?? "";
        var answer = e.Resolution.First(r => r.State == state);
        foreach (var clause in answer.Clauses.Select(c => e.Clauses[c]))
        {
            if (Expressions.HoldsIfAny(clause.Guard, scope))
            {
                return DecideClause(clause, scope);
            }
        }

        return answer.RefusalRule is { } refusal ? Decided(false, refusal, scope, null) : new Decision(e.IsCascade, null, null, null, null);
    }

    /// <summary>Runs an event whole: decided, applied, then everything it raised, first in first out, then what is to be forgotten.</summary>
    public Fired Fire(World world, EventCall call)
    {
        var decision = Decide(world, call);
        var fired = new Fired(decision);
        if (!decision.Accepted)
        {
            return fired;
        }

        var queue = new Queue<(EventCall Call, GivenReason? RaisedBy)>();
        var forgotten = new List<InstanceValue>();
        queue.Enqueue((call, null));
        while (queue.TryDequeue(out var next))
        {
            // A cascade is decided at its turn; the event itself was, just now, on the same state.
            var taken = Decide(world, next.Call);
            if (!taken.Accepted)
            {
                throw new SpecFaultException($"The cascade {next.Call} refuses.");
            }

            fired.Steps.Add(new Decided(next.Call, taken.Reason, next.RaisedBy));
            if (taken.Clause is not null)
            {
                Apply(world, next.Call, taken.Clause, new Effects(fired, queue, forgotten));
            }
        }

        forgotten.ForEach(f => Forget(world, f));
        return fired;
    }

    private Decision DecideClause(ClauseModel clause, Scope scope)
    {
        var refusal = clause.Verdicts.FirstOrDefault(v => v.IsRefuse && Expressions.HoldsIfAny(v.When, scope));
        if (refusal is not null)
        {
            return Decided(false, refusal.Rule, scope, null);
        }

        var answer = clause.Verdicts.FirstOrDefault(v => !v.IsRefuse && Expressions.HoldsIfAny(v.When, scope));
        return Decided(true, answer?.Rule ?? clause.Rule, scope, clause);
    }

    private Decision Decided(bool accepted, int rule, Scope scope, ClauseModel? clause)
    {
        var status = Spec.Rule(rule).Status ?? (accepted ? Spec.Model.NormalAnswer : null);
        return new Decision(accepted, status, rule, new GivenReason(rule, Expressions.Reason(rule, scope)), clause);
    }

    private static Scope Bind(EventModel e, EventCall call, World world) => Expressions.Bind(e.Parameters, call.Arguments, new Scope(world));

    private void Apply(World world, EventCall call, ClauseModel clause, Effects effects)
    {
        if (clause.IsStay)
        {
            return;
        }

        var e = Spec.Event(call.Event);
        if (clause.Target is not null)
        {
            Transition(world, call.Subject, clause.Target, effects);
        }

        ResetOnEvent(world, e, call.Subject);
        var scope = Bind(e, call, world);
        foreach (var effect in clause.Effects)
        {
            Run(effect, scope, effects);
        }
    }

    private void Transition(World world, InstanceValue who, string target, Effects effects)
    {
        var instance = world[who];
        var from = instance.State!;
        var left = Spec.Ancestry(who.Entity, from);
        var entered = Spec.Ancestry(who.Entity, target);
        instance.State = target;
        effects.Fired.Moves.Add(new Move(who, from, target));
        foreach (var state in left.Where(s => s == from || !entered.Contains(s)))
        {
            Reset(instance, who.Entity, ResetModelKind.Leaving, state);
        }

        foreach (var state in entered.Where(s => s == target || !left.Contains(s)).Reverse())
        {
            Reset(instance, who.Entity, ResetModelKind.Entering, state);
        }
    }

    /// <summary>Puts an instance into a state as a scenario's <c>given</c> does: entered from nowhere.</summary>
    public void Enter(World world, InstanceValue who, string state)
    {
        world[who].State = state;
        foreach (var entered in Spec.Ancestry(who.Entity, state).Reverse())
        {
            Reset(world[who], who.Entity, ResetModelKind.Entering, entered);
        }
    }

    private void ResetOnEvent(World world, EventModel e, InstanceValue subject)
    {
        foreach (var instance in world.AllInstances.Where(i => i.Entity != e.Subject || i == subject))
        {
            Reset(world[instance], instance.Entity, ResetModelKind.On, e.Name);
        }
    }

    private void Reset(Instance instance, string entity, ResetModelKind kind, string name)
    {
        foreach (var variable in Spec.Entity(entity).Variables.Where(v => v.Resets.Any(r => r.Kind == kind && r.Name == name)))
        {
            instance.Variables[variable.Name] = Spec.Constant(variable.Default);
        }
    }

    private void Run(EffectModel effect, Scope scope, Effects effects)
    {
        if (!Expressions.HoldsIfAny(effect.When, scope))
        {
            return;
        }

        switch (effect)
        {
            case SetEffect e:
                Set(scope.World, Expressions.Of<InstanceValue>(e.Owner, scope), e.Variable, Expressions.Evaluate(e.Value, scope));
                break;
            case AddEffect e:
                Change(e.Owner, e.Variable, scope, c => Add(c, e, scope));
                break;
            case RemoveEffect e:
                Change(e.Owner, e.Variable, scope, c => Without(c, Expressions.Evaluate(e.Item, scope)));
                break;
            case ClearEffect e:
                Change(e.Owner, e.Variable, scope, _ => Spec.Constant(Spec.Variable(e.Entity, e.Variable).Default));
                break;
            case ForgetEffect e:
                effects.Forgotten.Add(Expressions.Of<InstanceValue>(e.Owner, scope));
                break;
            case TellEffect e:
                Tell(e, scope, effects);
                break;
            case RaiseEffect e:
                effects.Queue.Enqueue((new EventCall(e.Event, [.. e.Arguments.Select(a => Expressions.Evaluate(a, scope))]), new GivenReason(e.Rule, Expressions.Reason(e.Rule, scope))));
                break;
            case EachEffect e:
                RunEach(e, scope, effects);
                break;
            default:
                throw new SpecFaultException($"Unknown effect {effect}.");
        }
    }

    private void RunEach(EachEffect e, Scope scope, Effects effects)
    {
        // Whom it means is fixed before the first is touched.
        var meant = Expressions.Range(e.Domain, scope).Select(v => scope.With(e.Binder, v)).Where(s => Expressions.HoldsIfAny(e.Where, s)).ToList();
        foreach (var inner in meant)
        {
            foreach (var effect in e.Effects)
            {
                Run(effect, inner, effects);
            }
        }
    }

    private void Tell(TellEffect e, Scope scope, Effects effects)
        => effects.Fired.Told.Add(new Told(
            Expressions.Of<InstanceValue>(e.Target, scope),
            e.Notification,
            [.. e.Arguments.Select(a => Expressions.Evaluate(a, scope))],
            e.Rule,
            new GivenReason(e.Rule, Expressions.Reason(e.Rule, scope))));

    /// <summary><c>set</c>, with the resets that go with it.</summary>
    public void Set(World world, InstanceValue owner, string variable, Value value)
    {
        if (Spec.Variable(owner.Entity, variable).Type is IntType range && value is IntValue number && (number.Number < range.Low || number.Number > range.High))
        {
            throw new SpecFaultException($"{owner}.{variable} is set to {number.Number}, outside {range.Low}..{range.High}.");
        }

        world[owner].Variables[variable] = Spec.Variable(owner.Entity, variable).Type is OpaqueType { Low: { } low, High: { } high } && value is IntValue kept
            ? new IntValue(Math.Clamp(kept.Number, low, high)) : value;
        Reset(world[owner], owner.Entity, ResetModelKind.With, variable);
    }

    private void Change(ExprModel owner, string variable, Scope scope, Func<Value, Value> change)
    {
        var variables = scope.World[Expressions.Of<InstanceValue>(owner, scope)].Variables;
        variables[variable] = change(variables[variable]);
    }

    private Value Add(Value collection, AddEffect e, Scope scope)
    {
        var item = Expressions.Evaluate(e.Item, scope);
        if (collection is SetValue set)
        {
            return new SetValue(set.Elements.Add(item));
        }

        var elements = ((ListValue)collection).Elements;
        if (elements.Contains(item))
        {
            return collection;
        }

        var at = e.Before is null ? -1 : elements.IndexOf(Expressions.Evaluate(e.Before, scope));
        return new ListValue(at < 0 ? elements.Add(item) : elements.Insert(at, item));
    }

    private static Value Without(Value collection, Value item) => collection switch
    {
        SetValue set => new SetValue(set.Elements.Remove(item)),
        ListValue list => new ListValue(list.Elements.Remove(item)),
        _ when collection == item => NoneValue.Instance,
        _ => collection,
    };

    /// <summary>Its variables go back, and it leaves every set, list and reference.</summary>
    private void Forget(World world, InstanceValue gone)
    {
        foreach (var variable in Spec.Entity(gone.Entity).Variables)
        {
            world[gone].Variables[variable.Name] = Spec.Constant(variable.Default);
        }

        foreach (var who in world.AllInstances)
        {
            var variables = world[who].Variables;
            foreach (var variable in Spec.Entity(who.Entity).Variables)
            {
                var left = Without(variables[variable.Name], gone);
                // A reference that cannot be none goes back to its default.
                variables[variable.Name] = left is NoneValue && variable.Type is not OptionalType ? Spec.Constant(variable.Default) : left;
            }
        }
    }

    private sealed record Effects(Fired Fired, Queue<(EventCall Call, GivenReason? RaisedBy)> Queue, List<InstanceValue> Forgotten);
}
