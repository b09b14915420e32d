using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Tests.Binding;

/// <summary>What expressions become in the model.</summary>
public class ExpressionModelTests
{
    private static readonly LocalExpr Session = new("s", new EntityType("Session"));

    [Fact]
    public void A_state_right_of_is_makes_a_test_of_the_state()
    {
        Assert.Equal(new StateTestExpr(Session, "Session", "Running"), Body("s is Running"));
        Assert.Equal(new NotExpr(new StateTestExpr(Session, "Session", "Open")), Body("s is not Open"));
        Assert.Equal(new StateTestExpr(new OneExpr("Device"), "Device", "On"), Body("device is On"));
    }

    [Fact]
    public void A_bare_name_takes_the_type_of_the_other_side()
    {
        var colour = new VariableExpr(Session, "Session", "colour", new EnumType("Colour"));
        Assert.Equal(new BinaryExpr(BinaryKind.Equal, colour, new MemberExpr("Colour", "Red"), new BoolType()), Body("s.colour is Red"));
        Assert.Equal(new BinaryExpr(BinaryKind.NotEqual, new MemberExpr("Colour", "Red"), colour, new BoolType()), Body("Red is not s.colour"));
        Assert.Equal(new PolicyExpr("strictness", new EnumType("Strictness")), Assert.IsType<BinaryExpr>(Body("strictness is Strict")).Left);
    }

    [Fact]
    public void A_member_or_an_entity_becomes_a_union_where_one_is_wanted()
    {
        var causes = new VariableExpr(Session, "Session", "causes", new SetType(new UnionType("Causer")));
        Assert.Equal(new InExpr(new ToUnionExpr(new MemberExpr("Cause", "Alarm"), "Causer"), causes), Body("Alarm in s.causes"));
        var set = new SetExpr(new EquatableArray<ExprModel>([new ToUnionExpr(Session, "Causer"), new ToUnionExpr(new MemberExpr("Cause", "Call"), "Causer")]), causes.Type);
        Assert.Equal(new BinaryExpr(BinaryKind.Equal, causes, set, new BoolType()), Body("s.causes is { s, Call }"));
    }

    [Fact]
    public void A_value_becomes_an_optional_where_one_is_wanted()
    {
        var test = Assert.IsType<BinaryExpr>(Body("s.owner is s"));
        Assert.Equal(new ToOptionalExpr(Session, test.Left.Type), test.Right);
        var none = Assert.IsType<BinaryExpr>(Body("s.owner is none"));
        Assert.Equal(new NoneExpr(new OptionalType(new EntityType("Session"))), none.Right);
    }

    [Fact]
    public void Nothing_in_a_set_is_an_empty_set()
    {
        var test = Assert.IsType<BinaryExpr>(Body("s.marks is not empty"));
        Assert.Equal(BinaryKind.NotEqual, test.Kind);
        Assert.Equal(new SetExpr([], new SetType(new EnumType("Colour"))), test.Right);
    }

    [Fact]
    public void Was_looks_back_at_its_left_side()
    {
        Assert.Equal(new WasExpr(new StateTestExpr(Session, "Session", "Running"), new BoolType()), Never("s was Running"));
        Assert.Equal(new NotExpr(new WasExpr(new StateTestExpr(Session, "Session", "Running"), new BoolType())), Never("s was not Running"));
        var changed = Assert.IsType<BinaryExpr>(Never("s.colour was not s.colour"));
        Assert.Equal((BinaryKind.NotEqual, new WasExpr(changed.Right, changed.Right.Type)), (changed.Kind, changed.Left));
        var empty = Assert.IsType<WasExpr>(Never("s.causes was empty"));
        Assert.IsType<VariableExpr>(Assert.IsType<BinaryExpr>(empty.Operand).Left);
    }

    [Fact]
    public void A_reason_prints_the_first_witness_of_its_condition()
    {
        var model = BoundSource.Bind("""
            observe o(s : Session) : bool {
              no   when s.fast and some r : Session where running(r)  because "{r} runs, its kind is {r.kind}"
              no   when some c in s.marks where c is not Red          because "it is {c}"
              yes  otherwise
            }
            """);
        var first = Because(model, "o.no");
        Assert.Equal(["", " runs, its kind is ", ""], first.Literals);
        var witness = Assert.IsType<QuantifierExpr>(first.Holes[0]);
        Assert.Equal((QuantifierModelKind.First, "r"), (witness.Kind, witness.Binder));
        Assert.Equal(new CallExpr("running", new EquatableArray<ExprModel>([new LocalExpr("r", witness.BinderType)]), new BoolType()), witness.Where);
        Assert.Equal(witness, Assert.IsType<VariableExpr>(first.Holes[1]).Owner);
        Assert.Equal(new OptionalType(new EnumType("Colour")), Assert.Single(Because(model, "o.no.2").Holes).Type);
    }

    [Fact]
    public void A_reason_can_print_braces_and_the_state()
    {
        var because = Because(BoundSource.Bind("on E(s : Session) { refuse Busy  because \"{{x}} {s.state}\" }"), "E.refuse.Busy");
        Assert.Equal(["{x} ", ""], because.Literals);
        Assert.Equal(new StateOfExpr(Session, "Session"), Assert.Single(because.Holes));
    }

    [Fact]
    public void A_parameter_named_like_a_single_entity_is_that_entity()
    {
        var model = BoundSource.Bind("on E(device) { set device.lit to device is On }");
        var @event = model.Events.Single(e => e.Name == "E");
        Assert.Equal(("device", new EntityType("Device"), false), Assert.Single(@event.Parameters.Select(p => (p.Name, p.Type, p.IsUnused))));
        Assert.Equal(new OneExpr("Device"), Assert.IsType<SetEffect>(Assert.Single(@event.Clauses[0].Effects)).Owner);
    }

    [Fact]
    public void The_types_of_definitions_are_inferred_in_any_order()
    {
        var model = BoundSource.Bind("""
            define a(s : Session) = b(s)
            define b(s : Session) = c(s.level + 1)
            define c(n : 0..20) = n * 2 - 1
            define d { none when top is none
              Green otherwise }
            define e(s : Session) = first x in s.marks where x is not Red
            """);
        TypeModel Of(string name) => model.Definitions.Single(d => d.Name == name).Type;
        Assert.Equal(new IntType(-1, 39), Of("a"));
        Assert.Equal(new IntType(-1, 39), Of("c"));
        Assert.Equal(new OptionalType(new EnumType("Colour")), Of("d"));
        Assert.Equal(new OptionalType(new EnumType("Colour")), Of("e"));
    }

    private static ExprModel Body(string expression) => BoundSource.Bind($"define d(s : Session) = {expression}").Definitions.Single(d => d.Name == "d").Body!;

    private static ExprModel Never(string expression) => Assert.Single(BoundSource.Bind($"never N(s : Session) = {expression}").Nevers).Body;

    private static BecauseModel Because(MachineModel model, string rule) => model.Rules.Single(r => r.Name == rule).Because!;
}
