using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds scenarios.</summary>
internal sealed class ScenarioBinder(BindContext context)
{
    private readonly Dictionary<string, Location> _titles = [];

    public List<ScenarioModel> Scenarios { get; } = [];

    public void Bind()
    {
        foreach (var file in context.Files)
        {
            foreach (var scenario in file.Declarations.OfType<ScenarioSyntax>())
            {
                Bind(scenario, file.Source);
            }
        }
    }

    private void Bind(ScenarioSyntax scenario, SourceText source)
    {
        var title = PlainText(scenario.Title, source);
        var at = source.Locate(scenario.Title.Span);
        if (_titles.TryGetValue(title, out var first))
        {
            context.Report(Errors.RepeatedScenario(at, title, first));
        }
        else
        {
            _titles.Add(title, at);
        }

        var expressions = new ExpressionBinder(context, source);
        var under = BindPolicies(scenario.Under, source);
        var scope = Scope.Root(ExprPlace.Scenario);
        var givens = new List<GivenModel>();
        foreach (var given in scenario.Givens)
        {
            scope = BindGiven(given, scope, expressions, givens);
        }

        var steps = new StepBinder(context, expressions, scope).Bind(scenario.Steps);
        Scenarios.Add(new ScenarioModel(title, under, givens.ToEquatableArray(), steps, scenario.Doc, at));
    }

    private string PlainText(TextSyntax text, SourceText source)
    {
        if (text.Parts.FirstOrDefault(p => p.Hole is not null) is { } hole)
        {
            context.Report(Errors.HolesOutsideReason(source.Locate(hole.Hole!.Span)));
        }

        return string.Concat(text.Parts.Select(p => p.Literal));
    }

    private EquatableArray<PolicyChoiceModel> BindPolicies(IReadOnlyList<PolicyChoiceSyntax> choices, SourceText source)
    {
        var bound = new List<PolicyChoiceModel>();
        foreach (var choice in choices.Where(c => !c.Policy.IsMissing && !c.Option.IsMissing))
        {
            var at = source.Locate(choice.Policy.Span);
            var policy = context.Symbols.Policies.FirstOrDefault(p => p.Name == choice.Policy.Text);
            if (policy is null)
            {
                context.Report(Errors.UnknownPolicy(at, choice.Policy.Text, SpellChecker.Nearest(choice.Policy.Text, context.Symbols.Policies.Select(p => p.Name))));
            }
            else if (!policy.Options.Has(choice.Option.Text))
            {
                var nearest = SpellChecker.Nearest(choice.Option.Text, policy.Options.Members.Select(m => m.Name));
                context.Report(Errors.UnknownMember(source.Locate(choice.Option.Span), choice.Option.Text, policy.Name, nearest));
            }
            else if (bound.Any(b => b.Policy == policy.Name))
            {
                context.Report(Errors.RepeatedPolicy(at, policy.Name));
            }
            else
            {
                bound.Add(new PolicyChoiceModel(policy.Name, choice.Option.Text));
            }
        }

        return bound.ToEquatableArray();
    }

    /// <summary>Binds one <c>given</c>; its name is in scope in the lines below.</summary>
    private Scope BindGiven(GivenSyntax given, Scope scope, ExpressionBinder expressions, List<GivenModel> givens)
    {
        var source = expressions.Source;
        if (given.Name.IsMissing || GivenEntity(given, source) is not { } entity)
        {
            return given.Name.IsMissing ? scope : scope.With(new LocalSymbol(given.Name.Text, ErrorType.Instance, source.Locate(given.Name.Span)));
        }

        if (entity.IsMany)
        {
            expressions.CheckFresh(given.Name, scope);
        }
        else if (givens.Any(g => g.Entity == entity.Name))
        {
            context.Report(Errors.RepeatedGiven(source.Locate(given.Name.Span), given.Name.Text));
        }

        var with = BindAssignments(given.With, entity, scope, expressions);
        givens.Add(new GivenModel(given.Name.Text, entity.Name, BindState(given.State, entity, source), with, source.Locate(given.Span)));
        return entity.IsMany ? scope.With(new LocalSymbol(given.Name.Text, entity.Type, source.Locate(given.Name.Span))) : scope;
    }

    private EntitySymbol? GivenEntity(GivenSyntax given, SourceText source)
    {
        var one = context.Symbols.Values.TryGetValue(given.Name.Text, out var global) ? global as EntitySymbol : null;
        if (given.Type is null)
        {
            if (one is null)
            {
                var ones = context.Symbols.Entities.Where(e => !e.IsMany).Select(e => e.OneName);
                context.Report(Errors.ParameterNeedsType(source.Locate(given.Name.Span), given.Name.Text, SpellChecker.Nearest(given.Name.Text, ones)));
            }

            return one;
        }

        if (given.Type.IsMissing)
        {
            return null;
        }

        var entity = context.Symbols.Entities.FirstOrDefault(e => e.Name == given.Type.Text);
        if (entity is null)
        {
            context.Report(Errors.UnknownEntity(source.Locate(given.Type.Span), given.Type.Text, SpellChecker.Nearest(given.Type.Text, context.Symbols.Entities.Select(e => e.Name))));
        }
        else if (!entity.IsMany && entity.OneName != given.Name.Text)
        {
            context.Report(Errors.GivenOfOne(source.Locate(given.Name.Span), given.Name.Text, entity.Name, entity.OneName));
            return null;
        }

        return entity;
    }

    private string? BindState(Name? name, EntitySymbol entity, SourceText source)
    {
        if (name is null || name.IsMissing)
        {
            return null;
        }

        var at = source.Locate(name.Span);
        if (entity.State(name.Text) is not { } state)
        {
            context.Report(entity.NoState(at, name.Text));
            return null;
        }

        if (state.EntryLeaf is null)
        {
            context.Report(Errors.NoWayIn(at, name.Text));
        }

        return state.EntryLeaf?.Name;
    }

    private EquatableArray<AssignmentModel> BindAssignments(IReadOnlyList<AssignmentSyntax> assignments, EntitySymbol entity, Scope scope, ExpressionBinder expressions)
    {
        var bound = new List<AssignmentModel>();
        foreach (var assignment in assignments.Where(a => !a.Variable.IsMissing))
        {
            var name = assignment.Variable.Text;
            var at = expressions.Source.Locate(assignment.Variable.Span);
            if (entity.Variable(name) is not { } variable)
            {
                context.Report(Errors.UnknownVariable(at, name, entity.Name, SpellChecker.Nearest(name, entity.Variables.Select(v => v.Name))));
                continue;
            }

            if (bound.Any(b => b.Variable == name))
            {
                context.Report(Errors.RepeatedAssignment(at, name, expressions.Source.Locate(assignments.First(a => a.Variable.Text == name).Variable.Span)));
            }

            bound.Add(new AssignmentModel(name, expressions.BindAs(assignment.Value, scope, variable.Type)));
        }

        return bound.ToEquatableArray();
    }
}
