using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>Sends a generic call through the cells of its table: its own refusals first, then the event that the cell names.</summary>
public sealed class Dispatcher(Evaluator evaluator)
{
    /// <summary>Runs a dispatch; <c>Call</c> is the event that it came to, null where the dispatch itself refused or a reader answered.</summary>
    public (EventCall? Call, Fired Fired) Dispatch(World world, string name, IReadOnlyList<Value> arguments)
    {
        var dispatch = evaluator.Spec.Model.Dispatches.First(d => d.Name == name);
        var scope = Expressions.Bind(dispatch.Parameters, arguments, new Scope(world));
        var verdict = dispatch.Verdicts.FirstOrDefault(v => evaluator.Expressions.HoldsIfAny(v.When, scope));
        if (verdict is { IsRefuse: true })
        {
            var reason = new GivenReason(verdict.Rule, evaluator.Expressions.Reason(verdict.Rule, scope));
            return (null, new Fired(new Decision(false, evaluator.Spec.Rule(verdict.Rule).Status, verdict.Rule, reason, null)));
        }

        if (!dispatch.IsEvent)
        {
            throw new SpecFaultException($"'{name}' reads a value; a scenario's 'do' needs an event.");
        }

        var call = new EventCall(TargetOf(dispatch, scope), [arguments[0], ArgumentOf(dispatch, arguments, scope, world)]);
        return (call, evaluator.Fire(world, call));
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
