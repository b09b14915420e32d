using System;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Definitions and observables.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer, DefinitionModel definition)
    {
        var name = EmitContext.Pascal(definition.Name);
        var expressions = new ExpressionEmitter(context, name).Declare(definition.Parameters);
        var doc = definition.Doc ?? $"{(definition.IsObserve ? "observe" : "define")} {definition.Name} ({definition.At})";
        var parameters = context.Parameters(definition.Parameters);
        var where = $"where TWorld : struct, {context.World}";
        writer.Gap().Doc(doc);
        if (definition.Shape == DefinitionShape.Expression)
        {
            writer.Line(PackedEmitter.Inline);
            using (writer.At(definition.At))
            {
                writer.Line($"public static {context.Type(definition.Type)} {name}<TWorld>(ref TWorld world{parameters}) {where} => {expressions.Emit(definition.Body!)};");
            }

            RulesEmitter.WriteHelpers(writer, expressions);
            return;
        }

        if (definition.IsObserve)
        {
            using (writer.Block($"public static {context.Type(definition.Type)} {name}<TWorld>(ref TWorld world{parameters}) {where}"))
            {
                writer.Line("var why = default(NoReasons);").Line($"return {name}(ref world{context.Arguments(definition.Parameters)}, ref why);");
            }

            writer.Gap().Doc($"{doc}\nWith the lines that hold, each with the values of its reason.");
        }

        WriteLines(context, writer, definition, expressions, name, parameters, where);
        RulesEmitter.WriteHelpers(writer, expressions);
    }

    private static void WriteLines(EmitContext context, CodeWriter writer, DefinitionModel definition, ExpressionEmitter expressions, string name, string parameters, string where)
    {
        var signature = definition.IsObserve
            ? $"public static {context.Type(definition.Type)} {name}<TWorld, TReasons>(ref TWorld world{parameters}, ref TReasons why) {where} where TReasons : struct, IReasons"
            : $"public static {context.Type(definition.Type)} {name}<TWorld>(ref TWorld world{parameters}) {where}";
        using (writer.Block(signature))
        {
            switch (definition.Shape)
            {
                case DefinitionShape.FirstMatch:
                    foreach (var line in definition.Rules)
                    {
                        WriteLine(context, writer, definition, expressions, line, () => writer.Line($"return {expressions.Emit(line.Value)};"));
                    }

                    break;
                case DefinitionShape.Every:
                    WriteAccumulating(context, writer, definition, expressions, "var values = 0;", "values == 0",
                        line => $"values |= 1 << (int){EmitContext.Parenthesise(expressions.Operand(line.Value))};", "return values;");
                    break;
                default:
                    WriteAccumulating(context, writer, definition, expressions, "var least = int.MaxValue;", "least == int.MaxValue",
                        line => $"least = System.Math.Min(least, {expressions.Emit(line.Value)});", "return least;");
                    break;
            }

            if (definition.Shape == DefinitionShape.FirstMatch && !definition.Rules.Any(r => r.IsOtherwise))
            {
                writer.Line($"throw new MachineException(\"No line of {definition.Name} holds. Add an 'otherwise' line.\");");
            }
        }
    }

    private static void WriteAccumulating(EmitContext context, CodeWriter writer, DefinitionModel definition, ExpressionEmitter expressions, string start, string nothing, Func<DefinitionRuleModel, string> take, string end)
    {
        writer.Line(start);
        foreach (var line in definition.Rules.Where(r => !r.IsOtherwise))
        {
            WriteLine(context, writer, definition, expressions, line, () => writer.Line(take(line)));
        }

        foreach (var line in definition.Rules.Where(r => r.IsOtherwise))
        {
            using (writer.Block($"if ({nothing})"))
            {
                WriteLine(context, writer, definition, expressions, line, () => writer.Line(take(line)));
            }
        }

        writer.Gap().Line(end);
    }

    /// <summary>One line: its condition or loop, its reason, its value.</summary>
    private static void WriteLine(EmitContext context, CodeWriter writer, DefinitionModel definition, ExpressionEmitter expressions, DefinitionRuleModel line, Action take)
    {
        var rule = context.Model.Rules[line.Rule];
        void Take()
        {
            if (definition.IsObserve)
            {
                var holes = rule.Because?.Holes.Select(h => ", " + context.Encode(h.Type, expressions.Emit(h))) ?? [];
                using (writer.Block("if (typeof(TReasons) != typeof(NoReasons))"))
                {
                    writer.Line($"why.Add({line.Rule}{string.Concat(holes)});");
                }

                writer.Gap();
            }

            take();
            if (line.Domain is not null && definition.IsObserve && definition.Shape != DefinitionShape.FirstMatch && FreeLocals.Of(line.Value).All(l => l.Name != line.Binder))
            {
                // One witness settles a value that does not depend on it; further ones only matter to somebody who asks why.
                using (writer.Gap().Block("if (typeof(TReasons) == typeof(NoReasons))"))
                {
                    writer.Line("break;");
                }
            }
        }

        writer.Gap().Line($"// {rule.Name} ({rule.At})");
        using (writer.At(rule.At))
        {
            if (line.Domain is not null)
            {
                expressions.WriteLoop(writer, line.Binder!, line.BinderType!, line.Domain, line.When, Take);
            }
            else if (line.When is not null)
            {
                using (writer.Block($"if ({expressions.Emit(line.When)})"))
                {
                    Take();
                }
            }
            else
            {
                Take();
            }
        }
    }
}
