using StateMachine.Compiler.Model;

namespace AudioSessions.Properties.Evaluator;

/// <summary>The two questions that a dispatch may ask an opaque value. Numbers, switches and codes travel as 32 bits.</summary>
internal static class OpaqueValues
{
    public static int SizeOf(Value value) => value switch
    {
        NoneValue => 0,
        IntValue or BoolValue or CodeValue or MemberValue => 4,
        TextValue t => System.Text.Encoding.UTF8.GetByteCount(t.Text),
        _ => throw new SpecFaultException($"The size of {value} is not defined."),
    };

    /// <summary>Whether the value is one of the type of the event's last parameter.</summary>
    public static bool Fits(Spec spec, Value value, EventModel target, World world) => Convert(spec, value, target.Parameters[^1].Type, world) is not null;

    /// <summary>The value as one of a type; null if it is none.</summary>
    public static Value? Convert(Spec spec, Value value, TypeModel type, World world) => (type, value, Integer(value)) switch
    {
        (OpaqueType { Kind: OpaqueKind.Text }, _, _) => value as TextValue,
        (OpaqueType { Kind: OpaqueKind.Number }, BoolValue, _) => null,
        (OpaqueType { Kind: OpaqueKind.Number }, _, var number) => number is { } integer ? new IntValue((int)integer) : null,
        (OpaqueType, _, _) => value,
        (BoolType, _, { } integer) => new BoolValue(integer != 0),
        (EnumType t, _, { } code) => ByCode(spec, t.Name, code),
        (SetType t, _, { } bits) => BySubset(spec, t, bits, world),
        (IntType t, _, { } integer) => integer >= t.Low && integer <= t.High ? new IntValue((int)integer) : null,
        _ => spec.Values(type, world).FirstOrDefault(v => v.Equals(value)),
    };

    /// <summary>A value as 32 bits: the code of a member, a bit for each member of a set; null for what has no such form.</summary>
    public static uint? CodeOf(Spec spec, TypeModel type, Value value) => value switch
    {
        _ when type is OpaqueType { Kind: OpaqueKind.Number } => null,
        BoolValue b => b.IsYes ? 1u : 0u,
        IntValue or CodeValue => unchecked((uint)Integer(value)!.Value),
        MemberValue m => Codes(spec, m.Enum).FirstOrDefault(c => c.Row == m.Name).Code,
        SetValue s when type is SetType { Element: EnumType } => (uint)s.Elements.Cast<MemberValue>().Sum(m => 1L << spec.Members(m.Enum).ToList().IndexOf(m.Name)),
        _ => null,
    };

    private static MemberValue? ByCode(Spec spec, string table, long code)
        => Codes(spec, table).FirstOrDefault(c => c.Code == unchecked((uint)code)).Row is { } row ? new MemberValue(table, row) : null;

    private static Value? BySubset(Spec spec, SetType type, long bits, World world)
    {
        var members = spec.Values(type.Element, world).ToList();
        return bits < 0 || bits >> members.Count != 0 ? null : new SetValue([.. members.Where((_, i) => (bits >> i & 1) != 0)]);
    }

    private static long? Integer(Value value) => value switch
    {
        IntValue v => v.Number,
        CodeValue v => v.Code.Aggregate(0L, (code, c) => (code << 8) | c),
        _ => null,
    };

    /// <summary>The rows of a table with their codes: those of the column called so, or of one of codes; aliases come behind them.</summary>
    private static IEnumerable<(string? Row, uint? Code)> Codes(Spec spec, string name)
    {
        if (spec.Model.Enums.FirstOrDefault(e => e.Name == name) is not { } table)
        {
            return [];
        }

        var column = table.Columns.FirstOrDefault(c => c.Name == "code" && (IsOf<CodeType>(c.Type) || IsOf<IntType>(c.Type))) ?? table.Columns.FirstOrDefault(c => IsOf<CodeType>(c.Type));
        var rows = table.Members.Zip(column?.Cells ?? [], (m, c) => (m.Name, Code: c.Value)).Concat(table.Aliases.Select(a => (Name: a.Row, a.Code)));
        return rows.Where(r => r.Code is not null).Select(r => ((string?)r.Name, (uint?)Integer(spec.Constant(r.Code!)))).Where(r => r.Item2 is not null);
    }

    private static bool IsOf<T>(TypeModel type) => type is T or OptionalType { Element: T };
}
