using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>What stands behind a dot, calls, and the ends and order of lists.</summary>
internal sealed partial class ExpressionBinder
{
    private ExprModel BindMember(MemberSyntax member, Scope scope)
    {
        if (member.Target is NameSyntax { Name: var name } && IsUpper(name))
        {
            if (context.Symbols.Types.TryGetValue(name.Text, out var type))
            {
                return type is EnumSymbol named
                    ? named.Has(member.Name.Text) ? named.Member(member.Name.Text) : Fail(NotAMember(member.Name, named))
                    : Fail(Errors.NotAValue(Locate(name.Span), name.Text, type.Kind));
            }

            if (IsUpper(member.Name) && context.Symbols.EnumsWith(name.Text).Count == 0)
            {
                return Fail(Errors.UnknownType(Locate(name.Span), name.Text, SpellChecker.Nearest(name.Text, context.Symbols.Types.Keys)));
            }
        }

        var target = Bind(member.Target, scope);
        if (member.Name.IsMissing)
        {
            return ErrorExpr.Instance;
        }

        return target.Type switch
        {
            ErrorType => target,
            EntityType => BindVariable(target, member, scope),
            EnumType => BindColumn(target, member),
            OpaqueType => BindSize(target, member, scope),
            OptionalType => Fail(Errors.MayBeNone(Locate(member.Target.Span), SourceLine.Fold(source, member.Target.Span), TypeText.Of(target.Type))),
            _ => Fail(Errors.NoMembers(Locate(member.Name.Span), member.Name.Text, TypeText.Of(target.Type))),
        };
    }

    private ExprModel BindVariable(ExprModel owner, MemberSyntax member, Scope scope)
    {
        var entity = context.Symbols.Entity(owner.Type)!;
        var name = member.Name.Text;
        if (name == "state")
        {
            if (entity.States.Count == 0)
            {
                return Fail(Errors.EntityWithoutStates(Locate(member.Name.Span), entity.Name));
            }

            return scope.Place == ExprPlace.Reason ? new StateOfExpr(owner, entity.Name) : Fail(Errors.StateOutsideReason(Locate(member.Name.Span), SourceLine.Fold(source, member.Target.Span)));
        }

        return entity.Variable(name) switch
        {
            { Type: ErrorType } => ErrorExpr.Instance,
            { } variable => Narrow(new VariableExpr(owner, entity.Name, name, variable.Type), Narrowing.PathOf(member) ?? "", scope),
            null => Fail(Errors.UnknownVariable(Locate(member.Name.Span), name, entity.Name, SpellChecker.Nearest(name, entity.Variables.Select(v => v.Name)))),
        };
    }

    private ExprModel BindColumn(ExprModel row, MemberSyntax member)
    {
        var table = context.Symbols.Enum(row.Type)!;
        if (table.Column(member.Name.Text) is { } column)
        {
            return column.Type is ErrorType ? ErrorExpr.Instance : new ColumnExpr(row, table.Name, column.Name, column.Type);
        }

        return Fail(table.Table is null
            ? Errors.NoMembers(Locate(member.Name.Span), member.Name.Text, table.Name)
            : Errors.UnknownColumn(Locate(member.Name.Span), member.Name.Text, table.Name, SpellChecker.Nearest(member.Name.Text, table.Columns.Select(c => c.Name))));
    }

    private ExprModel BindSize(ExprModel value, MemberSyntax member, Scope scope)
        => scope.Place == ExprPlace.Dispatch && member.Name.Text == "size" ? new SizeOfExpr(value) : Fail(Errors.OpaqueLookedAt(Locate(member.Span)));

    private ExprModel BindCall(CallSyntax call, Scope scope)
    {
        if (!context.Symbols.Values.TryGetValue(call.Name.Text, out var symbol) || symbol is not (DefinitionSymbol or MatrixSymbol))
        {
            BindAll(call.Arguments, scope);
            if (call.Name.IsMissing)
            {
                return ErrorExpr.Instance;
            }

            var callable = context.Symbols.Values.Where(v => v.Value is DefinitionSymbol or MatrixSymbol).Select(v => v.Key);
            return symbol is not null || scope.Find(call.Name.Text) is not null
                ? Fail(Errors.NotCallable(Locate(call.Name.Span), call.Name.Text))
                : Fail(Errors.UnknownName(Locate(call.Name.Span), call.Name.Text, SpellChecker.Nearest(call.Name.Text, callable)));
        }

        var parameters = symbol is DefinitionSymbol definition ? definition.Parameters : ((MatrixSymbol)symbol).Parameters;
        var arguments = BindArguments(call.Arguments, parameters, scope, call.Name, symbol.Kind);
        if (symbol is DefinitionSymbol called)
        {
            return Call(called, arguments, call.Name);
        }

        return arguments is null || symbol is not MatrixSymbol { Type: not ErrorType } matrix || matrix.Parameters.Count != 2
            ? ErrorExpr.Instance
            : new MatrixExpr(matrix.Name, arguments[0], arguments[1], matrix.Type);
    }

    /// <summary>Binds each argument as its parameter; null if anything is wrong with them.</summary>
    public IReadOnlyList<ExprModel>? BindArguments(IReadOnlyList<ExprSyntax> arguments, IReadOnlyList<ParameterModel> parameters, Scope scope, Name callee, string kind, bool leadingOnly = false)
    {
        if (arguments.Count > parameters.Count || (arguments.Count < parameters.Count && !leadingOnly))
        {
            Report(Errors.ArgumentCount(Locate(callee.Span), kind, callee.Text, parameters.Select(p => p.Name).ToList(), arguments.Count));
            BindAll(arguments, scope);
            return null;
        }

        var values = arguments.Select((a, i) => BindAs(a, scope, parameters[i].Type)).ToList();
        return values.Any(v => v is ErrorExpr) ? null : values;
    }

    /// <summary>Looks for mistakes inside arguments that have no parameter to fit.</summary>
    private void BindAll(IReadOnlyList<ExprSyntax> arguments, Scope scope)
    {
        foreach (var argument in arguments.Where(a => a is not (NoneSyntax or EmptySyntax or SetSyntaxExpr) && !TakesTypeFromOtherSide(a)))
        {
            Bind(argument, scope);
        }
    }

    private ExprModel Call(DefinitionSymbol definition, IReadOnlyList<ExprModel>? arguments, Name name)
    {
        Calls.Add((definition, Locate(name.Span)));
        if (definition.Type is null)
        {
            context.Demand(definition);
        }

        // Without a type even now the definition is being bound: it calls itself, and the search for circles says so.
        return arguments is null || definition.Type is null or ErrorType
            ? ErrorExpr.Instance
            : new CallExpr(definition.Name, arguments.ToEquatableArray(), definition.Type);
    }

    private ExprModel BindFits(BinarySyntax fits, Scope scope)
    {
        if (scope.Place != ExprPlace.Dispatch)
        {
            return Fail(Errors.FitsOutsideDispatch(Locate(fits.Span)));
        }

        var value = BindAs(fits.Left, scope, new OpaqueType());
        var target = Bind(fits.Right, scope);
        if (value is ErrorExpr || target is ErrorExpr)
        {
            return ErrorExpr.Instance;
        }

        return target is ColumnExpr && Unwrap(target.Type) is EventNameType
            ? new FitsExpr(value, target)
            : Fail(Errors.FitsNeedsEventColumn(Locate(fits.Right.Span)));
    }

    private ExprModel BindBefore(BeforeSyntax before, Scope scope)
    {
        var list = Bind(before.List, scope);
        if (list.Type is not (ListType or ErrorType))
        {
            list = Fail(Errors.NotAList(Locate(before.List.Span), SourceLine.Fold(source, before.List.Span), TypeText.Of(list.Type)));
        }

        var element = ElementOf(list.Type)!;
        var left = BindListItem(before.Left, scope, element);
        var right = BindListItem(before.Right, scope, element);
        return list is ErrorExpr || left is ErrorExpr || right is ErrorExpr ? ErrorExpr.Instance : new BeforeExpr(left, right, list);
    }

    /// <summary>An element or an optional one: what is not there is before and behind nothing.</summary>
    private ExprModel BindListItem(ExprSyntax syntax, Scope scope, TypeModel element)
    {
        var item = Bind(syntax, scope, element);
        return item.Type is OptionalType optional && optional.Element == element ? item : ConvertOrReport(item, element, syntax, scope);
    }

    private ExprModel BindEndOfList(EndOfListSyntax end, Scope scope)
    {
        var list = Bind(end.List, scope);
        return list.Type switch
        {
            ErrorType => ErrorExpr.Instance,
            ListType type => new EndOfListExpr(end.IsFirst, list, new OptionalType(type.Element)),
            _ => Fail(Errors.NotAList(Locate(end.List.Span), SourceLine.Fold(source, end.List.Span), TypeText.Of(list.Type))),
        };
    }
}
