namespace StateMachine.Compiler.Model;

/// <summary>A bound, typed expression. It has no place in the source: <see cref="RuleModel"/> has one for the line it stands in.</summary>
public abstract record ExprModel(TypeModel Type);

/// <summary><c>yes</c>, <c>no</c></summary>
public sealed record BoolExpr(bool Value) : ExprModel(new BoolType());

/// <summary>An integer.</summary>
public sealed record IntExpr(int Value) : ExprModel(new IntType(Value, Value));

/// <summary>A four-character code.</summary>
public sealed record CodeExpr(string Value) : ExprModel(new CodeType());

/// <summary>A text without holes.</summary>
public sealed record TextExpr(string Value) : ExprModel(new TextType());

/// <summary>A member of an enum, a row of a table, an option of a policy.</summary>
public sealed record MemberExpr(string Enum, string Member) : ExprModel(new EnumType(Enum));

/// <summary>The value of a policy, an <see cref="EnumType"/> named as <see cref="PolicyModel.TypeName"/>.</summary>
public sealed record PolicyExpr(string Policy, TypeModel Type) : ExprModel(Type);

/// <summary><c>none</c></summary>
public sealed record NoneExpr(TypeModel Type) : ExprModel(Type);

/// <summary>A set written out; <c>empty</c> has no items.</summary>
public sealed record SetExpr(EquatableArray<ExprModel> Items, TypeModel Type) : ExprModel(Type);

/// <summary>A parameter or a bound name. A narrowed optional appears with its narrowed type.</summary>
public sealed record LocalExpr(string Name, TypeModel Type) : ExprModel(Type);

/// <summary>The instance of a <c>one</c> entity.</summary>
public sealed record OneExpr(string Entity) : ExprModel(new EntityType(Entity));

/// <summary>An enum member or entity used where a union is wanted.</summary>
public sealed record ToUnionExpr(ExprModel Value, string Union) : ExprModel(new UnionType(Union));

/// <summary>A value used where an optional of its type is wanted.</summary>
public sealed record ToOptionalExpr(ExprModel Value, TypeModel Type) : ExprModel(Type);

/// <summary><c>e.v</c></summary>
public sealed record VariableExpr(ExprModel Owner, string Entity, string Variable, TypeModel Type) : ExprModel(Type);

/// <summary><c>e is State</c>; a composite state stands for its leaves.</summary>
public sealed record StateTestExpr(ExprModel Owner, string Entity, string State) : ExprModel(new BoolType());

/// <summary><c>e.state</c>: only printed, in a <c>because</c>.</summary>
public sealed record StateOfExpr(ExprModel Owner, string Entity) : ExprModel(new EnumType(Entity + "State"));

/// <summary><c>row.column</c></summary>
public sealed record ColumnExpr(ExprModel Row, string Table, string Column, TypeModel Type) : ExprModel(Type);

/// <summary>A call of a <c>define</c> or the value of an <c>observe</c>.</summary>
public sealed record CallExpr(string Definition, EquatableArray<ExprModel> Arguments, TypeModel Type) : ExprModel(Type);

/// <summary>A cell of a matrix.</summary>
public sealed record MatrixExpr(string Matrix, ExprModel Row, ExprModel Column, TypeModel Type) : ExprModel(Type);

/// <summary><c>not e</c></summary>
public sealed record NotExpr(ExprModel Operand) : ExprModel(new BoolType());

/// <summary>The connectives and comparisons between values of one type.</summary>
public enum BinaryKind { Implies, Or, And, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Plus, Minus, Times }

/// <summary><c>left op right</c></summary>
public sealed record BinaryExpr(BinaryKind Kind, ExprModel Left, ExprModel Right, TypeModel Type) : ExprModel(Type);

/// <summary><c>item in collection</c>; the collection is a set or list, or a set written out.</summary>
public sealed record InExpr(ExprModel Item, ExprModel Collection) : ExprModel(new BoolType());

/// <summary><c>a before b in list</c>: both are in the list, and a comes first.</summary>
public sealed record BeforeExpr(ExprModel Left, ExprModel Right, ExprModel List) : ExprModel(new BoolType());

/// <summary><c>first of list</c>, <c>last of list</c>: an optional, none where the list is empty.</summary>
public sealed record EndOfListExpr(bool IsFirst, ExprModel List, TypeModel Type) : ExprModel(Type);

/// <summary>What a binder ranges over.</summary>
public abstract record DomainModel;

/// <summary>All instances of an entity, in order of creation.</summary>
public sealed record EntityDomain(string Entity) : DomainModel;

/// <summary>All members of an enum or rows of a table, in order of declaration.</summary>
public sealed record EnumDomain(string Enum) : DomainModel;

/// <summary>The elements of a set (entities by creation, enum members by declaration) or list (its order).</summary>
public sealed record CollectionDomain(ExprModel Collection) : DomainModel;

/// <summary>The quantifiers; First and Last are optionals of the element.</summary>
public enum QuantifierModelKind { Some, No, Count, First, Last, Every }

/// <summary>A quantifier. <paramref name="Satisfies"/> belongs to Every only.</summary>
public sealed record QuantifierExpr(QuantifierModelKind Kind, string Binder, TypeModel BinderType, DomainModel Domain, ExprModel? Where, ExprModel? Satisfies, TypeModel Type) : ExprModel(Type);

/// <summary>The operand, evaluated in the state before the event. Only in step properties.</summary>
public sealed record WasExpr(ExprModel Operand, TypeModel Type) : ExprModel(Type);

/// <summary>The size in bytes of an opaque value; only in the verdicts of a dispatch.</summary>
public sealed record SizeOfExpr(ExprModel Value) : ExprModel(new IntType(0, int.MaxValue));

/// <summary><c>value fits row.column</c>: the value is one of the type that the event in that column takes. Only in a dispatch.</summary>
public sealed record FitsExpr(ExprModel Value, ExprModel Event) : ExprModel(new BoolType());
