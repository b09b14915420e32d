using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>
/// Binds and types the expressions of one declaration. Expected types flow down, so that a bare Upper name takes the type that its place
/// expects; what was reported becomes an <see cref="ErrorExpr"/>, which fits everywhere. The parts: names, operators, calls and members, quantifiers.
/// </summary>
internal sealed partial class ExpressionBinder(BindContext context, SourceText source, DiagnosticSink? sink = null)
{
    private readonly DiagnosticSink _sink = sink ?? context.Sink;

    /// <summary>The definitions that were called, each with the place.</summary>
    public List<(Symbol Target, Location At)> Calls { get; } = [];

    public BindContext Context => context;

    public SourceText Source => source;

    /// <summary>A binder for the same file whose diagnostics are thrown away: for looking at what is bound, and reported, elsewhere.</summary>
    public ExpressionBinder Silent() => new(context, source, new DiagnosticSink());

    /// <summary>Binds without conversion. <paramref name="expected"/> only helps to resolve Upper names, <c>none</c>, <c>empty</c> and sets.</summary>
    public ExprModel Bind(ExprSyntax syntax, Scope scope, TypeModel? expected = null) => syntax switch
    {
        BoolSyntax value => new BoolExpr(value.Value),
        IntSyntax number => new IntExpr(number.Value),
        CodeSyntax code => new CodeExpr(code.Value),
        TextSyntax text => BindText(text),
        NoneSyntax => BindNone(syntax, expected),
        EmptySyntax => BindEmpty(syntax, expected),
        SetSyntaxExpr set => BindSet(set, scope, expected),
        NameSyntax name => IsUpper(name.Name) ? BindUpper(name.Name, expected) : BindLower(name.Name, scope),
        MemberSyntax member => BindMember(member, scope),
        CallSyntax call => BindCall(call, scope),
        NotSyntax not => BindNot(not, scope),
        BinarySyntax binary => BindBinary(binary, scope),
        BeforeSyntax before => BindBefore(before, scope),
        EndOfListSyntax end => BindEndOfList(end, scope),
        QuantifierSyntax quantifier => BindQuantifier(quantifier, scope),
        _ => ErrorExpr.Instance,
    };

    /// <summary>Binds and converts to <paramref name="target"/>, or reports that it does not fit.</summary>
    public ExprModel BindAs(ExprSyntax syntax, Scope scope, TypeModel target)
    {
        var value = Bind(syntax, scope, target);
        return ConvertOrReport(value, target, syntax, scope);
    }

    /// <summary>Binds a condition.</summary>
    public ExprModel BindCondition(ExprSyntax syntax, Scope scope) => BindAs(syntax, scope, new BoolType());

    /// <summary>Reports if <paramref name="name"/> means something already: nothing may be shadowed.</summary>
    public void CheckFresh(Name name, Scope scope)
    {
        var at = Locate(name.Span);
        if (scope.Find(name.Text) is { } local)
        {
            Report(Errors.Shadowing(at, name.Text, "name", local.At));
        }
        else if (context.Symbols.Values.TryGetValue(name.Text, out var global))
        {
            Report(Errors.Shadowing(at, name.Text, global.Kind, global.At));
        }
    }

    private ExprModel ConvertOrReport(ExprModel value, TypeModel target, ExprSyntax syntax, Scope scope)
    {
        if (value is ErrorExpr || target is ErrorType)
        {
            return value is ErrorExpr || value.Type is ErrorType ? ErrorExpr.Instance : value;
        }

        if (target is OpaqueType opaque && scope.Place == ExprPlace.Scenario && IsLiteralOf(opaque.Kind, value))
        {
            return value;
        }

        if (Conversions.Convert(value, target, context.Symbols) is { } converted)
        {
            return converted;
        }

        var at = Locate(syntax.Span);
        return value.Type is OptionalType optional && Conversions.Fits(optional.Element, target, context.Symbols)
            ? Fail(Errors.MayBeNone(at, SourceLine.Fold(source, syntax.Span), TypeText.Of(value.Type)))
            : value.Type is IntType number && target is IntType
                ? Fail(Errors.OutOfRange(at, TypeText.Range(number), TypeText.Of(target)))
                : Fail(Errors.TypeMismatch(at, SourceLine.Fold(source, syntax.Span), TypeText.Of(value.Type), TypeText.Of(target)));
    }

    private static bool IsLiteralOf(OpaqueKind kind, ExprModel value) => kind switch
    {
        OpaqueKind.Number => value is IntExpr,
        OpaqueKind.Text => value is TextExpr,
        _ => Constants.IsConstant(value),
    };

    private ExprModel BindText(TextSyntax text)
        => text.Parts.Any(p => p.Hole is not null)
            ? Fail(Errors.HolesOutsideReason(Locate(text.Span)))
            : new TextExpr(string.Concat(text.Parts.Select(p => p.Literal)));

    private ExprModel BindNone(ExprSyntax syntax, TypeModel? expected) => expected switch
    {
        OptionalType or OpaqueType => new NoneExpr(expected),
        ErrorType => ErrorExpr.Instance,
        null => Fail(Errors.NoneNeedsType(Locate(syntax.Span))),
        _ => Fail(Errors.NeverNone(Locate(syntax.Span), TypeText.Of(expected))),
    };

    private ExprModel BindEmpty(ExprSyntax syntax, TypeModel? expected) => expected switch
    {
        SetType or ListType => new SetExpr(EquatableArray<ExprModel>.Empty, expected),
        ErrorType => ErrorExpr.Instance,
        null => Fail(Errors.EmptyNeedsType(Locate(syntax.Span))),
        _ => Fail(Errors.NotACollection(Locate(syntax.Span), "empty", TypeText.Of(expected))),
    };

    private ExprModel BindSet(SetSyntaxExpr set, Scope scope, TypeModel? expected)
    {
        var element = expected switch
        {
            SetType wanted => wanted.Element,
            ListType wanted => wanted.Element,
            ErrorType => ErrorType.Instance,
            _ => InferElement(set, scope),
        };
        var items = set.Items.Select(i => BindAs(i, scope, element)).ToList();
        if (element is ErrorType || items.Any(i => i is ErrorExpr))
        {
            return ErrorExpr.Instance;
        }

        // A list holds nothing twice: what is written again changes nothing, as with `add`.
        return expected is ListType ? new SetExpr(items.Distinct().ToEquatableArray(), expected) : new SetExpr(items.ToEquatableArray(), new SetType(element));
    }

    /// <summary>Without an expectation the items must say it: names of one enum only, or a first item whose type is plain.</summary>
    private TypeModel InferElement(SetSyntaxExpr set, Scope scope)
    {
        var at = Locate(set.Span);
        if (set.Items.Count == 0)
        {
            return Fail(Errors.EmptyNeedsType(at)).Type;
        }

        if (set.Items.All(i => i is NameSyntax name && IsUpper(name.Name)))
        {
            var names = set.Items.Select(i => ((NameSyntax)i).Name.Text).ToList();
            var fitting = context.Symbols.Enums.Where(e => e.Policy is null && names.All(e.Has)).ToList();
            return fitting.Count switch
            {
                1 => fitting[0].Type,
                0 => Fail(Errors.NoEnumHasAll(at, names, NearestOfSet(names))).Type,
                _ => Fail(Errors.AmbiguousMember(at, names[0], fitting.Select(e => e.Name).ToList())).Type,
            };
        }

        var first = Bind(set.Items[0], scope);
        return first.Type is EnumType or EntityType or UnionType or ErrorType
            ? first.Type
            : Fail(Errors.ElementType(Locate(set.Items[0].Span), isList: false, TypeText.Of(first.Type))).Type;
    }

    private ErrorExpr Fail(Diagnostic diagnostic)
    {
        Report(diagnostic);
        return ErrorExpr.Instance;
    }

    private void Report(Diagnostic diagnostic) => _sink.Report(diagnostic);

    private Location Locate(TextSpan span) => source.Locate(span);

    private static bool IsUpper(Name name) => name.Text.Length > 0 && char.IsUpper(name.Text[0]);
}
