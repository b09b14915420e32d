using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds entities in two steps: states and the types of variables first, since expressions need them; defaults, resets and refusals later.</summary>
internal sealed class EntityBinder(BindContext context)
{
    private readonly TypeBinder _types = new(context);

    /// <summary>The tree of states and the variables with their types.</summary>
    public void BindShapes()
    {
        foreach (var entity in context.Symbols.Entities)
        {
            AddStates(entity, entity.Syntax.States, null);
            CheckInitial(entity, entity.Syntax.States, entity.At, isTop: true);
            foreach (var variable in entity.Syntax.Variables)
            {
                AddVariable(entity, variable);
            }
        }
    }

    /// <summary>What the variables start with and what sets them back, and what the states refuse.</summary>
    public void BindDetails()
    {
        foreach (var entity in context.Symbols.Entities)
        {
            foreach (var variable in entity.Variables)
            {
                variable.Default = BindDefault(variable);
                BindResets(entity, variable);
            }

            foreach (var state in entity.States.Where(s => s.Syntax.Refuses is not null))
            {
                BindRefusal(state, state.Syntax.Refuses!);
            }

            Circles.Report(context, entity.Variables, v => WithTargets(entity, v), Errors.ResetCircle);
        }
    }

    private void AddStates(EntitySymbol entity, IReadOnlyList<StateSyntax> states, StateSymbol? parent)
    {
        foreach (var syntax in states.Where(s => !s.Name.IsMissing))
        {
            var state = new StateSymbol(syntax, entity.Source, parent);
            if (entity.State(state.Name) is { } first)
            {
                context.Report(Errors.DuplicateName(state.At, "state", state.Name, "state", first.At));
                continue;
            }

            entity.States.Add(state);
            parent?.Children.Add(state);
            AddStates(entity, syntax.Children, state);
            CheckInitial(entity, syntax.Children, state.At, isTop: false);
        }
    }

    private void CheckInitial(EntitySymbol entity, IReadOnlyList<StateSyntax> siblings, Location at, bool isTop)
    {
        var initial = siblings.Where(s => s.IsInitial).ToList();
        if (initial.Count > 1)
        {
            context.Report(Errors.TwoInitialStates(entity.Source.Locate(initial[1].Name.Span), initial[1].Name.Text, initial[0].Name.Text, entity.Source.Locate(initial[0].Name.Span)));
        }
        else if (isTop && siblings.Count > 0 && initial.Count == 0)
        {
            context.Report(Errors.NoInitialState(at, entity.Name, siblings[0].Name.Text));
        }
        else if (isTop && initial.Count == 1 && entity.State(initial[0].Name.Text) is { EntryLeaf: null } composite)
        {
            context.Report(Errors.NoWayIn(composite.At, composite.Name));
        }
    }

    private void AddVariable(EntitySymbol entity, VariableSyntax syntax)
    {
        if (syntax.Name.IsMissing)
        {
            return;
        }

        var at = entity.Source.Locate(syntax.Name.Span);
        if (syntax.Name.Text == "state")
        {
            context.Report(Errors.StateIsReserved(at));
        }
        else if (entity.Variable(syntax.Name.Text) is { } first)
        {
            context.Report(Errors.DuplicateName(at, "variable", syntax.Name.Text, "variable", first.At));
            return;
        }

        var type = _types.Bind(syntax.Type, entity.Source);
        if (type is CodeType or TextType)
        {
            context.Report(Errors.OnlyInTables(entity.Source.Locate(syntax.Type.Span), TypeText.Of(type)));
            type = ErrorType.Instance;
        }

        entity.Variables.Add(new VariableSymbol(syntax, entity.Source, type));
    }

    private ExprModel BindDefault(VariableSymbol variable)
    {
        if (variable.Syntax.Default is { } written)
        {
            var value = new ExpressionBinder(context, variable.Source).BindAs(written, Scope.Root(), variable.Type);
            if (value is not ErrorExpr && !Constants.IsConstant(value))
            {
                context.Report(Errors.DefaultNotConstant(variable.Source.Locate(written.Span), variable.Name));
            }

            return value;
        }

        switch (variable.Type)
        {
            case SetType or ListType:
                return new SetExpr(EquatableArray<ExprModel>.Empty, variable.Type);
            case OptionalType or OpaqueType:
                return new NoneExpr(variable.Type);
            case EntityType entity:
                context.Report(Errors.ReferenceNeedsOptional(variable.Source.Locate(variable.Syntax.Type.Span), variable.Name, entity.Name));
                break;
            case not ErrorType:
                context.Report(Errors.NoDefault(variable.At, variable.Name, TypeText.Of(variable.Type)));
                break;
        }

        return ErrorExpr.Instance;
    }

    private void BindResets(EntitySymbol entity, VariableSymbol variable)
    {
        foreach (var reset in variable.Syntax.Resets.Where(r => !r.Name.IsMissing))
        {
            var name = reset.Name.Text;
            var at = entity.Source.Locate(reset.Name.Span);
            switch (reset.Kind)
            {
                case ResetKind.With when entity.Variable(name) is null:
                    context.Report(Errors.UnknownVariable(at, name, entity.Name, SpellChecker.Nearest(name, entity.Variables.Select(v => v.Name))));
                    continue;
                case ResetKind.Entering or ResetKind.Leaving when entity.State(name) is null:
                    context.Report(entity.NoState(at, name));
                    continue;
                case ResetKind.On when !(context.Symbols.Events.TryGetValue(name, out var symbol) && symbol is EventSymbol):
                    context.Report(Errors.UnknownEvent(at, name, "event", SpellChecker.Nearest(name, context.Symbols.EventList.Select(e => e.Name))));
                    continue;
            }

            var model = new ResetModel((ResetModelKind)(int)reset.Kind, name);
            if (variable.Resets.Contains(model))
            {
                context.Report(Errors.RepeatedReset(at, variable.Name, name));
                continue;
            }

            variable.Resets.Add(model);
        }
    }

    private static IEnumerable<(Symbol, Location)> WithTargets(EntitySymbol entity, VariableSymbol variable)
        => variable.Syntax.Resets
            .Where(r => r.Kind == ResetKind.With)
            .Select(r => (Target: entity.Variable(r.Name.Text), At: entity.Source.Locate(r.Name.Span)))
            .Where(r => r.Target is not null)
            .Select(r => ((Symbol)r.Target!, r.At));

    private void BindRefusal(StateSymbol state, StateRefusalSyntax refusal)
    {
        new VerdictBinder(context).CheckStatus(refusal.Status, isRefuse: true, state.Source.Locate(refusal.Span), state.Source);
        var because = new ReasonBinder(new ExpressionBinder(context, state.Source)).Bind(refusal.Because, Scope.Root(), null);
        context.Rules.SetBecause(refusal, because);
    }
}
