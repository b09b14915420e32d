using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>
/// The storage of an explored world: every finite variable as a few bits. The number of instances of each entity is a type, so that
/// all offsets fold into constants; opaque variables are left out.
/// </summary>
internal static class PackedEmitter
{
    /// <summary>For what rules are made of: without it the compiler of the running program gives up on inlining long before a rule is through.</summary>
    public const string Inline = "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public static string Counts(EmitContext context) => string.Concat(context.Many.Select(e => $"T{e.Name}Count, "));

    public static string Constraints(EmitContext context)
        => string.Concat(context.Many.Select(e => $" where T{e.Name}Count : struct, ICount")) + " where TBits : unmanaged, IWords<TBits>";

    public static string TypeName(EmitContext context) => $"{context.Machine}Packed<{Counts(context)}TBits>";

    public static void Emit(EmitContext context, CodeWriter writer)
    {
        var layout = new Layout(context);
        writer.Gap().Doc($"A packed world of {context.Machine}: {layout.Describe()}");
        using (writer.Block($"public struct {TypeName(context)} : {context.World}, IPacked<{TypeName(context)}>{Constraints(context)}"))
        {
            writer.Line("private TBits _bits;");
            writer.Gap().Doc("How many bits a state takes; it must not be more than the words hold.").Line($"public static int Bits => {layout.Total};");
            WritePolicies(context, writer, layout);
            foreach (var entity in context.Model.Entities)
            {
                if (entity.IsMany)
                {
                    writer.Gap().Line("/// <inheritdoc/>").Line($"public readonly int {entity.Name}Count => T{entity.Name}Count.Value;");
                }

                foreach (var member in WorldEmitter.Members(context, entity))
                {
                    WriteMember(context, writer, layout, entity, member);
                }
            }

            WriteIdentity(context, writer);
        }
    }

    private static void WritePolicies(EmitContext context, CodeWriter writer, Layout layout)
    {
        foreach (var policy in context.Model.Policies)
        {
            var slot = layout.Policy(policy);
            writer.Gap().Line("/// <inheritdoc/>").Line($"public readonly {policy.TypeName} {EmitContext.Pascal(policy.Name)} => ({policy.TypeName})_bits.Read({slot.Offset}, {slot.Width});");
        }

        writer.Gap().Doc("Every variable at its default, under the given policies.");
        using (writer.Block($"public static {TypeName(context)} Create({context.Machine}Policies policies)"))
        {
            if (context.Model.Policies.Count > 0)
            {
                writer.Line("System.ArgumentNullException.ThrowIfNull(policies);");
            }

            writer.Line($"var world = new {TypeName(context)} {{ _bits = default }};");
            foreach (var policy in context.Model.Policies)
            {
                var slot = layout.Policy(policy);
                writer.Line($"world._bits.Write({slot.Offset}, {slot.Width}, (uint)policies.{EmitContext.Pascal(policy.Name)});");
            }

            writer.Line($"{context.Rules}.Initialise(ref world);").Line("return world;");
        }
    }

    private static void WriteMember(EmitContext context, CodeWriter writer, Layout layout, EntityModel entity, Member member)
    {
        var slot = member.Variable is null ? layout.State(entity) : layout.Variable(entity, member.Variable);
        writer.Gap().Line("/// <inheritdoc/>");
        if (member.Variable?.Type is OpaqueType)
        {
            // Left out of exploring: no rule may look at it.
            writer.Line(member.Kind == MemberKind.Get ? $"public readonly {member.Signature} => null;" : $"public readonly {member.Signature}\n{{\n}}");
            return;
        }

        writer.Line(Inline);
        if (member.Variable?.Type is ListType)
        {
            WriteListMember(writer, slot, member);
            return;
        }

        writer.Line($"public {(member.IsRead ? "readonly " : "")}{member.Signature} => {Body(context, slot, member)};");
    }

    private static string Body(EmitContext context, Slot slot, Member member)
    {
        var type = member.Variable?.Type;
        var read = $"_bits.Read({slot.Offset}, {slot.Width})";
        switch (member.Kind)
        {
            case MemberKind.Get:
                return type is null ? $"({member.Signature.Split(' ')[0]}){read}" : FromBits(context, type, read);
            case MemberKind.Set:
                return $"_bits.Write({slot.Offset}, {slot.Width}, {(type is null ? "(uint)value" : ToBits(type))})";
            case MemberKind.Count:
                return $"System.Numerics.BitOperations.PopCount({read})";
            case MemberKind.Has:
                return $"_bits.Read({slot.Offset} + member, 1) != 0";
            case MemberKind.Add:
                return $"_bits.Write({slot.Offset} + member, 1, 1)";
            case MemberKind.Remove:
                return $"_bits.Write({slot.Offset} + member, 1, 0)";
            case MemberKind.Clear:
                return $"_bits.Write({slot.Offset}, {slot.Width}, 0)";
            case MemberKind.Next:
                return $"PackedList.Next({read}, after)";
            default:
                throw new InvalidOperationException($"No body for {member.Kind}.");
        }
    }

    private static string FromBits(EmitContext context, TypeModel type, string read) => type switch
    {
        BoolType => $"{read} != 0",
        EnumType e => $"({e.Name}){read}",
        IntType { Low: var low } => low == 0 ? $"(int){read}" : $"(int){read} + {low}",
        OptionalType { Element: EntityType or UnionType } => $"(int){read} - 1",
        OptionalType { Element: EnumType e } => $"{read} is > 0 and var bits ? ({e.Name})(bits - 1) : null",
        OptionalType { Element: BoolType } => $"{read} is > 0 and var bits ? bits == 2 : null",
        OptionalType { Element: IntType { Low: var low } } => $"{read} is > 0 and var bits ? (int)bits - 1 + {low} : null",
        _ => $"(int){read}",
    };

    private static string ToBits(TypeModel type) => type switch
    {
        BoolType => "value ? 1u : 0u",
        IntType { Low: not 0 and var low } => $"(uint)(value - {low})",
        OptionalType { Element: EntityType or UnionType } => "(uint)(value + 1)",
        OptionalType { Element: EnumType } => "value is { } given ? (uint)given + 1 : 0",
        OptionalType { Element: BoolType } => "value is { } given ? given ? 2u : 1u : 0u",
        OptionalType { Element: IntType { Low: var low } } => $"value is {{ }} given ? (uint)(given - {low}) + 1 : 0",
        _ => "(uint)value",
    };

    private static void WriteListMember(CodeWriter writer, Slot slot, Member member)
    {
        var list = $"PackedList.{{0}}(ref _bits, {slot.Offset}, {slot.Item}, {slot.Length}{{1}})";
        string End(string number) => WorldEmitter.ListOfEnum(member.Variable!) is { } e ? $"{number} is >= 0 and var end ? ({e})end : null" : number;
        string Call(string method, string arguments) => list.Replace("{0}", method).Replace("{1}", arguments);
        var body = member.Kind switch
        {
            MemberKind.Count => Call("Count", ""),
            MemberKind.Has => Call("IndexOf", ", member") + " >= 0",
            MemberKind.IndexOf => Call("IndexOf", ", member"),
            MemberKind.At => Call("At", ", place"),
            MemberKind.First => End(Call("At", ", 0")),
            MemberKind.Last => End(Call("Last", "")),
            MemberKind.Add => Call("Add", ", member, anchor"),
            MemberKind.Remove => Call("Remove", ", member"),
            MemberKind.Clear => Call("Clear", ""),
            _ => throw new InvalidOperationException($"No body for {member.Kind}."),
        };
        writer.Line($"public {member.Signature} => {body};");
    }

    private static void WriteIdentity(EmitContext context, CodeWriter writer)
    {
        var name = TypeName(context);
        writer.Gap().Line("/// <inheritdoc/>").Line(Inline).Line("public readonly ulong Hash() => _bits.Hash();");
        writer.Gap().Line("/// <inheritdoc/>").Line(Inline).Line($"public readonly bool Equals({name} other) => _bits.Equals(other._bits);");
        writer.Gap().Line("/// <inheritdoc/>").Line($"public override readonly bool Equals(object? obj) => obj is {name} other && Equals(other);");
        writer.Gap().Line("/// <inheritdoc/>").Line("public override readonly int GetHashCode() => (int)Hash();");
        writer.Gap().Doc("Whether both are the same state.").Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
        writer.Gap().Doc("Whether they are different states.").Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
    }

    /// <summary>Where a variable lies: C# expressions of the instance <c>i</c> and the counts.</summary>
    internal sealed record Slot(string Offset, string Width, string Item = "", string Length = "");

    /// <summary>Assigns every variable its bits: entity by entity, instance by instance, then the policies.</summary>
    private sealed class Layout
    {
        private readonly EmitContext _context;
        private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);
        private readonly List<string> _description = [];

        public Layout(EmitContext context)
        {
            _context = context;
            var at = new Size();
            foreach (var entity in context.Model.Entities)
            {
                at = Place(entity, at);
            }

            foreach (var policy in context.Model.Policies)
            {
                var width = Bits(policy.Options.Count);
                _slots["policy " + policy.Name] = new Slot(at.ToString(), width.ToString(System.Globalization.CultureInfo.InvariantCulture));
                at = at.Plus(width);
            }

            Total = at.ToString();
        }

        public string Total { get; }

        public Slot Policy(PolicyModel policy) => _slots["policy " + policy.Name];

        public Slot State(EntityModel entity) => _slots[entity.Name];

        public Slot Variable(EntityModel entity, VariableModel variable) => _slots.TryGetValue($"{entity.Name}.{variable.Name}", out var slot) ? slot : new Slot("0", "0");

        public string Describe() => string.Join(" ", _description);

        private Size Place(EntityModel entity, Size start)
        {
            var inside = new Size();
            var parts = new List<(string Key, Size At, Size Width, VariableModel? Variable)>();
            if (entity.States.Count > 0)
            {
                var width = new Size().Plus(Bits(entity.States.Count(s => s.IsLeaf)));
                parts.Add((entity.Name, inside, width, null));
                inside = inside.Plus(width);
            }

            foreach (var variable in entity.Variables.Where(v => v.Type is not OpaqueType))
            {
                var width = Width(variable.Type);
                parts.Add(($"{entity.Name}.{variable.Name}", inside, width, variable));
                inside = inside.Plus(width);
            }

            _description.Add($"{inside} {(inside.ToString() == "1" ? "bit" : "bits")} for {(entity.IsMany ? "each " : "the ")}{entity.Name}.");
            foreach (var (key, at, width, variable) in parts)
            {
                var offset = start.Plus(at).ToString();
                if (entity.IsMany)
                {
                    offset = $"({offset} + (i * ({inside})))";
                }

                _slots[key] = variable?.Type is ListType list
                    ? new Slot(offset, width.ToString(), ItemBits(list), Capacity(list))
                    : new Slot(offset, width.ToString());
            }

            return entity.IsMany ? start.Plus(inside.Times($"T{entity.Name}Count.Value")) : start.Plus(inside);
        }

        private Size Width(TypeModel type) => type switch
        {
            BoolType => new Size().Plus(1),
            IntType i => new Size().Plus(Bits(i.High - i.Low + 1)),
            EnumType e => new Size().Plus(Bits(_context.MembersOf(e.Name).Count)),
            EntityType e => new Size().Plus(ReferenceBits(e.Name), 1),
            OptionalType { Element: EntityType e } => new Size().Plus(ReferenceBits(e.Name), 1),
            UnionType u => new Size().Plus(UnionBits(u), 1),
            OptionalType { Element: UnionType u } => new Size().Plus(UnionBits(u), 1),
            OptionalType { Element: BoolType } => new Size().Plus(2),
            OptionalType { Element: EnumType e } => new Size().Plus(Bits(_context.MembersOf(e.Name).Count + 1)),
            OptionalType { Element: IntType i } => new Size().Plus(Bits(i.High - i.Low + 2)),
            SetType { Element: EnumType e } => new Size().Plus(_context.MembersOf(e.Name).Count),
            SetType s => new Size().Plus(_context.BaseOf(s.Element)).Plus(_context.EntityOf(s) is { } entity ? CountOf(entity) : "0", 1),
            ListType { Element: EnumType e } => new Size().Plus(_context.MembersOf(e.Name).Count * Bits(_context.MembersOf(e.Name).Count + 1)),
            ListType l => new Size().Plus($"{Capacity(l)} * {ItemBits(l)}", 1),
            _ => throw new InvalidOperationException($"{type} has no bits."),
        };

        /// <summary>The bits of a union's members, of the instances of its entity, and of none.</summary>
        private string UnionBits(UnionType union)
            => $"WordMath.BitsFor({(_context.EntityOf(union) is { } entity ? CountOf(entity) + " + " : "")}{_context.BaseOf(union) + 1})";

        /// <summary>A list has a place for each thing that it can hold.</summary>
        private string Capacity(ListType list) => list.Element is EnumType e ? Number(_context.MembersOf(e.Name).Count) : CountOf(_context.EntityOf(list)!);

        /// <summary>The bits of a place: what it holds, or nothing.</summary>
        private string ItemBits(ListType list) => list.Element is EnumType e ? Number(Bits(_context.MembersOf(e.Name).Count + 1)) : ReferenceBits(_context.EntityOf(list)!);

        private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>How many instances there are, as C#.</summary>
        private string CountOf(string entity) => _context.Entities[entity].IsMany ? $"T{entity}Count.Value" : "1";

        private string ReferenceBits(string entity) => $"WordMath.BitsFor({CountOf(entity)} + 1)";

        private static int Bits(int values)
        {
            var bits = 0;
            while (1L << bits < values)
            {
                bits++;
            }

            return bits;
        }
    }

    /// <summary>A number of bits: a constant and multiples of the counts.</summary>
    private readonly struct Size
    {
        private readonly int _constant;
        private readonly IReadOnlyDictionary<string, int>? _terms;

        private Size(int constant, IReadOnlyDictionary<string, int>? terms)
        {
            _constant = constant;
            _terms = terms;
        }

        public Size Plus(int bits) => new(_constant + bits, _terms);

        public Size Plus(string term, int times)
        {
            var terms = (_terms ?? new Dictionary<string, int>()).ToDictionary(t => t.Key, t => t.Value);
            terms[term] = (terms.TryGetValue(term, out var before) ? before : 0) + times;
            return new(_constant, terms);
        }

        public Size Plus(Size other) => (other._terms ?? new Dictionary<string, int>()).Aggregate(Plus(other._constant), (sum, t) => sum.Plus(t.Key, t.Value));

        public Size Times(string count) => new Size().Plus($"{count} * ({this})", 1);

        public override string ToString()
        {
            var parts = new List<string>();
            if (_constant != 0 || _terms is null)
            {
                parts.Add(_constant.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            foreach (var term in _terms ?? new Dictionary<string, int>())
            {
                parts.Add(term.Value == 1 ? $"({term.Key})" : $"({term.Value} * {term.Key})");
            }

            return string.Join(" + ", parts);
        }
    }
}
