using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Binding;

/// <summary>Types as people write them, for messages.</summary>
internal static class TypeText
{
    public static string Of(TypeModel type) => type switch
    {
        BoolType => "bool",
        IntType { Low: 0, High: 100 } => "percent",
        IntType { Low: 0, High: int.MaxValue } => "a number from 0",
        IntType number when number.Low == number.High => "the number " + Number(number.Low),
        IntType number => $"{Number(number.Low)}..{Number(number.High)}",
        EnumType named => named.Name,
        EntityType named => named.Name,
        UnionType named => named.Name,
        OptionalType optional => Of(optional.Element) + "?",
        SetType set => "set of " + Of(set.Element),
        ListType list => "list of " + Of(list.Element),
        OpaqueType => "opaque",
        CodeType => "code",
        TextType => "text",
        ReaderType => "a reader",
        EventNameType => "an event",
        _ => "?",
    };

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
