using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Turns written types into bound ones, and checks that each place has a type that it can take.</summary>
internal sealed class TypeBinder(BindContext context)
{
    private static readonly string[] Predefined = ["bool", "percent", "opaque", "code", "text"];

    /// <summary>Binds every <c>type</c> declaration; they may name each other in any order.</summary>
    public void BindAliases()
    {
        foreach (var alias in context.Symbols.Aliases)
        {
            Resolve(alias);
        }
    }

    /// <summary>Any type but <c>every</c> and <c>least</c>, which only the result of a definition may have.</summary>
    public TypeModel Bind(TypeSyntax syntax, SourceText source)
    {
        switch (syntax)
        {
            case NamedTypeSyntax named:
                return BindName(named.Name, source);
            case RangeTypeSyntax range:
                return range.Low <= range.High ? new IntType(range.Low, range.High) : Fail(Errors.EmptyRange(source.Locate(range.Span), range.Low, range.High));
            case OpaqueTypeSyntax { Range: { } bounds } when Bind(bounds, source) is ErrorType:
                return ErrorType.Instance;
            case OpaqueTypeSyntax opaque:
                return new OpaqueType(opaque.Kind.Text == "text" ? OpaqueKind.Text : OpaqueKind.Number, opaque.Range?.Low, opaque.Range?.High);
            case SetTypeSyntax set:
                return BindCollection(set.Element, source, isList: false);
            case ListTypeSyntax list:
                return BindCollection(list.Element, source, isList: true);
            case OptionalTypeSyntax optional:
                return BindOptional(optional, source);
            case EveryTypeSyntax or LeastTypeSyntax:
                return Fail(Errors.ShapeOutsideDefinition(source.Locate(syntax.Span), syntax is EveryTypeSyntax ? "every" : "least"));
            default:
                return ErrorType.Instance;
        }
    }

    /// <summary>The written result of a definition, and how its lines make it.</summary>
    public (TypeModel Type, DefinitionShape Shape) BindResult(TypeSyntax syntax, SourceText source)
    {
        switch (syntax)
        {
            case EveryTypeSyntax every:
                return (BindCollection(every.Element, source, isList: false), DefinitionShape.Every);
            case LeastTypeSyntax least:
                var type = Bind(least.Element, source);
                return type is IntType or ErrorType
                    ? (type, DefinitionShape.Least)
                    : (Fail(Errors.LeastOfNumbers(source.Locate(least.Element.Span), TypeText.Of(type))), DefinitionShape.Least);
            default:
                return (Bind(syntax, source), DefinitionShape.FirstMatch);
        }
    }

    private TypeModel BindName(Name name, SourceText source)
    {
        switch (name.Text)
        {
            case "":
                return ErrorType.Instance;
            case "bool":
                return new BoolType();
            case "percent":
                return new IntType(0, 100);
            case "opaque":
                return new OpaqueType();
            case "code":
                return new CodeType();
            case "text":
                return new TextType();
        }

        if (context.Symbols.Types.TryGetValue(name.Text, out var symbol))
        {
            return symbol switch
            {
                EnumSymbol named => named.Type,
                EntitySymbol entity => entity.Type,
                _ => Resolve((AliasSymbol)symbol),
            };
        }

        var nearest = SpellChecker.Nearest(name.Text, context.Symbols.Types.Keys.Concat(Predefined));
        return Fail(Errors.UnknownType(source.Locate(name.Span), name.Text, nearest));
    }

    private TypeModel BindCollection(TypeSyntax elementSyntax, SourceText source, bool isList)
    {
        var element = Bind(elementSyntax, source);
        var fits = element is ErrorType || element is EnumType or EntityType || (element is UnionType && !isList);
        if (!fits)
        {
            return Fail(Errors.ElementType(source.Locate(elementSyntax.Span), isList, TypeText.Of(element)));
        }

        return element is ErrorType ? element : isList ? new ListType(element) : new SetType(element);
    }

    private TypeModel BindOptional(OptionalTypeSyntax optional, SourceText source)
    {
        var element = Bind(optional.Element, source);
        return element switch
        {
            ErrorType => element,
            BoolType or IntType or EnumType or EntityType or UnionType => new OptionalType(element),
            _ => Fail(Errors.OptionalElement(source.Locate(optional.Span), TypeText.Of(element))),
        };
    }

    private TypeModel Resolve(AliasSymbol alias)
    {
        if (alias.Type is not null)
        {
            return alias.Type;
        }

        if (alias.IsBinding)
        {
            alias.Type = Fail(Errors.TypeCircle(alias.At, alias.Name));
            return alias.Type;
        }

        alias.IsBinding = true;
        var type = alias.Syntax.Alternatives.Count == 1 ? Bind(alias.Syntax.Alternatives[0], alias.Source) : BindUnion(alias);
        alias.IsBinding = false;
        return alias.Type ??= type;
    }

    private TypeModel BindUnion(AliasSymbol alias)
    {
        foreach (var alternative in alias.Syntax.Alternatives)
        {
            var type = Bind(alternative, alias.Source);
            var at = alias.Source.Locate(alternative.Span);
            if (type is not (EnumType or EntityType or ErrorType))
            {
                context.Report(Errors.UnionAlternative(at, alias.Name, TypeText.Of(type)));
            }
            else if (alias.Alternatives.Contains(type))
            {
                context.Report(Errors.RepeatedAlternative(at, alias.Name, TypeText.Of(type)));
            }
            else if (type is EntityType && alias.Alternatives.Any(a => a is EntityType))
            {
                context.Report(Errors.UnionTwoEntities(at, alias.Name));
            }
            else if (type is not ErrorType)
            {
                alias.Alternatives.Add(type);
            }
        }

        return alias.Alternatives.Count == 0 ? ErrorType.Instance : new UnionType(alias.Name);
    }

    private ErrorType Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return ErrorType.Instance;
    }
}
