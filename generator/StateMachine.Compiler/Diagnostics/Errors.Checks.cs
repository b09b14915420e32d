using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <content>What the checks find: SM37xx about behaviour, SM38xx about what nothing uses.</content>
public static partial class Errors
{
    // Behaviour

    internal static Diagnostic StateUnreachable(Location at, string state, string entity, string initial)
        => Warning("SM3701", at, $"No {entity} is ever '{state}': no '->' leads there from '{initial}'. Write the event that leads there, or remove the state.");

    // What nothing uses

    internal static Diagnostic AnswerNeverGiven(Location at, string member, string type)
        => Warning("SM3801", at, $"No rule answers '{member}', though '{type}' promises it. Write the rule that gives it, or remove it.");

    internal static Diagnostic NotificationNeverTold(Location at, string name)
        => Warning("SM3802", at, $"Nobody is ever told '{name}', so apps would wait for it in vain. Write the rule that tells it, or remove it.");

    internal static Diagnostic DefinitionNeverRead(Location at, string name)
        => Warning("SM3803", at, $"Nothing reads '{name}'. Use it or remove it; what drivers and apps are to read is declared with 'observe'.");

    internal static Diagnostic ColumnNeverRead(Location at, string column, string table)
        => Warning("SM3804", at, $"No rule reads the column '{column}' of '{table}', so its cells decide nothing. Let a rule or an observable ask for it, or remove it.");

    internal static Diagnostic VocabularyNeverUsed(Location at, string kind, string name)
        => Warning("SM3805", at, $"Nothing uses the {kind} '{name}'. Use it, or remove it.");

    internal static Diagnostic PolicyNeverAsked(Location at, string name)
        => Warning("SM3806", at, $"No rule asks for the policy '{name}', so its options make no difference. Ask with '{name} is …' where they differ, or remove it.");

    internal static Diagnostic VariableNeverRead(Location at, string variable, string entity)
        => Warning("SM3807", at, $"'{variable}' of '{entity}' is changed and never read, so nothing depends on it. Let a rule ask for it, or remove it.");

    internal static Diagnostic VariableNeverSet(Location at, string variable, string entity)
        => Warning("SM3808", at, $"'{variable}' of '{entity}' never changes: no effect sets it. Write the effect, or use a definition for what is constant.");

    internal static Diagnostic CascadeNeverRaised(Location at, string name)
        => Warning("SM3809", at, $"Nothing raises the cascade '{name}', so it never runs. Raise it, or remove it; what comes from outside is declared with 'on'.");

    internal static Diagnostic ParameterNeverRead(Location at, string name, string owner)
        => Warning("SM3810", at, $"'{owner}' never reads '{name}'. Write 'unused {name}' if callers give it all the same, or remove it.");

    internal static Diagnostic UnusedParameterRead(Location at, string name, string owner)
        => Error("SM3811", at, $"'{name}' is marked 'unused', but '{owner}' reads it; exploring would try one value only. Remove 'unused'.");
}
