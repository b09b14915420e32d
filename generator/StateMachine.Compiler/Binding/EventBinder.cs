using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds events and cascades: their clauses, and which of them answer in which state.</summary>
internal sealed class EventBinder(BindContext context)
{
    public void Bind()
    {
        foreach (var @event in context.Symbols.EventList)
        {
            Bind(@event);
        }

        Circles.Report(context, context.Symbols.EventList.Where(e => e.IsCascade), e => e.Raises, Errors.CascadeCircle);
    }

    private void Bind(EventSymbol @event)
    {
        var scope = ParameterBinder.ScopeOf(@event.Parameters, @event.Syntax.Parameters, @event.Source);
        var clauses = @event.Syntax.Clauses.Select(c => BindClause(c, @event, scope)).ToEquatableArray();
        if (@event.Subject is not { } subject)
        {
            return;
        }

        var resolution = new ClauseResolution(context, @event, subject).Resolve();
        @event.Model = new EventModel(
            @event.Name,
            @event.IsCascade,
            @event.Parameters.ToEquatableArray(),
            subject.Name,
            clauses,
            resolution,
            @event.Syntax.Doc,
            @event.At);
    }

    private ClauseModel BindClause(ClauseSyntax clause, EventSymbol @event, Scope scope)
    {
        var expressions = new ExpressionBinder(context, @event.Source);
        var guard = clause.Guard is null ? null : expressions.BindCondition(clause.Guard, scope);
        var inner = scope.Narrow(Narrowing.Facts(clause.Guard));
        if (@event.IsCascade && clause.Verdicts.Count > 0)
        {
            var verdict = clause.Verdicts[0];
            context.Report(Errors.VerdictInCascade(@event.Source.Locate(verdict.Span), verdict.IsRefuse ? "refuse" : "answer", @event.Name));
        }

        var verdicts = new VerdictBinder(context).Bind(clause.Verdicts, inner, expressions);

        // The guard and the verdicts look at the state before the event; effects see what has changed since.
        var effects = new EffectBinder(context, @event, expressions).Bind(clause.Effects, inner.KeepOnlyLocalFacts());
        return new ClauseModel(
            context.Rules.Id(clause),
            RuleNames.ClauseSourceText(clause),
            clause.States.Select(s => s.Text).ToEquatableArray(),
            Sources(clause, @event).ToEquatableArray(),
            guard,
            clause.Guard is null ? null : SourceLine.Fold(@event.Source, clause.Guard.Span),
            clause.IsStay,
            verdicts,
            BindTarget(clause, @event),
            effects);
    }

    /// <summary>The leaves that a clause is written for, each once; unknown states are reported.</summary>
    private List<string> Sources(ClauseSyntax clause, EventSymbol @event)
    {
        if (@event.Subject is not { } subject)
        {
            return [];
        }

        if (clause.Source != ClauseSource.Named)
        {
            return subject.Leaves.Select(l => l.Name).ToList();
        }

        var leaves = new List<string>();
        foreach (var name in clause.States.Where(s => !s.IsMissing))
        {
            if (subject.State(name.Text) is not { } state)
            {
                context.Report(subject.NoState(@event.Source.Locate(name.Span), name.Text));
            }
            else if (state.Leaves.All(l => leaves.Contains(l.Name)))
            {
                context.Report(Errors.RepeatedSource(@event.Source.Locate(name.Span), name.Text));
            }
            else
            {
                leaves.AddRange(state.Leaves.Select(l => l.Name).Where(l => !leaves.Contains(l)));
            }
        }

        return leaves;
    }

    private string? BindTarget(ClauseSyntax clause, EventSymbol @event)
    {
        if (clause.Target is not { IsMissing: false } target || @event.Subject is not { } subject)
        {
            return null;
        }

        if (subject.State(target.Text) is not { } state)
        {
            context.Report(subject.NoState(@event.Source.Locate(target.Span), target.Text));
            return null;
        }

        if (state.EntryLeaf is null)
        {
            context.Report(Errors.NoWayIn(@event.Source.Locate(target.Span), target.Text));
        }

        return state.EntryLeaf?.Name;
    }
}
