using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Tests.Parsing;

/// <summary>The trees of declarations, in the notation of <see cref="SyntaxDump"/>.</summary>
public class SyntaxTests
{
    [Theory]
    [InlineData("policy p { A default, B }", "Policy(p, [PolicyOption(A, true), PolicyOption(B, false)])")]
    [InlineData("policy p {\n  /// Doc\n  /// more.\n  A\n  B default\n}", "Policy(p, [PolicyOption(A, false, \"Doc\\nmore.\"), PolicyOption(B, true)])")]
    [InlineData("enum E { A, B\n C }", "Enum(E, [EnumMember(A, false), EnumMember(B, false), EnumMember(C, false)])")]
    [InlineData("enum E { unused A, B\n  unused C\n}", "Enum(E, [EnumMember(A, true), EnumMember(B, false), EnumMember(C, true)])")]
    [InlineData("type T = A or B", "TypeAlias(T, [A, B])")]
    [InlineData("type T = set of list of A?", "TypeAlias(T, [SetType(ListType(OptionalType(A)))])")]
    [InlineData("type T = every -1..7", "TypeAlias(T, [EveryType(RangeType(-1, 7))])")]
    [InlineData("type T = least percent", "TypeAlias(T, [LeastType(percent)])")]
    [InlineData("notification N to E", "Notification(N, [], E)")]
    [InlineData("notification N(a : A, b : bool) to E", "Notification(N, [Parameter(a, A, false), Parameter(b, bool, false)], E)")]
    public void Vocabulary_is_read(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("table T {\n  in  type\n  A   'abcd'  yes\n}", "Table(T, [Column(in, false), Column(type, false)], [Row(A, [Cell(Code, \"abcd\", []), Cell(Yes, \"yes\", [])], false)], [])")]
    [InlineData("table T {\n  a  b  c  d  e\n  /// Doc.\n  A  -5  -  \"x {y}\"  { B, C }  all\n  B  0  no  z  {}  Q\n}", "Table(T, [Column(a, false), Column(b, false), Column(c, false), Column(d, false), Column(e, false)], [Row(A, [Cell(Integer, \"-5\", []), Cell(Dash, \"-\", []), Cell(Text, \"x {y}\", []), Cell(Set, \"\", [B, C]), Cell(All, \"all\", [])], false, \"Doc.\"), Row(B, [Cell(Integer, \"0\", []), Cell(No, \"no\", []), Cell(Name, \"z\", []), Cell(Set, \"\", []), Cell(Name, \"Q\", [])], false)], [])")]
    [InlineData("table T {\n  code  a\n  A  'aaaa'  yes\n  /// Doc.\n  B  'bbbb'  = A\n  C = A\n}", "Table(T, [Column(code, false), Column(a, false)], [Row(A, [Cell(Code, \"aaaa\", []), Cell(Yes, \"yes\", [])], false)], [RowAlias(B, [Cell(Code, \"bbbb\", [])], A, \"Doc.\"), RowAlias(C, [], A)])")]
    [InlineData("table T {\n  unused a  unused  unused unused\n  unused A  unused  yes  1\n}", "Table(T, [Column(a, true), Column(unused, true), Column(unused, false)], [Row(A, [Cell(Name, \"unused\", []), Cell(Yes, \"yes\", []), Cell(Integer, \"1\", [])], true)], [])")]
    [InlineData("matrix m(a : A, b : B) : C {\n     X  Y\n  P  1  -\n}", "Matrix(m, [Parameter(a, A, false), Parameter(b, B, false)], C, [X, Y], [Row(P, [Cell(Integer, \"1\", []), Cell(Dash, \"-\", [])], false)])")]
    public void Tables_are_read(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("entity E one { }", "Entity(E, false, [], [])")]
    [InlineData("entity E many {\n  states { A initial, refuses N because \"{e}\", B { C initial, D { F } initial }\n G, refuses }\n}", "Entity(E, true, [State(A, [], true, StateRefusal(N, Text[{e}])), State(B, [State(C, [], true), State(D, [State(F, [], false)], true)], false), State(G, [], false, StateRefusal)], [])")]
    [InlineData("entity E one {\n  a : A? = none  resets with b, entering C, leaving D,\n    on F\n  states : bool\n}", "Entity(E, false, [], [Variable(a, OptionalType(A), None, [Reset(With, b), Reset(Entering, C), Reset(Leaving, D), Reset(On, F)]), Variable(states, bool, _, [])])")]
    public void Entities_are_read(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("define d = a", "Definition(false, d, [], _, a)")]
    [InlineData("observe d(a : A) : B = c", "Definition(true, d, [Parameter(a, A, false)], B, c)")]
    [InlineData("define d {\n  a when b because \"c\"\n  d each e : E where f\n    because \"g\"\n  h each i in j\n  k otherwise\n}", "Definition(false, d, [], _, _, [Rule(a, b, _, _, Text[\"c\"]), Rule(d, _, Binder(e, E), f, Text[\"g\"]), Rule(h, _, Binder(i, _, j)), Rule(k)])")]
    [InlineData("invariant I =\n  a", "Invariant(I, a)")]
    [InlineData("never N(a : A) = b unless C, D(e)", "Never(N, [Parameter(a, A, false)], b, [Pattern(C), Pattern(D, [e])])")]
    [InlineData("never N = a", "Never(N, [], a, [])")]
    [InlineData("leads L = a to b\n  given C, D()", "Leads(L, [], a, b, [Pattern(C), Pattern(D, [])])")]
    public void Definitions_and_properties_are_read(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("on E(s : S, unused f : set of A, unused : bool) { from A, B when c  stay }", "Event(false, E, [Parameter(s, S, false), Parameter(f, SetType(A), true), Parameter(unused, bool, false)], [Clause(Named, [A, B], c, false, true, [], _, [])])")]
    [InlineData("on E(phone) { from any when a { refuse N when b because \"c\"\n answer O\n -> P\n set s.x to 1 } }", "Event(false, E, [Parameter(phone, _, false)], [Clause(Any, [], a, false, false, [Verdict(true, N, b, Text[\"c\"]), Verdict(false, O)], P, [Set(Path([s, x]), 1)])])")]
    [InlineData("cascade E(s : S) {\n  from A  -> B\n  from A otherwise  refuse\n  from any  clear s.x\n  otherwise  answer N\n}", "Event(true, E, [Parameter(s, S, false)], [Clause(Named, [A], _, false, false, [], B, []), Clause(Named, [A], _, true, false, [Verdict(true)], _, []), Clause(Any, [], _, false, false, [], _, [Clear(Path([s, x]))]), Clause(Otherwise, [], _, false, false, [Verdict(false, N)], _, [])])")]
    [InlineData("on E(s : S) { -> A }", "Event(false, E, [Parameter(s, S, false)], [Clause(Always, [], _, false, false, [], A, [])])")]
    [InlineData("on E(s : S) { }", "Event(false, E, [Parameter(s, S, false)], [Clause(Always, [], _, false, false, [], _, [])])")]
    [InlineData("dispatch D(s : S, p : P) to p.writes { refuse N when a\n answer }", "Dispatch(D, [Parameter(s, S, false), Parameter(p, P, false)], Path([p, writes]), [Verdict(true, N, a), Verdict(false)])")]
    public void Events_are_read(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Theory]
    [InlineData("set a.b to c when d because \"e\"", "Set(Path([a, b]), c, d, Text[\"e\"])")]
    [InlineData("add a to b.c before first of b.c", "Add(a, Path([b, c]), EndOfList(true, Member(b, c)))")]
    [InlineData("add a to b.c when d", "Add(a, Path([b, c]), _, d)")]
    [InlineData("remove a.b from c", "Remove(Member(a, b), Path([c]))")]
    [InlineData("clear a", "Clear(Path([a]))")]
    [InlineData("forget a when b", "Forget(Path([a]), b)")]
    [InlineData("tell a.b N", "Tell(Path([a, b]), N, [])")]
    [InlineData("tell a N(b, c) when d", "Tell(Path([a]), N, [b, c], d)")]
    [InlineData("raise C(a, B) because \"x\"", "Raise(C, [a, B], _, Text[\"x\"])")]
    [InlineData("each a : A where b  forget a when c", "Each(Binder(a, A), b, [Forget(Path([a]), c)])")]
    [InlineData("each a in b.c\n  each d : D {\n  forget a\n  forget d\n}", "Each(Binder(a, _, Member(b, c)), _, [Each(Binder(d, D), _, [Forget(Path([a])), Forget(Path([d]))])])")]
    public void Effects_are_read(string text, string tree) => Assert.Equal(tree, Dump($"on E(s : S) {{\n  {text}\n}}", "Event(false, E, [Parameter(s, S, false)], [Clause(Always, [], _, false, false, [], _, [", "])])"));

    [Theory]
    [InlineData("scenario \"t\" { }", "Scenario(Text[\"t\"], [], [], [])")]
    [InlineData("scenario \"t\" under p A, q B { given m : S is A with c D, e yes\n given phone is B\n given n with x { } }", "Scenario(Text[\"t\"], [PolicyChoice(p, A), PolicyChoice(q, B)], [Given(m, S, A, [Assignment(c, D), Assignment(e, yes)]), Given(phone, _, B, []), Given(n, _, _, [Assignment(x, SetExpr([]))])], [])")]
    [InlineData("scenario \"t\" { do E(a, B)\n then a is B because \"c\", refused N because \"d\", answered O, told nobody, told a N(b), told a M because \"e\" }", "Scenario(Text[\"t\"], [], [], [Do(E, [a, B]), Then([Holds(Binary(Is, a, B), Text[\"c\"]), Answers(true, N, Text[\"d\"]), Answers(false, O), Told, Told(a, Pattern(N, [b])), Told(a, Pattern(M), Text[\"e\"])])])")]
    [InlineData("scenario \"t\" { then told, refused is told }", "Scenario(Text[\"t\"], [], [], [Then([Holds(told), Holds(Binary(Is, refused, told))])])")]
    public void Scenarios_are_read(string text, string tree) => Assert.Equal(tree, Dump(text));

    [Fact]
    public void The_header_of_a_main_file_names_the_answers()
        => Assert.Equal("Header(false, M, Status, Done, \"Doc.\\n  More.\")", SyntaxDump.Dump(MarkedSource.ParseValid("/// Doc.\n///   More.\nmachine M\nanswers Status = Done").Header));

    [Fact]
    public void The_header_of_a_part_names_the_machine()
        => Assert.Equal("Header(true, M)", SyntaxDump.Dump(MarkedSource.ParseValid("part of M").Header));

    [Fact]
    public void Documentation_belongs_to_the_item_below_it()
    {
        var file = MarkedSource.ParseValid("machine M\n/// One.\n// a remark\n///Two.\n\ndefine a = b // behind\n\n/// Three.\ndefine c = d");
        Assert.Equal(["One.\nTwo.", "Three."], file.Declarations.Select(d => d.Doc));
    }

    private static string Dump(string text, string before = "", string after = "")
    {
        var dump = SyntaxDump.Dump(Assert.Single(MarkedSource.ParseValid("machine M\n" + text).Declarations));
        Assert.StartsWith(before, dump);
        Assert.EndsWith(after, dump);
        return dump[before.Length..^after.Length];
    }
}
