using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>The expressions and effects of each part of a model, and all that is inside them.</summary>
internal static class ModelParts
{
    /// <summary>Every node that an event evaluates, the holes of its reasons included.</summary>
    public static IEnumerable<ExprModel> Of(MachineModel model, EventModel declared)
        => declared.Clauses.SelectMany(c => ModelWalker.Given(c.Guard).Concat(Because(model, c.Rule)).Concat(c.Verdicts.SelectMany(v => Of(model, v))))
            .Concat(ModelWalker.Effects(declared).SelectMany(e => Of(model, e))).SelectMany(ModelWalker.SelfAndDescendants);

    /// <summary>Every node that a definition or observable evaluates.</summary>
    public static IEnumerable<ExprModel> Of(MachineModel model, DefinitionModel definition)
        => ModelWalker.Parts(definition).Concat(definition.Rules.SelectMany(r => Because(model, r.Rule)))
            .SelectMany(ModelWalker.SelfAndDescendants);

    /// <summary>Every node that the verdicts of a dispatch evaluate.</summary>
    public static IEnumerable<ExprModel> Of(MachineModel model, DispatchModel dispatch)
        => dispatch.Verdicts.SelectMany(v => Of(model, v)).SelectMany(ModelWalker.SelfAndDescendants);

    /// <summary>Every node of a step property.</summary>
    public static IEnumerable<ExprModel> Of(NeverModel never)
        => ModelWalker.Given(never.Body).Concat(never.Unless.SelectMany(p => p.Arguments)).SelectMany(ModelWalker.SelfAndDescendants);

    /// <summary>Every node of a leads-to property.</summary>
    public static IEnumerable<ExprModel> Of(LeadsModel leads)
        => ModelWalker.Given(leads.From, leads.To).Concat(leads.Given.SelectMany(p => p.Arguments)).SelectMany(ModelWalker.SelfAndDescendants);

    /// <summary>Every node of a scenario.</summary>
    public static IEnumerable<ExprModel> Of(ScenarioModel scenario)
        => scenario.Givens.SelectMany(g => g.With.Select(a => a.Value))
            .Concat(scenario.Steps.SelectMany(s => s.Arguments.Concat(s.Expectations.SelectMany(Of))))
            .SelectMany(ModelWalker.SelfAndDescendants);

    /// <summary>Every node of the machine, wherever it stands.</summary>
    public static IEnumerable<ExprModel> All(MachineModel model)
        => model.Events.SelectMany(e => Of(model, e))
            .Concat(model.Definitions.SelectMany(d => Of(model, d)))
            .Concat(model.Dispatches.SelectMany(d => Of(model, d)))
            .Concat(model.Invariants.SelectMany(i => ModelWalker.SelfAndDescendants(i.Body)))
            .Concat(model.Nevers.SelectMany(Of))
            .Concat(model.Leads.SelectMany(Of))
            .Concat(model.Entities.SelectMany(e => e.States).SelectMany(s => s.RefusalRule is { } rule ? Because(model, rule) : []).SelectMany(ModelWalker.SelfAndDescendants))
            .Concat(model.Scenarios.SelectMany(Of));

    private static IEnumerable<ExprModel> Of(MachineModel model, VerdictModel verdict) => ModelWalker.Given(verdict.When).Concat(Because(model, verdict.Rule));

    private static IEnumerable<ExprModel> Of(MachineModel model, EffectModel effect) => ModelWalker.Given(effect.When).Concat(Because(model, effect.Rule)).Concat(effect switch
    {
        SetEffect e => [e.Owner, e.Value],
        AddEffect e => ModelWalker.Given(e.Owner, e.Item, e.Before),
        RemoveEffect e => [e.Owner, e.Item],
        ClearEffect e => [e.Owner],
        ForgetEffect e => [e.Owner],
        TellEffect e => e.Arguments.Prepend(e.Target),
        RaiseEffect e => e.Arguments,
        EachEffect e => ModelWalker.Of(e.Domain).Concat(ModelWalker.Given(e.Where)),
        _ => [],
    });

    private static IEnumerable<ExprModel> Of(ExpectationModel expectation) => expectation switch
    {
        HoldsExpectation holds => [holds.Condition],
        ReadExpectation read => [read.Value],
        ToldExpectation told => ModelWalker.Given(told.Target).Concat(told.Arguments),
        _ => [],
    };

    private static IEnumerable<ExprModel> Because(MachineModel model, int rule) => model.Rules[rule].Because?.Holes ?? [];
}
