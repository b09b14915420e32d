using System.Collections.Generic;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Syntax;

/// <summary>An expression as written.</summary>
public abstract record ExprSyntax(TextSpan Span);

/// <summary><c>yes</c> or <c>no</c></summary>
public sealed record BoolSyntax(bool Value, TextSpan Span) : ExprSyntax(Span);

/// <summary>An integer.</summary>
public sealed record IntSyntax(int Value, TextSpan Span) : ExprSyntax(Span);

/// <summary>A four-character code such as <c>'medi'</c>.</summary>
public sealed record CodeSyntax(string Value, TextSpan Span) : ExprSyntax(Span);

/// <summary>A text whose <c>{holes}</c> are expressions.</summary>
public sealed record TextSyntax(IReadOnlyList<TextPartSyntax> Parts, TextSpan Span) : ExprSyntax(Span);

/// <summary>Literal characters, or a hole.</summary>
public sealed record TextPartSyntax(string Literal, ExprSyntax? Hole);

/// <summary><c>none</c></summary>
public sealed record NoneSyntax(TextSpan Span) : ExprSyntax(Span);

/// <summary><c>empty</c></summary>
public sealed record EmptySyntax(TextSpan Span) : ExprSyntax(Span);

/// <summary><c>{ A, B }</c></summary>
public sealed record SetSyntaxExpr(IReadOnlyList<ExprSyntax> Items, TextSpan Span) : ExprSyntax(Span);

/// <summary>A single name: lower (parameter, binder, definition, policy, <c>one</c> entity) or Upper (vocabulary).</summary>
public sealed record NameSyntax(Name Name, TextSpan Span) : ExprSyntax(Span);

/// <summary><c>target.name</c>; after the dot any word is a name.</summary>
public sealed record MemberSyntax(ExprSyntax Target, Name Name, TextSpan Span) : ExprSyntax(Span);

/// <summary><c>name(args)</c></summary>
public sealed record CallSyntax(Name Name, IReadOnlyList<ExprSyntax> Arguments, TextSpan Span) : ExprSyntax(Span);

/// <summary><c>not e</c></summary>
public sealed record NotSyntax(ExprSyntax Operand, TextSpan Span) : ExprSyntax(Span);

/// <summary>The operators between two operands.</summary>
public enum BinaryOperator { Implies, Or, And, Is, IsNot, Was, WasNot, In, NotIn, Less, LessOrEqual, Greater, GreaterOrEqual, Plus, Minus, Times, Fits }

/// <summary><c>left op right</c>. The right side of <c>is</c> and <c>was</c> may be the name of a state.</summary>
public sealed record BinarySyntax(BinaryOperator Operator, ExprSyntax Left, ExprSyntax Right, TextSpan Span) : ExprSyntax(Span);

/// <summary><c>a before b in list</c></summary>
public sealed record BeforeSyntax(ExprSyntax Left, ExprSyntax Right, ExprSyntax List, TextSpan Span) : ExprSyntax(Span);

/// <summary><c>first of list</c>, <c>last of list</c></summary>
public sealed record EndOfListSyntax(bool IsFirst, ExprSyntax List, TextSpan Span) : ExprSyntax(Span);

/// <summary>The quantifiers.</summary>
public enum QuantifierKind { Some, No, Count, First, Last, Every }

/// <summary><c>some b : T where c</c>; <c>every b : T where c satisfies d</c></summary>
public sealed record QuantifierSyntax(QuantifierKind Kind, BinderSyntax Binder, ExprSyntax? Where, ExprSyntax? Satisfies, TextSpan Span) : ExprSyntax(Span);

/// <summary><c>b : Type</c> or <c>b in collection</c>: exactly one of <paramref name="Type"/> and <paramref name="In"/> is given.</summary>
public sealed record BinderSyntax(Name Name, Name? Type, ExprSyntax? In, TextSpan Span);

/// <summary>A dotted path such as <c>device.waiting</c> or <c>s</c>, where only one may stand.</summary>
public sealed record PathSyntax(IReadOnlyList<Name> Names, TextSpan Span);

/// <summary>An expression that could not be read.</summary>
public sealed record BadSyntax(TextSpan Span) : ExprSyntax(Span);
