using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Binding;

/// <summary>Types as people write them, for messages.</summary>
internal static class TypeText
{
    public static string Of(TypeModel type) => type switch
    {
        BoolType => "bool",
        IntType { Low: 0, High: 100 } => "percent",
        IntType { High: int.MaxValue } => "number",
        IntType number when number.Low == number.High => "number",
        IntType number => Range(number),
        EnumType named => named.Name,
        EntityType named => named.Name,
        UnionType named => named.Name,
        OptionalType optional => Of(optional.Element) + "?",
        SetType set => "set of " + Of(set.Element),
        ListType list => "list of " + Of(list.Element),
        OpaqueType { Kind: OpaqueKind.Text } => "opaque text",
        OpaqueType { Kind: OpaqueKind.Number, Low: { } low, High: { } high } => $"opaque number {Number(low)}..{Number(high)}",
        OpaqueType { Kind: OpaqueKind.Number } => "opaque number",
        OpaqueType => "opaque",
        CodeType => "code",
        TextType => "text",
        ReaderType => "a reader",
        EventNameType => "an event",
        NotificationNameType => "a notification",
        _ => "?",
    };

    /// <summary>A range with its bounds, or the one number in it.</summary>
    public static string Range(IntType number) => (number.Low == number.High, number.High) switch
    {
        (true, _) => Number(number.Low),
        (_, int.MaxValue) => $"{Number(number.Low)} or any number above",
        _ => $"{Number(number.Low)}..{Number(number.High)}",
    };

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
