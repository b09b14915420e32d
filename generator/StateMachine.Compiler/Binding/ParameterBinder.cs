using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>What takes the parameters: it decides which types they may have.</summary>
internal enum ParameterPlace { Event, Cascade, Definition, Notification, Matrix, Dispatch, Property }

/// <summary>Binds parameter lists, and makes the scopes in which they can be read.</summary>
internal sealed class ParameterBinder(BindContext context)
{
    private readonly TypeBinder _types = new(context);

    /// <summary>Appends the bound parameters to <paramref name="target"/>; one of an erroneous type is kept, so that counts stay right.</summary>
    public void Bind(IReadOnlyList<ParameterSyntax> parameters, SourceText source, ParameterPlace place, List<ParameterModel> target)
    {
        foreach (var parameter in parameters)
        {
            var type = BindType(parameter, source);
            if (!Fits(type, place))
            {
                context.Report(Errors.ParameterType(source.Locate(parameter.Type?.Span ?? parameter.Name.Span), parameter.Name.Text, TypeText.Of(type), Allowed(place)));
                type = ErrorType.Instance;
            }

            CheckName(parameter, type, source, target);
            target.Add(new ParameterModel(parameter.Name.Text, type, parameter.IsUnused, source.Locate(parameter.Name.Span)));
        }
    }

    /// <summary>A scope with these parameters.</summary>
    public static Scope ScopeOf(IReadOnlyList<ParameterModel> parameters, IReadOnlyList<ParameterSyntax> syntax, SourceText source, ExprPlace place = ExprPlace.Ordinary)
    {
        var scope = Scope.Root(place);
        for (var i = 0; i < parameters.Count; i++)
        {
            scope = scope.With(new LocalSymbol(parameters[i].Name, parameters[i].Type, source.Locate(syntax[i].Name.Span)));
        }

        return scope;
    }

    private TypeModel BindType(ParameterSyntax parameter, SourceText source)
    {
        if (parameter.Type is not null)
        {
            return _types.Bind(parameter.Type, source);
        }

        if (One(parameter.Name.Text) is { } entity)
        {
            return entity.Type;
        }

        if (!parameter.Name.IsMissing)
        {
            var ones = context.Symbols.Entities.Where(e => !e.IsMany).Select(e => e.OneName);
            context.Report(Errors.ParameterNeedsType(source.Locate(parameter.Name.Span), parameter.Name.Text, SpellChecker.Nearest(parameter.Name.Text, ones)));
        }

        return ErrorType.Instance;
    }

    private void CheckName(ParameterSyntax parameter, TypeModel type, SourceText source, List<ParameterModel> earlier)
    {
        var name = parameter.Name.Text;
        var at = source.Locate(parameter.Name.Span);
        if (earlier.FirstOrDefault(p => p.Name == name && name.Length > 0) is { } first)
        {
            context.Report(Errors.RepeatedParameter(at, name, first.At));
        }
        else if (context.Symbols.Values.TryGetValue(name, out var global) && !(One(name) is { } one && one.Type == type))
        {
            context.Report(Errors.Shadowing(at, name, global.Kind, global.At));
        }
    }

    private EntitySymbol? One(string name) => context.Symbols.Values.TryGetValue(name, out var symbol) ? symbol as EntitySymbol : null;

    private static bool Fits(TypeModel type, ParameterPlace place) => type is ErrorType || place switch
    {
        ParameterPlace.Event => type is BoolType or IntType or EnumType or EntityType or OpaqueType { Low: null } or SetType { Element: EnumType },
        ParameterPlace.Cascade => type is BoolType or IntType or EnumType or EntityType or UnionType or OpaqueType { Low: null } or SetType { Element: EnumType } or OptionalType { Element: BoolType or IntType or EnumType },
        ParameterPlace.Notification => type is BoolType or IntType or EnumType or EntityType or UnionType or OpaqueType { Low: null } or SetType { Element: EnumType } or OptionalType { Element: BoolType or IntType or EnumType },
        ParameterPlace.Matrix => type is EnumType,
        ParameterPlace.Dispatch => type is BoolType or IntType or EnumType or EntityType or OpaqueType { Low: null } or SetType { Element: EnumType },
        ParameterPlace.Property => type is BoolType or EnumType or EntityType,
        _ => type is not (CodeType or TextType or ListType or SetType { Element: not EnumType } or OpaqueType { Low: not null }),
    };

    private static string Allowed(ParameterPlace place) => place switch
    {
        ParameterPlace.Event => "an event takes an entity, a bool, a number, an enum, a set of an enum, or an opaque value (bounds belong to the variable that keeps it)",
        ParameterPlace.Cascade => "a cascade takes an entity, a union, a bool, a number, an enum, a set of an enum, or an opaque value (bounds belong to the variable that keeps it)",
        ParameterPlace.Notification => "a notification carries an entity, a union, a bool, a number, an enum, a set of an enum, or an opaque value (bounds belong to the variable that keeps it)",
        ParameterPlace.Matrix => "a matrix has an enum or a table for its rows and one for its columns",
        ParameterPlace.Dispatch => "a dispatch takes an entity, the row of a table, an opaque value, and what its lines compare these with: a bool, a number, an enum or a set of an enum",
        ParameterPlace.Property => "a property speaks of entities, enums and bools, whose values can be enumerated",
        _ => "codes and texts stand only in tables, and collections of entities and bounds of opaque numbers only in variables",
    };
}
