using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <content>What the checks find: SM37xx about behaviour, SM38xx about what nothing uses.</content>
public static partial class Errors
{
    // Behaviour

    internal static Diagnostic StateUnreachable(Location at, string state, string entity, string initial)
        => Warning("SM3701", at, $"No {entity} is ever '{state}': no '->' leads there from '{initial}'. Write the event that leads there, or remove the state.");

    internal static Diagnostic GuardNeverHolds(Location at, string source, string guard)
        => Warning("SM3702", at, $"This '{source}' is never taken: '{guard}' holds nowhere. Correct the guard, or remove the clause.");

    internal static Diagnostic ClauseCovered(Location at, string source, bool isRest)
        => Warning("SM3703", at, isRest
            ? $"Nothing is left for this '{source}': the guards before it cover every case. Remove it, and write 'otherwise' instead of the last 'when'; or correct the guards."
            : $"This '{source}' is never taken: wherever its guard holds, another clause answers first. Correct the guards, or remove the clause.");

    internal static Diagnostic LineNeverHolds(Location at, string line)
        => Warning("SM3704", at, $"'{line}' never applies: its condition holds nowhere. Correct the condition, or remove the line.");

    internal static Diagnostic LineShadowed(Location at, string line, string owner)
        => Warning("SM3705", at, $"'{line}' never decides: wherever it holds, an earlier line of '{owner}' decides first. Move it up, narrow the lines before it, or remove it.");

    internal static Diagnostic OtherwiseCovered(Location at, string owner)
        => Warning("SM3706", at, $"Nothing is left for this 'otherwise': the other lines of '{owner}' cover every case. Remove it, and write 'otherwise' instead of the last 'when'; or correct the conditions.");

    internal static Diagnostic NothingBelow(Location at, string source)
        => Warning("SM3707", at, $"The refusals of this '{source}' cover every case, so nothing below them ever happens. Correct one of the refusals, or remove what stands below.");

    internal static Diagnostic GuardsOverlap(Location at, string source, string witness, RelatedPlace other)
        => Error("SM3708", at, $"The guard of this '{source}' and that of another clause for the same state can hold at once, and clauses have no order: both hold when {witness}. Let one guard exclude the other, or state as an invariant that this cannot be.", other);

    internal static Diagnostic AlwaysHolds(Location at, string condition)
        => Warning("SM3709", at, $"'{condition}' always holds here, so it asks for nothing. Correct it, or remove it.");

    internal static Diagnostic OperandIdle(Location at, string operand, string word)
        => Warning("SM3710", at, $"'{operand}' makes no difference here: the other operands of this '{word}' decide alone. Correct it, or remove it.");

    internal static Diagnostic LeftNeverHolds(Location at, string condition)
        => Warning("SM3711", at, $"'{condition}' never holds, so nothing is said about what follows. Correct it, or remove this.");

    internal static Diagnostic NothingMeant(Location at, string binder, string condition)
        => Warning("SM3712", at, $"No '{binder}' is ever meant here: '{condition}' holds for none. Correct the condition.");

    internal static Diagnostic DefinitionConstant(Location at, string name, string value)
        => Warning("SM3713", at, $"'{name}' is always {value}, whatever it asks for. Correct it, or write that value where it is used.");

    internal static Diagnostic NeverIsVacuous(Location at, string name)
        => Warning("SM3714", at, $"What '{name}' forbids cannot be in any state, so it protects nothing. Correct the condition.");

    internal static Diagnostic NotDecided(Location at, int count, int steps, RelatedPlace[] others)
        => Warning("SM3790", at, $"{(count == 1 ? "What can hold on this line was" : $"What can hold on {count} lines, this one first, was")} not decided within {steps} steps: a condition asks for too many things at once. Split it with 'define', or leave it to the explorer.", others);

    // What nothing uses

    internal static Diagnostic AnswerNeverGiven(Location at, string member, string type)
        => Warning("SM3801", at, $"No rule answers '{member}', though '{type}' promises it. Write the rule that gives it, or remove it; write 'unused {member}' if it is only published.");

    internal static Diagnostic NotificationNeverTold(Location at, string name)
        => Warning("SM3802", at, $"Nobody is ever told '{name}', so apps would wait for it in vain. Write the rule that tells it, or remove it.");

    internal static Diagnostic DefinitionNeverRead(Location at, string name)
        => Warning("SM3803", at, $"Nothing reads '{name}'. Use it or remove it; what drivers and apps are to read is declared with 'observe'.");

    internal static Diagnostic ColumnNeverRead(Location at, string column, string table)
        => Warning("SM3804", at, $"No rule reads the column '{column}' of '{table}', so its cells decide nothing. Let a rule or an observable ask for it, or remove it; write 'unused {column}' if it is only published.");

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

    internal static Diagnostic UnusedMemberUsed(Location at, string member, string type, bool isAnswer)
        => Warning("SM3812", at, $"'{member}' of '{type}' is marked 'unused', but a rule {(isAnswer ? "gives" : "names")} it. Remove 'unused'.");

    internal static Diagnostic UnusedColumnRead(Location at, string column, string table)
        => Warning("SM3813", at, $"The column '{column}' of '{table}' is marked 'unused', but a rule reads it. Remove 'unused'.");
}
