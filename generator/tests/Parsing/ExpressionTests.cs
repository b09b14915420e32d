using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Tests.Parsing;

/// <summary>The trees of expressions, in the notation of <see cref="SyntaxDump"/>.</summary>
public class ExpressionTests
{
    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("no", "no")]
    [InlineData("-7", "-7")]
    [InlineData("1000000000", "1000000000")]
    [InlineData("-1000000000", "-1000000000")]
    [InlineData("'abcd'", "Code(\"abcd\")")]
    [InlineData("none", "None")]
    [InlineData("empty", "Empty")]
    [InlineData("{ }", "SetExpr([])")]
    [InlineData("{ A, { b } }", "SetExpr([A, SetExpr([b])])")]
    [InlineData("Mode.Default", "Member(Mode, Default)")]
    [InlineData("a.on.Table.is", "Member(Member(Member(a, on), Table), is)")]
    [InlineData("f()", "Call(f, [])")]
    [InlineData("f(a, B, -1).c.d", "Member(Member(Call(f, [a, B, -1]), c), d)")]
    [InlineData("\"a {b.c} {{d}} {e is { F }}\"", "Text[\"a \" {Member(b, c)} \" {d} \" {Binary(Is, e, SetExpr([F]))}]")]
    [InlineData("\"\"", "Text[]")]
    public void Primaries_are_read(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("a implies b implies c", "Binary(Implies, a, Binary(Implies, b, c))")]
    [InlineData("a or b and c or d implies e", "Binary(Implies, Binary(Or, Binary(Or, a, Binary(And, b, c)), d), e)")]
    [InlineData("not a and not not b or c", "Binary(Or, Binary(And, Not(a), Not(Not(b))), c)")]
    [InlineData("not a is b", "Not(Binary(Is, a, b))")]
    [InlineData("a + b * c - d - e", "Binary(Minus, Binary(Minus, Binary(Plus, a, Binary(Times, b, c)), d), e)")]
    [InlineData("a - 1", "Binary(Minus, a, 1)")]
    [InlineData("(a or b) and (c implies d)", "Binary(And, Binary(Or, a, b), Binary(Implies, c, d))")]
    [InlineData("a is not none", "Binary(IsNot, a, None)")]
    [InlineData("a was B and a was not C", "Binary(And, Binary(Was, a, B), Binary(WasNot, a, C))")]
    [InlineData("a in b or a not in { C }", "Binary(Or, Binary(In, a, b), Binary(NotIn, a, SetExpr([C])))")]
    [InlineData("a < b and a <= b and a > b and a >= b + 1", "Binary(And, Binary(And, Binary(And, Binary(Less, a, b), Binary(LessOrEqual, a, b)), Binary(Greater, a, b)), Binary(GreaterOrEqual, a, Binary(Plus, b, 1)))")]
    [InlineData("a before b in c.d and e", "Binary(And, Before(a, b, Member(c, d)), e)")]
    [InlineData("not (a fits b.c)", "Not(Binary(Fits, a, Member(b, c)))")]
    [InlineData("(a is B) is (a in c)", "Binary(Is, Binary(Is, a, B), Binary(In, a, c))")]
    public void Operators_bind_by_their_level(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("some a : A where a is b or c", "Quantifier(Some, Binder(a, A), Binary(Or, Binary(Is, a, b), c))")]
    [InlineData("no a in b.c + d", "Quantifier(No, Binder(a, _, Binary(Plus, Member(b, c), d)))")]
    [InlineData("count a : A where b > 1", "Quantifier(Count, Binder(a, A), Binary(Greater, b, 1))")]
    [InlineData("first a in b where c", "Quantifier(First, Binder(a, _, b), c)")]
    [InlineData("last a : A", "Quantifier(Last, Binder(a, A))")]
    [InlineData("every a : A where b satisfies some c in d where e implies f", "Quantifier(Every, Binder(a, A), b, Quantifier(Some, Binder(c, _, d), Binary(Implies, e, f)))")]
    [InlineData("every a in b satisfies c", "Quantifier(Every, Binder(a, _, b), _, c)")]
    [InlineData("a and no b : B where c or d", "Binary(And, a, Quantifier(No, Binder(b, B), Binary(Or, c, d)))")]
    [InlineData("first of last of a.b is c", "Binary(Is, EndOfList(true, EndOfList(false, Member(a, b))), c)")]
    [InlineData("first of f(a)", "EndOfList(true, Call(f, [a]))")]
    [InlineData("count + first - last", "Binary(Minus, Binary(Plus, count, first), last)")]
    [InlineData("a is no", "Binary(Is, a, no)")]
    public void Quantifiers_reach_as_far_right_as_they_can(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("a\n  and b")]
    [InlineData("a and\n  b")]
    [InlineData("(\na\nand b)")]
    [InlineData("(a and b\n)")]
    [InlineData("a // remark\n // another\n  and b")]
    [InlineData("\n  a and b")]
    public void A_line_end_does_not_end_what_must_go_on(string text) => Assert.Equal("Binary(And, a, b)", Dump(text));

    [Theory]
    [InlineData("a is\nb", "Binary(Is, a, b)")]
    [InlineData("a\nis\nnot\nb", "Binary(IsNot, a, b)")]
    [InlineData("a +\nb", "Binary(Plus, a, b)")]
    [InlineData("f(\na,\nb\n)", "Call(f, [a, b])")]
    [InlineData("{\nA\n, B\n}", "SetExpr([A, B])")]
    [InlineData("a not\nin b", "Binary(NotIn, a, b)")]
    public void A_line_may_end_behind_an_operator_and_within_brackets(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("define a = b\n‹+› c")]
    [InlineData("define a = b\n‹.›c")]
    [InlineData("define a = f\n‹(›b)")]
    [InlineData("define a = b\n‹<› c")]
    public void A_line_end_ends_what_could_be_complete(string marked) => MarkedSource.ParseExpecting("machine M\n" + marked, "SM1044");

    [Fact]
    public void Holes_have_their_places_in_the_file()
    {
        const string Text = "machine M\r\ndefine a = \"\u00E9{{ {b.c} {  d }\"";
        var text = Assert.IsType<TextSyntax>(Assert.IsType<DefinitionSyntax>(MarkedSource.ParseValid(Text).Declarations[0]).Body);
        Assert.Equal(["b.c", "d"], text.Parts.Where(p => p.Hole is not null).Select(p => Text.Substring(p.Hole!.Span.Start, p.Hole.Span.Length)));
        Assert.Equal(["\u00E9{ ", " "], text.Parts.Where(p => p.Hole is null).Select(p => p.Literal));
    }

    private static string Dump(string text)
        => SyntaxDump.Dump(Assert.IsType<InvariantSyntax>(Assert.Single(MarkedSource.ParseValid("machine M\ninvariant I = " + text).Declarations)).Body);
}
