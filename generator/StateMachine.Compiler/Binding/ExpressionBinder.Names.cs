using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Single names: lower ones hold values, Upper ones are vocabulary.</summary>
internal sealed partial class ExpressionBinder
{
    private ExprModel BindLower(Name name, Scope scope)
    {
        if (name.IsMissing)
        {
            return ErrorExpr.Instance;
        }

        if (scope.Find(name.Text) is { } local)
        {
            return BindLocal(local, scope);
        }

        if (!context.Symbols.Values.TryGetValue(name.Text, out var symbol))
        {
            return Fail(UnknownValue(name, scope));
        }

        switch (symbol)
        {
            case PolicySymbol policy:
                return new PolicyExpr(policy.Name, policy.Options.Type);
            case EntitySymbol one:
                return new OneExpr(one.Name);
            case DefinitionSymbol { Syntax.Parameters.Count: 0 } definition:
                return Narrow(Call(definition, [], name), name.Text, scope);
            default:
                return Fail(Errors.NeedsArguments(Locate(name.Span), symbol.Kind, name.Text, ParameterNames(symbol)));
        }
    }

    private ExprModel BindLocal(LocalSymbol local, Scope scope)
    {
        if (local.Type is ErrorType)
        {
            return ErrorExpr.Instance;
        }

        // The instance of a `one` entity is the same thing whether it is a parameter or not.
        if (context.Symbols.Values.TryGetValue(local.Name, out var global) && global is EntitySymbol one && local.Type == one.Type)
        {
            return new OneExpr(one.Name);
        }

        return local.Stand ?? Narrow(new LocalExpr(local.Name, local.Type), local.Name, scope);
    }

    /// <summary>A read of which more is known than its declaration says keeps its node and gets the narrower type.</summary>
    private static ExprModel Narrow(ExprModel value, string name, Scope scope) => value.Type switch
    {
        OptionalType optional when scope.HasValue(name) => value with { Type = optional.Element },
        IntType number => value with { Type = Narrowing.Within(number, scope.BoundsOf(name)) },
        _ => value,
    };

    private static readonly string[] ValueWords = ["yes", "no", "none", "empty"];

    private Diagnostic UnknownValue(Name name, Scope scope)
    {
        // The commonest slip: a variable without its owner.
        foreach (var local in scope.Names.Select(n => scope.Find(n)!).Reverse())
        {
            if (context.Symbols.Entity(local.Type)?.Variable(name.Text) is not null)
            {
                return Errors.UnknownName(Locate(name.Span), name.Text, $"{local.Name}.{name.Text}");
            }
        }

        if (context.Symbols.Entities.FirstOrDefault(e => !e.IsMany && e.Variable(name.Text) is not null) is { } single)
        {
            return Errors.UnknownName(Locate(name.Span), name.Text, $"{single.OneName}.{name.Text}");
        }

        return Errors.UnknownName(Locate(name.Span), name.Text, SpellChecker.Nearest(name.Text, scope.Names.Concat(context.Symbols.Values.Keys).Concat(ValueWords)));
    }

    private ExprModel BindUpper(Name name, TypeModel? expected)
    {
        var wanted = expected is OptionalType optional ? optional.Element : expected;
        switch (wanted)
        {
            case ErrorType:
                return ErrorExpr.Instance;
            case EnumType when context.Symbols.Enum(wanted) is { } named:
                return named.Has(name.Text) ? named.Member(name.Text) : Fail(NotAMember(name, named));
            case UnionType when context.Symbols.Union(wanted) is { } union:
                return BindInUnion(name, union);
            default:
                return BindBare(name);
        }
    }

    private ExprModel BindInUnion(Name name, AliasSymbol union)
    {
        var enums = union.Alternatives.Select(context.Symbols.Enum).Where(e => e is not null).Select(e => e!).ToList();
        var fitting = enums.Where(e => e.Has(name.Text)).ToList();
        return fitting.Count switch
        {
            1 => fitting[0].Member(name.Text),
            0 => Fail(Errors.UnknownMember(Locate(name.Span), name.Text, union.Name, SpellChecker.Nearest(name.Text, enums.SelectMany(e => e.Names)))),
            _ => Fail(Errors.AmbiguousMember(Locate(name.Span), name.Text, fitting.Select(e => e.Name).ToList())),
        };
    }

    /// <summary>An Upper name where nothing is expected: it must belong to one enum only.</summary>
    private ExprModel BindBare(Name name)
    {
        var fitting = context.Symbols.EnumsWith(name.Text);
        if (fitting.Count == 1)
        {
            return fitting[0].Member(name.Text);
        }

        if (fitting.Count > 1)
        {
            return Fail(Errors.AmbiguousMember(Locate(name.Span), name.Text, fitting.Select(e => e.Name).ToList()));
        }

        var other = OtherMeaning(name.Text);
        return other is not null
            ? Fail(Errors.NotAValue(Locate(name.Span), name.Text, other))
            : Fail(Errors.UnknownVocabulary(Locate(name.Span), name.Text, SpellChecker.Nearest(name.Text, AllMembers())));
    }

    private Diagnostic NotAMember(Name name, EnumSymbol named)
        => Errors.UnknownMember(Locate(name.Span), name.Text, named.Name, SpellChecker.Nearest(name.Text, named.Names));

    private string? OtherMeaning(string name)
        => context.Symbols.Types.TryGetValue(name, out var type) ? type.Kind
            : context.Symbols.Entities.Any(e => e.State(name) is not null) ? "state"
            : context.Symbols.Events.TryGetValue(name, out var @event) ? @event.Kind
            : context.Symbols.Notifications.ContainsKey(name) ? "notification"
            : context.Symbols.Enums.Any(e => e.Policy is not null && e.Has(name)) ? "option of a policy"
            : null;

    /// <summary>The member that is probably meant by the name that keeps a set from being one of the enum that has most of its names.</summary>
    private string? NearestOfSet(IReadOnlyList<string> names)
    {
        var best = context.Symbols.Enums.Where(e => e.Policy is null).OrderByDescending(e => names.Count(e.Has)).FirstOrDefault();
        return best is null ? null : SpellChecker.Nearest(names.First(n => !best.Has(n)), best.Names);
    }

    private IEnumerable<string> AllMembers() => context.Symbols.Enums.SelectMany(e => e.Names);

    private static string ParameterNames(Symbol symbol) => string.Join(", ", symbol switch
    {
        DefinitionSymbol definition => definition.Syntax.Parameters.Select(p => p.Name.Text),
        MatrixSymbol matrix => matrix.Syntax.Parameters.Select(p => p.Name.Text),
        _ => [],
    });
}
