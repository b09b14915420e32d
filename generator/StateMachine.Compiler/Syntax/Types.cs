using System.Collections.Generic;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Syntax;

/// <summary>A type as written.</summary>
public abstract record TypeSyntax(TextSpan Span);

/// <summary><c>bool</c>, <c>percent</c>, <c>opaque</c>, <c>code</c>, <c>text</c>, or the name of an enum, table, entity or alias.</summary>
public sealed record NamedTypeSyntax(Name Name, TextSpan Span) : TypeSyntax(Span);

/// <summary><c>0..7</c></summary>
public sealed record RangeTypeSyntax(int Low, int High, TextSpan Span) : TypeSyntax(Span);

/// <summary><c>opaque number</c>, <c>opaque number 0..1</c>, <c>opaque text</c>; plain <c>opaque</c> is a <see cref="NamedTypeSyntax"/>.</summary>
public sealed record OpaqueTypeSyntax(Name Word, Name Kind, RangeTypeSyntax? Range, TextSpan Span) : TypeSyntax(Span);

/// <summary><c>set of T</c></summary>
public sealed record SetTypeSyntax(TypeSyntax Element, TextSpan Span) : TypeSyntax(Span);

/// <summary><c>list of T</c></summary>
public sealed record ListTypeSyntax(TypeSyntax Element, TextSpan Span) : TypeSyntax(Span);

/// <summary><c>T?</c></summary>
public sealed record OptionalTypeSyntax(TypeSyntax Element, TextSpan Span) : TypeSyntax(Span);

/// <summary><c>every T</c>: all lines that hold give a set.</summary>
public sealed record EveryTypeSyntax(TypeSyntax Element, TextSpan Span) : TypeSyntax(Span);

/// <summary><c>least T</c>: the smallest value of the lines that hold.</summary>
public sealed record LeastTypeSyntax(TypeSyntax Element, TextSpan Span) : TypeSyntax(Span);

/// <summary>A type that could not be read.</summary>
public sealed record BadTypeSyntax(TextSpan Span) : TypeSyntax(Span);
