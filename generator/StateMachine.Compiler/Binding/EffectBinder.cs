using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds the lines of a clause that change something.</summary>
internal sealed class EffectBinder(BindContext context, EventSymbol owner, ExpressionBinder expressions)
{
    /// <summary>Binds all lines; one that was reported is left out, since no model is made then.</summary>
    public EquatableArray<EffectModel> Bind(IReadOnlyList<EffectSyntax> effects, Scope scope)
        => effects.Select(e => Bind(e, scope)).Where(e => e is not null).Select(e => e!).ToEquatableArray();

    private EffectModel? Bind(EffectSyntax effect, Scope scope)
    {
        var rule = context.Rules.Id(effect);
        if (effect is EachSyntax each)
        {
            return BindEach(each, rule, scope);
        }

        var when = effect.When is null ? null : expressions.BindCondition(effect.When, scope);
        context.Rules.SetBecause(effect, new ReasonBinder(expressions).Bind(effect.Because, scope, effect.When));
        var inner = scope.Narrow(Narrowing.Facts(effect.When));
        return effect switch
        {
            SetSyntax set => BindSet(set, rule, when, inner),
            AddSyntax add => BindAdd(add, rule, when, inner),
            RemoveSyntax remove => BindRemove(remove, rule, when, inner),
            ClearSyntax clear => Target(clear.Target, inner) is { } t ? new ClearEffect(rule, when, t.Owner, t.Entity, t.Variable.Name) : null,
            ForgetSyntax forget => BindForget(forget, rule, when, inner),
            TellSyntax tell => BindTell(tell, rule, when, inner),
            RaiseSyntax raise => BindRaise(raise, rule, when, inner),
            _ => null,
        };
    }

    private EachEffect? BindEach(EachSyntax each, int rule, Scope scope)
    {
        var (domain, local) = expressions.BindBinder(each.Binder, scope);
        var inner = scope.With(local);
        var where = each.Where is null ? null : expressions.BindCondition(each.Where, inner);

        // Whom it means is fixed first, so what `where` says of anything but locals may have changed when the effects run.
        var effects = Bind(each.Effects, inner.Narrow(Narrowing.Facts(each.Where)).KeepOnlyLocalFacts());
        return domain is null ? null : new EachEffect(rule, local.Name, local.Type, domain, where, effects);
    }

    private SetEffect? BindSet(SetSyntax set, int rule, ExprModel? when, Scope scope)
    {
        var target = Target(set.Target, scope);
        var value = target is null ? expressions.Bind(set.Value, scope, ErrorType.Instance) : expressions.BindAs(set.Value, scope, target.Value.Variable.Type);
        if (target is { } t && t.Variable.Type is ListType or SetType { Element: not EnumType })
        {
            context.Report(Errors.SetOfCollection(Locate(set.Span), SourceLine.Fold(expressions.Source, set.Target.Span)));
            return null;
        }

        return target is { } known ? new SetEffect(rule, when, known.Owner, known.Entity, known.Variable.Name, value) : null;
    }

    private AddEffect? BindAdd(AddSyntax add, int rule, ExprModel? when, Scope scope)
    {
        if (Collection(add.Target, scope) is not { } target)
        {
            expressions.Bind(add.Item, scope, ErrorType.Instance);
            return null;
        }

        var item = expressions.BindAs(add.Item, scope, target.Element);
        ExprModel? before = null;
        if (add.Before is not null && target.Variable.Type is not ListType)
        {
            context.Report(Errors.BeforeInSet(Locate(add.Before.Span), SourceLine.Fold(expressions.Source, add.Target.Span)));
        }
        else if (add.Before is not null)
        {
            before = expressions.BindAs(add.Before, scope, new OptionalType(target.Element));
        }

        return new AddEffect(rule, when, target.Owner, target.Entity, target.Variable.Name, item, before);
    }

    private RemoveEffect? BindRemove(RemoveSyntax remove, int rule, ExprModel? when, Scope scope)
    {
        if (Collection(remove.Target, scope) is not { } target)
        {
            expressions.Bind(remove.Item, scope, ErrorType.Instance);
            return null;
        }

        var item = expressions.BindAs(remove.Item, scope, target.Element);
        return new RemoveEffect(rule, when, target.Owner, target.Entity, target.Variable.Name, item);
    }

    private ForgetEffect? BindForget(ForgetSyntax forget, int rule, ExprModel? when, Scope scope)
    {
        var at = Locate(forget.Target.Span);
        if (forget.Target.Names.Count != 1)
        {
            context.Report(Errors.ForgetPath(at));
            return null;
        }

        var value = expressions.Bind(AsExpression(forget.Target), scope);
        if (value is ErrorExpr)
        {
            return null;
        }

        if (value is LocalExpr && context.Symbols.Entity(value.Type) is { IsMany: true } entity)
        {
            return new ForgetEffect(rule, when, value, entity.Name);
        }

        context.Report(Errors.ForgetNeedsMany(at, SourceLine.Fold(expressions.Source, forget.Target.Span)));
        return null;
    }

    private TellEffect? BindTell(TellSyntax tell, int rule, ExprModel? when, Scope scope)
    {
        var target = expressions.Bind(AsExpression(tell.Target), scope);
        if (!context.Symbols.Notifications.TryGetValue(tell.Notification.Text, out var symbol))
        {
            if (!tell.Notification.IsMissing)
            {
                var nearest = SpellChecker.Nearest(tell.Notification.Text, context.Symbols.Notifications.Keys);
                context.Report(Errors.UnknownNotification(Locate(tell.Notification.Span), tell.Notification.Text, nearest));
            }

            return null;
        }

        var notification = (NotificationSymbol)symbol;
        var arguments = expressions.BindArguments(tell.Arguments, notification.Parameters, scope, tell.Notification, notification.Kind);
        if (target is ErrorExpr || notification.To is null)
        {
            return null;
        }

        if (target.Type != notification.To.Type)
        {
            var text = SourceLine.Fold(expressions.Source, tell.Target.Span);
            context.Report(target.Type is OptionalType optional && optional.Element == notification.To.Type
                ? Errors.MayBeNone(Locate(tell.Target.Span), text, TypeText.Of(target.Type))
                : Errors.ToldToOther(Locate(tell.Target.Span), notification.Name, notification.To.Name, TypeText.Of(target.Type)));
        }

        return arguments is null ? null : new TellEffect(rule, when, target, notification.Name, arguments.ToEquatableArray());
    }

    private RaiseEffect? BindRaise(RaiseSyntax raise, int rule, ExprModel? when, Scope scope)
    {
        var at = Locate(raise.Event.Span);
        if (!context.Symbols.Events.TryGetValue(raise.Event.Text, out var symbol) || symbol is not EventSymbol { IsCascade: true } cascade)
        {
            if (symbol is not null)
            {
                context.Report(Errors.RaiseNeedsCascade(at, symbol.Kind, raise.Event.Text, symbol.At));
            }
            else if (!raise.Event.IsMissing)
            {
                var cascades = context.Symbols.EventList.Where(e => e.IsCascade).Select(e => e.Name);
                context.Report(Errors.UnknownEvent(at, raise.Event.Text, "cascade", SpellChecker.Nearest(raise.Event.Text, cascades)));
            }

            return null;
        }

        owner.Raises.Add((cascade, at));
        var arguments = expressions.BindArguments(raise.Arguments, cascade.Parameters, scope, raise.Event, cascade.Kind);
        return arguments is null ? null : new RaiseEffect(rule, when, cascade.Name, arguments.ToEquatableArray());
    }

    /// <summary>What may be changed: <c>entity.variable</c>, where the entity is a parameter, a binder or the instance of a <c>one</c> entity.</summary>
    private (ExprModel Owner, string Entity, VariableSymbol Variable)? Target(PathSyntax path, Scope scope)
    {
        if (path.Names.Any(n => n.IsMissing))
        {
            return null;
        }

        if (path.Names.Count != 2)
        {
            context.Report(path.Names.Count == 1 ? Errors.TargetIsNoVariable(Locate(path.Span), path.Names[0].Text) : Errors.TargetTooLong(Locate(path.Span)));
            return null;
        }

        var (first, name) = (path.Names[0], path.Names[1]);
        var value = expressions.Bind(new NameSyntax(first, first.Span), scope);
        if (value is ErrorExpr)
        {
            return null;
        }

        if (value is not (LocalExpr or OneExpr) || context.Symbols.Entity(value.Type) is not { } entity)
        {
            context.Report(value.Type is OptionalType { Element: EntityType } && value is LocalExpr
                ? Errors.MayBeNone(Locate(first.Span), first.Text, TypeText.Of(value.Type))
                : Errors.TargetOwner(Locate(first.Span), first.Text, TypeText.Of(value.Type)));
            return null;
        }

        if (entity.Variable(name.Text) is { } variable)
        {
            return (value, entity.Name, variable);
        }

        context.Report(Errors.UnknownVariable(Locate(name.Span), name.Text, entity.Name, SpellChecker.Nearest(name.Text, entity.Variables.Select(v => v.Name))));
        return null;
    }

    private (ExprModel Owner, string Entity, VariableSymbol Variable, TypeModel Element)? Collection(PathSyntax path, Scope scope)
    {
        if (Target(path, scope) is not { } target)
        {
            return null;
        }

        switch (target.Variable.Type)
        {
            case SetType set:
                return (target.Owner, target.Entity, target.Variable, set.Element);
            case ListType list:
                return (target.Owner, target.Entity, target.Variable, list.Element);
            case not ErrorType:
                context.Report(Errors.NotACollection(Locate(path.Span), SourceLine.Fold(expressions.Source, path.Span), TypeText.Of(target.Variable.Type)));
                break;
        }

        return null;
    }

    private static ExprSyntax AsExpression(PathSyntax path)
        => path.Names.Skip(1).Aggregate((ExprSyntax)new NameSyntax(path.Names[0], path.Names[0].Span), (e, n) => new MemberSyntax(e, n, TextSpan.Union(e.Span, n.Span)));

    private Location Locate(TextSpan span) => expressions.Source.Locate(span);
}
