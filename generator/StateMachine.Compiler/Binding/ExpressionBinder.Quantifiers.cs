using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Binders, what they range over, and the quantifiers.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>
    /// Binds <c>b : Type</c> or <c>b in collection</c>. The local has the error type where the domain was reported, so that what is said of it is not
    /// reported again.
    /// </summary>
    public (DomainModel? Domain, LocalSymbol Local) BindBinder(BinderSyntax binder, Scope scope)
    {
        CheckFresh(binder.Name, scope);
        var (domain, element) = binder.In is not null ? BindCollectionDomain(binder.In, scope) : BindTypeDomain(binder.Type);
        return (domain, new LocalSymbol(binder.Name.Text, element, Locate(binder.Name.Span)));
    }

    private (DomainModel?, TypeModel) BindTypeDomain(Name? name)
    {
        if (name is null || name.IsMissing)
        {
            return (null, ErrorType.Instance);
        }

        if (!context.Symbols.Types.TryGetValue(name.Text, out var symbol))
        {
            var candidates = context.Symbols.Types.Keys;
            return (null, Fail(Errors.UnknownType(Locate(name.Span), name.Text, SpellChecker.Nearest(name.Text, candidates))).Type);
        }

        var type = symbol switch
        {
            EnumSymbol named => named.Type,
            EntitySymbol entity => entity.Type,
            _ => ((AliasSymbol)symbol).Type ?? ErrorType.Instance,
        };
        return type switch
        {
            EntityType entity => (new EntityDomain(entity.Name), type),
            EnumType named => (new EnumDomain(named.Name), type),
            ErrorType => (null, type),
            _ => (null, Fail(Errors.NotADomain(Locate(name.Span), name.Text)).Type),
        };
    }

    private (DomainModel?, TypeModel) BindCollectionDomain(ExprSyntax syntax, Scope scope)
    {
        var collection = Bind(syntax, scope);
        return ElementOf(collection.Type) switch
        {
            ErrorType error => (null, error),
            null => (null, Fail(Errors.NotACollection(Locate(syntax.Span), SourceLine.Fold(source, syntax.Span), TypeText.Of(collection.Type))).Type),
            not EnumType when collection is SetExpr => (null, Fail(Errors.LoopOverWrittenSet(Locate(syntax.Span))).Type),
            var element => (new CollectionDomain(collection), element),
        };
    }

    private ExprModel BindQuantifier(QuantifierSyntax quantifier, Scope scope)
    {
        var (domain, local) = BindBinder(quantifier.Binder, scope);
        var inner = scope.With(local);
        var where = quantifier.Where is null ? null : BindCondition(quantifier.Where, inner);
        var satisfies = quantifier.Satisfies is null ? null : BindCondition(quantifier.Satisfies, inner.Narrow(Narrowing.Facts(quantifier.Where)));
        if (domain is null || where is ErrorExpr || satisfies is ErrorExpr)
        {
            return ErrorExpr.Instance;
        }

        TypeModel type = quantifier.Kind switch
        {
            QuantifierKind.Count => new IntType(0, MostOf(domain)),
            QuantifierKind.First or QuantifierKind.Last => new OptionalType(local.Type),
            _ => new BoolType(),
        };
        return new QuantifierExpr((QuantifierModelKind)(int)quantifier.Kind, local.Name, local.Type, domain, where, satisfies, type);
    }

    /// <summary>The most elements that a domain can have: for entities the number is chosen per run, so there is no bound here.</summary>
    private int MostOf(DomainModel domain)
    {
        var type = domain switch
        {
            EnumDomain named => new EnumType(named.Enum),
            CollectionDomain collection => ElementOf(collection.Collection.Type)!,
            _ => ErrorType.Instance,
        };
        return context.Symbols.Enum(type)?.Members.Count ?? int.MaxValue;
    }
}
