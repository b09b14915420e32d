using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>Whether what must hold holds.</summary>
public sealed class SpecProperties(Evaluator evaluator)
{
    private readonly Spec _spec = evaluator.Spec;
    private readonly Expressions _expressions = evaluator.Expressions;

    /// <summary>The invariants that do not hold in a world, in order.</summary>
    public IEnumerable<InvariantModel> BrokenInvariants(World world)
    {
        var scope = new Scope(world);
        return _spec.Model.Invariants.Where(i => !_expressions.Holds(i.Body, scope));
    }

    /// <summary>The step properties that an event breaks, in order.</summary>
    public IEnumerable<NeverModel> BrokenSteps(World before, World after, EventCall fired)
        => _spec.Model.Nevers.Where(n => Bindings(n.Parameters, new Scope(after, before)).Any(s => Happens(n, s, fired)));

    private bool Happens(NeverModel never, Scope scope, EventCall fired)
        => _expressions.Holds(never.Body, scope) && !never.Unless.Any(p => Matches(p, scope, fired));

    private bool Matches(PatternModel pattern, Scope scope, EventCall fired)
        => pattern.Event == fired.Event
        && pattern.Arguments.Zip(fired.Arguments).All(p => _expressions.Evaluate(p.First, scope).Equals(p.Second));

    private IEnumerable<Scope> Bindings(EquatableArray<ParameterModel> parameters, Scope scope)
        => parameters.Aggregate(
            (IEnumerable<Scope>)[scope],
            (scopes, p) => scopes.SelectMany(s => _spec.Values(p.Type, s.World).Select(v => s.With(p.Name, v))));
}
