using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>What a generic call comes to: its own refusal, an event, or a value that was read.</summary>
public sealed record Resolved(Decision? Refusal, EventCall? Call, Value? Read);

/// <summary>Sends a generic call through the cells of its table: its own refusals first, then the event that the cell names.</summary>
public sealed class Dispatcher(Evaluator evaluator)
{
    /// <summary>Runs a dispatch; <c>Call</c> is the event that it came to, null where the dispatch itself refused.</summary>
    public (EventCall? Call, Fired Fired) Dispatch(World world, string name, IReadOnlyList<Value> arguments)
    {
        var resolved = Resolve(world, evaluator.Spec.Model.Dispatches.First(d => d.Name == name), arguments);
        return resolved switch
        {
            { Refusal: { } refusal } => (null, new Fired(refusal)),
            { Call: { } call } => (call, evaluator.Fire(world, call)),
            _ => throw new SpecFaultException($"'{name}' reads a value; a scenario's 'do' needs an event."),
        };
    }

    /// <summary>What a dispatch comes to; changes nothing.</summary>
    public Resolved Resolve(World world, DispatchModel dispatch, IReadOnlyList<Value> arguments)
    {
        var scope = Expressions.Bind(dispatch.Parameters, arguments, new Scope(world));
        var verdict = dispatch.Verdicts.FirstOrDefault(v => v.IsRefuse && evaluator.Expressions.HoldsIfAny(v.When, scope));
        if (verdict is not null)
        {
            var reason = new GivenReason(verdict.Rule, evaluator.Expressions.Reason(verdict.Rule, scope));
            return new Resolved(new Decision(false, evaluator.Spec.Rule(verdict.Rule).Status, verdict.Rule, reason, null), null, null);
        }

        return dispatch.IsEvent
            ? new Resolved(null, new EventCall(TargetOf(dispatch, scope), [arguments[0], ArgumentOf(dispatch, arguments, scope, world)]), null)
            : new Resolved(null, null, Read(dispatch, (InstanceValue)arguments[0], scope));
    }

    private Value Read(DispatchModel dispatch, InstanceValue who, Scope scope)
    {
        var reader = TargetOf(dispatch, scope);
        return scope.World[who].Variables.TryGetValue(reader, out var value) ? value : evaluator.Expressions.Define(evaluator.Spec.Definition(reader), [who], scope);
    }

    private string TargetOf(DispatchModel dispatch, Scope scope)
    {
        var row = new LocalExpr(dispatch.RowParameter, new EnumType(dispatch.Table));
        var cell = evaluator.Expressions.Evaluate(new ColumnExpr(row, dispatch.Table, dispatch.Column, new EventNameType()), scope);
        return cell is ReferenceValue target ? target.Name : throw new SpecFaultException($"'{dispatch.Name}' lets a row through that has no event.");
    }

    private Value ArgumentOf(DispatchModel dispatch, IReadOnlyList<Value> arguments, Scope scope, World world)
    {
        var target = evaluator.Spec.Event(TargetOf(dispatch, scope));
        return OpaqueValues.Convert(evaluator.Spec, arguments[^1], target.Parameters[^1].Type, world)
            ?? throw new SpecFaultException($"'{dispatch.Name}' lets {arguments[^1]} through, which does not fit {target.Name}.");
    }
}
