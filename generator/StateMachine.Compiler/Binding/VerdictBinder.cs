using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds <c>refuse</c> and <c>answer</c>, in events, dispatches and states.</summary>
internal sealed class VerdictBinder(BindContext context)
{
    public EquatableArray<VerdictModel> Bind(IReadOnlyList<VerdictSyntax> verdicts, Scope scope, ExpressionBinder expressions)
        => verdicts.Select(v => Bind(v, scope, expressions)).ToEquatableArray();

    /// <summary>Checks a status against what the machine answers.</summary>
    public void CheckStatus(Name? status, bool isRefuse, Location line, SourceText source)
    {
        if (status is { IsMissing: true } || (context.AnswerType is null && context.Header?.AnswerType is not null))
        {
            return;
        }

        var at = status is null ? line : source.Locate(status.Span);
        if (context.AnswerType is not { } answers)
        {
            if (!isRefuse)
            {
                context.Report(Errors.AnswerWithoutAnswers(line));
            }
            else if (status is not null)
            {
                context.Report(Errors.StatusWithoutAnswers(at, status.Text));
            }
        }
        else if (status is null)
        {
            context.Report(Errors.StatusMissing(at, isRefuse, answers.Name));
        }
        else if (!answers.Has(status.Text))
        {
            context.Report(Errors.UnknownMember(at, status.Text, answers.Name, SpellChecker.Nearest(status.Text, answers.Names)));
        }
        else if (isRefuse && answers.Meaning(status.Text) == context.NormalAnswer)
        {
            context.Report(Errors.RefusalIsNormal(at, status.Text));
        }
    }

    private VerdictModel Bind(VerdictSyntax verdict, Scope scope, ExpressionBinder expressions)
    {
        CheckStatus(verdict.Status, verdict.IsRefuse, expressions.Source.Locate(verdict.Span), expressions.Source);
        var when = verdict.When is null ? null : expressions.BindCondition(verdict.When, scope);
        context.Rules.SetBecause(verdict, new ReasonBinder(expressions).Bind(verdict.Because, scope, verdict.When));
        return new VerdictModel(context.Rules.Id(verdict), verdict.IsRefuse, when);
    }
}
