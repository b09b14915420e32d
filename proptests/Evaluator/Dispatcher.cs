using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>What a generic call comes to: a refusal, an event, a value that was read, or a notification to listen to.</summary>
public sealed record Resolved(int Rule, Decision? Refusal = null, EventCall? Call = null, Value? Read = null, string? Notification = null);

/// <summary>Sends a generic call through the cells of its table: first the refusal of the subject's state, then its own, then what the cell names.</summary>
public sealed class Dispatcher(Evaluator evaluator)
{
    /// <summary>What a dispatch comes to; changes nothing.</summary>
    public Resolved Resolve(World world, DispatchModel dispatch, IReadOnlyList<Value> arguments)
    {
        var scope = Expressions.Bind(dispatch.Parameters, arguments, new Scope(world));
        var who = (InstanceValue)arguments[0];
        if ((StateRefusal(world, who) ?? Verdict(dispatch, scope)) is { } rule)
        {
            var reason = new GivenReason(rule, evaluator.Expressions.Reason(rule, scope));
            return new Resolved(rule, Refusal: new Decision(false, evaluator.Spec.Rule(rule).Status, rule, reason, null));
        }

        var target = TargetOf(dispatch, scope);
        return dispatch.Target switch
        {
            DispatchTarget.Event => new Resolved(dispatch.Rule, Call: new EventCall(target, [who, ArgumentOf(dispatch, target, arguments, world)])),
            DispatchTarget.Notification => new Resolved(dispatch.Rule, Notification: target),
            _ => new Resolved(dispatch.Rule, Read: Read(target, who, scope)),
        };
    }

    /// <summary>The type of what a row's reader gives.</summary>
    public TypeModel ReadType(DispatchModel dispatch, Value row)
    {
        var reader = Cell(dispatch, row).Reference!;
        return evaluator.Spec.Entity(dispatch.Subject).Variables.FirstOrDefault(v => v.Name == reader)?.Type ?? evaluator.Spec.Definition(reader).Type;
    }

    /// <summary>The innermost state of the subject that refuses.</summary>
    private int? StateRefusal(World world, InstanceValue who)
        => evaluator.Spec.Ancestry(who.Entity, world[who].State).Select(s => evaluator.Spec.State(who.Entity, s).RefusalRule).FirstOrDefault(r => r is not null);

    private int? Verdict(DispatchModel dispatch, Scope scope)
        => dispatch.Verdicts.FirstOrDefault(v => v.IsRefuse && evaluator.Expressions.HoldsIfAny(v.When, scope))?.Rule;

    private Value Read(string reader, InstanceValue who, Scope scope)
        => scope.World[who].Variables.TryGetValue(reader, out var value) ? value : evaluator.Expressions.Define(evaluator.Spec.Definition(reader), [who], scope);

    private string TargetOf(DispatchModel dispatch, Scope scope)
        => Cell(dispatch, scope[dispatch.RowParameter]).Reference ?? throw new SpecFaultException($"'{dispatch.Name}' lets a row through that leads nowhere.");

    private CellModel Cell(DispatchModel dispatch, Value row)
        => evaluator.Spec.Enum(dispatch.Table).Columns.First(c => c.Name == dispatch.Column).Cells[evaluator.Spec.Members(dispatch.Table).ToList().IndexOf(((MemberValue)row).Name)];

    private Value ArgumentOf(DispatchModel dispatch, string target, IReadOnlyList<Value> arguments, World world)
        => OpaqueValues.Convert(evaluator.Spec, arguments[^1], evaluator.Spec.Event(target).Parameters[^1].Type, world)
            ?? throw new SpecFaultException($"'{dispatch.Name}' lets {arguments[^1]} through, which does not fit {target}.");
}
