using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>The two questions that a dispatch may ask an opaque value. Numbers, switches and codes travel as 32 bits.</summary>
internal static class OpaqueValues
{
    public static int SizeOf(Value value) => value switch
    {
        IntValue or BoolValue or CodeValue or MemberValue => 4,
        TextValue t => System.Text.Encoding.UTF8.GetByteCount(t.Text),
        _ => throw new SpecFaultException($"The size of {value} is not defined."),
    };

    /// <summary>Whether the value is one of the type of the event's last parameter.</summary>
    public static bool Fits(Spec spec, Value value, EventModel target, World world) => Convert(spec, value, target.Parameters[^1].Type, world) is not null;

    /// <summary>The value as one of a type; null if it is none.</summary>
    public static Value? Convert(Spec spec, Value value, TypeModel type, World world) => (type, value) switch
    {
        (OpaqueType, _) => value,
        (BoolType, IntValue { Number: 0 or 1 } i) => new BoolValue(i.Number == 1),
        (EnumType t, CodeValue c) => ByCode(spec, t.Name, c),
        _ => spec.Values(type, world).FirstOrDefault(v => v.Equals(value)),
    };

    private static MemberValue? ByCode(Spec spec, string table, CodeValue code)
    {
        var declared = spec.Model.Enums.FirstOrDefault(e => e.Name == table);
        var column = declared?.Columns.FirstOrDefault(c => c.Type is CodeType);
        var row = column?.Cells.Index().FirstOrDefault(c => c.Item.Value is CodeExpr cell && cell.Value == code.Code, (-1, null!)).Index ?? -1;
        var name = row >= 0 ? spec.Members(table)[row] : declared?.Aliases.FirstOrDefault(a => a.Code is CodeExpr own && own.Value == code.Code)?.Row;
        return name is null ? null : new MemberValue(table, name);
    }
}
