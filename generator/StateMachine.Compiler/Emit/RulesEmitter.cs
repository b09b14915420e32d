namespace StateMachine.Compiler.Emit;

/// <summary>
/// The rules, once: definitions, observables, decisions, effects and resets as static functions over the storage interface. The
/// Stateless machine and the flat step both call them; there is no second copy of a guard or an effect.
/// </summary>
internal static class RulesEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc($"What the spec {context.Machine} says, once. A decision is the id of the rule that accepts, or the complement (~) of the one that refuses.");
        using (writer.Block($"public static partial class {context.Rules}"))
        {
            foreach (var definition in context.Model.Definitions)
            {
                DefinitionEmitter.Emit(context, writer, definition);
            }

            foreach (var entity in context.Model.Entities)
            {
                VariableEmitter.Emit(context, writer, entity);
            }

            VariableEmitter.EmitWhole(context, writer);
            foreach (var declared in context.Model.Events)
            {
                DecisionEmitter.Emit(context, writer, declared);
                EffectEmitter.Emit(context, writer, declared);
            }

            DecisionEmitter.EmitDispatch(context, writer);
            DecisionEmitter.EmitReasons(context, writer);
            PropertyEmitter.Emit(context, writer);
            LeadsEmitter.Emit(context, writer);
        }
    }

    /// <summary>Writes the helper functions of expressions.</summary>
    public static void WriteHelpers(CodeWriter writer, ExpressionEmitter expressions)
    {
        foreach (var helper in expressions.Helpers)
        {
            writer.Gap().Line(helper.TrimEnd('\n'));
        }
    }
}
