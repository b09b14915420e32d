using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>What the binder says about the rules of a machine: entities (SM30xx), events (SM31xx); the rest is in the part after this.</summary>
public static partial class Errors
{
    // Policies and entities

    internal static Diagnostic PolicyDefault(Location at, string policy, int count)
        => Error("SM3001", at, $"The policy '{policy}' has {(count == 0 ? "no default" : "more than one default")}. Write 'default' behind one of its options.");

    internal static Diagnostic NoInitialState(Location at, string entity, string first)
        => Error("SM3002", at, $"'{entity}' has states, but none to begin in. Write 'initial' behind one of the outermost states, such as '{first}'.");

    internal static Diagnostic TwoInitialStates(Location at, string second, string first, Location firstAt)
        => Error("SM3003", at, $"'{first}' is initial already, and only one of the states side by side can be. Remove 'initial' from '{second}' or from '{first}'.", new RelatedPlace(firstAt, "the first initial state"));

    internal static Diagnostic NoWayIn(Location at, string state)
        => Error("SM3004", at, $"'{state}' has states inside, and nothing tells which of them is entered. Write 'initial' behind one of them, or name one of them here.");

    internal static Diagnostic EntityWithoutStates(Location at, string entity)
        => Error("SM3005", at, $"'{entity}' has no states. Declare them with 'states {{ … }}', or test its variables.");

    internal static Diagnostic NoDefault(Location at, string variable, string type)
        => Error("SM3006", at, $"'{variable}' needs a value to begin with, since its type '{type}' has none of its own. Write '= value' behind the type.");

    internal static Diagnostic ReferenceNeedsOptional(Location at, string variable, string entity)
        => Error("SM3007", at, $"'{variable}' has no '{entity}' to begin with, because entities come into being later. Write '{entity}?'.");

    internal static Diagnostic DefaultNotConstant(Location at, string variable)
        => Error("SM3008", at, $"The default of '{variable}' is not constant. Write a literal, a member of an enum, 'none', 'empty' or a set of members.");

    internal static Diagnostic RepeatedReset(Location at, string variable, string name)
        => Error("SM3009", at, $"'{variable}' is set back by this '{name}' already. Remove one of them.");

    internal static Diagnostic ResetCircle(Location at, IReadOnlyList<string> names, RelatedPlace[] others)
        => Error("SM3010", at, $"Setting one of these variables would set all of them back for ever: {string.Join(" -> ", names)}. Remove one 'resets with'.", others);

    // Verdicts

    internal static Diagnostic StatusMissing(Location at, bool isRefuse, string type)
        => Error("SM3101", at, $"{(isRefuse ? "A refusal" : "An answer")} needs a status, since this machine answers with '{type}'. Write a member of '{type}' behind '{(isRefuse ? "refuse" : "answer")}'.");

    internal static Diagnostic StatusWithoutAnswers(Location at, string status)
        => Error("SM3102", at, $"This machine has no answers, so '{status}' cannot be one. Remove it, or write 'answers Type = Normal' below the machine's name.");

    internal static Diagnostic AnswerWithoutAnswers(Location at)
        => Error("SM3103", at, "This machine has no answers, so there is nothing to answer. Write 'answers Type = Normal' below the machine's name.");

    internal static Diagnostic RefusalIsNormal(Location at, string status)
        => Error("SM3104", at, $"'{status}' is the normal answer, and nobody could tell this refusal from success. Refuse with another one.");

    internal static Diagnostic VerdictInCascade(Location at, string word, string cascade)
        => Error("SM3105", at, $"The cascade '{cascade}' cannot {word}: what raised it has happened already. Decide this in the event, before its '->'.");

    // Clauses

    internal static Diagnostic SubjectNotEntity(Location at, string kind, string name, string type)
        => Error("SM3110", at, $"The first parameter of the {kind} '{name}' is its subject, whose states 'from' speaks of; that is an entity, not '{type}'. Put the entity first.");

    internal static Diagnostic RepeatedSource(Location at, string state)
        => Error("SM3111", at, $"'{state}' is covered by this clause already. Remove it.");

    internal static Diagnostic TwoClauses(Location at, string source, string? leaf, Location first)
        => Error("SM3112", at, $"Two clauses without a guard answer{(leaf is null ? "" : $" in '{leaf}'")}: this '{source}' is never reached. Give one of them a 'when', or merge them.", new RelatedPlace(first, "this one always answers"));

    internal static Diagnostic MissingAnswer(Location at, string name, IReadOnlyList<string> states)
        => Error("SM3113", at, states.All(s => s.Length == 0)
            ? $"Nothing answers '{name}'. Write what happens."
            : $"Nothing answers '{name}' in {AllOf(states)}. Write 'from {string.Join(", ", states)}' with what happens, or 'otherwise stay' if nothing does.");

    internal static Diagnostic MissingOtherwise(Location at, string name, IReadOnlyList<string> states)
        => Error("SM3114", at, states.All(s => s.Length == 0)
            ? $"'{name}' is answered only where a guard holds. Write 'otherwise' with what happens else, such as 'otherwise stay'."
            : $"'{name}' is answered in {AllOf(states)} only where a guard holds. Write 'from {string.Join(", ", states)} otherwise' with what happens else, or 'otherwise stay'.");

    internal static Diagnostic ClauseNeverTaken(Location at, string source)
        => Warning("SM3115", at, $"This '{source}' is never taken: in every state that it is for, a clause that names the state more closely, or the state's own refusal, answers first. Remove it.");

    // Effects

    internal static Diagnostic TargetTooLong(Location at)
        => Error("SM3120", at, "Only a variable of an entity that has a name here can be changed. Bind the entity with 'each' and change 'name.variable'.");

    internal static Diagnostic TargetIsNoVariable(Location at, string name)
        => Error("SM3121", at, $"'{name}' cannot be changed: only variables of entities can. Write 'entity.variable'.");

    internal static Diagnostic TargetOwner(Location at, string name, string type)
        => Error("SM3122", at, $"'{name}' is '{type}', and nothing of it can be changed: the owner must be a parameter, a binder or a single entity. Name one of these, or bind it with 'each'.");

    internal static Diagnostic SetOfCollection(Location at, string path)
        => Error("SM3123", at, $"'{path}' holds entities and changes by 'add', 'remove' and 'clear' only. Write 'clear {path}' and add what it is to hold.");

    internal static Diagnostic BeforeInSet(Location at, string path)
        => Error("SM3124", at, $"'{path}' is a set, and a set has no order to be before something. Remove 'before', or declare a list.");

    internal static Diagnostic ForgetPath(Location at)
        => Error("SM3125", at, "'forget' takes an entity by its name here. Bind it with 'each'.");

    internal static Diagnostic ForgetNeedsMany(Location at, string name)
        => Error("SM3126", at, $"'{name}' cannot be forgotten: only a parameter or binder of an entity that is 'many' can. Use 'clear' for single variables.");

    internal static Diagnostic ToldToOther(Location at, string notification, string to, string type)
        => Error("SM3127", at, $"'{notification}' is told to '{to}', not to '{type}'. Tell it to {Article("'" + to + "'")}, or declare a notification to '{type}'.");

    internal static Diagnostic RaiseNeedsCascade(Location at, string kind, string name, Location declared)
        => Error("SM3128", at, $"'{name}' is {Article(kind)}, and only cascades can be raised, because what is raised cannot refuse. Declare it with 'cascade', or raise another one.", new RelatedPlace(declared, $"'{name}' is declared here"));

    internal static Diagnostic CascadeCircle(Location at, IReadOnlyList<string> names, RelatedPlace[] others)
        => Error("SM3129", at, $"These cascades raise each other in a circle and might never end: {string.Join(" -> ", names)}. Break the circle.", others);
}
