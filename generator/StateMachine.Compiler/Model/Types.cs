namespace StateMachine.Compiler.Model;

/// <summary>A type of the language, after binding. All are finite but <see cref="OpaqueType"/>, <see cref="CodeType"/> and <see cref="TextType"/>.</summary>
public abstract record TypeModel;

/// <summary><c>bool</c></summary>
public sealed record BoolType : TypeModel;

/// <summary>An integer with both bounds; <c>percent</c> is 0..100.</summary>
public sealed record IntType(int Low, int High) : TypeModel;

/// <summary>An enum, the rows of a table, or the options of a policy (named like the policy with an upper first letter).</summary>
public sealed record EnumType(string Name) : TypeModel;

/// <summary>An instance of an entity.</summary>
public sealed record EntityType(string Name) : TypeModel;

/// <summary>A union of enums and entities, such as <c>Session or SystemCause</c>.</summary>
public sealed record UnionType(string Name) : TypeModel;

/// <summary><c>T?</c></summary>
public sealed record OptionalType(TypeModel Element) : TypeModel;

/// <summary><c>set of T</c>; T is an enum, an entity or a union.</summary>
public sealed record SetType(TypeModel Element) : TypeModel;

/// <summary><c>list of T</c>, without duplicates; T is an enum or an entity.</summary>
public sealed record ListType(TypeModel Element) : TypeModel;

/// <summary>What an opaque value is, as far as the host that hands it over must know.</summary>
public enum OpaqueKind
{
    /// <summary><c>opaque</c>: anything.</summary>
    Any,

    /// <summary><c>opaque number</c></summary>
    Number,

    /// <summary><c>opaque text</c></summary>
    Text,
}

/// <summary>Kept and handed on; no rule may look at it. A number may have bounds: a variable keeps what it is set to within them.</summary>
public sealed record OpaqueType(OpaqueKind Kind = OpaqueKind.Any, int? Low = null, int? High = null) : TypeModel;

/// <summary>A four-character code, only in tables.</summary>
public sealed record CodeType : TypeModel;

/// <summary>A text, only in tables.</summary>
public sealed record TextType : TypeModel;

/// <summary>The type of a column whose cells name declarations: only a dispatch can follow them.</summary>
public abstract record ReferenceType : TypeModel;

/// <summary>The type of a column that names readers (a variable of an entity or a definition of one entity).</summary>
public sealed record ReaderType : ReferenceType;

/// <summary>The type of a column that names events.</summary>
public sealed record EventNameType : ReferenceType;

/// <summary>The type of a column that names notifications.</summary>
public sealed record NotificationNameType : ReferenceType;
