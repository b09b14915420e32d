using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds <c>define</c> and <c>observe</c>. A definition whose type is wanted earlier than its turn is bound on demand.</summary>
internal sealed class DefinitionBinder(BindContext context)
{
    /// <summary>Parameters and written types; afterwards expressions may demand definitions.</summary>
    public void BindSignatures()
    {
        foreach (var definition in context.Symbols.Definitions)
        {
            new ParameterBinder(context).Bind(definition.Syntax.Parameters, definition.Source, ParameterPlace.Definition, definition.Parameters);
            definition.Shape = definition.Syntax.Body is null ? DefinitionShape.FirstMatch : DefinitionShape.Expression;
            if (definition.Syntax.Result is { } result)
            {
                BindResult(definition, result);
            }
        }

        context.Demand = Bind;
    }

    /// <summary>All that were not demanded yet, and the search for circles.</summary>
    public void BindAll()
    {
        foreach (var definition in context.Symbols.Definitions)
        {
            Bind(definition);
        }

        Circles.Report(context, context.Symbols.Definitions, d => d.Calls, Errors.DefinitionCircle);
    }

    private void BindResult(DefinitionSymbol definition, TypeSyntax result)
    {
        var (type, shape) = new TypeBinder(context).BindResult(result, definition.Source);
        var at = definition.Source.Locate(result.Span);
        if (shape != DefinitionShape.FirstMatch && definition.Syntax.Body is not null)
        {
            context.Report(Errors.ShapeOfExpression(at, definition.Name));
            type = ErrorType.Instance;
        }
        else if (shape != DefinitionShape.FirstMatch)
        {
            definition.Shape = shape;
        }

        definition.Type = CheckResult(type, definition, result);
    }

    /// <summary>Values that only variables and tables can hold are no results.</summary>
    private TypeModel CheckResult(TypeModel type, DefinitionSymbol definition, TypeSyntax? written)
    {
        // An opaque value is only handed on; drivers, which act on observables, could do nothing with it.
        var isHandedOn = type is OpaqueType && !definition.Syntax.IsObserve;
        if (isHandedOn || type is not (ListType or SetType { Element: not EnumType } or OpaqueType or CodeType or TextType or ReferenceType or OptionalType { Element: ReferenceType }))
        {
            return type;
        }

        var at = written is null ? definition.At : definition.Source.Locate(written.Span);
        context.Report(Errors.DefinitionResult(at, definition.Name, TypeText.Of(type)));
        return ErrorType.Instance;
    }

    private void Bind(DefinitionSymbol definition)
    {
        if (definition.Progress != DefinitionProgress.NotBound)
        {
            return;
        }

        definition.Progress = DefinitionProgress.Binding;
        var expressions = new ExpressionBinder(context, definition.Source);
        var scope = ParameterBinder.ScopeOf(definition.Parameters, definition.Syntax.Parameters, definition.Source);
        var body = definition.Syntax.Body is { } expression ? BindBody(definition, expression, expressions, scope) : null;
        var lines = new DefinitionLineBinder(context, definition, expressions, scope);
        if (definition.Syntax.Rules is { } rules)
        {
            definition.Type ??= CheckResult(lines.InferType(rules), definition, null);
        }

        var bound = lines.Bind(definition.Syntax.Rules ?? []);
        definition.Calls.AddRange(expressions.Calls);
        definition.Progress = DefinitionProgress.Bound;
        definition.Model = new DefinitionModel(
            definition.Name,
            definition.Syntax.IsObserve,
            definition.Parameters.ToEquatableArray(),
            definition.Type ?? ErrorType.Instance,
            definition.Shape,
            body,
            bound,
            definition.Syntax.Doc,
            definition.At);
    }

    private ExprModel BindBody(DefinitionSymbol definition, ExprSyntax body, ExpressionBinder expressions, Scope scope)
    {
        if (definition.Type is not null)
        {
            return expressions.BindAs(body, scope, definition.Type);
        }

        var value = expressions.Bind(body, scope);
        definition.Type = CheckResult(value.Type, definition, null);
        return value;
    }
}

/// <summary>The lines of one definition.</summary>
internal sealed class DefinitionLineBinder(BindContext context, DefinitionSymbol definition, ExpressionBinder expressions, Scope scope)
{
    /// <summary>The type that fits the values of all lines, found by a trial binding.</summary>
    public TypeModel InferType(IReadOnlyList<RuleSyntax> rules)
    {
        var trial = expressions.Silent();
        TypeModel? type = null;
        foreach (var rule in rules.Where(r => r.Value is not NoneSyntax))
        {
            // The next lines' names take the type that the lines before have.
            var found = trial.Bind(rule.Value, LineScope(rule, trial).Values, type).Type;
            type = type is null or ErrorType ? found : Join(type, found);
        }

        if (type is null or ErrorType)
        {
            context.Report(Errors.TypeNotInferred(definition.At, definition.Name));
            return ErrorType.Instance;
        }

        return rules.Any(r => r.Value is NoneSyntax) && type is not (OptionalType or OpaqueType) ? new OptionalType(type) : type;
    }

    public EquatableArray<DefinitionRuleModel> Bind(IReadOnlyList<RuleSyntax> rules)
    {
        CheckOtherwise(rules);
        return rules.Select(Bind).ToEquatableArray();
    }

    private DefinitionRuleModel Bind(RuleSyntax rule)
    {
        var id = context.Rules.Id(rule);
        var wanted = definition is { Shape: DefinitionShape.Every, Type: SetType set } ? set.Element : definition.Type ?? ErrorType.Instance;
        var (domain, local, conditions, values) = LineScope(rule, expressions);
        var condition = rule.When ?? rule.Where;
        var when = condition is null ? null : expressions.BindCondition(condition, conditions);
        var value = expressions.BindAs(rule.Value, values, wanted);
        context.Rules.SetBecause(rule, new ReasonBinder(expressions).Bind(rule.Because, conditions, condition));
        return new DefinitionRuleModel(id, value, when, local?.Name, domain, local?.Type, IsOtherwise(rule));
    }

    private (DomainModel? Domain, LocalSymbol? Local, Scope Conditions, Scope Values) LineScope(RuleSyntax rule, ExpressionBinder binder)
    {
        var (domain, local) = rule.Each is null ? (null, null) : ((DomainModel?, LocalSymbol?))binder.BindBinder(rule.Each, scope);
        var conditions = local is null ? scope : scope.With(local);
        return (domain, local, conditions, conditions.Narrow(Narrowing.Facts(rule.When ?? rule.Where)));
    }

    private void CheckOtherwise(IReadOnlyList<RuleSyntax> rules)
    {
        if (definition.Syntax.Rules is null)
        {
            return;
        }

        for (var i = 0; i < rules.Count; i++)
        {
            if (IsOtherwise(rules[i]) && i < rules.Count - 1)
            {
                var next = definition.Source.Locate(rules[i + 1].Span);
                context.Report(Errors.OtherwiseNotLast(definition.Source.Locate(rules[i].Span), definition.Name, next));
                return;
            }
        }

        if (definition.Shape != DefinitionShape.Every && !(rules.Count > 0 && IsOtherwise(rules[rules.Count - 1])))
        {
            context.Report(Errors.OtherwiseMissing(definition.At, definition.Name));
        }
    }

    private static bool IsOtherwise(RuleSyntax rule) => rule.When is null && rule.Each is null;

    private static TypeModel Join(TypeModel type, TypeModel next) => (type, next) switch
    {
        (_, ErrorType) => type,
        (IntType a, IntType b) => IntRanges.Join(a, b),
        (_, OptionalType optional) when optional.Element == type => next,
        _ => type,
    };
}
