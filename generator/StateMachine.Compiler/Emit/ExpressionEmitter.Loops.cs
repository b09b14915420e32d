using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <content>Quantifiers and loops.</content>
internal sealed partial class ExpressionEmitter
{
    private string Quantifier(QuantifierExpr q)
    {
        var captured = FreeLocals.Of(q).Where(l => !_context.IsOne(DeclaredType(l))).ToList();
        var name = $"{_owner}{q.Kind}{_helpers.Count + 1}";
        var index = _helpers.Count;
        _helpers.Add("");
        var arguments = string.Concat(captured.Select(l => ", " + EmitContext.Local(l.Name)));
        var call = $"{name}({(_hasBefore ? "ref before, " : "")}ref {_world}{arguments})";

        var outer = _world;
        _world = "world";
        Declare(q.Binder, q.BinderType);
        _helpers[index] = Helper(q, name, captured);
        _world = outer;
        return call;
    }

    private TypeModel DeclaredType(LocalExpr l) => _declared.TryGetValue(l.Name, out var type) ? type : l.Type;

    private string Helper(QuantifierExpr q, string name, List<LocalExpr> captured)
    {
        var writer = new CodeWriter(_context.Options);
        var parameters = string.Concat(captured.Select(l => $", {_context.Type(DeclaredType(l))} {EmitContext.Local(l.Name)}"));
        var result = q.Kind switch
        {
            QuantifierModelKind.Count => "int",
            QuantifierModelKind.First or QuantifierModelKind.Last => _context.Type(q.Type),
            _ => "bool",
        };
        var before = _hasBefore ? "ref TWorld before, " : "";
        using (writer.Block($"private static {result} {name}{_typeArguments}({before}ref TWorld world{parameters}) where TWorld : struct, {_context.World}"))
        {
            if (q.Kind is QuantifierModelKind.Count)
            {
                writer.Line("var count = 0;");
            }
            else if (q.Kind is QuantifierModelKind.Last)
            {
                writer.Line($"{result} last = {(EmitContext.IsNullable(q.Type) ? "null" : "-1")};");
            }

            WriteLoop(writer, q.Binder, q.BinderType, q.Domain, q.Where, () => writer.Line(q.Kind switch
            {
                QuantifierModelKind.Some => "return true;",
                QuantifierModelKind.No => "return false;",
                QuantifierModelKind.Count => "count++;",
                QuantifierModelKind.First => $"return {EmitContext.Local(q.Binder)};",
                QuantifierModelKind.Last => $"last = {EmitContext.Local(q.Binder)};",
                _ => $"if ({Emit(new NotExpr(q.Satisfies!))})\n{{\n    return false;\n}}",
            }));
            writer.Gap().Line(q.Kind switch
            {
                QuantifierModelKind.Some => "return false;",
                QuantifierModelKind.Count => "return count;",
                QuantifierModelKind.First => EmitContext.IsNullable(q.Type) ? "return null;" : "return -1;",
                QuantifierModelKind.Last => "return last;",
                _ => "return true;",
            });
        }

        return writer.ToString();
    }

    /// <summary>
    /// Writes the loop over a domain, with <paramref name="body"/> for each element that <paramref name="where"/> lets through. Leading
    /// factors of the condition that do not name the element are asked once, before the loop; only leading ones, since a factor may rely on
    /// those before it.
    /// </summary>
    public void WriteLoop(CodeWriter writer, string binder, TypeModel binderType, DomainModel domain, ExprModel? where, Action body)
    {
        var factors = FreeLocals.Conjuncts(where).ToList();
        var outside = factors.TakeWhile(f => FreeLocals.Of(f).All(l => l.Name != binder)).ToList();
        var inside = FreeLocals.Conjunction(factors.Skip(outside.Count));
        if (outside.Count == 0)
        {
            WriteInnerLoop(writer, binder, binderType, domain, inside, body);
            return;
        }

        using (writer.Block($"if ({Emit(FreeLocals.Conjunction(outside)!)})"))
        {
            WriteInnerLoop(writer, binder, binderType, domain, inside, body);
        }
    }

    private void WriteInnerLoop(CodeWriter writer, string binder, TypeModel binderType, DomainModel domain, ExprModel? where, Action body)
    {
        Declare(binder, binderType);
        var name = EmitContext.Local(binder);
        using (writer.Block(LoopHeader(name, domain, out var first)))
        {
            if (first is not null)
            {
                writer.Line(first);
            }

            if (where is null)
            {
                body();
                return;
            }

            using (writer.Block($"if ({Emit(where)})"))
            {
                body();
            }
        }
    }

    private string LoopHeader(string name, DomainModel domain, out string? first)
    {
        first = null;
        switch (domain)
        {
            case EntityDomain entity:
                return $"for (var {name} = 0; {name} < {_world}.{entity.Entity}Count; {name}++)";
            case EnumDomain e:
                return $"foreach (var {name} in {e.Enum}Values.All)";
            case CollectionDomain { Collection: var collection } when !EmitContext.IsCollection(collection.Type):
                var type = ((EnumType)((SetType)collection.Type).Element).Name;
                first = $"if (({Write(collection)} >> (int){name} & 1) == 0)\n{{\n    continue;\n}}\n";
                return $"foreach (var {name} in {type}Values.All)";
            case CollectionDomain { Collection: var collection }:
                var (accessor, owner, ownerExpr) = Collection(collection);
                if (collection.Type is SetType)
                {
                    return $"for (var {name} = {_world}.Next{accessor}({Index(owner, ownerExpr, "-1")}); {name} >= 0; {name} = {_world}.Next{accessor}({Index(owner, ownerExpr, name)}))";
                }

                var cast = collection.Type is ListType { Element: EnumType member } ? $"({Qualified(member.Name)})" : "";
                first = $"var {name} = {cast}{_world}.At{accessor}({Index(owner, ownerExpr, name + "At")});";
                return $"for (var {name}At = 0; {name}At < {_world}.Count{accessor}({Index(owner, ownerExpr)}); {name}At++)";
            default:
                throw new InvalidOperationException($"No loop over {domain.GetType().Name}.");
        }
    }
}
