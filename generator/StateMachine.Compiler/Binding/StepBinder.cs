using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds the <c>do</c> and <c>then</c> lines of one scenario.</summary>
internal sealed class StepBinder(BindContext context, ExpressionBinder expressions, Scope scope)
{
    public EquatableArray<StepModel> Bind(IReadOnlyList<ScenarioStepSyntax> steps)
    {
        var bound = new List<(StepModel Step, List<ExpectationModel> Expectations)>();
        foreach (var step in steps)
        {
            if (step is DoSyntax @do)
            {
                bound.Add((BindDo(@do), []));
                continue;
            }

            var expectations = ((ThenSyntax)step).Expectations.Select(e => Bind(e, bound.Count == 0 ? null : bound[bound.Count - 1].Step)).Where(e => e is not null).Select(e => e!).ToList();
            if (bound.Count == 0)
            {
                context.Report(Errors.ThenBeforeDo(Locate(step.Span)));
            }
            else
            {
                bound[bound.Count - 1].Expectations.AddRange(expectations);
            }
        }

        return bound.Select(b => b.Step with { Expectations = b.Expectations.ToEquatableArray() }).ToEquatableArray();
    }

    private StepModel BindDo(DoSyntax @do)
    {
        var text = SourceLine.Fold(expressions.Source, @do.Span);
        var at = Locate(@do.Span);
        text = text.StartsWith("do ", System.StringComparison.Ordinal) ? text.Substring(3).TrimStart() : text;
        var step = new StepModel(@do.Event.Text, false, [], [], text, at);
        if (!context.Symbols.Events.TryGetValue(@do.Event.Text, out var symbol))
        {
            if (!@do.Event.IsMissing)
            {
                var events = context.Symbols.Events.Where(e => e.Value is not EventSymbol { IsCascade: true }).Select(e => e.Key);
                context.Report(Errors.UnknownEvent(Locate(@do.Event.Span), @do.Event.Text, "event", SpellChecker.Nearest(@do.Event.Text, events)));
            }

            return step;
        }

        if (symbol is EventSymbol { IsCascade: true })
        {
            context.Report(Errors.DoOfCascade(Locate(@do.Event.Span), @do.Event.Text));
            return step;
        }

        var parameters = symbol is EventSymbol @event ? @event.Parameters : ((DispatchSymbol)symbol).Parameters;
        var arguments = expressions.BindArguments(@do.Arguments, parameters, scope, @do.Event, symbol.Kind);
        return step with { IsDispatch = symbol is DispatchSymbol, Arguments = (arguments ?? []).ToEquatableArray() };
    }

    private ExpectationModel? Bind(ExpectationSyntax expectation, StepModel? step)
    {
        var text = SourceLine.FoldWithoutBecause(expressions.Source, expectation.Span, expectation.Because);
        var at = Locate(expectation.Span);
        var because = Because(expectation.Because);
        switch (expectation)
        {
            case HoldsSyntax holds:
                var condition = expressions.BindCondition(holds.Condition, scope);
                CheckHasReasons(holds, condition);
                return new HoldsExpectation(condition, text, because, at);
            case ReadSyntax read:
                return BindRead(read, step, text, because, at);
            case AnswersSyntax answers:
                return BindAnswer(answers, text, because, at);
            default:
                return BindTold((ToldSyntax)expectation, text, because, at);
        }
    }

    private string? Because(TextSyntax? text)
    {
        if (text?.Parts.FirstOrDefault(p => p.Hole is not null) is { } hole)
        {
            context.Report(Errors.HolesInExpectation(Locate(hole.Hole!.Span)));
        }

        return text is null ? null : string.Concat(text.Parts.Select(p => p.Literal));
    }

    private void CheckHasReasons(HoldsSyntax holds, ExprModel condition)
    {
        if (holds.Because is null || condition is ErrorExpr)
        {
            return;
        }

        var hasReasons = ModelWalker.WithDefinitions(condition, context.Symbols.BoundDefinition).OfType<CallExpr>()
            .Any(c => context.Symbols.Definition(c.Definition)?.Syntax.Rules is not null);
        if (!hasReasons)
        {
            context.Report(Errors.ConditionWithoutReasons(Locate(holds.Because.Span)));
        }
    }

    private ReadExpectation? BindRead(ReadSyntax read, StepModel? step, string text, string? because, Text.Location at)
    {
        if (read.Because is not null)
        {
            context.Report(Errors.ConditionWithoutReasons(Locate(read.Because.Span)));
        }

        return step is not null && context.Symbols.Events.TryGetValue(step.Event, out var symbol) && ReadType(symbol, step, at) is { } type
            ? new ReadExpectation(BindReadValue(read, type), text, because, at)
            : null;
    }

    private ExprModel BindReadValue(ReadSyntax read, TypeModel type)
    {
        var value = expressions.BindAs(read.Value, scope, type);
        if (type is ListType && value is not (SetExpr or ErrorExpr))
        {
            context.Report(Errors.ReadNotComparable(Locate(read.Value.Span), "it is a list, and this one is not written out"));
        }

        return value;
    }

    /// <summary>The type of what a step reads: that of the reader which the cell of its row names. Null where it reads nothing, which is reported.</summary>
    private TypeModel? ReadType(Symbol symbol, StepModel step, Text.Location at)
    {
        if (symbol is not DispatchSymbol dispatch || dispatch.Model is { Target: not DispatchTarget.Reader })
        {
            context.Report(Errors.NothingRead(at, symbol.Name, symbol is DispatchSymbol ? "a dispatch that leads elsewhere" : $"an {symbol.Kind}"));
            return null;
        }

        if (dispatch.Model is not { } model || step.Arguments.Count < 2)
        {
            return null;
        }

        var table = context.Symbols.Enum(new EnumType(model.Table))!;
        if (step.Arguments[1] is not MemberExpr row)
        {
            context.Report(Errors.ReadNotComparable(at, $"which row of '{table.Name}' it was is not written in the 'do' line"));
            return null;
        }

        if (table.Column(model.Column)!.Cells[table.IndexOf(row.Member)].Reference is not { } reader)
        {
            context.Report(Errors.NothingRead(at, symbol.Name, $"refused for '{row.Member}', which names no reader"));
            return null;
        }

        var type = context.Symbols.Entity(model.Parameters[0].Type)!.Variable(reader)?.Type ?? context.Symbols.Definition(reader)?.Type;
        if (type is ListType { Element: not EnumType } or SetType { Element: not EnumType })
        {
            context.Report(Errors.ReadNotComparable(at, $"it is a '{TypeText.Of(type)}', which cannot be written"));
            return null;
        }

        return type;
    }

    private AnswerExpectation? BindAnswer(AnswersSyntax answers, string text, string? because, Text.Location at)
    {
        var status = Locate(answers.Status.Span);
        if (context.AnswerType is not { } type)
        {
            if (context.Header?.AnswerType is null)
            {
                context.Report(Errors.StatusWithoutAnswers(status, answers.Status.Text));
            }

            return null;
        }

        if (!answers.Status.IsMissing && !type.Has(answers.Status.Text))
        {
            context.Report(Errors.UnknownMember(status, answers.Status.Text, type.Name, SpellChecker.Nearest(answers.Status.Text, type.Names)));
        }

        return new AnswerExpectation(answers.IsRefused, type.Meaning(answers.Status.Text), text, because, at);
    }

    private ToldExpectation? BindTold(ToldSyntax told, string text, string? because, Text.Location at)
    {
        if (told.Target is null || told.Notification is null)
        {
            return new ToldExpectation(null, null, [], text, because, at);
        }

        var target = expressions.Bind(new NameSyntax(told.Target, told.Target.Span), scope);
        var name = told.Notification.Name;
        if (!context.Symbols.Notifications.TryGetValue(name.Text, out var symbol))
        {
            if (!name.IsMissing)
            {
                context.Report(Errors.UnknownNotification(Locate(name.Span), name.Text, SpellChecker.Nearest(name.Text, context.Symbols.Notifications.Keys)));
            }

            return null;
        }

        var notification = (NotificationSymbol)symbol;
        if (target is not ErrorExpr && notification.To is { } to && target.Type != to.Type)
        {
            context.Report(Errors.ToldToOther(Locate(told.Target.Span), notification.Name, to.Name, TypeText.Of(target.Type)));
        }

        var arguments = expressions.BindArguments(told.Notification.Arguments ?? [], notification.Parameters, scope, name, notification.Kind, leadingOnly: true);
        return new ToldExpectation(target, notification.Name, (arguments ?? []).ToEquatableArray(), text, because, at);
    }

    private Text.Location Locate(Text.TextSpan span) => expressions.Source.Locate(span);
}
